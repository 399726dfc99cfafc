"""The capability ledger: every call is in it, it stays small, it goes after 90 days, and it is nobody's brake."""

import csv
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.database import Database
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId, UserId
from app.host.bridge.prompts import PaymentAnswer
from app.host.call_log import service, store
from app.host.call_log.export import export
from app.host.call_log.model import Entry, Wanted, What
from app.host.call_log.service import CallLog
from tests.support.clock import FakeClock
from tests.support.miniapps import ADA, Platform, receipt_for, write_package

SHOP = MiniAppId("test.shop")
MINE = Wanted(ADA)
MAIN = """
from minikit import *
from minikit.calls import call
app = App()

@app.page("pages/home")
class Home(Page):
    said = "nothing yet"

    def build(self):
        names = ("keep", "invent", "sneak", "order", "pay", "flood")
        return ui.Column(ui.Text(self.said), *(ui.Button(name, getattr(self, name), key=name) for name in names))

    async def ask(self, name, **args):
        try:
            self.said = f"done {await call(name, **args)}"
        except CallError as error:
            self.said = error.code

    async def keep(self):
        for number in range(5):
            await storage.set("secret-key", "secret-value")
        self.said = "kept"

    async def invent(self):
        await self.ask("made.up.name")

    async def sneak(self):
        await self.ask("storage.get", key="x", path="/etc/passwd")

    async def order(self):
        self.said = await server.call("place")

    async def pay(self):
        result = await pay.request_payment(self.said)
        self.said = result.status

    async def flood(self):
        for number in range(300):
            await self.ask(f"made.up.{number}")
        self.said = "flooded"
"""
SERVER = """
from minikit import *
server = Server()

@server.function
async def place(caller):
    return (await orders.create(number="A-1", title="Wool coat", amount_minor=29_900)).order_id
"""


def call(name: str = "storage.get", *, user_id: UserId = ADA, miniapp_id: MiniAppId = SHOP) -> What:
    return What(miniapp_id, user_id, "call", name, "made")


def refusal(code: str = "bridge.shape") -> What:
    return What(SHOP, ADA, "refusal", "storage.get", code)


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str, str, int]]:
    """Return kind, name, decision and count of each entry, in no order."""
    return sorted((entry.what.kind, entry.what.name, entry.what.decision, entry.count) for entry in entries)


class Book:
    """A ledger on a file, with a clock that stands still; its thread is not started."""

    def __init__(self, path: Path) -> None:
        self.clock = FakeClock()
        self.db = Database(path, tree="plaza")
        self.db.migrate()
        self.log = CallLog(self.db, self.clock)


@pytest.fixture
def book(data_folder: Path) -> Iterator[Book]:
    made = Book(data_folder / "plaza.db")
    yield made
    made.db.close()


@pytest.fixture
def platform(data_folder: Path, tmp_path: Path) -> Iterator[Platform]:
    made = Platform(data_folder)
    yield made
    made.close()


def test_what_a_mini_app_asks_for_is_in_it_and_what_it_hands_over_is_not(platform: Platform, tmp_path: Path) -> None:
    session, screen = platform.open(platform.install(write_package(tmp_path / "package", MAIN, SERVER)))
    platform.tap(session, screen, "keep")
    screen.shows("kept")
    platform.tap(session, screen, "invent")
    screen.shows("bridge.unknown")
    platform.tap(session, screen, "sneak")
    screen.shows("bridge.shape")
    platform.tap(session, screen, "order")
    screen.until(lambda: any(len(text) == 36 for text in screen.texts))
    platform.tap(session, screen, "pay")
    prompt, answer = platform.prompts.wait()
    answer.set_result(PaymentAnswer("paid", receipt_for(prompt.order)))
    screen.shows("paid")
    session.close()
    entries = platform.call_log.page(MINE).rows
    assert told(entries) == [
        ("call", "orders.create", "made", 1),
        ("call", "pay.request_payment", "made", 1),
        ("call", "server.call", "made", 1),
        ("call", "storage.set", "made", 5),
        ("payment", "pay.request_payment", "paid", 1),
        ("refusal", "storage.get", "bridge.shape", 1),
        ("refusal", "unknown", "bridge.unknown", 1),
    ]
    assert {entry.what.detail for entry in entries} == {"", "¥299.00"}
    by_server_half = [entry.what.name for entry in entries if entry.what.user_id == ""]
    assert by_server_half == ["orders.create"]
    for secret in ("secret", "passwd", "made.up"):
        assert secret not in str(entries)


