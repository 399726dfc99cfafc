"""Limits, too little money, coupons and holds, as the payment sheet tells of them and lets them be mended."""

import pytest
from PySide6.QtCore import Qt

from app.core.kernel.errors import Refused
from app.core.kernel.money import Money
from app.host.bridge.words import sentence
from tests.support.books import LIN, MAYA, PIN, STORE, key
from tests.support.payment_sheets import Sheet


def test_what_is_missing_is_topped_up_on_the_sheet_which_then_goes_on(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask(sheet.books.order(112_345))
    sheet.until_state("short")
    assert "¥500.00" in sheet.window.text("payTopUp"), "the smallest of the usual amounts that does"
    sheet.window.press(Qt.Key.Key_Return)
    sheet.until_state("enter")
    assert "¥1,500.00" in sheet.window.text("paymentBalance")
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    assert sheet.books.balance_minor() == 37_655
    assert sheet.answer.result(0).message == ""


def test_what_no_single_top_up_brings_is_not_offered(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask(sheet.books.order(90_000_000))
    sheet.until_state("short")
    assert not sheet.window.is_ready("payTopUp")
    sheet.window.press(Qt.Key.Key_Escape)
    assert sheet.answer.result(5).status in ("cancelled", "refused")


def test_money_that_went_elsewhere_meanwhile_is_topped_up_too(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask(sheet.books.order(80_000))
    sheet.until_state("enter")
    sheet.books.pay(sheet.books.order(50_000))
    sheet.click_pin(PIN)
    sheet.until_state("short")
    assert sheet.books.balance_minor() == 50_000


@pytest.mark.parametrize("limited", ["payment", "day", "miniapp", "frozen"])
def test_what_the_person_does_not_allow_themselves_is_told_to_them_alone_and_can_be_mended(
    sheet: Sheet, limited: str
) -> None:
    sheet.has_pin()
    if limited == "frozen":
        sheet.books.spending.freeze(LIN)
    else:
        miniapp_id = STORE.miniapp_id if limited == "miniapp" else None
        sheet.books.spending.set_limit(LIN, limited, Money(29_899), miniapp_id=miniapp_id)  # type: ignore[arg-type]
    sheet.ask()
    sheet.until_state("refused")
    assert ("frozen" if limited == "frozen" else "¥298.99") in sheet.window.text("paymentState")
    sheet.window.click("payMend")
    assert sheet.mended == [True]
    answer = sheet.answer.result(0)
    assert (answer.status, answer.message) == ("refused", sentence(Refused("wallet.insufficient")))
    assert sheet.books.balance_minor() == 100_000


def test_a_limit_set_in_another_window_meanwhile_still_holds(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    sheet.books.spending.set_limit(LIN, "payment", Money(1))
    sheet.click_pin(PIN)
    sheet.until_state("refused")
    assert sheet.window.find("payMend") is not None
    assert sheet.books.balance_minor() == 100_000


def test_the_same_again_within_a_minute_is_warned_of_and_can_be_paid(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    assert sheet.window.find("paymentWarning") is None
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    sheet.window.click("payDone")
    sheet.ask()
    sheet.until_state("enter")
    assert "less than a minute ago" in sheet.window.text("paymentWarning")
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    assert sheet.books.balance_minor() == 40_200


# Coupons


@pytest.fixture
def with_coupons(sheet: Sheet) -> Sheet:
    """A sheet of a person with two coupons that their publisher has the money for."""
    sheet.has_pin()
    sheet.books.top_up(50_000, MAYA)
    sheet.books.payments.pay(sheet.books.order(50_000).order_id, payer_id=LIN, pin=PIN, key=key())
    sheet.books.claimed(500, number="five", title="Five off")
    sheet.books.claimed(2_000, number="twenty", title="<b>Twenty</b> off")
    return sheet


def test_the_best_coupon_is_chosen_already_and_its_price_paid(with_coupons: Sheet) -> None:
    sheet = with_coupons
    before = sheet.books.balance_minor()
    sheet.ask()
    sheet.until_state("enter")
    assert sheet.window.text("paymentAmount") == "¥279.00"
    assert sheet.window.text("paymentListPrice") == "¥299.00"
    assert "<b>Twenty</b> off" in sheet.window.text("paymentCoupon")
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    receipt = sheet.answer.result(0).receipt
    assert receipt is not None
    assert receipt.discount is not None
    assert receipt.discount.amount == Money(2_000)
    assert sheet.books.balance_minor() == before - 27_900


@pytest.mark.parametrize(("key_of", "amount"), [("Five off", "¥294.00"), ("No coupon", "¥299.00")])
def test_another_coupon_or_none_can_be_chosen(with_coupons: Sheet, key_of: str, amount: str) -> None:
    sheet = with_coupons
    before = sheet.books.balance_minor()
    sheet.ask()
    sheet.until_state("enter")
    sheet.window.click("paymentCoupon")
    assert sheet.window.find("pinPad") is None
    sheet.window.view.grabWindow()
    option = next(name for name in sheet.window.names() if name.startswith(key_of))
    sheet.window.click(option)
    sheet.until_state("enter")
    sheet.until(lambda: sheet.window.text("paymentAmount") == amount)
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    paid = Money(before - sheet.books.balance_minor())
    assert paid.text() == amount


def test_escape_leaves_the_choice_of_coupons_and_not_the_sheet(with_coupons: Sheet) -> None:
    sheet = with_coupons
    sheet.ask()
    sheet.until_state("enter")
    sheet.window.click("paymentCoupon")
    sheet.window.press(Qt.Key.Key_Escape)
    assert sheet.window.find("pinPad") is not None
    assert not sheet.answer.done()


# Holds


def test_a_held_order_says_so_before_and_after(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask(
        sheet.books.orders.create(
            STORE, merchant_number="later", title="Running shoes", amount=Money(29_900), capture="later"
        )
    )
    sheet.until_state("enter")
    assert "charged later" in sheet.window.text("paymentHeldNote")
    sheet.click_pin(PIN)
    sheet.until_state("held")
    assert "Held" in sheet.window.text("paymentState")
    assert sheet.answer.result(0).status == "held"
    assert sheet.books.balance_minor() == 70_100
    sheet.window.click("payDone")


def has_keyboard(sheet: Sheet, name: str) -> bool:
    return sheet.window.item(name).hasActiveFocus()


def test_a_coupon_is_chosen_with_the_keyboard_alone_and_the_pin_typed_after_it(with_coupons: Sheet) -> None:
    sheet = with_coupons
    sheet.ask()
    sheet.until_state("enter")
    for _ in range(8):
        if sheet.window.item("paymentCoupon").hasActiveFocus():
            break
        sheet.window.press(Qt.Key.Key_Tab)
    sheet.window.press(Qt.Key.Key_Return)
    sheet.until(lambda: sheet.window.find("couponChoice") is not None)
    sheet.until(lambda: any("Twenty" in name and has_keyboard(sheet, name) for name in sheet.window.names()))
    sheet.window.press(Qt.Key.Key_Tab)
    assert any("Five off" in name and has_keyboard(sheet, name) for name in sheet.window.names())
    sheet.window.press(Qt.Key.Key_Return)
    sheet.until(lambda: sheet.window.text("paymentAmount") == "¥294.00")
    sheet.until_state("enter")
    assert sheet.window.item("pinDigits").hasActiveFocus()
    sheet.window.type(PIN)
    sheet.until_state("paid")


def test_the_keyboard_is_on_the_digits_again_when_no_other_coupon_was_chosen(with_coupons: Sheet) -> None:
    sheet = with_coupons
    sheet.ask()
    sheet.until_state("enter")
    sheet.window.item("pinForgotten").forceActiveFocus()
    sheet.window.click("paymentCoupon")
    sheet.until(lambda: sheet.window.find("couponChoice") is not None)
    sheet.window.press(Qt.Key.Key_Escape)
    sheet.until(lambda: sheet.window.find("couponChoice") is None)
    assert sheet.window.item("pinDigits").hasActiveFocus()
