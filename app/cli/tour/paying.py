"""What a person does on the payment sheet: pays with their PIN, the first time chooses one."""

from typing import Final

from app.cli.tour.driver import Driver

PIN: Final = "246810"
PHRASE: Final = "Tea at five"
CHOOSE: Final = ("Choose a payment PIN", "Enter the same PIN again")
ENTER: Final = "Enter your payment PIN"
ASKED: Final = ("pinDigit0", "payTopUp", "payMend")
"""What the sheet shows once it knows what to ask: a PIN, more money, higher limits."""


def pay(hands: Driver) -> None:
    """Go through the payment sheet that opens, until it is gone and the order paid.

    Raises:
        TourFailed: no sheet opened, or it cannot be paid; names what is on the screen.
    """
    hands.wait("the payment sheet to ask for a PIN", lambda: _asks(hands, CHOOSE[0]) or _asks(hands, ENTER))
    if _asks(hands, CHOOSE[0]):
        choose_pin(hands)
    else:
        enter_pin(hands)
    hands.click("payDone")
    hands.see_gone("paymentSheet")


def leave(hands: Driver) -> None:
    """Leave the payment sheet that opens without paying, once it has said what it asks.

    Raises:
        TourFailed: no sheet opened; names what is on the screen.
    """
    hands.wait("the payment sheet", lambda: any(hands.find(name) is not None for name in ASKED))
    hands.settle()  # what it asks moves its buttons
    hands.click("payCancel")
    hands.see_gone("paymentSheet")


def choose_pin(hands: Driver) -> None:
    """Choose a PIN and all that belongs to it on the sheet that is open, and go on with it."""
    for question in CHOOSE:
        hands.see_text(question)
        enter_pin(hands)
    hands.click("markPhrase")
    hands.type_text(PHRASE)
    hands.click("markAccept")
    hands.click("recoveryWritten")
    hands.click("pinConfirm")


def enter_pin(hands: Driver, pin: str = PIN) -> None:
    """Enter a PIN on the sheet that asks for it."""
    for digit in pin:
        hands.click(f"pinDigit{digit}")


def _asks(hands: Driver, question: str) -> bool:
    return any(question in text for text in hands.texts())
