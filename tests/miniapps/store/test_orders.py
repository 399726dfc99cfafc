"""What becomes of orders: reserved, cancelled, shipped, received, given back, reviewed; and what is refused."""

import asyncio
import sqlite3
import threading
from datetime import UTC, datetime
from typing import Any

import pytest

from minikit import Caller, CallError, Refusal
from tests.miniapps.store.test_server import COAT, SCARF, call, left, place
from tests.support.fake_shell import FakeShell, OpenedPage, run

RING = {"sku": "ring-gem", "option": "14", "quantity": 1}
HOME = "Lin Yu · 138\nShanghai, Anfu Road 1"


def placed(shell: FakeShell, request_id: str = "request-1") -> str:
    """Place an order for a coat, pay it, and return its number."""
    number = place(shell, COAT, request_id=request_id)
    shell.pay(number)
    return number


def state(shell: FakeShell, number: str) -> str:
    return call(shell, "order_state", number=number)["state"]


def sell(shell: FakeShell, function: str, **what: object) -> Any:
    """Do something as the seller, who is another person."""
    before, shell.user_id, shell.roles = shell.user_id, "maya", ("seller",)
    try:
        return call(shell, function, **what)
    finally:
        shell.user_id, shell.roles = before, ()


def received(shell: FakeShell) -> str:
    number = placed(shell)
    sell(shell, "ship", number=number, tracking="SF 1")
    call(shell, "confirm", number=number)
    return number


def asked_back(shell: FakeShell, number: str, amount_minor: int, request_id: str = "back-0001") -> Any:
    what = {"number": number, "amount_minor": amount_minor, "reason": "It does not fit", "goods_come_back": True}
    return call(shell, "ask_back", request_id=request_id, **what)


def test_of_a_hundred_who_want_the_last_one_at_once_one_gets_it(shell, store):
    call_it = store.server.server.functions["place_order"]
    shell.pay(place(shell, RING | {"quantity": 2}))
    refused: set[str] = set()

    async def buy(number: int) -> bool:
        try:
            await call_it(Caller(f"buyer-{number}"), request_id=f"last-{number:04}", lines=[RING])
        except Refusal as refusal:
            refused.add(refusal.code)
            return False
        return True

    async def rush() -> list[bool]:
        return await asyncio.gather(*(buy(number) for number in range(100)))

    assert asyncio.run(rush()).count(True) == 1
    assert refused == {"product.stock"}
    assert left(shell, "ring-gem", "14") == 0


def test_of_many_threads_that_keep_the_last_one_one_succeeds(shell, store, monkeypatch):
    monkeypatch.setattr(store.book_file, "PATIENCE_S", 60.0)  # twelve wait for one file, on however slow a disk
    lines = store.placing.checked_lines([RING | {"quantity": 3}])
    wishes = [store.placing.new_order(f"buyer-{each}", f"threads-{each}", lines, "", "") for each in range(12)]
    kept: list[bool] = []

    def keep(wish: Any) -> None:
        kept.append(store.half.book().add(wish, {("ring-gem", "14"): 3}) is None)

    threads = [threading.Thread(target=keep, args=(wish,)) for wish in wishes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kept) == [False] * 11 + [True]


def test_what_nobody_pays_in_time_is_cancelled_and_can_be_bought_again(shell):
    number = place(shell, RING | {"quantity": 3})
    assert left(shell, "ring-gem", "14") == 0
    shell.ring()
    assert (state(shell, number), shell.orders[number]["state"]) == ("cancelled", "closed")
    assert left(shell, "ring-gem", "14") == 3
    assert shell.alarms == {}


def test_what_was_paid_in_the_last_moment_stays_bought(shell):
    number = place(shell, RING)
    shell.sends_notices = False
    shell.pay(number)
    shell.ring()
    assert state(shell, number) == "to_ship"


def test_the_alarm_is_that_of_the_next_order_that_goes_on(shell):
    first, second = place(shell, COAT), place(shell, SCARF, request_id="request-2")
    due = call(shell, "order_state", number=first)["due_at"]
    assert shell.alarms == {"due": due}
    shell.pay(first)
    shell.ring()
    assert state(shell, second) == "pending"
    assert shell.alarms == {"due": call(shell, "order_state", number=second)["due_at"]}


def test_an_order_goes_its_way_and_no_step_is_left_out(shell):
    number = place(shell, COAT)
    with pytest.raises(CallError, match="has not been shipped"):
        call(shell, "confirm", number=number)
    with pytest.raises(CallError, match="cannot be shipped"):
        sell(shell, "ship", number=number, tracking="")
    shell.pay(number)
    sell(shell, "ship", number=number, tracking="SF 1")
    sell(shell, "ship", number=number, tracking="SF 1")
    assert call(shell, "order_state", number=number)["tracking"] == "SF 1"
    with pytest.raises(CallError, match="on its way"):
        call(shell, "cancel", number=number)
    call(shell, "confirm", number=number)
    assert call(shell, "confirm", number=number)["state"] == "completed"


