"""The sheet of a code: seen once it was read, copied, saved as PNG or SVG, sent to a conversation."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from app.core.chat.model import CodeContent, TextContent
from app.core.kernel.ids import UserId
from app.core.people.model import User
from app.shell.codes.code_sheet import CodeDesk, CodeSheetViewModel, CodeSubject
from app.shell.context import ShellContext
from app.shell.link_facts import Finder
from app.shell.prompts import ShellPrompts
from app.shell.sharing import Sharing
from tests.shell.codes.test_drawing import drawn_from, read
from tests.support.plaza import PlazaServices
from tests.support.sheet_window import WINDOW
from tests.support.shell_window import ShellWindow

WAIT_MS = 20_000
PAGE = "plaza://miniapp/plaza.store/pages/home"


class Given:
    """A desk with what was toasted."""

    def __init__(self, plaza: PlazaServices, context: ShellContext) -> None:
        self.plaza = plaza
        self.toasts: list[str] = []
        self.me = context.user.user_id
        plaza.people.add_person(User(UserId("lin"), "Lin", "green"))
        self.conversation_id = plaza.chat.direct(self.me, UserId("lin"))
        plaza.chat.send(self.conversation_id, self.me, TextContent("hello"))
        self.desk = CodeDesk(self.me, plaza.chat, context.tasks, lambda text, _tone: self.toasts.append(text))

    def sheet(self, link: str = PAGE) -> CodeSheetViewModel:
        return CodeSheetViewModel(
            CodeSubject(link, lambda: "Link to a mini-app", "Store", icon="shopping-bag"), self.desk
        )


@pytest.fixture
def given(plaza: PlazaServices, context: ShellContext) -> Given:
    return Given(plaza, context)


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return lambda condition: qtbot.waitUntil(condition, timeout=WAIT_MS)


def test_the_code_is_shown_copied_and_drawn_anew_in_another_size(given: Given, until: Callable[..., None]) -> None:
    sheet = given.sheet()
    assert (sheet.property("state"), sheet.property("picture")) == ("drawing", "")
    sheet.copy(True)  # there is nothing to copy yet
    assert given.toasts == []
    until(lambda: sheet.property("state") == "ready")
    assert str(sheet.property("picture")).startswith("data:image/png;base64,")
    sheet.copy(True)
    assert read(QGuiApplication.clipboard().image()) == [PAGE]
    sheet.chooseSize(1280)
    sheet.wantLogo(False)
    sheet.chooseSize(999)
    until(lambda: sheet.property("state") == "ready")
    sheet.copy(True)
    assert QGuiApplication.clipboard().image().width() == 1280
    sheet.copy(False)
    assert QGuiApplication.clipboard().text() == PAGE


def test_it_is_saved_as_png_or_svg_by_its_name(given: Given, until: Callable[..., None], tmp_path: Path) -> None:
    sheet = given.sheet()
    until(lambda: sheet.property("state") == "ready")
    for name in ("code", "code.svg", "none/code.png"):
        sheet.save(QUrl.fromLocalFile(str(tmp_path / name)))
    sheet.save(QUrl("https://example.org/code.png"))
    until(lambda: len(given.toasts) == 3)
    assert read(QImage(str(tmp_path / "code.png"))) == [PAGE]
    assert read(drawn_from((tmp_path / "code.svg").read_bytes(), 800)) == [PAGE]
    assert sum("Saved to" in text for text in given.toasts) == 2


def test_it_is_sent_once_to_the_conversation_that_is_chosen(given: Given, until: Callable[..., None]) -> None:
    sheet = given.sheet()
    until(lambda: sheet.property("state") == "ready" and sheet.property("targets").rowCount() == 1)
    sheet.send()  # to nobody
    sheet.choose("no such conversation")
    sheet.choose(given.conversation_id)
    sheet.send()
    sheet.send()
    until(lambda: given.toasts == ["Sent to Lin"])
    sent = [message.content for message in given.plaza.history.newest(given.conversation_id, given.me).messages]
    assert sent == [CodeContent(PAGE, "Store"), TextContent("hello")]


def test_a_link_too_long_for_a_code_says_so(given: Given, until: Callable[..., None]) -> None:
    sheet = given.sheet(PAGE + "?q=" + "a" * 600)
    until(lambda: sheet.property("state") == "failed")
    assert "too long" in str(sheet.property("errorText"))
    sheet.copy(True)
    assert given.toasts == []


@pytest.fixture
def window(context: ShellContext) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


def test_what_is_known_is_shared_on_a_sheet_and_what_is_not_is_told(
    given: Given, window: ShellWindow, plaza: PlazaServices, until: Callable[..., None]
) -> None:
    prompts = ShellPrompts(window.relay, rest_ms=1)
    window.show(WINDOW, prompts=prompts)
    nobody: object = None
    finder = Finder(given.me, plaza.catalog, plaza.people, plaza.official, nobody, nobody, nobody, plaza.invitations)  # type: ignore[arg-type]
    sharing = Sharing(finder, given.desk, prompts, lambda _listing: "")
    sharing.share("plaza://person/none")
    until(lambda: len(given.toasts) == 1)
    assert prompts.property("current") is None
    sharing.share("plaza://person/lin")
    sharing.share("plaza://person/lin")  # a second click
    until(lambda: window.is_ready("codeCopy"))
    assert window.text("codeTitle") == "Lin"
    until(lambda: window.find("codeTarget_0") is not None)
    window.click("codeTarget_0")
    until(lambda: window.is_ready("codeSend"))
    window.click("codeSend")
    until(lambda: prompts.property("current") is None)
    newest = plaza.history.newest(given.conversation_id, given.me).messages[0].content
    assert newest == CodeContent("plaza://person/lin", "Lin")
    prompts.close_all()
