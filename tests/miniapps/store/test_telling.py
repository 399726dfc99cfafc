"""Being told that an order was shipped: asked on its page, said once, and never in the seller's way."""

from typing import Any

import pytest

from tests.miniapps.store.test_orders import HOME, sell
from tests.miniapps.store.test_server import SCARF, call
from tests.support.fake_shell import FakeShell, OpenedPage


def paid(shell: FakeShell, address: str) -> str:
    number: str = call(shell, "place_order", request_id="request-1", lines=[SCARF], address=address)
    shell.pay(number)
    return number


def order_page(store: Any, number: str) -> OpenedPage:
    return OpenedPage(store.order_page.OrderPage(), number=number)


@pytest.mark.parametrize(
    ("address", "button", "template", "said"),
    [
        (HOME, "Tell me when it ships", "order-shipped", {"parcel": "SF 1"}),
        ("", "Tell me when it is ready", "order-ready", {}),
    ],
)
def test_who_wants_to_know_is_told_once_and_led_to_the_order(store, shell, address, button, template, said):
    number = paid(shell, address)
    page = order_page(store, number)
    page.tap(button)
    assert shell.asked == [template]
    assert "You get a message when it" in page.texts()
    assert "You get a message when it" in order_page(store, number).texts()
    assert button not in order_page(store, number).texts()
    for _ in range(2):
        sell(shell, "ship", number=number, tracking="SF 1")
    values = {"goods": "Long scarf · 长围巾", "order": number, **said}
    message = {"template": template, "values": values, "query": {"number": number}}
    assert shell.messages == {("lin", f"{number} shipped"): message}


def test_a_parcel_without_a_number_is_told_of_too(shell):
    number = paid(shell, HOME)
    sell(shell, "ship", number=number, tracking="")
    [message] = shell.messages.values()
    assert message["values"]["parcel"] == "–"


def test_who_says_no_can_be_asked_on_another_tap_and_the_order_ships_all_the_same(store, shell):
    shell.wish = "no"
    number = paid(shell, HOME)
    page = order_page(store, number)
    page.tap("Tell me when it ships")
    assert page.find("Tell me when it ships")
    sell(shell, "ship", number=number, tracking="SF 1")
    assert shell.messages == {}
    assert call(shell, "order_state", number=number)["state"] == "shipped"


def test_an_order_that_waits_for_its_payment_offers_no_message(store, shell):
    number = call(shell, "place_order", request_id="request-1", lines=[SCARF], address=HOME)
    assert "Tell me" not in order_page(store, number).texts()


def test_a_seller_who_stopped_between_shipping_and_telling_tells_when_asked_again(store, shell):
    number = paid(shell, HOME)
    store.half.book().move(number, "shipped", store.settling.now(), due_at=None, tracking="SF 7")
    sell(shell, "ship", number=number, tracking="SF 1")
    [message] = shell.messages.values()
    assert message["values"]["parcel"] == "SF 7"
