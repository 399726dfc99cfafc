"""A publisher's key hands on to the next one, and a mini-app follows only that way."""

import json
import struct
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.host import signing
from app.host.installs import Installs
from app.host.manifest import Problem
from app.host.package import Package, PackageBroken
from app.host.signing import Handover, PublisherKey
from tests.support.miniapps import write_package
from tests.support.publishers import ADA, EVE, key_of, pack, publish, put_block

SECOND = ADA.hand_on(key_of("b").private)
THIRD = SECOND.hand_on(key_of("c").private)
SHA256 = "5" * 64


def test_a_mini_app_goes_on_under_the_key_its_old_key_names(data_folder: Path, tmp_path: Path) -> None:
    installs = Installs(data_folder)
    first = installs.install(publish(tmp_path, "app = 1\n", ADA))
    second = installs.install(publish(tmp_path, "app = 2\n", SECOND))
    assert second.publisher_key == first.publisher_key == ADA.public
    assert installs.find(first.miniapp_id, first.sha256) == first
    assert installs.install(publish(tmp_path, "app = 3\n", SECOND)).publisher_key == ADA.public


@pytest.mark.parametrize("before", [[], [ADA], [SECOND], [ADA, SECOND]])
def test_a_chain_of_handovers_is_followed_from_wherever_one_is(
    data_folder: Path, tmp_path: Path, before: list[PublisherKey]
) -> None:
    installs = Installs(data_folder)
    for number, key in enumerate(before):
        installs.install(publish(tmp_path, f"app = {number}\n", key))
    assert installs.install(publish(tmp_path, "app = 'last'\n", THIRD)).publisher_key == ADA.public


@pytest.mark.parametrize("old", [ADA, SECOND, ADA.hand_on(EVE.private), SECOND.hand_on(EVE.private)])
def test_a_key_given_up_signs_no_more_and_hands_on_to_nobody_else(
    data_folder: Path, tmp_path: Path, old: PublisherKey
) -> None:
    installs = Installs(data_folder)
    installs.install(publish(tmp_path, "app = 1\n", THIRD))
    with pytest.raises(Refused, match=r"package\.(old_key|other_publisher)"):
        installs.install(publish(tmp_path, "app = 2\n", old))


def test_a_key_given_up_does_not_come_back_by_a_handover(data_folder: Path, tmp_path: Path) -> None:
    installs = Installs(data_folder)
    installs.install(publish(tmp_path, "app = 1\n", SECOND))
    back = PublisherKey(SECOND.private).hand_on(ADA.private)
    with pytest.raises(Refused, match=r"package\.old_key"):
        installs.install(publish(tmp_path, "app = 2\n", back))


def test_nobody_names_themselves_the_heir(data_folder: Path, tmp_path: Path) -> None:
    target = pack(write_package(tmp_path / "package", "app = 1\n"), tmp_path / "it.ma")
    sha256 = Package.read(target).sha256
    forged = Handover(ADA.public, EVE.hand_on(key_of("f").private).history[0].value)
    heir = PublisherKey(EVE.private, (forged,))
    put_block(target, heir.sign(sha256).block())
    with pytest.raises(PackageBroken, match="signed others"):
        Package.read(target)


@pytest.mark.parametrize("other", [PublisherKey(SECOND.private), THIRD])
def test_a_history_is_neither_taken_off_nor_exchanged(tmp_path: Path, other: PublisherKey) -> None:
    signature = SECOND.sign(SHA256)
    assert signature.fits(SHA256)
    changed = signing.Signature(signature.key, signature.value, other.history)
    assert not changed.fits(SHA256)


def test_the_block_of_a_key_that_was_handed_on_has_the_layout_that_the_documents_tell() -> None:
    block = THIRD.sign(SHA256).block()
    assert len(block) == 128 + 2 * 96
    assert struct.unpack("<Q", block[:8]) == struct.unpack("<Q", block[-24:-16]) == (len(block) - 8,)
    assert block[8:40] == bytes.fromhex(THIRD.public)
    assert block[104:136] == bytes.fromhex(ADA.public)
    assert block[136:200] == ADA.private.sign(b"plaza key 1\n" + bytes.fromhex(ADA.public + SECOND.public))
    history = block[104:-24]
    assert block[40:104] == THIRD.private.sign(b"plaza package 2\n" + bytes.fromhex(SHA256) + history)
    assert block[-16:] == b"Plaza Sig Blk 02"


@pytest.mark.parametrize(
    "change",
    [
        lambda block: block[:-16] + b"Plaza Sig Blk 01",
        lambda block: block[:104] + block[200:],
        lambda block: block[:104] + block[104:150] + block[200:],
        lambda block: block + b"x",
        lambda block: block[:104] + block[104:200] * 17 + block[200:],
        lambda block: block[:8] + block[104:136] + block[40:],
    ],
    ids=["first magic", "no history", "half a handover", "more after it", "too many", "a key twice"],
)
def test_a_block_that_is_not_exactly_one_is_none(change: object) -> None:
    assert callable(change)
    problems: list[Problem] = []
    assert signing.from_block(change(SECOND.sign(SHA256).block()), problems) is None
    assert [problem.where for problem in problems] == ["signing block"]


def test_a_record_keeps_the_history_and_nonsense_is_none() -> None:
    signature = THIRD.sign(SHA256)
    assert signing.from_record(json.loads(json.dumps(signature.record()))) == signature
    for history in ("zz", "00", 7):
        assert signing.from_record({**signature.record(), "history": history}) is None


def test_a_key_file_keeps_its_history(tmp_path: Path) -> None:
    old = signing.make_key(tmp_path / "old.pem")
    new = signing.make_key(tmp_path / "new.pem", after=old)
    read = signing.read_key(tmp_path / "new.pem")
    assert (read.public, read.history) == (new.public, new.history)
    assert read.sign(SHA256).keys == (old.public, new.public)


@pytest.mark.parametrize("damage", ["cut", "letters", "more"])
def test_a_key_file_with_a_damaged_history_signs_nothing(tmp_path: Path, damage: str) -> None:
    place = tmp_path / "new.pem"
    signing.make_key(place, after=ADA)
    content = place.read_bytes()
    changed = {
        "cut": content[:-40],
        "letters": content.replace(b"HISTORY-----\n", b"HISTORY-----\nzz", 1),
        "more": content + b"more",
    }
    place.write_bytes(changed[damage])
    with pytest.raises(Refused, match=r"signing\.key_broken"):
        signing.read_key(place)


def test_handovers_come_to_an_end() -> None:
    key = ADA
    for number in range(signing.HANDOVERS_MAX):
        key = key.hand_on(key_of(chr(ord("A") + number)).private)
    assert key.sign(SHA256).fits(SHA256)
    with pytest.raises(Refused, match=r"signing\.handovers"):
        key.hand_on(EVE.private)


def test_a_record_of_keys_that_contradicts_itself_opens_nothing(data_folder: Path, tmp_path: Path) -> None:
    installs = Installs(data_folder)
    install = installs.install(publish(tmp_path, "app = 1\n", SECOND))
    place = data_folder / "miniapps" / "test.app" / "publisher.json"
    assert json.loads(place.read_text()) == {"key": SECOND.public, "keys": [ADA.public, SECOND.public]}
    for record in (
        {"key": EVE.public, "keys": [ADA.public]},
        {"key": "", "keys": "x"},
        {"key": ADA.public, "keys": []},
    ):
        place.write_text(json.dumps(record))
        with pytest.raises(Refused, match=r"package\.record_broken"):
            installs.find(install.miniapp_id, install.sha256)
