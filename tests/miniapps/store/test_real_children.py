"""The store as it really runs: pages and server half in children of their own, the real books behind them."""

from functools import partial

from app.core.kernel.ids import JournalId, new_id
from app.core.kernel.money import Money
from app.core.payments.reconciling import reconcile
from app.host.launch_reasons import LaunchReason
from tests.support.books import LIN, MAYA, PIN
from tests.support.miniapps import eventually


def test_a_coat_is_found_ordered_paid_and_its_receipt_shown(market):
    market.books.top_up(200_000)
    window = market.open()
    window.wait_for("Umbrella")
    window.type("Search the store · 搜索商品", "大衣")
    window.wait(lambda: "Umbrella" not in window.text())
    window.tap("Wool coat · 羊毛大衣")
    window.wait_for("thick felted wool", "pages/product")
    window.tap("Buy now")
    window.tap("Place order")
    window.wait_for("Waiting for payment", "pages/order")
    window.tap("Pay")
    window.wait_for("Paid")
    assert market.books.balance_minor() == 200_000 - 29_900
    [asked] = market.payer.asked
    assert (asked.payee_name, asked.order.amount.amount_minor) == ("Store", 29_900)
    assert asked.order.title == "Wool coat · 羊毛大衣"
    market.deliver()
    [receipt_id] = [row[0] for row in market.books.rows("SELECT receipt_id FROM receipts")]
    number = window.text().split("Order ")[1].splitlines()[0]
    window.session.navigate("pages/order", {"number": number, "again": "1"}, LaunchReason("link"))
    window.wait_for(receipt_id)


def test_a_cancelled_and_a_refused_payment_move_nothing_and_are_told(market):
    window = market.open("pages/product", sku="ring-gem")
    window.wait_for("Only 3 left")
    window.tap("Buy now")
    window.tap("Place order")
    market.payer.cancels = True
    window.wait_for("Waiting for payment", "pages/order")
    window.tap("Pay")
    window.wait(lambda: "Nothing was paid. The order waits for you." in window.toasts)
    market.payer.cancels = False
    window.tap("Pay")
    window.wait_for("Refused: wallet.insufficient")
    assert "Waiting for payment" in window.text()
    assert market.books.rows("SELECT * FROM receipts") == []


def test_the_cart_survives_the_end_of_its_process(market):
    first = market.open()
    first.tap("Add Wool coat to cart")
    first.tap("Add Long scarf to cart")
    first.wait(lambda: len(first.toasts) == 2)
    first.session.close()
    second = market.open("pages/cart")
    second.wait_for("2 items")
    second.tap("Checkout")
    second.tap("Place order")
    second.wait_for("Long scarf", "pages/order")
    assert [row[0] for row in market.books.rows("SELECT amount_minor FROM orders")] == [38_800]


def test_what_is_chosen_in_the_cart_survives_a_kill(market):
    first = market.open()
    first.tap("Add Wool coat to cart")
    first.tap("Add Long scarf to cart")
    first.wait(lambda: len(first.toasts) == 2)
    cart = market.open("pages/cart")
    cart.set("Order Wool coat", is_on=False)
    cart.wait_for("1 item")
    cart.kill()
    again = market.open("pages/cart")
    again.wait_for("1 item")
    again.tap("Checkout")
    again.tap("Place order")
    again.wait_for("Long scarf", "pages/order")
    assert [row[0] for row in market.books.rows("SELECT amount_minor FROM orders")] == [8_900]


def test_another_person_sees_neither_cart_nor_order(market):
    mine = market.open("pages/product", sku="coat-red")
    mine.tap("Add to cart")
    mine.tap("Buy now")
    mine.tap("Place order")
    mine.wait_for("Waiting for payment", "pages/order")
    number = mine.text().split("Order ")[1].splitlines()[0]
    market.open("pages/cart", user_id=MAYA).wait_for("Your cart is empty")
    market.open("pages/order", user_id=MAYA, number=number).wait_for("You have no order with this number.")
    market.open("pages/orders", user_id=MAYA).wait_for("No orders yet")


