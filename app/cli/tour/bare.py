"""Plaza with nothing in it: the lists of somebody who knows nobody yet, and a camera that gives no picture."""

from typing import Final

from PySide6.QtCore import Qt

from app.cli.tour.part import Part

LISTS: Final = ("Chats", "People", "Articles", "Miniapps", "Wallet")
WALLET: Final = ("months", "coupons", "bills")
REFUSALS: Final = ("scanner.camera_busy", "scanner.camera_denied")
"""Why the camera gives no picture, one time after the other."""


class Bare(Part):
    """The part of a round without a demo world, without mini-apps, and with a camera that refuses."""

    def go(self) -> None:
        """Go through all of it.

        Raises:
            TourFailed: something that a person would click on is not there.
        """
        hands = self._hands
        for section in LISTS:
            hands.click(f"rail{section}")
            self._look(f"bare-{section.lower()}")
        for screen in WALLET:
            self._list(f"wallet_{screen}")
            self._look(f"bare-wallet-{screen}")
        hands.click("railChats")
        self._sheet("newGroup", "bare-new-group")
        hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        hands.see("quickField")
        self._look("bare-quick")
        self._leave()
        hands.click("railSettings")
        self._list("setting_privacy")
        hands.click("openCalls")
        self._look("bare-calls")
        for code in REFUSALS:
            hands.click("railScan")
            hands.see("scanClose")
            self._look(code.removeprefix("scanner.").replace("_", "-"))
            hands.click("scanClose")
            hands.see_gone("scanClose")
