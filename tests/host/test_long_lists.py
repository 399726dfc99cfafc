"""Long lists between a real child and the host: the rows asked for come, others are refused, however it is asked."""

import json
from functools import partial

import pytest

from app.host.session import Session
from app.host.tree.ops import Create, Splice, Window
from minikit import windows
from tests.host.conftest import Opener
from tests.host.test_hostile import CALM, RAW
from tests.support.miniapps import Drawn, Platform, Screen

LONG = """
@app.page("pages/home")
class Home(Page):
    items = list(range(10_000))
    def build(self):
        return ui.Column(
            ui.Button("Prepend", self.prepend), ui.Button("Drop", self.drop), ui.Text(f"{len(self.items)} items"),
            ui.List(self.items, key=str, row=self.row, on_end=self.more))
    def row(self, number):
        return ui.Card(ui.Text(f"row {number}"), ui.Button(f"tap {number}", lambda: self.toast(f"tapped {number}")))
    def prepend(self):
        self.items = [-len(self.items), *self.items]
    def drop(self):
        self.items = self.items[100:]
    def more(self):
        self.items = [*self.items, *range(50_000, 50_020)]
"""


def list_of(screen: Screen) -> Drawn:
    return next(node for node in screen.nodes if node.type in ("List", "Grid", "Masonry"))


def rows_of(screen: Screen) -> dict[int, str]:
    return {child.row: str(child.children[0].props["text"]) for child in list_of(screen).children}


def ask(session: Session, screen: Screen, first: int, count: int, revision: int | None = None) -> None:
    shown = list_of(screen)
    asked = shown.revision if revision is None else revision
    session.list_window(screen.top, shown.id, revision=asked, first=first, count=count)


def test_ten_thousand_rows_come_as_they_are_asked_for(open_app: Opener) -> None:
    session, screen = open_app(LONG)
    screen.until(lambda: len(rows_of(screen)) == windows.FIRST_HELD)
    assert list_of(screen).count == 10_000
    for first in (30, 5_000, 9_950, 0):
        ask(session, screen, first, 100)
        wanted = {row: f"row {row}" for row in range(first, min(first + 100, 10_000))}
        screen.until(partial(lambda wanted: rows_of(screen) == wanted, wanted))
    assert screen.failures == []
    session.node_event(screen.top, screen.find("tap 3").id, "tap")
    screen.until(lambda: "tapped 3" in screen.toasts)


