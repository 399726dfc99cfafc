"""What is open is written after every change and comes back asleep: order, pins, the tab that was shown."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import UserId
from app.core.workspace.model import Arrangement, OpenTab
from app.core.workspace.service import Workspace
from app.shell.context import ShellContext
from app.shell.tabs.keeping import TabKeeping
from app.shell.tabs.model import TabsModel
from app.shell.tabs.rows import Kind
from tests.shell.conftest import STORE
from tests.support.plaza import PlazaServices

_KINDS: tuple[Kind, ...] = ("miniapp", "article", "about")


class SlowWorkspace(Workspace):
    """Writes when it may, and fails when it must."""

    def __init__(self, plaza: PlazaServices) -> None:
        super().__init__(plaza.db)
        self.gate = threading.Event()
        self.gate.set()
        self.is_broken = False
        self.writes: list[Arrangement] = []

    def keep(self, user_id: UserId, arrangement: Arrangement) -> None:
        assert self.gate.wait(10)
        if self.is_broken:
            raise Unavailable("database.unwritable")
        super().keep(user_id, arrangement)
        self.writes.append(arrangement)


class Open:
    """The tabs of one run of the program."""

    def __init__(self, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.user_id = context.user.user_id
        self.tabs = TabsModel()
        self.workspace = SlowWorkspace(plaza)
        self.woken: list[str] = []
        for kind in _KINDS:
            self.tabs.reopened.wake_with(kind, self.woken.append)
        self.keeping = TabKeeping(
            self.tabs,
            self.user_id,
            workspace=self.workspace,
            catalog=plaza.catalog,
            find_icon=lambda _listing: "file:///icon.png",
            tasks=context.tasks,
        )

    def restore(self) -> "Open":
        done: list[bool] = []
        self.keeping.restore(lambda: done.append(True))
        self.qtbot.waitUntil(lambda: bool(done))
        return self

    def open(self, kind: str, subject: str, title: str, icon: str = "newspaper") -> str:
        return self.tabs.open(kind, title, icon, QObject(self.tabs), subject=subject)  # type: ignore[arg-type]

    def kept(self) -> list[tuple[str, str, bool]]:
        return [(tab.kind, tab.title, tab.is_pinned) for tab in self.workspace.of(self.user_id).tabs]

    def titles(self) -> list[str]:
        return [tab.title for tab in self.tabs.tabs]


@pytest.fixture
def first(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Open:
    return Open(plaza, context, qtbot).restore()


def test_the_tabs_come_back_in_order_with_pins_and_the_one_that_was_shown(
    first: Open, plaza: PlazaServices, context: ShellContext, qtbot: QtBot
) -> None:
    first.open("miniapp", STORE.miniapp_id, "Old name", "file:///gone.png")
    shown = first.open("article", "a1", "One")
    first.tabs.pin(first.open("about", STORE.miniapp_id, "About"), True)
    first.open("scan", "", "Scan")
    first.tabs.select(shown)
    wanted = [("about", "About", True), ("miniapp", "Old name", False), ("article", "One", False)]
    qtbot.waitUntil(lambda: first.kept() == wanted and first.workspace.of(first.user_id).shown == 3)
    # Nothing is closed and nothing said: as after kill -9.
    again = Open(plaza, context, qtbot).restore()
    assert again.titles() == ["", "About", "Store", "One"]
    assert [tab.is_pinned for tab in again.tabs.tabs] == [False, True, False, False]
    assert again.tabs.tabs[2].icon == "file:///icon.png", "as the catalogue has it now"
    assert again.tabs.shown.title == "One"
    assert again.woken == ["a1"], "the others sleep until they are seen"
    again.tabs.select(again.tabs.tabs[2].tab_id)
    assert again.woken == ["a1", STORE.miniapp_id]


def test_a_person_who_went_somewhere_meanwhile_is_not_called_back(
    first: Open, plaza: PlazaServices, context: ShellContext, qtbot: QtBot
) -> None:
    first.open("article", "a1", "One")
    qtbot.waitUntil(lambda: first.workspace.of(first.user_id).shown == 1)
    again = Open(plaza, context, qtbot)
    again.tabs.select_home()
    again.restore()
    assert again.titles() == ["", "One"]
    assert again.tabs.shown.title == ""


def test_every_change_is_written(first: Open, qtbot: QtBot) -> None:
    one, two = first.open("article", "a1", "One"), first.open("article", "a2", "Two")
    qtbot.waitUntil(lambda: [title for _, title, _ in first.kept()] == ["One", "Two"])
    first.tabs.move(two, 1)
    qtbot.waitUntil(lambda: [title for _, title, _ in first.kept()] == ["Two", "One"])
    first.tabs.select(one)
    qtbot.waitUntil(lambda: first.workspace.of(first.user_id).shown == 2)
    first.tabs.select_home()
    qtbot.waitUntil(lambda: first.workspace.of(first.user_id).shown == 0)
    first.tabs.rename(one, "Won")
    first.tabs.close(two)
    qtbot.waitUntil(lambda: first.kept() == [("article", "Won", False)])


def test_of_what_changes_while_something_is_written_only_the_newest_is_written_after_it(first: Open) -> None:
    first.qtbot.waitUntil(lambda: len(first.workspace.writes) == 1)
    first.workspace.gate.clear()
    for number in range(9):
        first.open("article", f"a{number}", f"Number {number}")
    first.workspace.gate.set()
    first.qtbot.waitUntil(lambda: len(first.kept()) == 9)
    assert len(first.workspace.writes) <= 3, "the one under way, perhaps the first change, and the last"


def test_what_is_closed_at_the_end_comes_back(
    first: Open, plaza: PlazaServices, context: ShellContext, qtbot: QtBot
) -> None:
    first.workspace.gate.clear()
    first.open("article", "a1", "One")
    first.open("article", "a2", "Two")
    first.keeping.stop()
    first.tabs.close_all()
    first.workspace.gate.set()
    context.tasks.close()
    first.keeping.finish()
    assert [title for _, title, _ in first.kept()] == ["One", "Two"]


def test_a_mini_app_that_is_gone_and_a_kind_nobody_knows_do_not_come_back(
    plaza: PlazaServices, context: ShellContext, qtbot: QtBot
) -> None:
    tabs = (
        OpenTab("miniapp", "gone.app", "Gone", ""),
        OpenTab("hologram", "", "Later version", ""),
        OpenTab("scan", "", "Scan", ""),
        OpenTab("article", "a1", "One", "newspaper"),
        OpenTab("article", "a1", "One again", "newspaper"),
    )
    Workspace(plaza.db).keep(context.user.user_id, Arrangement(tabs, 1))
    again = Open(plaza, context, qtbot).restore()
    assert again.titles() == ["", "One"]
    assert again.tabs.shown.kind == "home"


def test_what_was_opened_before_the_tabs_came_back_stays_shown(
    plaza: PlazaServices, context: ShellContext, qtbot: QtBot
) -> None:
    Workspace(plaza.db).keep(context.user.user_id, Arrangement((OpenTab("article", "a1", "One", "newspaper"),), 1))
    again = Open(plaza, context, qtbot)
    again.open("article", "a2", "By a link")
    again.restore()
    assert again.titles() == ["", "One", "By a link"]
    assert again.tabs.shown.title == "By a link"
    qtbot.waitUntil(lambda: len(again.kept()) == 2)


def test_a_disk_that_is_full_costs_nothing_but_the_tabs(first: Open) -> None:
    first.workspace.is_broken = True
    first.open("article", "a1", "One")
    first.workspace.is_broken = False
    first.open("article", "a2", "Two")
    first.qtbot.waitUntil(lambda: len(first.kept()) == 2)


def test_a_title_of_a_stranger_is_one_line_of_bounded_length(first: Open) -> None:
    first.open("article", "a1", "One\nline \x00" + "x" * 10_000)
    first.qtbot.waitUntil(lambda: bool(first.kept()))
    title = first.kept()[0][1]
    assert "\n" not in title
    assert len(title) <= 201
