"""Publishers of tests: their keys, and the `.ma` files they pack and sign."""

from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.host import archive
from app.host.package import Package
from app.host.signing import PublisherKey
from tests.support.miniapps import write_package


def key_of(letter: str) -> PublisherKey:
    """Return a key that is always the same."""
    return PublisherKey(Ed25519PrivateKey.from_private_bytes(letter.encode() * 32))


ADA, EVE = key_of("a"), key_of("e")


def pack(folder: Path, target: Path, key: PublisherKey | None = None) -> Path:
    """Write the package in ``folder`` to ``target``, signed if there is a key."""
    package = Package.read(folder)
    archive.write(target, [(name, b"".join(package.chunks(name))) for name in package.files])
    if key is not None:
        sign(target, key)
    return target


def sign(target: Path, key: PublisherKey) -> None:
    """Sign a `.ma` file, whoever signed it before."""
    put_block(target, key.sign(Package.read(target).sha256).block())


def put_block(target: Path, block: bytes) -> None:
    """Put ``block`` where a `.ma` file has its signature."""
    found = archive.read(target, [])
    assert found is not None
    archive.put_block(found, block)


def publish(tmp_path: Path, main: str, key: PublisherKey, *, server: str = "", **changes: Any) -> Package:
    """Return a signed package with this program."""
    name = f"{len(list(tmp_path.iterdir()))}"
    folder = write_package(tmp_path / name, main, server, **changes)
    return Package.read(pack(folder, tmp_path / f"{name}.ma", key))
