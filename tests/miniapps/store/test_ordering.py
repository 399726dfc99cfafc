"""What goes with an order: the invoice, kept with it and shown to both sides, and a product's own code."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from minikit import CallError, ui
from tests.miniapps.store.test_pages import checkout, order_page, placed, product_page
from tests.miniapps.store.test_server import COAT, call, place
from tests.support.fake_shell import PAID_AT, FakeShell, OpenedPage, run

COMPANY = {"title": "Maple Lane Ltd", "tax_number": "91310000MA1K00000X"}


def wanting(store: Any, title: str = COMPANY["title"], number: str = COMPANY["tax_number"]) -> OpenedPage:
    """The checkout of a coat whose buyer wants an invoice."""
    page = checkout(store, product_page(store))
    page.change("I want an invoice", True)
    page.change("Name on the invoice", title)
    page.change("Tax number", number)
    return page


def test_an_invoice_is_kept_with_the_order_and_shown_to_buyer_and_seller(store, shell):
    number = placed(wanting(store))
    assert "Invoice\nMaple Lane Ltd · 91310000MA1K00000X" in order_page(store, number).texts()
    shell.pay(number)
    shell.roles = ("seller",)
    assert "Invoice: Maple Lane Ltd · 91310000MA1K00000X" in OpenedPage(store.desk_page.DeskPage()).texts()


def test_a_person_needs_no_tax_number(store, shell):
    assert "Invoice\nLin" in order_page(store, placed(wanting(store, "Lin", ""))).texts()


def test_the_invoice_wanted_last_is_there_the_next_time(store, shell):
    placed(wanting(store))
    page = checkout(store, product_page(store))
    assert not page.find("I want an invoice").is_on
    page.change("I want an invoice", True)
    assert page.find("Name on the invoice").value == "Maple Lane Ltd"


def test_no_invoice_is_none(store, shell):
    assert "Invoice" not in order_page(store, placed(checkout(store, product_page(store)))).texts()


@pytest.mark.parametrize(
    ("title", "number", "why"),
    [("", "", "whose name"), ("Lin", "12", "8 to 20"), ("Lin", "91310000-MA1K", "8 to 20"), ("x" * 81, "", "at most")],
)
def test_an_invoice_that_cannot_be_written_is_told_and_nothing_is_ordered(store, shell, title, number, why):
    page = wanting(store, title, number)
    page.tap("Place order")
    assert why in page.texts()
    assert shell.orders == {}


@pytest.mark.parametrize("invoice", ["Lin", {"title": "Lin"}, {"title": 1, "tax_number": ""}, COMPANY | {"more": 1}])
def test_an_invoice_of_another_shape_is_refused(shell: FakeShell, invoice: object) -> None:
    with pytest.raises(CallError, match=r"invoice|at most"):
        place(shell, COAT, invoice=invoice)


def test_the_same_request_with_another_invoice_is_refused(shell):
    place(shell, COAT, invoice=COMPANY)
    with pytest.raises(CallError, match="already used"):
        place(shell, COAT)


def test_a_tax_number_may_be_typed_with_spaces_and_small_letters(shell):
    number = place(shell, COAT, invoice={"title": "Lin", "tax_number": "9131 0000 ma1k 0000 0x"})
    assert call(shell, "order_state", number=number)["tax_number"] == "91310000MA1K00000X"


def test_orders_of_a_book_that_knew_no_invoices_have_none(store, shell, data_folder):
    with closing(sqlite3.connect(data_folder / "orders.db")) as db, db:
        for table in store.order_tables._SECOND:
            db.execute(table)
        db.execute("PRAGMA user_version = 2")
        db.execute(
            "INSERT INTO orders VALUES ('A', 'lin', 'request-A', 'Wool coat', 29900, 0, 29900, '', '', ?, ?, NULL,"
            " 'to_ship', '', ?, NULL, NULL, '', NULL)",
            (PAID_AT, PAID_AT, PAID_AT),
        )
        db.execute("INSERT INTO lines VALUES ('A', 0, 'coat-red', 'M', 1, 29900)")
    [order] = call(shell, "my_orders")
    assert (order["number"], order["invoice_title"], order["tax_number"]) == ("A", "", "")
    assert call(shell, "place_order", request_id="request-2", lines=[COAT], invoice=COMPANY)


def test_a_product_shows_its_code(store, shell):
    page = product_page(store)
    page.tap("Code")
    [code] = page.nodes(ui.QrCode)
    assert code.text == "plaza://miniapp/plaza.store/pages/product?sku=coat-red"
    [sheet] = page.nodes(ui.Sheet)
    run(sheet.on_close())
    assert page.nodes(ui.QrCode) == []