def test_a_flood_of_invented_calls_is_a_few_lines(platform: Platform, tmp_path: Path) -> None:
    session, screen = platform.open(platform.install(write_package(tmp_path / "package", MAIN, SERVER)))
    platform.tap(session, screen, "flood")
    screen.shows("flooded")
    refused = [entry for entry in platform.call_log.page(MINE).rows if entry.what.kind == "refusal"]
    assert sum(entry.count for entry in refused) == 300
    assert len(refused) == service.SINGLE_REFUSALS_MAX


def test_calls_are_counted_by_the_minute_across_several_writes(book: Book) -> None:
    for _ in range(3):
        for _ in range(4):
            book.log.note(call())
        book.log.flush()
        book.clock.advance(seconds=9)
    assert told(book.log.page(MINE).rows) == [("call", "storage.get", "made", 12)]
    book.clock.advance(minutes=1)
    book.log.note(call())
    assert [entry.count for entry in book.log.page(MINE).rows] == [1, 12]
    assert len(book.log._lines) == 1, "the minute that is over takes no memory"


def test_what_came_while_it_was_written_is_not_lost(book: Book) -> None:
    def note() -> None:
        for _ in range(500):
            book.log.note(call())

    threads = [threading.Thread(target=note) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        book.log.flush()
    book.log.flush()
    assert [entry.count for entry in book.log.page(MINE).rows] == [2_000]


def test_prompts_and_payments_stand_singly_refusals_too_until_they_are_many(book: Book) -> None:
    for _ in range(3):
        book.log.note(What(SHOP, ADA, "payment", "pay.request_payment", "cancelled", "¥1.00"))
        book.log.note(What(SHOP, ADA, "prompt", "profile", "not_now"))
    for _ in range(1_000):
        book.log.note(refusal())
    rows = book.log.page(MINE).rows
    assert [entry.count for entry in rows if entry.what.kind in ("payment", "prompt")] == [1] * 6
    counts = sorted(entry.count for entry in rows if entry.what.kind == "refusal")
    assert counts == [1] * 19 + [981]


def test_refusals_of_many_kinds_at_once_are_few_lines_as_well(book: Book) -> None:
    whats = [What(SHOP, ADA, "refusal", f"name.{name}", f"code.{code}") for name in range(20) for code in range(5)]
    for _ in range(30):
        for what in whats:
            book.log.note(what)
    other = What(MiniAppId("test.other"), ADA, "refusal", "storage.get", "bridge.shape")
    for _ in range(2):
        book.log.note(other)
    rows = book.log.page(MINE, None, 1_000).rows
    assert sum(entry.count for entry in rows) == 3_002
    assert len([entry for entry in rows if entry.what.miniapp_id == SHOP]) == len(whats)
    assert [entry.count for entry in rows if entry.what == other] == [1, 1]
    book.clock.advance(minutes=1)
    book.log.note(other)
    book.log.flush()
    assert len(book.log._refused) == 2, "the minute that is over takes no memory"


def test_calls_and_refusals_beyond_so_many_are_dropped_and_what_the_person_decided_is_not(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "COUNTED_MAX", 50)
    other = MiniAppId("test.other")
    book.log.note(What(SHOP, ADA, "payment", "pay.request_payment", "paid", "¥1.00"))
    book.log.note(call(miniapp_id=other))
    for _ in range(40):
        book.log.note(call())
        book.log.note(refusal())
        book.log.flush()
        book.clock.advance(minutes=1)
    book.clock.advance(hours=2)
    book.log.note(call())
    rows = book.log.page(MINE, None, 1_000).rows
    assert len([entry for entry in rows if entry.what.miniapp_id == SHOP and entry.what.kind != "payment"]) in (50, 51)
    assert len([entry for entry in rows if entry.what.kind == "payment"]) == 1
    assert len([entry for entry in rows if entry.what.miniapp_id == other]) == 1
    assert rows[0].what == call()


def test_it_is_kept_90_days_and_then_dropped(book: Book) -> None:
    book.log.note(call())
    book.log.flush()
    book.clock.advance(days=89, hours=23)
    book.log.note(refusal())
    assert len(book.log.page(MINE).rows) == 2
    book.clock.advance(hours=2)
    assert told(book.log.page(MINE).rows) == [("refusal", "storage.get", "bridge.shape", 1)]


def test_pages_follow_one_another_without_gaps_whatever_comes_in_between(book: Book) -> None:
    for number in range(250):
        book.log.note(What(SHOP, ADA, "prompt", "profile", "allowed", str(number)))
        if number % 7 == 0:
            book.clock.advance(seconds=1)
    seen: list[Entry] = []
    before = None
    while True:
        page = book.log.page(MINE, before, 60)
        seen += page.rows
        book.clock.advance(seconds=1)
        book.log.note(call())
        if page.next is None:
            break
        before = page.next
    assert sorted(int(entry.what.detail) for entry in seen if entry.what.kind == "prompt") == list(range(250))
    assert len({entry.entry_id for entry in seen}) == len(seen)
    assert [entry.at for entry in seen] == sorted((entry.at for entry in seen), reverse=True)


def test_it_can_be_read_by_mini_app_and_by_kind_and_only_by_whose_it_is(book: Book) -> None:
    other = MiniAppId("test.other")
    for what in (call(), call(miniapp_id=other), refusal(), call("orders.create", user_id=UserId(""))):
        book.log.note(what)
    book.log.note(call("storage.set", user_id=UserId("bo")))
    assert [entry.what.name for entry in book.log.page(Wanted(ADA, other)).rows] == ["storage.get"]
    assert len(book.log.page(Wanted(ADA, kind="call")).rows) == 3
    assert told(book.log.page(Wanted(ADA, SHOP, "refusal")).rows) == [("refusal", "storage.get", "bridge.shape", 1)]
    assert len(book.log.page(MINE).rows) == 4, "not what was done for somebody else"
    assert sorted(book.log.miniapps(ADA)) == [other, SHOP]


def test_noting_waits_for_no_writer(book: Book) -> None:
    with book.db.begin():  # a payment under way, say
        for _ in range(100):
            book.log.note(call())
    assert [entry.count for entry in book.log.page(MINE).rows] == [100]


def test_a_database_that_cannot_be_written_costs_nothing_but_memory_within_bounds(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("database.full", path="plaza.db")

    monkeypatch.setattr(service, "UNWRITTEN_MAX", 50)
    with monkeypatch.context() as patch:
        patch.setattr(store, "put", fail)
        for number in range(100):
            book.log.note(What(SHOP, ADA, "prompt", "profile", "allowed", str(number)))
        with pytest.raises(Unavailable):
            book.log.flush()
    assert len(book.log.page(MINE).rows) == 50, "kept for the next time, as far as there was room"


def test_the_thread_writes_by_itself_and_closing_writes_the_rest(data_folder: Path) -> None:
    book = Book(data_folder / "plaza.db")
    book.log.start()
    book.log.note(refusal())
    book.log.close()
    book.db.close()
    again = Book(data_folder / "plaza.db")
    assert told(again.log.page(MINE).rows) == [("refusal", "storage.get", "bridge.shape", 1)]
    again.db.close()


@pytest.mark.parametrize("name", ["calls.csv", "calls.JSON"])
def test_everything_wanted_is_exported(book: Book, tmp_path: Path, name: str) -> None:
    for number in range(1_203):
        book.log.note(What(SHOP, ADA, "prompt", "profile", "allowed", f"=1+{number}"))
        book.clock.advance(seconds=1)
    book.log.note(call(miniapp_id=MiniAppId("test.other")))
    target = tmp_path / name
    assert export(book.log, Wanted(ADA, SHOP), target) == 1_203
    text = target.read_text(encoding="utf-8")
    rows = json.loads(text) if name.endswith("JSON") else list(csv.DictReader(text.splitlines()))
    assert len(rows) == 1_203
    assert rows[0] | {"time": ""} == {
        "time": "",
        "miniapp_id": "test.shop",
        "by": "pages",
        "kind": "prompt",
        "name": "profile",
        "decision": "allowed",
        "detail": "=1+1202" if name.endswith("JSON") else "'=1+1202",
        "count": 1 if name.endswith("JSON") else "1",
    }
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


def test_an_empty_ledger_is_exported_as_such(book: Book, tmp_path: Path) -> None:
    assert export(book.log, MINE, tmp_path / "a.json") == 0
    assert json.loads((tmp_path / "a.json").read_text()) == []
    assert export(book.log, MINE, tmp_path / "a.csv") == 0
    assert (tmp_path / "a.csv").read_text().strip() == "time,miniapp_id,by,kind,name,decision,detail,count"


def test_an_export_that_cannot_be_written_says_so_and_leaves_nothing(book: Book, tmp_path: Path) -> None:
    (tmp_path / "taken.csv").mkdir()
    for target in (tmp_path / "none" / "x.csv", tmp_path / "taken.csv"):
        with pytest.raises(Unavailable, match=r"export\.unwritable"):
            export(book.log, MINE, target)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