def test_what_was_shipped_counts_as_received_in_the_end(shell):
    number = placed(shell)
    sell(shell, "ship", number=number, tracking="")
    shell.ring()
    assert state(shell, number) == "completed"


def test_a_paid_order_that_is_cancelled_is_given_back_once(shell):
    number = placed(shell)
    call(shell, "cancel", number=number)
    order = call(shell, "cancel", number=number)
    assert (order["state"], order["refunded_minor"]) == ("cancelled", 29_900)
    assert [refund["amount_minor"] for refund in shell.refunds.values()] == [29_900]
    assert left(shell, "coat-red", "M") == 200


def test_a_cancelled_order_whose_refund_failed_is_given_back_when_asked_again(shell):
    number = placed(shell)
    shell.refuses_refunds = True
    with pytest.raises(CallError, match="has not gone back yet"):
        call(shell, "cancel", number=number)
    shell.refuses_refunds = False
    assert [refund["state"] for refund in sell(shell, "desk")["refunds"]] == ["agreed"]
    sell(shell, "answer_refund", number=sell(shell, "desk")["refunds"][0]["number"], agrees=True)
    assert call(shell, "order_state", number=number)["refunded_minor"] == 29_900


def test_money_is_given_back_in_parts_and_never_more_than_was_paid(shell):
    number = received(shell)
    asked_back(shell, number, 10_000)
    asked_back(shell, number, 10_000)
    asked_back(shell, number, 19_900, "back-0002")
    with pytest.raises(CallError, match="more than you paid"):
        asked_back(shell, number, 1, "back-0003")
    for refund in sell(shell, "desk")["refunds"]:
        sell(shell, "answer_refund", number=refund["number"], agrees=True)
        sell(shell, "answer_refund", number=refund["number"], agrees=True)
    assert sorted(refund["amount_minor"] for refund in shell.refunds.values()) == [10_000, 19_900]
    assert call(shell, "order_state", number=number)["refunded_minor"] == 29_900
    assert sell(shell, "desk")["refunds"] == []


def test_what_is_declined_says_why_and_may_be_asked_for_again(shell):
    number = received(shell)
    asked_back(shell, number, 29_900)
    sell(shell, "answer_refund", number="back-0001", agrees=False, answer="It was worn")
    [refund] = call(shell, "order_state", number=number)["refunds"]
    assert (refund["state"], refund["answer"]) == ("declined", "It was worn")
    asked_back(shell, number, 5_000, "back-0002")
    assert shell.refunds == {}


@pytest.mark.parametrize("amount", [0, -1, 29_901, True, 1.5, "100", None])
def test_an_amount_that_makes_no_sense_is_not_asked_for(shell, amount):
    number = received(shell)
    with pytest.raises(CallError, match="more than you paid"):
        asked_back(shell, number, amount)


def test_money_of_an_unpaid_order_or_of_somebody_else_s_is_not_asked_for(shell):
    with pytest.raises(CallError, match="cannot be asked back"):
        asked_back(shell, place(shell, SCARF), 100)
    number = placed(shell, "request-2")
    shell.user_id = "eve"
    with pytest.raises(CallError, match="no order with this number"):
        asked_back(shell, number, 100)


def test_only_who_received_something_reviews_it_and_can_say_it_better_later(shell):
    number = placed(shell)
    what = {"number": number, "sku": "coat-red", "stars": 5, "text": "Warm."}
    with pytest.raises(CallError, match="once you have it"):
        call(shell, "review", **what)
    sell(shell, "ship", number=number, tracking="")
    call(shell, "confirm", number=number)
    call(shell, "review", **what)
    call(shell, "review", **what | {"stars": 4, "text": "Warm, but heavy."})
    for wrong in ({"stars": 0}, {"stars": 6}, {"stars": True}, {"sku": "scarf-blue"}, {"text": "x" * 501}):
        with pytest.raises(CallError):
            call(shell, "review", **what | wrong)
    [said] = call(shell, "reviews", sku="coat-red")
    assert (said["stars"], said["text"]) == (4, "Warm, but heavy.")
    assert "buyer" not in said
    sell(shell, "reply", order_number=number, sku="coat-red", text="It is real wool.")
    assert call(shell, "reviews", sku="coat-red")[0]["reply"] == "It is real wool."


def test_delivery_costs_something_below_a_sum_and_nothing_above_or_when_fetched(shell):
    def freight(*lines: object, address: str) -> int:
        return call(shell, "quote", lines=list(lines), address=address)["freight_minor"]

    assert freight(SCARF | {"quantity": 1}, address=HOME) == 800
    assert freight(SCARF | {"quantity": 1}, address="") == 0
    assert freight(SCARF, address=HOME) == 0
    number = call(
        shell,
        "place_order",
        request_id="request-1",
        lines=[SCARF | {"quantity": 1}],
        address=HOME,
        expected_minor=9_700,
    )
    assert shell.orders[number]["amount_minor"] == 9_700


