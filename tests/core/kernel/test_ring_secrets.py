"""The wallet's keys move into the system's keyring, are never lost on the way, and never made anew for want of it."""

import json
from pathlib import Path

import pytest

from app.core.kernel import ring as ring_module
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ring import SystemRing, bounded, system_ring
from app.core.kernel.ring_secrets import NAMES, RECORD, RingSecrets
from app.core.kernel.secrets import FileSecrets
from tests.support.rings import FakeRing, WaitingBackend

KEY = "wallet.key"


@pytest.fixture
def ring() -> FakeRing:
    return FakeRing()


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_without_a_keyring_everything_stays_in_files(tmp_path: Path) -> None:
    secrets = RingSecrets(tmp_path, None)
    value = secrets.get(KEY)
    assert FileSecrets(tmp_path).existing(KEY) == value
    assert files(tmp_path) == [KEY]
    assert not secrets.is_in_ring


def test_a_new_key_is_kept_by_the_keyring_alone(tmp_path: Path, ring: FakeRing) -> None:
    secrets = RingSecrets(tmp_path, ring)
    value = secrets.get(KEY)
    assert files(tmp_path) == [RECORD]
    assert list(ring.kept.values()) == [value.hex()]
    assert value.hex() not in (tmp_path / RECORD).read_text(encoding="utf-8")
    assert RingSecrets(tmp_path, ring).existing(KEY) == RingSecrets(tmp_path, ring).get(KEY) == value
    assert secrets.is_in_ring


def test_the_files_of_before_move_in_unchanged(tmp_path: Path, ring: FakeRing) -> None:
    before = {name: FileSecrets(tmp_path).get(name) for name in NAMES}
    secrets = RingSecrets(tmp_path, ring)
    assert {name: secrets.existing(name) for name in NAMES} == before
    assert files(tmp_path) == [RECORD]
    assert {name: RingSecrets(tmp_path, ring).existing(name) for name in NAMES} == before


def test_a_moved_folder_finds_its_keys(tmp_path: Path, ring: FakeRing) -> None:
    value = RingSecrets(tmp_path / "one", ring).get(KEY)
    (tmp_path / "one").rename(tmp_path / "two")
    assert RingSecrets(tmp_path / "two", ring).existing(KEY) == value


def test_two_profiles_do_not_share_keys(tmp_path: Path, ring: FakeRing) -> None:
    assert RingSecrets(tmp_path / "one", ring).get(KEY) != RingSecrets(tmp_path / "two", ring).get(KEY)
    assert len(ring.kept) == 2


@pytest.mark.parametrize("trouble", ["is_locked", "forgets"])
def test_a_keyring_that_does_not_keep_leaves_the_file(tmp_path: Path, ring: FakeRing, trouble: str) -> None:
    setattr(ring, trouble, True)
    secrets = RingSecrets(tmp_path, ring)
    value = secrets.get(KEY)
    assert FileSecrets(tmp_path).existing(KEY) == value
    setattr(ring, trouble, False)
    assert secrets.existing(KEY) == value
    assert files(tmp_path) == [RECORD], "it moves in as soon as it can"


@pytest.mark.parametrize("is_there", [True, False])
def test_a_keyring_that_does_not_answer_is_told_as_that_and_nothing_is_made_anew(
    tmp_path: Path, ring: FakeRing, is_there: bool
) -> None:
    value = RingSecrets(tmp_path, ring).get(KEY)
    ring.is_locked = True
    later = RingSecrets(tmp_path, ring if is_there else None)
    for ask in (later.get, later.existing):
        with pytest.raises(Unavailable, match=r"secrets\.keyring"):
            ask(KEY)
    assert files(tmp_path) == [RECORD]
    ring.is_locked = False
    assert RingSecrets(tmp_path, ring).get(KEY) == value


@pytest.mark.parametrize("text", [None, "", "00" * 32, "not hex"])
def test_what_is_gone_or_another_in_the_keyring_is_broken(tmp_path: Path, ring: FakeRing, text: str | None) -> None:
    RingSecrets(tmp_path, ring).get(KEY)
    [place] = ring.kept
    if text is None:
        del ring.kept[place]
    else:
        ring.kept[place] = text
    with pytest.raises(Refused, match=r"secrets\.broken"):
        RingSecrets(tmp_path, ring).get(KEY)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"service": 1}', '{"service": "s", "prints": 3}'])
def test_a_damaged_record_is_told_and_left_as_it_is(tmp_path: Path, ring: FakeRing, text: str) -> None:
    (tmp_path / RECORD).write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=r"secrets\.broken"):
        RingSecrets(tmp_path, ring).get(KEY)
    assert files(tmp_path) == [RECORD]


def test_a_crash_between_keeping_and_letting_go_loses_nothing(
    tmp_path: Path, ring: FakeRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = FileSecrets(tmp_path).get(KEY)

    def broken(*_: object) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", broken)
        assert RingSecrets(tmp_path, ring).existing(KEY) == value
    assert files(tmp_path) == [RECORD, KEY]
    assert RingSecrets(tmp_path, ring).existing(KEY) == value
    assert files(tmp_path) == [RECORD]


def test_who_only_looks_moves_nothing(tmp_path: Path, ring: FakeRing) -> None:
    value = FileSecrets(tmp_path).get(KEY)
    assert RingSecrets(tmp_path, ring, moves_in=False).existing(KEY) == value
    assert files(tmp_path) == [KEY]
    assert not ring.kept


def test_what_is_a_mini_apps_stays_in_files(tmp_path: Path, ring: FakeRing) -> None:
    RingSecrets(tmp_path, ring).get("callers.key")
    assert files(tmp_path) == ["callers.key"]
    assert not ring.kept


def test_the_record_names_no_secret(tmp_path: Path, ring: FakeRing) -> None:
    secrets = RingSecrets(tmp_path, ring)
    values = [secrets.get(name).hex() for name in NAMES]
    record = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))
    assert set(record["prints"]) == set(NAMES)
    assert not [value for value in values if value in str(record)]


# The system's own


def test_a_locked_keyring_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ring_module, "KEEP_WAIT_S", 0.05)
    backend = WaitingBackend()
    secrets = RingSecrets(tmp_path, SystemRing(backend))
    assert len(secrets.get(KEY)) == 32
    secrets.get("wallet.pin_pepper")
    assert backend.asked == 1, "it is not asked again"
    assert files(tmp_path) == [KEY, "wallet.pin_pepper"]
    backend.let_go.set()


def test_what_fails_in_the_keyring_is_told_and_not_thrown() -> None:
    def fail() -> str:
        raise RuntimeError("no bus")

    with pytest.raises(OSError, match="no bus"):
        bounded(fail, 5)


def test_here_there_is_no_keyring_that_keeps_anything() -> None:
    """The tests' own guard: nobody's keyring is written to."""
    assert system_ring() is None
