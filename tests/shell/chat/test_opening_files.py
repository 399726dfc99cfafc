"""Files of chats given to other programs: copies, by the person's act, and never what might do things by itself."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.chat.attachments import Attachments
from app.core.chat.model import FileContent, Message
from app.core.people.model import User
from app.shell.chat import copies
from app.shell.chat.copies import can_open, copy_into
from app.shell.context import ShellContext
from tests.support.chats import MAYA
from tests.support.file_scene import FileScene
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow


class OpeningScene(FileScene):
    """The chats, with a desktop that notes what it was asked to open."""

    has_program = True

    def ready(self) -> None:
        """Have the desktop stand in for the real one."""
        self.opened: list[Path] = []
        self.shown: list[Path] = []
        self.chats._context.open_file = self._open
        self.chats._context.show_in_folder = self.shown.append

    def send_file(self, name: str, data: bytes = b"what is in it") -> Message:
        kept = self.files.keep_bytes(data)
        content = FileContent(kept.name, name, kept.size_bytes)
        sent = self.plaza.chat.send(self.direct, MAYA.user_id, content)
        self.show(self.direct)
        self.until(lambda: sent.message_id in self.seen())
        self.settle()
        return sent

    def _open(self, file: Path) -> bool:
        self.opened.append(file)
        return self.has_program


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """The person's folder for downloads, by the system's own settings."""
    (tmp_path / "xdg-config").mkdir(exist_ok=True)
    (tmp_path / "xdg-config" / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{tmp_path}/Loaded"\n', encoding="utf-8")
    (tmp_path / "Loaded").mkdir()
    return tmp_path / "Loaded"


@pytest.fixture
def scene(
    chat_window: ShellWindow,
    plaza: PlazaServices,
    me: User,
    context: ShellContext,
    qtbot: QtBot,
    tmp_path: Path,
    downloads: Path,
) -> Iterator[OpeningScene]:
    """The chats of one person, on screen."""
    made = OpeningScene(chat_window, plaza, tmp_path, (me, context, qtbot))
    made.ready()
    yield made
    chat_window.tasks.close()


def test_a_click_opens_a_copy_and_never_what_is_kept(scene: OpeningScene, downloads: Path) -> None:
    scene.send_file("plan.pdf")
    assert scene.opened == []
    scene.window.click("fileOpen")
    scene.until(lambda: scene.opened)
    assert scene.opened == [downloads / "Plaza" / "plan.pdf"]
    assert scene.opened[0].read_bytes() == b"what is in it"
    assert not scene.opened[0].stat().st_mode & 0o111
    assert scene.toasts == ["A copy is in Loaded/Plaza"]
    scene.opened[0].write_bytes(b"written over by another program")
    scene.window.click("fileOpen")
    scene.until(lambda: len(scene.opened) == 2)
    assert scene.opened[1].name == "plan (2).pdf"
    assert scene.opened[1].read_bytes() == b"what is in it"


def test_where_no_program_opens_it_that_is_said(scene: OpeningScene) -> None:
    scene.has_program = False
    scene.send_file("plan.pdf")
    scene.window.click("fileOpen")
    scene.until(lambda: scene.toasts == ["No program here opens this file. A copy is in Loaded/Plaza."])


def test_a_file_is_shown_in_its_folder_and_opened_by_nobody(scene: OpeningScene, downloads: Path) -> None:
    scene.send_file("plan.pdf")
    scene.window.click("fileFolder")
    scene.until(lambda: scene.shown == [downloads / "Plaza" / "plan.pdf"])
    assert scene.opened == []


def test_what_might_do_things_by_itself_is_asked_about_and_only_shown(scene: OpeningScene, downloads: Path) -> None:
    scene.send_file("holiday.jpg.desktop")
    assert scene.window.find("fileFolder") is None
    scene.window.click("fileOpen")
    scene.until(lambda: scene.window.find("runShow") is not None)
    scene.window.click("runCancel")
    scene.until(lambda: scene.window.find("runShow") is None)
    assert not (downloads / "Plaza").exists()
    scene.window.click("fileOpen")
    scene.until(lambda: scene.window.find("runShow") is not None)
    scene.window.click("runShow")
    scene.until(lambda: scene.shown == [downloads / "Plaza" / "holiday.jpg.desktop"])
    assert scene.opened == []


@pytest.mark.parametrize(
    "name",
    [
        "setup.exe",
        "run.sh",
        "a.py",
        "x.desktop",
        "page.html",
        "picture.svg",
        "macro.docm",
        "lib.jar",
        "thing.AppImage",
        "a.lnk",
        "a.url",
        "no-ending",
        "plan.pdf.exe",
        "plan.pdf\u202e.exe",
        "plan.exe\u200b",
        "plan.pdf .sh",
        "plan.ma",
        ".",
        "",
        "a.command",
        "a.pdf/",
        "b.xlsm",
        "c.scr",
        "d.iso",
        "e.deb",
    ],
)
def test_only_kinds_that_are_known_to_be_harmless_are_opened(name: str) -> None:
    assert can_open(name) == (name == "a.pdf/")  # which is saved as a.pdf


@pytest.mark.parametrize("name", ["plan.pdf", "PLAN.PDF", "a.b.txt", "片.jpg", "song.mp3", "all.zip", "t.docx"])
def test_known_kinds_are_opened(name: str) -> None:
    assert can_open(name)


@pytest.fixture
def attachments(plaza: PlazaServices, tmp_path: Path) -> Attachments:
    return Attachments(tmp_path / "kept", tmp_path / "drafts", plaza.db)


def copied(attachments: Attachments, folder: Path, name: str, data: bytes) -> Path:
    kept = attachments.keep_bytes(data)
    assert kept.name == hashlib.sha256(data).hexdigest()
    return copy_into(folder, attachments, kept.name, name, lambda: True)


def test_an_equal_copy_is_used_again_and_nothing_else_is_touched(attachments: Attachments, tmp_path: Path) -> None:
    folder = tmp_path / "Loaded" / "Plaza"
    first = copied(attachments, folder, "a.txt", b"one")
    assert copied(attachments, folder, "a.txt", b"one") == first
    assert copied(attachments, folder, "a.txt", b"two").name == "a (2).txt"
    assert copied(attachments, folder, "a.txt", b"two").name == "a (2).txt"
    assert copied(attachments, folder, "a.txt", b"six").name == "a (3).txt"
    assert first.read_bytes() == b"one"
    assert sorted(place.name for place in folder.iterdir()) == ["a (2).txt", "a (3).txt", "a.txt"]


def test_a_link_laid_where_the_copy_goes_is_not_followed(attachments: Attachments, tmp_path: Path) -> None:
    folder = tmp_path / "Plaza"
    folder.mkdir()
    (tmp_path / "victim").write_bytes(b"mine")
    (folder / "a.txt").symlink_to(tmp_path / "victim")
    (folder / "a (2).txt").symlink_to(tmp_path / "nowhere")
    assert copied(attachments, folder, "a.txt", b"mine").name == "a (3).txt"
    assert (tmp_path / "victim").read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("name", ["../../../x.txt", "/etc/x.txt", "..", "a\x00b.txt", "好" * 150 + ".pdf", "x" * 5000])
def test_hostile_names_stay_in_the_folder(name: str, attachments: Attachments, tmp_path: Path) -> None:
    copy = copied(attachments, tmp_path / "Plaza", name, b"data")
    assert copy.parent == tmp_path / "Plaza"
    assert len(copy.name.encode()) <= copies.NAME_BYTES_MAX + 9
    assert copy.suffix == (".pdf" if name.endswith("pdf") else copy.suffix)


def test_under_windows_a_copy_is_marked_as_coming_from_outside(
    attachments: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    copy = copied(attachments, tmp_path / "Plaza", "a.txt", b"data")
    assert Path(f"{copy}:Zone.Identifier").read_text() == "[ZoneTransfer]\n\nZoneId=3\n\n".replace("\n\n", "\n")