def test_rows_that_come_and_go_are_splices(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(LONG)
    ask(session, screen, 5_000, 10)
    screen.until(lambda: 5_000 in rows_of(screen))
    before = {child.id for child in list_of(screen).children}
    platform.tap(session, screen, "Prepend")
    screen.shows("10001 items")
    assert rows_of(screen) == {row + 1: f"row {row}" for row in range(5_000, 5_010)}
    assert {child.id for child in list_of(screen).children} == before
    platform.tap(session, screen, "Drop")
    screen.shows("9901 items")
    assert rows_of(screen) == {row - 99: f"row {row}" for row in range(5_000, 5_010)}
    splices = [op for ops in screen.updates for op in ops if isinstance(op, Splice)]
    assert [op.count for op in splices] == [10_000, 10_001, 9_901]


def test_a_stale_question_brings_nothing_and_the_next_one_does(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(LONG)
    platform.tap(session, screen, "Prepend")
    screen.shows("10001 items")
    updates = len(screen.updates)
    ask(session, screen, 700, 20, revision=1)
    ask(session, screen, 900, 20)
    screen.until(lambda: 900 in rows_of(screen))
    told = [op for ops in screen.updates[updates:] for op in ops if isinstance(op, Window | Create)]
    assert isinstance(told[0], Window)
    assert {op.first for op in told if isinstance(op, Window)} == {900}


def test_the_end_of_a_list_can_be_heard_and_brings_more(open_app: Opener) -> None:
    session, screen = open_app(LONG)
    session.node_event(screen.top, list_of(screen).id, "end")
    screen.shows("10020 items")


def test_an_event_of_a_row_that_has_left_is_dropped(open_app: Opener) -> None:
    session, screen = open_app(LONG)
    gone = screen.find("tap 3").id
    ask(session, screen, 500, 10)
    screen.until(lambda: 500 in rows_of(screen))
    session.node_event(screen.top, gone, "tap")
    session.node_event(screen.top, screen.find("tap 501").id, "tap")
    screen.until(lambda: screen.toasts)
    assert screen.toasts == ["tapped 501"]


def test_a_masonry_tells_its_aspects_and_shows_its_rows(open_app: Opener) -> None:
    session, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Masonry(range(30_000), key=str, cell=lambda n: ui.Card(ui.Text(f"row {n}")),
            aspect=lambda n: 1 + n % 3)
"""
    )
    splices = [op for ops in screen.updates for op in ops if isinstance(op, Splice)]
    assert [len(op.aspects) for op in splices] == [20_000, 10_000]
    assert {each for op in splices for each in op.aspects} == {1.0, 2.0, 3.0}
    ask(session, screen, 29_990, 40)
    screen.until(lambda: set(rows_of(screen)) == set(range(29_990, 30_000)))


SAY_LATER = """
body = {body!r}
class Home(Page):
    async def on_load(self, query):
        say(body)
        await asyncio.sleep(60)
    def build(self):
        return ui.Text("")
app.pages["pages/home"] = Home
"""
LIST = {"type": "List", "id": 1, "windowed": True}


def splice(revision: int = 1, *changes: tuple[float, float, float], node: int = 1, **more: object) -> dict[str, object]:
    return {"op": "splice", "node": node, "revision": revision, "changes": changes or [(0, 0, 1_000)], **more}


def row(number: int, node: int = 0) -> dict[str, object]:
    return {"op": "create", "parent": 1, "index": number, "node": {"type": "Divider", "id": node or number + 10}}


@pytest.mark.parametrize(
    ("ops", "summary"),
    [
        ([splice(1, (0, 0, 1_000_000))], "a list has 1,000,000 rows; at most 200,000 are shown"),
        ([splice(1, (0, 0, 150_000)), splice(2, (0, 0, 150_000))], "a list has 300,000 rows"),
        ([splice(), row(41)], "a list sent rows that were not asked for"),
        ([splice(), {"op": "window", "node": 1, "first": 50, "count": 10}], "rows that were not asked for"),
        ([splice(1, (0, 0, 5)), row(5)], "there is no row 5 in a list of 5"),
        ([splice(), row(1), row(1, 99)], "two nodes are in the row 1"),
        ([splice(), splice(1)], "a list's revision 1 is followed by 1"),
        ([splice(2)], "a list's revision 0 is followed by 2"),
        ([splice(), splice(0)], "a list's revision 1 is followed by 0"),
        ([splice(1, (3, 0, 1))], "there are no 0 rows at 3 in a list of 0"),
        ([splice(1, (0, 0, 9)), splice(2, (5, 5, 0))], "there are no 5 rows at 5 in a list of 9"),
        ([splice(1, (0, 0, 9)), splice(2, (5, 1, 0), (2, 1, 0))], "there are no 1 rows at 2"),
        ([splice(), row(3), splice(2, (3, 1, 0))], "a list took out a row whose node is still there"),
        ([splice(), row(3), splice(2, (0, 0, 900))], "a list kept rows that were not asked for"),
        ([splice(), splice(2, (3, 1, 0), moved=[(77, 5)])], "a list moved a row that nobody holds"),
        ([splice(), row(3), row(4), splice(2, (3, 1, 1), moved=[(13, 4)])], "two nodes into one row"),
        ([splice(), row(3), splice(2, (3, 1, 1), moved=[(13, 5_000)])], "there is no row 5000 in a list of 1000"),
        ([splice(1, (0, 0, 2), aspects=[1.0, 1.0])], "2 aspects were sent for 2 rows"),
        ([splice(), row(3), {"op": "move", "node": 13, "parent": 1, "index": 4}], "are moved by its splices"),
        ([{"op": "set", "node": 1, "props": {"windowed": False}}], "a windowed List stays windowed"),
        ([splice(), {"op": "splice", "node": 1, "revision": 2, "changes": []}], "length >= 1"),
        ([splice(1, *[(0, 0, 1)] * 33)], "length <= 32"),
        ([splice(1, (-1, 0, 1))], ">= 0"),
        ([splice(1, (0, 0, 1), aspects=[0.0])], ">= 0.2"),
        ([splice(1, (0, 0, 1.5))], "Expected `int`"),
        ([splice(node=7)], "there is no node 7"),
    ],
)
def test_rows_that_do_not_fit_fail_their_page_only(
    open_app: Opener, ops: list[dict[str, object]], summary: str
) -> None:
    first = {"op": "create", "parent": 0, "index": 0, "node": LIST}
    update = {"type": "page.update", "page": 1, "revision": 1, "is_full": True, "ops": [first, *ops]}
    _, screen = open_app(f"{CALM}\n{RAW}\n" + SAY_LATER.format(body=json.dumps(update)), wait=False)
    screen.until(lambda: screen.failures or screen.endings)
    assert screen.endings == []
    assert summary in screen.failures[0][1]


@pytest.mark.parametrize("aspects", ["[NaN]", "[1e999]", '["1"]'])
def test_aspects_that_are_no_numbers_never_reach_the_shell(open_app: Opener, aspects: str) -> None:
    ops = [{"op": "create", "parent": 0, "index": 0, "node": {"type": "Masonry", "id": 1}}]
    ops.append(splice(1, (0, 0, 1), aspects="@"))
    update = {"type": "page.update", "page": 1, "revision": 1, "is_full": True, "ops": ops}
    body = json.dumps(update).replace('"@"', aspects)
    _, screen = open_app(f"{CALM}\n{RAW}\n" + SAY_LATER.format(body=body), wait=False)
    screen.until(lambda: screen.failures or screen.endings)
    assert not any(isinstance(op, Splice) for told in screen.updates for op in told)


def test_a_flood_of_splices_is_slowed_down_and_ended(open_app: Opener) -> None:
    head = {"type": "page.update", "page": 1, "is_full": True, "revision": 1}
    ops = [{"op": "create", "parent": 0, "index": 0, "node": {"type": "Masonry", "id": 1}}]
    count = windows.ADDED_MAX
    body = json.dumps({**head, "ops": [*ops, splice(1, (0, 0, count), aspects=[1.0] * count)]})
    _, screen = open_app(
        f"{CALM}\n{RAW}\n"
        + SAY_LATER.format(body=body).replace(
            "        await asyncio.sleep(60)\n",
            """
        at = 2
        while True:
            ops = [{"op": "splice", "node": 1, "revision": at + n, "changes": [(0, 1, 1)], "aspects": [2.0]}
                for n in range(50)]
            at += 50
            say(json.dumps({"type": "page.update", "page": 1, "revision": at, "is_full": False, "ops": ops}))
""",
        ),
        wait=False,
    )
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "flooded"
