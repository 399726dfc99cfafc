"""Collecting at a till: the page gets a handle, the server half collects by it, and neither sees a code or a person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import CollectionId, OrderId, UserId
from app.core.kernel.money import Money
from app.core.payments.collecting_model import Collection, CollectionState
from app.host.bridge.prompts import PayCodePrompt
from tests.host.conftest import HEAD
from tests.support.miniapps import Platform, Screen, write_package

NUMBER = "752921234567890123456789"
PAGE = """
@app.page("pages/home")
class Home(Page):
    said = "ready"
    code = ""

    def build(self):
        names = ("Take", "Late", "Collect", "Again", "Other", "Guess", "Flood", "Wrong")
        return ui.Column(ui.Text(self.said), *(ui.Button(name, lambda name=name: self.do(name)) for name in names))

    async def do(self, name):
        try:
            if name in ("Take", "Late"):
                if name == "Late":
                    from minikit.calls import gesture
                    gesture.set(None)
                self.code = await pay.take_code()
                self.said = "none" if self.code is None else f"handle {self.code}"
            else:
                self.said = await server.call(name.lower(), code=self.code or "nothing")
        except CallError as error:
            self.said = f"{error.code}: {error.message}"
"""
SERVER = """
from minikit.calls import call

server = Server()

async def collected(code, number):
    try:
        found = await pay.collect(code, number)
    except CallError as error:
        raise Refusal(error.code.replace(".", "_"), error.message)
    return f"{found.number} {found.status}"

@server.function
async def collect(caller, code):
    await orders.create(number="A-1", title="Coffee", amount_minor=1200)
    return await collected(code, "A-1")

@server.function
async def again(caller, code):
    return await collected(code, "A-1")

@server.function
async def other(caller, code):
    return await collected(code, "of somebody else")

@server.function
async def guess(caller, code):
    await orders.create(number="A-1", title="Coffee", amount_minor=1200)
    return await collected("x" * 32, "A-1")

@server.function
async def flood(caller, code):
    await orders.create(number="A-1", title="Coffee", amount_minor=1200)
    said = {}
    for at in range(400):
        try:
            await pay.collect(f"guess-{at}", "A-1")
        except CallError as error:
            said[f"{error.code} {error.message}"] = said.get(f"{error.code} {error.message}", 0) + 1
    counts = sorted(said.items(), key=lambda each: each[1])
    return f"{len(said)} answers, {counts[0][0].split()[0]} and {counts[1][0].split()[0]}"

@server.function
async def wrong(caller, code):
    said = []
    bad = ({}, {"code": 1, "number": "A-1"}, {"code": "", "number": "A-1"}, {"code": "x" * 101, "number": "A-1"},
           {"code": "x", "number": "A-1", "amount_minor": 1}, {"code": "x", "number": "A-1", "payer": "lin"})
    for args in bad:
        try:
            await call("pay.collect", **args)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)
"""


class Book:
    """Collects as it is told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[OrderId, str]] = []
        self.state: CollectionState | Refused = "paid"

    def for_order(self, order_id: OrderId, number: str) -> Collection:
        self.asked.append((order_id, number))
        if isinstance(self.state, Refused):
            raise self.state
        now = datetime(2026, 11, 22, tzinfo=UTC)
        ends_at = now + timedelta(minutes=5)
        return Collection(
            CollectionId("c"),
            UserId("lin"),
            Money(1_200),
            self.state,
            now,
            ends_at,
            order_id,
            why="wallet.insufficient",
        )


class Till:
    """A mini-app with a till, open."""

    def __init__(self, data_folder: Path, tmp_path: Path, permissions: tuple[str, ...] = ("pay.collect",)) -> None:
        self.book = Book()
        self.platform = Platform(data_folder, collections=self.book)
        wanted = [{"name": name, "reason": "For the till."} for name in permissions]
        folder = write_package(tmp_path / "package", HEAD + PAGE, HEAD + SERVER, req_permissions=wanted)
        self.session, self.screen = self.platform.open(self.platform.install(folder))

    def ask(self, name: str, shown: str) -> None:
        self.platform.tap(self.session, self.screen, name)
        self.screen.shows(shown)

    def take(self, number: str | None = NUMBER, *, count: int = 1) -> PayCodePrompt:
        self.platform.tap(self.session, self.screen, "Take")
        prompt, answer = self.platform.prompts.wait_sheet(count)
        answer.set_result(number)
        self.screen.until(lambda: "handle" in texts(self.screen) or "none" in texts(self.screen))
        assert isinstance(prompt, PayCodePrompt)
        return prompt


