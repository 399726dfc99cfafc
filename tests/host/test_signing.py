"""Keys that fit signatures of anybody sign nothing here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.host import signing
from app.host.package import Package, PackageBroken
from app.host.signing import Signature
from tests.support.miniapps import write_package
from tests.support.publishers import ADA, pack, put_block

DIGESTS = [f"{number:064x}" for number in range(64)]


def weak_keys() -> Iterator[str]:
    """Yield every way to write a point of small order, with either sign."""
    for key in sorted(signing._WEAK):
        yield key
        yield key[:-2] + f"{int(key[-2:], 16) | 0x80:02x}"


def forged(key: str) -> tuple[str, str] | None:
    """Return a digest and a signature of it that the library takes, made without any secret; None if there is none."""
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
    for digest in DIGESTS:
        for point in weak_keys():
            value = bytes.fromhex(point) + bytes(32)
            try:
                public.verify(value, signing._signed(digest, ()))
            except InvalidSignature:
                continue
            return digest, value.hex()
    return None


@pytest.mark.parametrize("key", sorted(weak_keys()))
def test_a_key_that_fits_signatures_of_anybody_fits_none(key: str) -> None:
    assert signing.is_weak(key)
    found = forged(key)
    assert found is not None, "the list names a key that is not weak"
    digest, value = found
    assert not Signature(key, value).fits(digest)


def test_a_publishers_own_key_is_not_weak() -> None:
    assert not signing.is_weak(ADA.public)


def test_a_package_under_such_a_key_is_refused(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package", "app = 1\n")
    file = pack(folder, tmp_path / "it.ma")
    key = "01" + "00" * 31
    value = (bytes.fromhex(key) + bytes(32)).hex()
    # Whatever is in it, this fits: the library says so.
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(value), b"anything")
    put_block(file, Signature(key, value).block())
    with pytest.raises(PackageBroken, match="is not of these files"):
        Package.read(file)
