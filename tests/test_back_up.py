"""A back-up holds all of a profile, gives nothing without its password, and never costs what was there."""

import os
import sqlite3
import stat
import struct
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app import back_up as module
from app.back_up import CHUNK_BYTES, MAGIC, Sealed, back_up, restore
from app.cli import back_up as command
from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ring_secrets import NAMES, RingSecrets
from app.core.people.service import People
from app.data_folder import FolderLock

PASSWORD = "correct horse 电池"
KEPT = {
    "settings.json": b"{}",
    "miniapps/plaza.store/people/lin/data.bin": os.urandom(3 * CHUNK_BYTES // 2),
    "catalogue/ada.ma": b"PK",
    f"attachments/{'a' * 64}": b"a file in a chat",
    "secrets/miniapp.key": b"k" * 32,
}


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cheap way from password to key: how long the real one takes is not looked at here."""
    monkeypatch.setattr(module, "MEMORY_KIB", 64)
    monkeypatch.setattr(module, "PASSES", 1)


def profile(folder: Path, name: str = "Lin") -> tuple[Database, Database]:
    """Make the databases, secrets and files of a profile; return the databases, open."""
    secrets = RingSecrets(folder / "secrets", None)
    for each in NAMES:
        secrets.get(each)
    wallet = Database(folder / "wallet.db", tree="wallet", key=secrets.get("wallet.key").hex())
    plaza = Database(folder / "plaza.db", tree="plaza")
    for database in (wallet, plaza):
        database.migrate()
    People(plaza, EventBus(), SystemClock()).create_profile(name)
    for path, content in KEPT.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return wallet, plaza


def names_in(folder: Path) -> list[str]:
    """Return who has a profile in a folder, whose wallet opens with its own secrets."""
    secrets = RingSecrets(folder / "secrets", None)
    wallet = Database(folder / "wallet.db", tree="wallet", key=secrets.existing("wallet.key").hex())
    plaza = Database(folder / "plaza.db", tree="plaza")
    try:
        wallet.migrate()
        plaza.migrate()
        return [user.name for user in People(plaza, EventBus(), SystemClock()).here()]
    finally:
        wallet.close()
        plaza.close()


@pytest.fixture
def saved(data_folder: Path, tmp_path: Path) -> Path:
    """A back-up, made while the databases were open and one was written meanwhile."""
    wallet, plaza = profile(data_folder)
    with plaza.begin() as tx:
        tx.exec_driver_sql("UPDATE person SET name = 'half'")
        back_up(data_folder, tmp_path / "all.plaza", PASSWORD, ring=None)
        tx.exec_driver_sql("UPDATE person SET name = 'Lin'")
    wallet.close()
    plaza.close()
    return tmp_path / "all.plaza"


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(PlazaError) as refused:
        work()
    return refused.value.code


def test_everything_comes_back_into_an_empty_folder(saved: Path, tmp_path: Path) -> None:
    there = tmp_path / "new" / "data"
    assert restore(saved, PASSWORD, there) is None
    assert names_in(there) == ["Lin"]
    assert {path: (there / path).read_bytes() for path in KEPT} == KEPT
    assert stat.S_IMODE(there.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (there / "secrets").iterdir())


def test_what_was_there_goes_aside_and_stays_whole(saved: Path, tmp_path: Path) -> None:
    there = tmp_path / "used"
    for database in profile(there, "Ben"):
        database.close()
    aside = restore(saved, PASSWORD, there)
    assert aside is not None
    assert (names_in(there), names_in(aside)) == (["Lin"], ["Ben"])


def test_the_file_shows_nothing_and_is_for_this_person_alone(saved: Path) -> None:
    content = saved.read_bytes()
    assert not [word for word in (b"SQLite", b"plaza.store", b"settings.json", b"k" * 32) if word in content]
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [path.name for path in saved.parent.iterdir() if "part" in path.name or "plaza-backup" in path.name] == []


def test_a_wrong_password_changes_nothing(saved: Path, tmp_path: Path) -> None:
    there = tmp_path / "used"
    for database in profile(there, "Ben"):
        database.close()
    assert refusal(lambda: restore(saved, "something else", there)) == "backup.password"
    assert names_in(there) == ["Ben"]
    assert not (tmp_path / "used.restoring").exists()


@pytest.mark.parametrize("at", [0.2, 0.5, 0.999])
def test_a_flipped_bit_is_told_and_changes_nothing(saved: Path, tmp_path: Path, at: float) -> None:
    content = bytearray(saved.read_bytes())
    content[int(len(content) * at)] ^= 1
    saved.write_bytes(content)
    assert refusal(lambda: restore(saved, PASSWORD, tmp_path / "new")) in ("backup.damaged", "backup.password")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kept", [0, 5, len(MAGIC) + 2, 60, 200, -1, -CHUNK_BYTES // 2])
def test_a_file_that_is_cut_off_is_told(saved: Path, tmp_path: Path, kept: int) -> None:
    saved.write_bytes(saved.read_bytes()[:kept])
    code = refusal(lambda: restore(saved, PASSWORD, tmp_path / "new"))
    assert code in ("backup.damaged", "backup.unknown", "backup.password")
    assert not (tmp_path / "new").exists()


def test_a_file_that_ends_between_two_chunks_is_told(saved: Path, tmp_path: Path) -> None:
    content = saved.read_bytes()
    (header_size,) = struct.unpack(">I", content[len(MAGIC) : len(MAGIC) + 4])
    first = len(MAGIC) + 4 + header_size
    (size,) = struct.unpack(">I", content[first : first + 4])
    saved.write_bytes(content[: first + 4 + size])
    assert refusal(lambda: restore(saved, PASSWORD, tmp_path / "new")) in ("backup.damaged", "backup.password")


def test_what_a_newer_plaza_wrote_is_left_to_it(saved: Path, tmp_path: Path) -> None:
    saved.write_bytes(saved.read_bytes().replace(b'"version": 1', b'"version": 9', 1))
    assert refusal(lambda: restore(saved, PASSWORD, tmp_path / "new")) == "backup.newer"


def test_what_is_no_back_up_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"PK\x03\x04")
    assert refusal(lambda: restore(tmp_path / "x", PASSWORD, tmp_path / "new")) == "backup.unknown"
    assert refusal(lambda: restore(tmp_path / "none", PASSWORD, tmp_path / "new")) == "backup.unreadable"


@pytest.mark.parametrize("name", ["../out", "/abs", "a/../../out", "a//b", "", "a\\b", "C:x"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    file = forged(tmp_path, [(name, tarfile.REGTYPE)])
    assert refusal(lambda: restore(file, PASSWORD, tmp_path / "in" / "new")) == "backup.damaged"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_only_files_are_put_back(tmp_path: Path, kind: bytes) -> None:
    file = forged(tmp_path, [("settings.json", kind)])
    assert refusal(lambda: restore(file, PASSWORD, tmp_path / "new")) == "backup.damaged"


def forged(tmp_path: Path, members: list[tuple[str, bytes]]) -> Path:
    """Write a back-up by hand, with the right password and whatever in it."""
    header, salt = b'{"version": 1, "salt": "' + b"00" * 16 + b'"}', bytes(16)
    with (tmp_path / "forged").open("wb") as out:
        out.write(MAGIC + struct.pack(">I", len(header)) + header)
        sealed = Sealed(out, module._key(PASSWORD, salt), header)
        with tarfile.open(fileobj=sealed, mode="w|") as tar:
            for name, kind in members:
                member = tarfile.TarInfo(name)
                member.type, member.linkname = kind, "/etc/passwd"
                tar.addfile(member)
        sealed.finish()
    return tmp_path / "forged"


def test_what_is_in_the_way_stays_and_a_short_password_is_none(saved: Path, data_folder: Path) -> None:
    before = saved.read_bytes()
    assert refusal(lambda: back_up(data_folder, saved, PASSWORD, ring=None)) == "backup.exists"
    assert saved.read_bytes() == before
    assert refusal(lambda: back_up(data_folder, saved.with_name("b"), "short", ring=None)) == "backup.short"
    assert refusal(lambda: back_up(data_folder, Path("/nowhere/at/all"), PASSWORD, ring=None)) == "backup.unwritable"


def test_a_copy_of_a_database_is_of_one_moment(tmp_path: Path) -> None:
    db = Database(tmp_path / "plaza.db", tree="plaza")
    db.migrate()
    db.copy_to(tmp_path / "copy.db")
    db.close()
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_commands_ask_for_the_password(
    data_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for database in profile(data_folder):
        database.close()
    answers = iter([PASSWORD, "another"])
    with pytest.raises(Refused, match="differ"):
        command.write(data_folder, tmp_path / "x", lambda _: next(answers))
    assert command.write(data_folder, tmp_path / "x", lambda _: PASSWORD) == 0
    with FolderLock(data_folder), pytest.raises(Refused) as refused:
        command.put_back(data_folder, tmp_path / "x", lambda _: PASSWORD)
    assert refused.value.code == "data.in_use"
    assert command.put_back(data_folder, tmp_path / "x", lambda _: PASSWORD) == 0
    assert "What was there before is in" in capsys.readouterr().out
    assert names_in(data_folder) == ["Lin"]