def test_another_price_than_was_shown_is_not_ordered(shell):
    for claimed in (1, 29_899, 0, -1, "29900", 29_900.5):
        with pytest.raises(CallError, match="not what you were shown"):
            call(shell, "place_order", request_id="request-1", lines=[COAT], expected_minor=claimed)
    assert shell.orders == {}


def test_the_seller_sets_price_and_stock_and_orders_cost_that(shell):
    place(shell, COAT)
    sell(shell, "set_shelf", sku="coat-red", option="M", price_minor=19_900, left=1)
    assert left(shell, "coat-red", "M") == 1
    number = place(shell, COAT, request_id="request-2")
    assert shell.orders[number]["amount_minor"] == 19_900
    with pytest.raises(CallError, match="sold out"):
        place(shell, COAT, request_id="request-3")


@pytest.mark.parametrize(
    ("function", "what"),
    [
        ("desk", {}),
        ("ship", {"number": "1", "tracking": ""}),
        ("answer_refund", {"number": "1", "agrees": True}),
        ("set_shelf", {"sku": "coat-red", "option": "M", "price_minor": 1, "left": 1}),
        ("reply", {"order_number": "1", "sku": "coat-red", "text": "Ha"}),
    ],
)
def test_what_is_the_seller_s_nobody_else_does(shell, function, what):
    with pytest.raises(CallError, match="who sells here"):
        call(shell, function, **what)


def test_the_seller_sees_where_an_order_goes_and_not_who_placed_it(shell):
    call(shell, "place_order", request_id="request-1", lines=[COAT], address=HOME, remark="Ring twice")
    shell.pay(next(iter(shell.orders)))
    [order] = sell(shell, "desk")["to_ship"]
    assert (order["address"], order["remark"]) == (HOME, "Ring twice")
    assert "lin" not in str({name: value for name, value in order.items() if name != "address"}).split()
    assert "buyer" not in order


def test_a_day_is_what_the_wallet_paid_and_gave_back(shell):
    placed(shell)
    number = placed(shell, "request-2")
    call(shell, "cancel", number=number)
    days = sell(shell, "desk")["days"]
    assert sum(day["paid_minor"] for day in days) == sum(order["amount_minor"] for order in shell.orders.values())
    assert sum(day["refunded_minor"] for day in days) == sum(each["amount_minor"] for each in shell.refunds.values())


