"""Files of messages: kept once, whole or not at all, and for as long as a message names them."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.chat import attachments as module
from app.core.chat.attachments import PIECE_BYTES, Attachments
from app.core.chat.events import MessageRecalled
from app.core.chat.model import FileContent, PictureContent
from app.core.kernel.errors import Cancelled, Refused, Unavailable
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from tests.support.plaza import PlazaServices

LIN, MAYA = User(UserId("lin"), "Lin", "green"), User(UserId("maya"), "Maya", "blue")


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    made = PlazaServices()
    for person in (LIN, MAYA):
        made.people.add_person(person)
    yield made
    made.close()


@pytest.fixture
def direct(plaza: PlazaServices) -> ConversationId:
    return plaza.chat.direct(LIN.user_id, MAYA.user_id)


@pytest.fixture
def files(tmp_path: Path, plaza: PlazaServices) -> Attachments:
    return Attachments(tmp_path / "attachments", tmp_path / "attaching", plaza.db)


def kept_names(tmp_path: Path) -> set[str]:
    return {place.name for place in (tmp_path / "attachments").glob("*")}


def file_of(tmp_path: Path, data: bytes, name: str = "notes.txt") -> Path:
    place = tmp_path / name
    place.write_bytes(data)
    return place


def test_a_file_is_kept_once_however_often_it_is_sent(
    files: Attachments, plaza: PlazaServices, direct: ConversationId, tmp_path: Path
) -> None:
    data = b"x" * (2 * PIECE_BYTES + 5)
    for name in ("a.txt", "b.txt"):
        kept = files.keep_file(file_of(tmp_path, data, name))
        plaza.chat.send(direct, LIN.user_id, FileContent(kept.name, name, kept.size_bytes))
        files.release(kept.name)
    assert kept_names(tmp_path) == {kept.name}
    assert files.find(kept.name).read_bytes() == data
    assert files.find(kept.name).stat().st_mode & 0o077 == 0
    assert not any((tmp_path / "attaching").iterdir())


def test_what_is_held_by_nobody_and_named_by_no_message_is_deleted(
    files: Attachments, plaza: PlazaServices, direct: ConversationId, tmp_path: Path
) -> None:
    first, again = files.keep_bytes(b"picture"), files.keep_bytes(b"picture")
    assert first == again
    files.release(first.name)
    assert kept_names(tmp_path) == {first.name}
    message = plaza.chat.send(direct, LIN.user_id, PictureContent(first.name, "jpg", 4, 3))
    files.release(first.name)
    assert kept_names(tmp_path) == {first.name}
    with plaza.db.begin() as tx:
        tx.exec_driver_sql("DELETE FROM message WHERE message_id = ?", (message.message_id,))
    files.tidy(first.name)
    assert kept_names(tmp_path) == set()


def test_what_is_taken_back_takes_its_file_along_unless_another_message_names_it(
    files: Attachments, plaza: PlazaServices, direct: ConversationId, tmp_path: Path
) -> None:
    plaza.events.subscribe(MessageRecalled, files.on_recalled)
    kept = files.keep_bytes(b"picture")
    sent = [plaza.chat.send(direct, LIN.user_id, PictureContent(kept.name, "jpg", 4, 3)) for _ in range(2)]
    files.release(kept.name)
    plaza.own_messages.recall(direct, LIN.user_id, sent[0].message_id)
    assert kept_names(tmp_path) == {kept.name}
    plaza.own_messages.recall(direct, LIN.user_id, sent[1].message_id)
    assert kept_names(tmp_path) == set()


def test_a_start_deletes_what_a_crash_left_and_nothing_else(
    files: Attachments, plaza: PlazaServices, direct: ConversationId, tmp_path: Path
) -> None:
    named, left = files.keep_bytes(b"named"), files.keep_bytes(b"left")
    plaza.chat.send(direct, LIN.user_id, FileContent(named.name, "n", 5))
    (tmp_path / "attaching" / "half").write_bytes(b"ha")
    later = Attachments(tmp_path / "attachments", tmp_path / "attaching", plaza.db)
    later.sweep()
    assert kept_names(tmp_path) == {named.name}
    assert not (tmp_path / "attaching").exists()
    with pytest.raises(Unavailable, match=r"attachment\.missing"):
        later.find(left.name)


def test_what_is_not_wanted_any_more_leaves_nothing(files: Attachments, tmp_path: Path) -> None:
    told: list[int] = []
    source = file_of(tmp_path, b"y" * (5 * PIECE_BYTES))
    with pytest.raises(Cancelled, match=r"attachment\.cancelled"):
        files.keep_file(source, told.append, lambda: len(told) < 2)
    assert told == [PIECE_BYTES, 2 * PIECE_BYTES]
    assert kept_names(tmp_path) == set()
    assert not any((tmp_path / "attaching").iterdir())


def test_too_large_a_file_is_refused_before_a_byte_is_copied(files: Attachments, tmp_path: Path) -> None:
    source = tmp_path / "huge.bin"
    with source.open("wb") as out:
        out.truncate((1 << 30) + 1)
    with pytest.raises(Refused, match=r"attachment\.bytes") as refused:
        files.keep_file(source)
    assert refused.value.details == {"megabytes_max": 1024}
    assert not (tmp_path / "attaching").exists()


def test_a_file_that_grows_while_it_is_copied_ends_at_the_limit(
    files: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FILE_BYTES_MAX", 3 * PIECE_BYTES)
    source = file_of(tmp_path, b"z" * PIECE_BYTES)

    def grow(_copied: int) -> None:
        with source.open("ab") as out:
            out.write(b"z" * PIECE_BYTES)

    with pytest.raises(Refused, match=r"attachment\.bytes"):
        files.keep_file(source, grow)


def test_a_pipe_a_folder_and_a_vanished_file_are_told(files: Attachments, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", ".", "gone.txt"):
        with pytest.raises(Unavailable, match=r"file\.unreadable"):
            files.keep_file(tmp_path / name)


def test_a_full_disk_is_told_as_such(files: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match=r"attachment\.full"):
        files.keep_file(file_of(tmp_path, b"some"))
    assert kept_names(tmp_path) == set()
    assert not any((tmp_path / "attaching").iterdir())


def test_a_copy_is_saved_whole_or_not_at_all(files: Attachments, tmp_path: Path) -> None:
    kept = files.keep_bytes(b"something worth keeping")
    files.save(kept.name, tmp_path / "saved.txt")
    assert (tmp_path / "saved.txt").read_bytes() == b"something worth keeping"
    with pytest.raises(Unavailable, match=r"attachment\.unsaved"):
        files.save(kept.name, tmp_path / "nowhere" / "saved.txt")
    with pytest.raises(Cancelled):
        files.save(kept.name, tmp_path / "saved.txt", lambda: False)
    assert (tmp_path / "saved.txt").read_bytes() == b"something worth keeping"
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("name", ["../plaza.db", "", "A" * 64, "/etc/passwd", "a" * 63, "a" * 64 + "\n"])
def test_a_name_that_is_no_hash_finds_nothing_and_is_not_sent(
    files: Attachments, plaza: PlazaServices, direct: ConversationId, name: str
) -> None:
    with pytest.raises(Unavailable, match=r"attachment\.missing"):
        files.find(name)
    files.tidy(name)
    with pytest.raises(Refused, match=r"chat\.attachment"):
        plaza.chat.send(direct, LIN.user_id, FileContent(name, "n", 1))


def test_a_caption_has_the_length_of_a_message_at_most(plaza: PlazaServices, direct: ConversationId) -> None:
    with pytest.raises(Refused, match=r"chat\.too_long"):
        plaza.chat.send(direct, LIN.user_id, PictureContent("a" * 64, "jpg", 1, 1, "x" * 10_001))
