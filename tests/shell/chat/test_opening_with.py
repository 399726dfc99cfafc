"""Opening a file of a chat with a mini-app: those that say so are offered, and the message is asked once more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.chat.model import FileContent, Message, TextContent
from app.core.chat.unsent import Unsent
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink, parse
from app.core.people.model import User
from app.host.manifest import Opening
from app.host.opened_files import BYTES_MAX, OpenedFile, OpenedFiles
from app.shell.chat.chat_files import ChatFiles
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from tests.support.chats import MAYA, chat_desk
from tests.support.fake_sessions import STORE
from tests.support.file_scene import FileScene
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

TABLES, BROKEN = MiniAppId("test.tables"), MiniAppId("test.broken")


class Installed:
    """Three mini-apps: one opens tables, one opens nothing, one is damaged."""

    def __init__(self) -> None:
        self.opened_files = OpenedFiles()

    def find_install(self, miniapp_id: MiniAppId) -> Any:
        if miniapp_id == BROKEN:
            raise Refused("package.changed")
        opens = Opening("pages/table", ("csv", "tsv")) if miniapp_id == TABLES else None
        return SimpleNamespace(manifest=SimpleNamespace(opens=opens))


class OpenWithScene(FileScene):
    """The chats, with mini-apps, and what links are opened."""

    def __init__(self, window: ShellWindow, plaza: PlazaServices, folder: Path, rest: Any) -> None:
        self.installed = Installed()
        for miniapp_id, name in ((TABLES, "Tables <b>"), (STORE.miniapp_id, "Store"), (BROKEN, "Broken")):
            plaza.catalog.publish(replace(STORE, miniapp_id=miniapp_id, name=name))
        self.links: list[tuple[str, str, str]] = []
        super().__init__(window, plaza, folder, rest)
        self.chats._context.open_link = lambda text, scene, source, /: self.links.append((text, scene, source))

    def desk(self) -> ChatDesk:
        queue, pictures = self.window.decoding.queue, self.window.pictures
        files = ChatFiles(self.files, Unsent(self.plaza.db), queue, pictures, self.installed)
        return chat_desk(self.plaza, files=files)

    def send(self, name: str, data: bytes = b"a,b") -> Message:
        """Have Maya send a file, and show it."""
        kept = self.files.keep_bytes(data)
        sent = self.plaza.chat.send(self.direct, MAYA.user_id, FileContent(kept.name, name, kept.size_bytes))
        self.files.release(kept.name)
        self.show(self.direct)
        return sent

    def ask(self, message: Message) -> Any:
        """Ask with what it is opened, and return the view-model of the sheet once the list is there."""
        self.open_menu(message)
        self.press("messageOpenWith")
        acts = self.chats.property("conversation").property("acts")
        self.until(lambda: self.window.find("openWithList") is not None)
        [asked] = [each for each in acts.children() if type(each).__name__ == "OpenWithViewModel"]
        self.until(lambda: asked.property("state") == "ready")
        return asked

    def choose(self, message: Message) -> OpenedFile:
        """Choose the mini-app of tables, and return what lies ready for it."""
        self.ask(message)
        self.press("openWith_test.tables")
        self.until(lambda: self.links)
        text, scene, source = self.links.pop()
        link = parse(text)
        assert isinstance(link, MiniAppLink)
        assert (link.miniapp_id, link.page, scene, source) == (TABLES, "pages/table", "file", self.direct)
        [(name, token)] = link.query
        assert name == "file"
        return self.installed.opened_files.find(self.me.user_id, TABLES, token)


@pytest.fixture
def scene(
    chat_window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot, tmp_path: Path
) -> Iterator[OpenWithScene]:
    made = OpenWithScene(chat_window, plaza, tmp_path, (me, context, qtbot))
    yield made
    chat_window.tasks.close()


def read(file: OpenedFile) -> bytes:
    with file.open() as reading:
        return reading.read(100)


def test_those_that_say_so_are_offered_and_the_chosen_one_gets_the_file(scene: OpenWithScene) -> None:
    sent = scene.send("../figures\u202e 2026.CSV")
    rows = scene.ask(sent).property("miniapps")
    assert rows.rowCount() == 1
    scene.settle()
    scene.look("open-with")
    scene.press("openWith_test.tables")
    scene.until(lambda: scene.links)
    link = parse(scene.links[0][0])
    assert isinstance(link, MiniAppLink)
    file = scene.installed.opened_files.find(scene.me.user_id, TABLES, dict(link.query)["file"])
    assert (file.name, file.ending, read(file)) == ("..figures 2026.CSV".strip("."), "csv", b"a,b")


def test_where_none_does_the_sheet_says_so(scene: OpenWithScene) -> None:
    asked = scene.ask(scene.send("plan.pdf"))
    assert asked.property("miniapps").rowCount() == 0
    scene.until(lambda: scene.window.is_ready("openWithNone"))
    scene.settle()
    scene.look("open-with-none")
    asked.choose(TABLES)  # nobody can have chosen it
    assert scene.links == []


def test_only_files_are_opened(scene: OpenWithScene) -> None:
    said = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("figures.csv"))
    acts = scene.show(scene.direct).property("acts")
    assert not acts.canOpenWith(said.message_id)
    acts.openWith(said.message_id)
    acts.openWith("no such message")
    assert not [each for each in acts.children() if type(each).__name__ == "OpenWithViewModel"]


def test_a_message_that_was_taken_back_meanwhile_gives_nothing(scene: OpenWithScene) -> None:
    sent = scene.send("figures.csv")
    file = scene.choose(sent)
    assert read(file) == b"a,b"
    scene.plaza.own_messages.recall(scene.direct, MAYA.user_id, sent.message_id)
    with pytest.raises(Unavailable, match=r"attachment\.missing"), file.open():
        pass


def test_a_message_that_was_taken_back_under_the_sheet_is_told_on_it(scene: OpenWithScene) -> None:
    sent = scene.send("figures.csv")
    asked = scene.ask(sent)
    scene.plaza.own_messages.recall(scene.direct, MAYA.user_id, sent.message_id)
    asked.choose(TABLES)
    scene.until(lambda: asked.property("errorText") == "This file is not here any more.")
    assert scene.links == []


def test_a_file_that_is_gone_from_the_disk_is_told(scene: OpenWithScene) -> None:
    sent = scene.send("figures.csv")
    asked = scene.ask(sent)
    for place in (scene.folder / "attachments").iterdir():
        place.unlink()
    asked.choose(TABLES)
    scene.until(lambda: asked.property("errorText") == "This file is not here any more.")


def test_a_file_of_500_mb_is_refused_before_anything_is_read(scene: OpenWithScene) -> None:
    kept = scene.files.keep_bytes(b"a,b")
    sent = scene.plaza.chat.send(scene.direct, MAYA.user_id, FileContent(kept.name, "figures.csv", 500_000_000))
    scene.show(scene.direct)
    asked = scene.ask(sent)
    asked.choose(TABLES)
    scene.until(lambda: f"up to {BYTES_MAX >> 20} MB" in asked.property("errorText"))
    assert scene.links == []