def test_orders_of_the_first_version_are_taken_over(shell, data_folder, store):
    db = sqlite3.connect(data_folder / "orders.db")
    db.execute(
        "CREATE TABLE orders (number TEXT, buyer TEXT, request_id TEXT, lines TEXT, title TEXT, amount_minor INTEGER,"
        " placed_at TEXT, order_id TEXT, state TEXT, paid_at TEXT, receipt_id TEXT)"
    )
    lines = '[{"sku": "coat-red", "option": "M", "quantity": 1, "price_minor": 29900}]'
    at = datetime.now(UTC).isoformat()
    for number, stands, paid_at in (("A", "paid", at), ("B", "closed", None), ("C", "pending", None)):
        row = (number, "lin", f"request-{number}", lines, "Wool coat", 29_900, at, None, stands, paid_at, None)
        db.execute("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    db.commit()
    db.close()
    orders = {order["number"]: order for order in call(shell, "my_orders")}
    assert [orders[number]["state"] for number in "ABC"] == ["completed", "cancelled", "pending"]
    assert orders["A"]["lines"] == [{"sku": "coat-red", "option": "M", "quantity": 1, "price_minor": 29_900}]


def test_a_damaged_book_is_told_and_its_copy_put_back(shell, data_folder):
    number = placed(shell)
    (data_folder / "orders.copy.db").unlink()
    call(shell, "place_order", request_id="request-2", lines=[SCARF])  # which makes a new copy
    (data_folder / "orders.db").write_bytes(b"no book at all, but sixteen bytes and more" * 200)
    with pytest.raises(CallError) as damaged:
        call(shell, "my_orders")
    assert damaged.value.code == "server.book.damaged"
    assert call(shell, "mend", how="restore") == "restored"
    assert [order["state"] for order in call(shell, "my_orders")] == ["pending", "to_ship"]
    assert state(shell, number) == "to_ship"
    assert (data_folder / "orders.damaged.db").is_file()


def test_what_was_paid_after_the_copy_is_known_again_after_restoring(shell, data_folder):
    number = place(shell, COAT)  # copied unpaid
    shell.pay(number)
    (data_folder / "orders.db").write_bytes(b"no book at all, but sixteen bytes and more" * 200)
    assert call(shell, "mend", how="restore") == "restored"
    assert state(shell, number) == "to_ship"


def test_without_a_copy_a_new_book_can_be_begun(shell, data_folder):
    placed(shell)
    for name in ("orders.copy.db", "orders.db"):
        (data_folder / name).write_bytes(b"no book at all, but sixteen bytes and more" * 200)
    assert call(shell, "mend", how="restore") == "no copy"
    assert call(shell, "mend", how="new") == "new"
    assert call(shell, "my_orders") == []


def test_a_book_that_can_be_read_is_never_thrown_away(shell):
    number = placed(shell)
    assert call(shell, "mend", how="new") == "whole"
    assert state(shell, number) == "to_ship"


@pytest.mark.parametrize(
    ("what_sqlite_says", "code"),
    [
        ("database is locked", "book.busy"),
        ("database or disk is full", "book.full"),
        ("disk I/O error", "book.full"),
        ("database disk image is malformed", "book.damaged"),
    ],
)
def test_what_keeps_the_book_from_being_written_is_told_plainly(store, what_sqlite_says, code):
    told = store.mending.told(sqlite3.OperationalError(what_sqlite_says))
    assert told.code == code
    assert told.message.endswith(".")


def test_a_locked_book_changes_nothing_and_works_again_afterwards(shell, store, data_folder, monkeypatch):
    number = place(shell, COAT)
    monkeypatch.setattr(store.book_file, "PATIENCE_S", 0.05)
    lock = sqlite3.connect(data_folder / "orders.db", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CallError) as busy:
        call(shell, "my_orders")
    assert busy.value.code == "server.book.busy"
    lock.close()
    assert state(shell, number) == "pending"


def test_killed_between_the_book_and_the_wallet_the_order_is_there_once(shell, store, monkeypatch):
    def killed(**_: object) -> None:
        raise CallError("orders.unavailable", "The process ended here.")

    with monkeypatch.context() as patch:
        patch.setattr(shell, "_orders_create", killed)
        with pytest.raises(CallError):
            place(shell, RING)
    store.half.forget_book()
    number = place(shell, RING)
    assert [order["number"] for order in call(shell, "my_orders")] == [number]
    assert left(shell, "ring-gem", "14") == 2
    run(store.settling.watch_the_time())
    assert "due" in shell.alarms


def test_a_coupon_is_made_once_taken_and_shown_until_none_is_left(shell, store):
    what = {"place": 1, "off_minor": 1_000, "spend_min_minor": 5_000, "count": 1}
    assert sell(shell, "make_coupon", **what) == sell(shell, "make_coupon", **what)
    with pytest.raises(CallError):
        sell(shell, "make_coupon", **what | {"off_minor": 9_000})
    [offer] = call(shell, "offers")
    assert (offer["off_minor"], offer["spend_min_minor"], offer["left"]) == (1_000, 5_000, 1)
    page = OpenedPage(store.checkout_page.CheckoutPage(), sku="coat-red", option="M", quantity="1")
    page.tap("Take")
    assert "Yours" in page.texts()
    assert page.toasts == ["You have it. It counts when you pay."]
    assert call(shell, "offers") == []


def test_only_who_sells_makes_coupons_and_only_of_proper_numbers(shell):
    what = {"place": 1, "off_minor": 1_000, "spend_min_minor": 0, "count": 1}
    with pytest.raises(CallError, match="who sells here"):
        call(shell, "make_coupon", **what)
    for wrong in ({"off_minor": 0}, {"off_minor": "10"}, {"count": True}, {"spend_min_minor": -1}, {"place": 13}):
        with pytest.raises(CallError):
            sell(shell, "make_coupon", **what | wrong)
    assert call(shell, "offers") == []


def test_a_seller_s_page_makes_the_next_coupon(shell, store):
    shell.roles = ("seller",)
    page = OpenedPage(store.coupon_page.CouponPage())
    assert not page.find("Make it").is_enabled
    page.change("Off", "10")
    page.change("From what sum", "50")
    page.tap("Make it")
    assert page.went == [("back", {})]
    [offer] = call(shell, "offers")
    assert (offer["off_minor"], offer["spend_min_minor"], offer["left"]) == (1_000, 5_000, 10)


def test_the_page_for_mending_says_when_there_is_nothing_to_mend(shell, store, data_folder):
    placed(shell)
    assert "There is nothing to mend." in OpenedPage(store.mend_page.MendPage()).texts()
    (data_folder / "orders.db").write_bytes(b"no book at all, but sixteen bytes and more" * 200)
    page = OpenedPage(store.mend_page.MendPage())
    assert "Orders cannot be read." in page.texts()
    page.tap("Restore the copy")
    assert "The book is back" in page.texts()
