"""The server half: it decides prices, whose an order is, and whether it is paid."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from minikit import CallError
from tests.support.fake_shell import FakeShell, run

COAT = {"sku": "coat-red", "option": "M", "quantity": 1}
SCARF = {"sku": "scarf-blue", "option": "", "quantity": 2}


def call(shell: FakeShell, function: str, **args: object) -> Any:
    return run(shell.call("server.call", {"function": function, "args": args}))


def place(shell: FakeShell, *lines: object, request_id: object = "request-1", **more: object) -> Any:
    return call(shell, "place_order", request_id=request_id, lines=list(lines), **more)


def left(shell: FakeShell, sku: str, option: str = "") -> Any:
    return next(form["left"] for form in call(shell, "shelf", sku=sku) if form["option"] == option)


def test_an_order_costs_what_the_catalogue_says(shell):
    number = place(shell, COAT, SCARF)
    assert shell.orders[number]["amount_minor"] == 29900 + 2 * 8900
    assert shell.orders[number]["title"] == "Wool coat · 羊毛大衣 and 1 more"
    order = call(shell, "order_state", number=number)
    assert order["state"] == "pending"
    assert order["amount_minor"] == 29900 + 2 * 8900
    assert [line["price_minor"] for line in order["lines"]] == [29900, 8900]


def test_a_page_that_claims_another_price_is_refused(shell):
    for claim in ({"price_minor": 1}, {"amount_minor": 1}, {"name": "Cheap coat"}):
        with pytest.raises(CallError, match="and nothing else"):
            place(shell, COAT | claim)
    assert shell.orders == {}


@pytest.mark.parametrize("quantity", [0, -1, 100, 1000, 10**30, 1.0, 1.5, True, "1", None, [1], float("inf")])
def test_a_quantity_must_be_a_whole_number_from_1_to_99(shell, quantity):
    with pytest.raises(CallError, match="quantity"):
        place(shell, COAT | {"quantity": quantity})
    assert shell.orders == {}


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [None],
        ["coat-red"],
        [{}],
        [{"sku": "coat-red", "quantity": 1}],
        [COAT | {"sku": "coat-gold"}],
        [COAT | {"sku": None}],
        [COAT | {"sku": ["coat-red"]}],
        [COAT | {"option": "XXXL"}],
        [COAT | {"option": ""}],
        [COAT | {"option": None}],
        [SCARF | {"option": "M"}],
        [COAT, None],
        [COAT] * 21,
    ],
)
def test_lines_that_make_no_sense_are_refused(shell, lines):
    with pytest.raises(CallError) as refused:
        place(shell, *lines)
    assert refused.value.code.startswith("server.")
    assert refused.value.message.endswith(".")
    assert shell.orders == {}


@pytest.mark.parametrize("lines", [None, 7, "coat-red", {"sku": "coat-red"}])
def test_lines_that_are_no_list_are_refused(shell, lines):
    with pytest.raises(CallError, match="nothing in this order"):
        call(shell, "place_order", request_id="request-1", lines=lines)


@pytest.mark.parametrize("request_id", [None, 7, "", "short", "x" * 65, "request 1", "request-1\n", ["request-1"]])
def test_a_request_needs_a_proper_id(shell, request_id):
    with pytest.raises(CallError, match="proper id"):
        place(shell, COAT, request_id=request_id)


def test_the_same_request_makes_one_order(shell):
    assert place(shell, COAT) == place(shell, COAT)
    assert len(shell.orders) == 1


def test_two_requests_make_two_orders(shell):
    assert place(shell, COAT, request_id="request-1") != place(shell, COAT, request_id="request-2")


def test_what_one_buyer_leaves_unpaid_holds_up_nobody_else(shell):
    numbers = [place(shell, SCARF, request_id=f"request-{number}") for number in range(8)]
    assert [shell.orders[number]["state"] for number in numbers] == ["closed"] * 3 + ["pending"] * 5
    assert call(shell, "order_state", number=numbers[0])["state"] == "cancelled"
    assert place(shell, SCARF, request_id="request-7") == numbers[7], "asked again, it closes nothing more"
    shell.user_id = "maya"
    place(shell, COAT)
    assert [order["state"] for order in shell.orders.values()].count("pending") == 6


def test_an_order_paid_a_moment_ago_is_not_closed_to_make_room(shell):
    first = place(shell, SCARF, request_id="request-first")
    shell.orders[first] |= {"state": "paid", "paid_at": "2026-11-22T09:30:00+00:00"}
    for number in range(6):
        place(shell, SCARF, request_id=f"request-{number}")
    assert shell.orders[first]["state"] == "paid"
    assert call(shell, "order_state", number=first)["state"] == "to_ship"


def test_the_same_request_for_something_else_is_refused(shell):
    place(shell, COAT)
    with pytest.raises(CallError, match="already used"):
        place(shell, COAT | {"quantity": 2})


def test_two_people_may_use_the_same_request_id(shell):
    first = place(shell, COAT)
    shell.user_id = "maya"
    assert place(shell, COAT) != first


def test_an_order_whose_payment_order_was_never_made_gets_it_when_asked_again(shell, monkeypatch):
    def broken(**_: object) -> None:
        raise CallError("orders.unavailable", "Try again.")

    with monkeypatch.context() as patch:
        patch.setattr(shell, "_orders_create", broken)
        with pytest.raises(CallError):
            place(shell, COAT)
    [listed] = call(shell, "my_orders")
    assert listed["order_id"] is None
    assert call(shell, "order_state", number=listed["number"])["order_id"] == "order-1"
    assert place(shell, COAT) == listed["number"]
    assert len(shell.orders) == 1


def test_an_order_belongs_to_its_buyer(shell):
    number = place(shell, COAT)
    shell.user_id = "maya"
    with pytest.raises(CallError, match="no order with this number") as strange:
        call(shell, "order_state", number=number)
    with pytest.raises(CallError) as unknown:
        call(shell, "order_state", number="20260301-00000000")
    assert str(strange.value) == str(unknown.value)
    assert call(shell, "my_orders") == []


@pytest.mark.parametrize("number", [None, 7, "", ["x"], {"number": 1}, "' OR 1=1 --"])
def test_an_order_number_that_is_none_is_told_plainly(shell, number):
    with pytest.raises(CallError, match="no order with this number"):
        call(shell, "order_state", number=number)


def test_a_notice_makes_an_order_paid(shell):
    number = place(shell, COAT)
    shell.pay(number)
    order = call(shell, "order_state", number=number)
    assert (order["state"], order["receipt_id"]) == ("to_ship", f"receipt-{number}")


def test_a_notice_that_comes_twice_changes_nothing(shell):
    number = place(shell, COAT)
    shell.pay(number)
    before = call(shell, "order_state", number=number)
    shell.notify(number)
    assert call(shell, "order_state", number=number) == before


def test_a_notice_about_an_order_of_somebody_else_is_passed_over(shell):
    run(shell.call("orders.create", {"number": "other-shop-1", "title": "Tea", "amount_minor": 100}))
    shell.pay("other-shop-1")
    assert call(shell, "my_orders") == []


def test_without_a_notice_the_wallet_is_asked(shell):
    number = place(shell, COAT)
    shell.sends_notices = False
    shell.pay(number)
    assert call(shell, "order_state", number=number)["state"] == "to_ship"
    shell.notify(number)
    assert call(shell, "my_orders")[0]["receipt_id"] == f"receipt-{number}"


def test_an_order_that_can_no_longer_be_paid_is_closed(shell):
    number = place(shell, COAT)
    shell.orders[number]["state"] = "closed"
    assert call(shell, "order_state", number=number)["state"] == "cancelled"


def test_orders_are_listed_newest_first(shell):
    numbers = [place(shell, COAT, request_id=f"request-{index}") for index in range(3)]
    assert [order["number"] for order in call(shell, "my_orders")] == numbers[::-1]


def test_what_is_sold_out_cannot_be_ordered(shell):
    assert left(shell, "phone-slate") == 0
    with pytest.raises(CallError, match="sold out"):
        place(shell, {"sku": "phone-slate", "option": "", "quantity": 1})


def test_what_is_ordered_is_kept_for_its_buyer_until_it_is_cancelled(shell):
    ring = {"sku": "ring-gem", "option": "14", "quantity": 2}
    number = place(shell, ring)
    assert left(shell, "ring-gem", "14") == 1
    call(shell, "cancel", number=number)
    assert left(shell, "ring-gem", "14") == 3
    shell.pay(place(shell, ring, request_id="request-1b"))
    assert left(shell, "ring-gem", "14") == 1
    with pytest.raises(CallError, match="only 1 left"):
        place(shell, ring, request_id="request-2")


def test_every_size_has_a_stock_of_its_own(shell):
    lines = [{"sku": "ring-gem", "option": size, "quantity": 3} for size in ("12", "14", "16", "18")]
    shell.pay(place(shell, *lines))
    assert [form["left"] for form in call(shell, "shelf", sku="ring-gem")] == [0, 0, 0, 0]


def test_a_size_that_costs_more_is_paid_as_such(shell, store):
    basket = store.catalogue.get("basket-3")
    small, large = basket.variants
    assert large.price_minor > small.price_minor
    number = place(shell, {"sku": "basket-3", "option": "Large", "quantity": 2})
    assert shell.orders[number]["amount_minor"] == 2 * large.price_minor


def test_a_stock_split_over_several_lines_is_still_one_stock(shell):
    lines = [{"sku": "ring-gem", "option": "14", "quantity": 1}] * 4
    with pytest.raises(CallError, match="only 3 left"):
        place(shell, *lines)


def test_a_repeated_request_is_answered_even_when_its_own_order_emptied_the_shelf(shell):
    ring = {"sku": "ring-gem", "option": "14", "quantity": 3}
    number = place(shell, ring)
    shell.pay(number)
    assert place(shell, ring) == number


@pytest.mark.parametrize("sku", [None, 3, "coat-gold", ["coat-red"]])
def test_there_is_nothing_of_an_unknown_product(shell, sku):
    assert call(shell, "shelf", sku=sku) == []


def test_orders_survive_a_restart_of_the_server_half(shell, store, data_folder):
    number = place(shell, COAT)
    store.half.forget_book()
    assert call(shell, "order_state", number=number)["number"] == number


def test_the_order_book_keeps_the_rollback_journal_and_its_own_rules(shell, data_folder: Path):
    number = place(shell, COAT)
    db = sqlite3.connect(data_folder / "orders.db")
    try:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        for broken in ("amount_minor = 0", "state = 'gone'", "state = 'to_ship'", "amount_minor = 1.5"):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(f"UPDATE orders SET {broken} WHERE number = ?", (number,))
    finally:
        db.close()