def test_one_person_sells_and_another_pays_by_their_code(market):
    market.books.top_up(50_000, MAYA)
    market.books.spending.set_limit(MAYA, "code", Money(5_000), pin=PIN)
    window = market.open("pages/orders")
    window.tap("Till")
    window.type("Amount", "28")
    window.wait_for("Take pay code", "pages/till")
    window.tap("Take pay code")
    window.wait_for("Paid")
    assert market.books.balance_minor(MAYA) == 47_200
    [bill] = market.books.wallet.bills(MAYA).rows[:1]
    assert (bill.title, bill.counterparty, bill.amount_minor) == ("At the till", "Store", -2_800)
    [notice] = [entry for entry in market.books.outbox.pending() if entry.topic == "payment.notice"]
    assert "maya" not in str(notice.payload)
    market.deliver()
    order = market.books.orders.find(market.miniapp_id, notice.payload["merchant_number"])
    market.books.refund(order, 2_800, reason="It was cold")
    assert market.books.balance_minor(MAYA) == 50_000
    assert reconcile(market.books.db).findings == ()


def test_above_their_limit_the_till_waits_until_the_other_has_paid(market):
    market.books.top_up(50_000, MAYA)
    window = market.open("pages/till")
    window.type("Amount", "60")
    window.tap("Take pay code")
    window.wait_for("The customer is asked on their own screen")
    [asked] = market.books.collecting.waiting(MAYA)
    assert (asked.payee_name, asked.amount) == ("Store", Money(6_000))
    market.books.payments.pay(asked.order_id, payer_id=MAYA, pin=PIN, key=JournalId(new_id()))
    window.wait_for("Paid")
    assert market.books.balance_minor(MAYA) == 44_000
    assert market.books.balance_minor(LIN) == 0


def test_who_is_no_seller_has_no_till(market):
    window = market.open("pages/orders", user_id=MAYA)
    window.wait_for("No orders yet")
    assert "Till" not in window.text()
    window = market.open("pages/till", user_id=MAYA)
    window.type("Amount", "60")
    window.tap("Take pay code")
    window.wait_for("The till is for sellers.")
    assert market.books.rows("SELECT * FROM collections") == []


def test_a_till_that_tries_numbers_is_stopped_and_told_nothing(market):
    market.payer.typed = "75292" + "0" * 19
    window = market.open("pages/till")
    window.type("Amount", "60")

    def guessed() -> int:
        return sum(count for (count,) in market.books.rows("SELECT wrong_count FROM pay_code_guesses"))

    for tries in range(1, 11):
        window.tap("Take pay code")
        eventually(partial(lambda tries: guessed() == tries, tries))
        window.wait_for("This pay code does not count, or no more.")
    market.payer.typed = ""
    window.tap("Take pay code")
    window.wait_for("Too many of this mini-app's pay codes were wrong.")
    assert market.books.rows("SELECT * FROM collections") == []


def test_a_day_at_the_desk_is_what_the_ledger_says(market):
    market.books.top_up(100_000)
    for sku in ("scarf-blue", "umbrella-amber"):
        window = market.open("pages/product", sku=sku)
        window.tap("Buy now")
        window.tap("Place order")
        window.wait_for("Waiting for payment", "pages/order")
        window.tap("Pay")
        window.wait_for("Paid")
    market.deliver()
    window.tap("Cancel order")
    window.wait_for("The money is back")
    desk = market.open("pages/desk")
    desk.choose("days")
    desk.wait_for("Orders: 2")
    assert sorted(desk.prices()) == [0, 7_900, 16_800], "the wallet's clock is another one here: it is two days"
    assert market.books.account_minor("publisher:plaza:CNY") == 16_800 - 7_900


def test_what_a_seller_adds_is_bought_by_somebody_else(market):
    page = market.open("pages/add")
    page.type("Name in English", "Clay pot")
    page.type("Price", "128")
    page.tap("Add it to the shop")
    page.wait_for("Clay pot", "pages/product")
    window = market.open(user_id=MAYA)
    window.wait_for("Wool coat")
    window.type("Search the store · 搜索商品", "clay pot")
    window.tap("Clay pot")
    window.tap("Buy now")
    window.tap("Place order")
    window.wait_for("Waiting for payment", "pages/order")
    assert "Clay pot" in window.text()
    assert [row[0] for row in market.books.rows("SELECT amount_minor FROM orders")] == [12_800]
