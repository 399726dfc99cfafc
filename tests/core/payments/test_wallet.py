"""The wallet: balance, statement, totals."""

from app.core.kernel.money import Money
from tests.support.books import LIN, MAYA, Books


def test_a_new_wallet_is_empty(books: Books) -> None:
    assert books.wallet.balance(LIN) == Money(0)
    page = books.wallet.bills(LIN)
    assert (page.rows, page.next) == ((), None)


def test_bills_say_what_came_and_went_newest_first(books: Books) -> None:
    books.top_up(100_000)
    books.top_up(777, MAYA)
    books.clock.advance(minutes=1)
    order = books.order(29_900)
    books.pay(order)
    paid, received = books.wallet.bills(LIN).rows
    assert (paid.kind, paid.title, paid.counterparty) == ("payment", "Running shoes", "Plaza Store")
    assert (paid.amount_minor, paid.currency, paid.order_id) == (-29_900, "CNY", order.order_id)
    assert paid.at == books.clock.now()
    assert (received.kind, received.amount_minor, received.order_id) == ("top_up", 100_000, None)
    assert (received.title, received.counterparty) == ("Top-up", "Test bank")


def test_bills_page_and_add_up_to_the_balance(books: Books) -> None:
    books.top_up(100_000)
    for amount in range(1, 10):
        books.pay(books.order(amount))
    first = books.wallet.bills(LIN, limit=4)
    second = books.wallet.bills(LIN, before=first.next, limit=4)
    third = books.wallet.bills(LIN, before=second.next, limit=4)
    assert third.next is None
    bills = [*first.rows, *second.rows, *third.rows]
    assert [bill.amount_minor for bill in bills] == [*range(-9, 0), 100_000]
    assert sum(bill.amount_minor for bill in bills) == books.balance_minor()
