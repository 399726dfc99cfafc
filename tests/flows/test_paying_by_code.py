"""One person at both sides of the till: they sell in the store, and pay there with the code of their own wallet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.cli.tour.driver import Driver
from app.cli.tour.paying import pay
from app.shell.application import Application
from tests.flows.conftest import Start


def become_seller(application: Application, hands: Driver) -> None:
    application.open_link("plaza://miniapp/plaza.store/pages/home")
    hands.click("trustOpen")
    hands.see_gone("trustCard")
    hands.see_text("Wool coat")
    hands.click("capsuleMenu")
    hands.click("menuAbout")
    hands.click("role_seller")
    hands.wait("the role", lambda: bool(hands.see("role_seller").property("isOn")))
    hands.click("tab1")
    hands.click("Orders")
    hands.click("Till")
    hands.see("Take pay code")


def copy_code(hands: Driver) -> str:
    hands.click("railWallet")
    hands.click("walletPay")
    hands.see("paySquare")
    hands.picture("pay")
    hands.click("paySpell")
    hands.click("payCopy")
    hands.press(Qt.Key.Key_Escape)
    hands.see_gone("paySheet")
    return QGuiApplication.clipboard().text()


def test_a_code_is_shown_taken_at_the_till_and_paid_with_the_pin(start: Start) -> None:
    application, hands = start()
    become_seller(application, hands)
    number = copy_code(hands)
    assert len(number) == 24
    hands.click("tab1")
    hands.click("Amount")
    hands.type_text("28")
    hands.click("Take pay code")
    hands.see("takeCodeSheet")
    hands.picture("till")
    hands.click("takeCodeNumber")
    hands.type_text(number)
    hands.click("takeCodeUse")
    hands.see_gone("takeCodeSheet")
    hands.see("paymentSheet")
    pay(hands)
    hands.see_text("Paid")
    hands.picture("till-paid")
    hands.click("railWallet")
    hands.see_text("At the till")
    hands.picture("bills")
