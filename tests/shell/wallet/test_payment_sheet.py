"""The payment sheet names payee and amount, takes the PIN, pays once, and says plainly what came of it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import SessionId
from app.host.bridge.prompts import PaymentPrompt
from app.shell.wallet.payment_sheet import PaymentSheetViewModel
from tests.support.books import LIN, PIN, Books
from tests.support.cut_words import cut_words
from tests.support.payment_sheets import WAIT_MS, Sheet, flow_of
from tests.support.pin_desk import pay_desk, set_up_pin
from tests.support.shell_window import ShellWindow


def test_the_sheet_names_payee_purpose_amount_and_balance(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    shown = [sheet.window.text(f"payment{part}") for part in ("Payee", "Title", "Amount", "Balance")]
    assert shown[:3] == ["Plaza Goods", "Running shoes", "¥299.00"]
    assert "¥1,000.00" in shown[3]
    assert sheet.window.find("unverified") is None


def test_an_unverified_payee_is_called_so_and_cannot_play_with_its_name(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask(payee="<b>Bank</b>\u202e\nof all", is_verified=False)
    sheet.until_state("enter")
    assert sheet.window.text("paymentPayee") == "<b>Bank</b> of all"
    assert sheet.window.find("unverified") is not None


@pytest.mark.parametrize("is_verified", [True, False])
def test_a_long_payee_is_named_to_the_end(sheet: Sheet, *, is_verified: bool) -> None:
    sheet.has_pin()
    sheet.ask(payee="The Wide Warehouse of Winter Wear & Woollen Wonders, Weymouth", is_verified=is_verified)
    sheet.until_state("enter")
    payee = sheet.window.item("paymentPayee")
    assert payee.property("truncated") is False
    assert payee.property("lineCount") > 1
    assert cut_words(sheet.window) == []


def test_the_right_pin_pays_once_and_says_so(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    answer = sheet.answer.result(0)
    assert (answer.status, answer.receipt is not None) == ("paid", True)
    assert sheet.books.balance_minor() == 70_100
    assert sheet.window.text("paymentState") == "Paid"
    assert sheet.window.find("payCancel") is None
    sheet.window.click("payDone")
    assert sheet.window.find("paymentSheet") is None


def test_the_first_payment_sets_the_pin_by_keys_and_asks_for_a_yes(sheet: Sheet) -> None:
    sheet.ask()
    sheet.until_state("setup")
    sheet.window.type(PIN)
    sheet.until_state("repeat")
    sheet.window.type(PIN)
    sheet.choose_mark_and_keep_code()
    assert sheet.books.pins.is_set(LIN)
    assert sheet.books.balance_minor() == 100_000
    sheet.window.click("pinConfirm")
    sheet.until_state("paid")
    assert sheet.books.balance_minor() == 70_100


def test_tab_leaves_the_pin_and_comes_back_to_it(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    places = []
    for _ in range(3):
        places.append(sheet.window.view.activeFocusItem().objectName())
        sheet.window.press(Qt.Key.Key_Tab)
    assert places == ["pinDigits", "pinForgotten", "payCancel"]
    assert sheet.window.item("pinDigits").hasActiveFocus()


def test_digits_count_wherever_the_keyboard_is_on_the_sheet(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    sheet.window.item("payCancel").forceActiveFocus()
    sheet.window.type(PIN[:3])
    assert sheet.pin.property("digitCount") == 3
    assert sheet.window.item("pinDigits").hasActiveFocus()
    sheet.window.item("payCancel").forceActiveFocus()
    sheet.window.press(Qt.Key.Key_Backspace)
    assert sheet.pin.property("digitCount") == 2
    sheet.window.type(PIN[2:])
    sheet.until_state("paid")


def test_two_different_pins_are_not_a_pin(sheet: Sheet) -> None:
    sheet.ask()
    sheet.until_state("setup")
    sheet.window.type(PIN)
    sheet.until_state("repeat")
    sheet.window.type("135791")
    sheet.until_state("setup")
    assert "not the same" in sheet.window.text("pinMessage")
    assert not sheet.books.pins.is_set(LIN)


def test_a_wrong_pin_says_how_many_tries_are_left_and_moves_nothing(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin("000000")
    sheet.until(lambda: "Tries left: 4" in sheet.window.text("pinMessage"))
    assert sheet.books.balance_minor() == 100_000
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.until_state("paid")


def test_too_many_wrong_pins_lock_and_say_for_how_long(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    for left in (4, 3, 2, 1, 0):
        sheet.until_state("enter")
        sheet.click_pin("000000")
        if left:
            sheet.until(lambda left=left: f"Tries left: {left}" in sheet.window.text("pinMessage"))  # type: ignore[misc]
    sheet.until_state("locked")
    assert "5:00" in sheet.window.text("pinMessage")
    assert sheet.window.find("pinPad") is None
    sheet.books.clock.advance(seconds=61)
    sheet.until(lambda: "3:59" in sheet.window.text("pinMessage"))
    sheet.books.clock.advance(minutes=4)
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.until_state("paid")


def test_a_forgotten_pin_is_set_anew_with_the_code_and_pays(sheet: Sheet) -> None:
    code = set_up_pin(sheet.books)
    sheet.ask()
    sheet.until_state("enter")
    sheet.window.click("pinForgotten")
    sheet.until_state("recover")
    sheet.window.type("0" * 20)
    sheet.window.press(Qt.Key.Key_Return)
    for stage in ("setup", "repeat"):
        sheet.until_state(stage)
        sheet.click_pin("135791")
    sheet.until(lambda: "not your recovery code" in sheet.window.text("pinMessage"))
    sheet.until_state("recover")
    sheet.window.type(code.replace("-", ""))
    sheet.window.press(Qt.Key.Key_Return)
    sheet.until_state("setup")
    sheet.click_pin("135791")
    sheet.until_state("repeat")
    sheet.click_pin("135791")
    sheet.until_state("code")
    assert sheet.window.text("recoveryCode") != code
    sheet.window.click("recoveryWritten")
    sheet.until_state("ready")
    sheet.window.click("pinConfirm")
    sheet.until_state("paid")
    sheet.books.pins.verify(LIN, "135791")


def test_who_set_a_pin_before_there_were_marks_chooses_one_at_the_next_payment(sheet: Sheet) -> None:
    sheet.books.pins.set(LIN, PIN)
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin("000000")
    sheet.until(lambda: "Tries left: 4" in sheet.window.text("pinMessage"))
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.choose_mark_and_keep_code()
    mark = sheet.books.marks.of(LIN)
    assert mark is not None
    assert mark.phrase == "teaatfive"
    sheet.window.click("pinConfirm")
    sheet.until_state("paid")
    sheet.window.click("payDone")
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.until_state("paid")


def test_too_little_money_is_told_with_both_amounts_before_any_pin(sheet: Sheet) -> None:
    sheet.ask(sheet.books.order(100_001))
    sheet.until_state("short")
    said = sheet.window.text("paymentState")
    assert "¥1,000.01" in said
    assert "¥1,000.00" in said
    assert sheet.window.find("pinPad") is None
    sheet.window.press(Qt.Key.Key_Escape)
    answer = sheet.answer.result(0)
    assert answer.status == "refused"
    assert "¥" not in answer.message, "the mini-app would know what the person has"


def test_cancelling_moves_nothing(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin(PIN[:5])
    sheet.window.press(Qt.Key.Key_Escape)
    assert sheet.answer.result(0).status == "cancelled"
    assert sheet.payments.keys == []
    assert sheet.books.balance_minor() == 100_000


def test_backspace_takes_a_digit_back(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin("99")
    sheet.window.press(Qt.Key.Key_Backspace)
    sheet.window.click("pinBackspace")
    sheet.click_pin(PIN)
    sheet.until_state("paid")


def test_an_answer_that_got_lost_is_looked_up_in_the_books(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.payments.stumbles = [Unavailable("answer.lost")]
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    assert sheet.answer.result(0).receipt is not None
    assert sheet.books.balance_minor() == 70_100


def test_a_payment_that_did_not_come_through_is_sent_again_under_the_same_key(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.payments.stumbles = [Unavailable("database.busy")]
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.until(lambda: "in use" in sheet.window.text("pinMessage"))
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    assert len(sheet.payments.keys) == 2
    assert len(set(sheet.payments.keys)) == 1
    assert sheet.books.balance_minor() == 70_100


def test_pressing_pay_twice_pays_once(sheet: Sheet) -> None:
    sheet.ask()
    sheet.until_state("setup")
    sheet.window.type(PIN)
    sheet.until_state("repeat")
    sheet.window.type(PIN)
    sheet.choose_mark_and_keep_code()
    current = sheet.prompts.property("current")
    flow_of(current).confirm()
    flow_of(current).confirm()
    sheet.until_state("paid")
    assert len(sheet.payments.keys) == 1


@pytest.mark.parametrize("code", ["orders.expired", "orders.closed", "orders.paid_by_other"])
def test_an_order_that_cannot_be_paid_says_why(sheet: Sheet, code: str) -> None:
    sheet.has_pin()
    sheet.payments.stumbles = [Refused(code)]
    sheet.ask()
    sheet.until_state("enter")
    sheet.click_pin(PIN)
    sheet.until_state("refused")
    assert "order" in sheet.window.text("paymentState")


def test_input_before_the_rest_is_over_counts_for_nothing(window: ShellWindow, books: Books, qtbot: QtBot) -> None:
    set_up_pin(books)
    desk = pay_desk(books, window.tasks)
    prompt = PaymentPrompt(SessionId("s"), books.order(), "Plaza Goods", True)
    view_model = PaymentSheetViewModel(prompt, desk, rest_ms=600_000)
    qtbot.waitUntil(lambda: flow_of(view_model).property("stage") == "enter", timeout=WAIT_MS)
    for digit in PIN:
        flow_of(view_model).digit(digit)
    assert flow_of(view_model).property("digitCount") == 0
    assert not view_model.property("isAwake")
    view_model.cancel()
    assert view_model.answer.result(0).status == "cancelled"


def test_the_sheet_says_that_it_is_play_money(sheet: Sheet) -> None:
    sheet.has_pin()
    sheet.ask()
    sheet.until_state("enter")
    assert sheet.window.text("paymentBalance") == "Play money from your wallet · balance ¥1,000.00"
    sheet.click_pin(PIN)
    sheet.until_state("paid")
    assert sheet.window.text("paymentBalance") == "Play money from your wallet"
