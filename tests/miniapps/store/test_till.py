"""The till: sellers collect an amount from the code a customer shows, and hear nothing but how it stands."""

from typing import Any

import pytest

from minikit import CallError, ui
from tests.miniapps.store.test_server import call
from tests.support.fake_shell import FakeShell, OpenedPage


@pytest.fixture
def till(store, shell, monkeypatch):
    shell.roles = ("seller",)
    monkeypatch.setattr(store.till_page, "ASK_AGAIN_S", 0)
    return OpenedPage(store.till_page.TillPage())


def collect(shell: FakeShell, **args: object) -> Any:
    return call(shell, "collect", **{"request_id": "request-1", "amount_minor": 2_800, "code": "handle"} | args)


def test_an_amount_is_collected_and_said_to_be_paid(till, shell):
    till.change("Amount", "28.5")
    till.tap("Take pay code")
    [order] = shell.orders.values()
    assert (order["amount_minor"], order["title"]) == (2_850, "At the till")
    assert "Paid" in till.texts().splitlines()
    assert till.nodes(ui.Price)[0].amount_minor == 2_850


def test_it_waits_for_the_customer_and_says_how_it_ended(till, shell):
    shell.collected = ["waiting", "waiting", "refused"]
    till.change("Amount", "28")
    till.tap("Take pay code")
    assert "Not paid. Ask for a new code to try again" in till.texts()
    assert [order["state"] for order in shell.orders.values()] == ["closed"]


def test_each_code_is_an_order_of_its_own(till, shell):
    till.change("Amount", "28")
    till.tap("Take pay code")
    till.tap("Take pay code")
    assert len(shell.orders) == 2


def test_leaving_the_sheet_collects_nothing(till, shell):
    shell.code = None
    till.change("Amount", "28")
    till.tap("Take pay code")
    assert shell.orders == {}
    assert not till.page.is_busy


@pytest.mark.parametrize("amount", ["", "0", "0.00", "-1", "1.234", "many", "1e3", "\uff11", "1234567"])
def test_what_is_no_amount_takes_no_code(till, shell, amount):
    till.change("Amount", amount)
    till.tap("Take pay code")
    assert "Write the amount in digits first, such as 28.00." in till.texts()
    assert shell.orders == {}


def test_a_code_that_does_not_count_is_told_in_plain_words(till, shell):
    till.change("Amount", "28")
    shell.refuses_codes = True
    till.tap("Take pay code")
    assert "This pay code does not count." in till.texts()
    assert [order["state"] for order in shell.orders.values()] == ["closed"]
    assert not till.page.is_busy


def test_sellers_alone_are_led_to_the_till(store, shell):
    assert "Till" not in [button.text for button in OpenedPage(store.orders_page.OrdersPage()).nodes(ui.Button)]
    shell.roles = ("seller",)
    orders = OpenedPage(store.orders_page.OrdersPage())
    orders.tap("Till")
    assert orders.went == [("pages/till", {})]


def test_only_sellers_collect_whatever_a_page_says(shell):
    for roles in ((), ("moderator",), ("owner",)):
        shell.roles = roles
        with pytest.raises(CallError, match="for sellers"):
            collect(shell)
    assert shell.orders == {}


@pytest.mark.parametrize(
    "args",
    [
        {"amount_minor": 0},
        {"amount_minor": -1},
        {"amount_minor": 1.0},
        {"amount_minor": True},
        {"amount_minor": "2800"},
        {"amount_minor": 10**9},
        {"amount_minor": None},
        {"code": None},
        {"code": 7},
        {"request_id": ""},
        {"request_id": 7},
        {"request_id": "x" * 65},
    ],
)
def test_what_makes_no_sense_is_refused(shell, args):
    shell.roles = ("seller",)
    with pytest.raises(CallError):
        collect(shell, **args)
    assert shell.orders == {}
