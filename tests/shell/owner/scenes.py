"""Somebody before the owner's side of an account that is theirs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.core.kernel.ids import MiniAppId, OfficialAccountId
from app.core.official.composing import Composing
from app.core.official.model import OfficialAccount
from app.core.official.pictures import ArticlePictures
from app.core.official.voicing import Voicing
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.owner.desk import OwnerDesk
from app.shell.owner.editor import EditorViewModel
from app.shell.owner.owner import OwnerViewModel
from app.shell.relay import Relay
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

LANE = OfficialAccountId("maple.lane")
WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.owner
import app.shell.style
Rectangle {
    required property OwnerViewModel owner
    color: Theme.content
    OwnerScreen { anchors.fill: parent; viewModel: parent.owner }
}
"""


class OnlyStore:
    """Knows one mini-app with one page."""

    def of(self, miniapp_id: MiniAppId) -> tuple[str, ...] | None:
        return ("pages/home",) if miniapp_id == "plaza.store" else None


class OwnerScene:
    """Somebody before the articles of an account that is theirs."""

    def __init__(
        self, window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot, folder: Path
    ) -> None:
        self.window, self.plaza, self.me, self.qtbot, self.folder = window, plaza, me, qtbot, folder
        plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "Letters.", "subscription"))
        plaza.official.own(me.user_id, LANE)
        pictures = ArticlePictures(folder / "kept", plaza.db, lambda name: name == "five-looks.webp")
        self.composing = Composing(plaza.db, plaza.events, plaza.clock, OnlyStore(), pictures)
        self.voicing = Voicing(plaza.db, plaza.events, OnlyStore())
        desk = OwnerDesk(
            plaza.official, self.composing, self.voicing, pictures, plaza.catalog, plaza.comments, window.decoding.queue
        )
        self._context = replace(context, relay=Relay(plaza.events), tasks=window.tasks)
        self.owner = OwnerViewModel(LANE, desk, self._context)
        self.toasts: list[str] = []
        self.owner.toasted.connect(lambda text, _kind: self.toasts.append(text))
        window.show(WINDOW, owner=self.owner)
        self.until(lambda: window.find("ownerWrite") is not None)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    @property
    def editor(self) -> EditorViewModel:
        """The editor that is open."""
        editor = self.owner.property("editor")
        assert isinstance(editor, EditorViewModel)
        return editor

    def write(self, source: str, title: str = "Five looks") -> None:
        """Begin an article and type it."""
        self.window.click("ownerWrite")
        self.until(lambda: self.window.is_ready("editorTitle"))
        self.window.item("editorTitle").setProperty("text", title)
        self.window.item("editorSource").setProperty("text", source)

    def drafts(self) -> list[tuple[str, str]]:
        """Return title and text of what is kept."""
        return [(draft.title, draft.source) for draft in self.composing.board(self.me.user_id, LANE).drafts]

    def shown(self) -> list[str]:
        """Return the kinds of the blocks in the preview."""
        return [row.kind for row in self.editor.property("blocks").rows]

    def problems(self) -> list[tuple[int, str, str]]:
        """Return what is wrong, as told beside the text."""
        return [(row.line, row.kind, row.text) for row in self.editor.property("problems").rows]

    def confirm(self, button: str, confirm: str) -> None:
        """Press a button, and the one of the question that comes."""
        self.window.click(button)
        self.until(lambda: self.window.is_ready(confirm))
        self.window.click(confirm)

    def look(self, name: str) -> None:
        """Keep a picture, for whoever wants to see it."""
        out = Path("out/owner")
        out.mkdir(parents=True, exist_ok=True)
        self.window.view.grabWindow().save(str(out / f"{name}.png"))