@pytest.fixture
def till(data_folder: Path, tmp_path: Path) -> Iterator[Till]:
    made = Till(data_folder, tmp_path)
    yield made
    made.platform.close()


def texts(screen: Screen) -> str:
    return " ".join(screen.texts)


def test_a_handle_stands_for_the_code_and_the_server_half_hears_how_it_stands(till: Till) -> None:
    prompt = till.take()
    assert (prompt.session_id, prompt.listing.miniapp_id) == (till.session.session_id, "test.app")
    states: tuple[CollectionState, ...] = ("waiting", "paid", "refused", "over", "held")
    for state in states:
        till.book.state = state
        till.ask("Collect", f"A-1 {state}")
    assert {number for _, number in till.book.asked} == {NUMBER}
    assert "lin" not in texts(till.screen)


def test_the_page_never_has_the_code(till: Till) -> None:
    till.take()
    till.ask("Collect", "A-1 paid")
    assert not any(NUMBER in str(op) for update in till.screen.updates for op in update)


def test_leaving_the_sheet_gives_nothing(till: Till) -> None:
    till.take(None)
    till.screen.shows("none")


def test_without_a_tap_no_sheet_opens(till: Till) -> None:
    till.platform.tap(till.session, till.screen, "Late")
    till.screen.until(lambda: "bridge.no_gesture" in texts(till.screen))
    assert till.platform.prompts.sheets == []


def test_what_is_not_declared_is_refused_in_both_halves(data_folder: Path, tmp_path: Path) -> None:
    till = Till(data_folder, tmp_path, ("pay",))
    till.platform.tap(till.session, till.screen, "Take")
    till.screen.until(lambda: "bridge.undeclared" in texts(till.screen))
    till.platform.tap(till.session, till.screen, "Collect")
    till.screen.until(lambda: "server.bridge_undeclared" in texts(till.screen))
    assert till.book.asked == []
    till.platform.close()


def test_a_guessed_handle_is_told_nothing(till: Till) -> None:
    till.ask(
        "Guess", "server.pay_codes_over: This pay code does not count, or no more. Nothing was paid; ask for a new one."
    )
    assert till.book.asked == []


def test_a_flood_of_guesses_is_throttled_and_told_nothing(till: Till) -> None:
    till.ask("Flood", "2 answers, pay_codes.over and bridge.too_often")
    assert till.book.asked == []


def test_an_old_code_an_unknown_one_and_one_that_was_used_are_told_alike(till: Till) -> None:
    said = []
    till.book.state = Refused("pay_codes.over")
    for at, minutes in enumerate((0, 10), start=1):
        till.take(count=at)
        till.platform.clock.advance(minutes=minutes)
        till.platform.tap(till.session, till.screen, "Collect")
        till.screen.until(lambda: "pay_codes" in texts(till.screen))
        said.append(texts(till.screen))
    till.platform.tap(till.session, till.screen, "Guess")
    till.screen.until(lambda: "pay_codes" in texts(till.screen))
    assert {*said, texts(till.screen)} == {said[0]}


def test_malformed_arguments_are_refused(till: Till) -> None:
    till.ask("Wrong", " ".join(["bridge.shape"] * 6))


def test_only_an_order_of_its_own_is_collected(till: Till) -> None:
    till.take()
    till.ask("Other", "server.orders_unknown: This mini-app has no such order.")
    assert till.book.asked == []


def test_an_order_that_is_paid_says_so_without_any_code(till: Till) -> None:
    till.take()
    till.ask("Collect", "A-1 paid")
    till.platform.orders.made[0] = replace(till.platform.orders.made[0], state="paid")
    till.book.state = Refused("pay_codes.over")
    till.platform.clock.advance(hours=1)
    till.ask("Again", "A-1 paid")
    assert len(till.book.asked) == 1


def test_another_mini_apps_handle_is_worth_nothing(till: Till, tmp_path: Path) -> None:
    till.take()
    [said] = [text for text in till.screen.texts if text.startswith("handle ")]
    main = PAGE.replace('code = ""', f"code = {said.removeprefix('handle ')!r}")
    wanted = [{"name": "pay.collect", "reason": "For the till."}]
    folder = write_package(tmp_path / "other", HEAD + main, HEAD + SERVER, app_id="other.app", req_permissions=wanted)
    other, screen = till.platform.open(till.platform.install(folder))
    till.platform.tap(other, screen, "Collect")
    screen.until(lambda: "server.pay_codes_over" in texts(screen))
    assert till.book.asked == []
    till.ask("Collect", "A-1 paid")
