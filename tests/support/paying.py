"""A person who pays for the first time: chooses a PIN and a phrase on the way."""

from app.cli.tour.driver import Driver

PIN = "246810"


def pay_for_the_first_time(hands: Driver) -> None:
    """Go through the payment sheet that is open, until it is gone and the order paid."""
    choose_pin(hands)
    hands.click("payDone")
    hands.see_gone("paymentSheet")


def choose_pin(hands: Driver) -> None:
    """Choose a PIN and all that belongs to it on the sheet that is open, and go on with it."""
    for question in ("Choose a payment PIN", "Enter the same PIN again"):
        hands.see_text(question)
        for digit in PIN:
            hands.click(f"pinDigit{digit}")
    hands.click("markPhrase")
    hands.type_text("Tea at five")
    hands.click("markAccept")
    hands.click("recoveryWritten")
    hands.click("pinConfirm")
