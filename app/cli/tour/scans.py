"""Every way to scan, every kind of trust card, and what goes wrong: for whoever wants to look at them."""

import tempfile
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PySide6.QtCore import Qt

from app.cli.tour.film import FPS, frames
from app.cli.tour.part import Part
from app.scanner.making import make_picture
from app.scanner.model import GrayPicture

TYPED: Final = {
    "web": "https://example.org/autumn?look=red",
    "imitation": "https://аpple.com/sign-in",
    "wifi": "WIFI:T:WPA;S:Café Maple;P:red-coat-1984;;",
    "place": "geo:48.2082,16.3738?q=Vienna",
    "phone": "tel:+49301234567",
    "text": "The red coat is in the second row, left.",
    "program": "javascript:alert(1)",
    "store": "plaza://miniapp/plaza.store/pages/home",
    "nothing": "plaza://miniapp/nobody.knows/pages/home",
    "account": "plaza://account/plaza.store.account",
    "no-account": "plaza://account/nobody.knows",
    "no-person": "plaza://person/0123456789",
    "no-group": "plaza://group/0123456789abcdef",
    "no-coupon": "plaza://coupon/0123456789",
    "no-pay": "plaza://pay/0123456789abcdef",
}
"""What a trust card is shown for, by the picture's name."""
PICTURED: Final = {
    "contact": "BEGIN:VCARD\nVERSION:3.0\nFN:Maya Chen\nTEL:+49 30 1234567\nEMAIL:maya@example.org\nEND:VCARD",
    "event": "BEGIN:VEVENT\nSUMMARY:Fitting\nDTSTART:20261124T170000Z\nLOCATION:Maple Lane 3\nEND:VEVENT",
}
"""The same for what has lines of its own, which no field for one line takes."""
CODES: Final = {**TYPED, **PICTURED}
NO_STREAM: Final = "rtsp://127.0.0.1:9/nobody"
FILM_SECONDS: Final = 2.0
IN_VIEW: Final = 0.4
"""When in a film the code is in view, and sharp."""


class Scans(Part):
    """The scanner's part of the round."""

    def go(self) -> None:
        """See the scanner's states, the trust cards and what was scanned.

        Raises:
            TourFailed: something that a person would click on is not there.
        """
        hands = self._hands
        hands.click("railScan")
        hands.see("scanEnter")
        self._look("scan")
        hands.click("scanHistoryOpen")
        self._look("scan-history-empty")
        hands.click("railScan")
        self._sheet("scanAddress", "scan-address")
        self._sheet("scanScreen", "scan-screens")
        with tempfile.TemporaryDirectory(prefix="plaza-tour-codes-") as folder:
            self._see_states(Path(folder))
            self._see_cards(Path(folder))
        self._see_history()

    def _see_states(self, folder: Path) -> None:
        """See a picture without a code, one with several, a film of pictures, an address that does not answer."""
        hands = self._hands
        self._open(_write(folder / "empty.png", _sheet()))
        hands.wait("the end of looking", lambda: not any("empty.png" in text for text in hands.texts()))
        self._look("scan-nothing")
        self._open(_write(folder / "several.png", _sheet("web", "wifi", "store")))
        hands.see("scanChoices")
        self._look("scan-several")
        hands.click("scanChooseNone")
        film = folder / "film"
        film.mkdir()
        # The code never leaves the view: it would be asked about again while the next thing is opened.
        in_view = list(frames(TYPED["store"], seconds=FILM_SECONDS))[int(FILM_SECONDS * FPS * IN_VIEW)]
        for number in range(FPS):
            cv2.imwrite(str(film / f"{number:04d}.png"), in_view)
        self._open(film)
        self._see_card("scan-film")
        self._open(folder / "missing.png")
        hands.see_text("missing.png")
        self._look("scan-missing")
        (folder / "song.png").write_bytes(b"la la la")
        self._open(folder / "song.png")
        hands.see_text("song.png")
        self._look("scan-unreadable")
        self._open(NO_STREAM)
        self._look("scan-no-stream")

    def _see_cards(self, folder: Path) -> None:
        hands = self._hands
        for kind in PICTURED:
            self._open(_write(folder / f"{kind}.png", _sheet(kind)))
            self._see_card(f"trust-{kind}")
        hands.click("scanEnter")
        self._look("scan-typing")
        for kind, text in TYPED.items():
            self._write_anew("scanTextField", text)
            hands.click("scanEnterText")
            self._see_card(f"trust-{kind}")

    def _see_card(self, name: str) -> None:
        """Look at a trust card once its answers count, and say no."""
        hands = self._hands
        hands.see("trustCancel")
        for answer in ("trustOpen", "trustCopy"):
            if hands.find(answer) is not None:
                hands.see(answer)
        self._look(name)
        hands.click("trustCancel")
        hands.see_gone("trustCard")

    def _see_history(self) -> None:
        hands = self._hands
        hands.click("scanHistoryOpen")
        hands.see("scan_0")
        self._look("scan-history")
        self._write_anew("scanSearch", "zzz")
        hands.see("scansEmpty")
        self._look("scan-history-nothing")
        self._write_anew("scanSearch", "")
        hands.click("scansClear")
        self._look("scan-history-clearing")
        hands.click("scansClearCancel")

    def _open(self, place: Path | str) -> None:
        """Have the scanner look at a file, a folder or an address, given by name."""
        hands = self._hands
        hands.click("scanAddress")
        hands.see("scanAddressField")
        self._write_anew("scanAddressField", str(place))
        hands.press(Qt.Key.Key_Return)
        hands.see_gone("scanAddressField")


def _sheet(*kinds: str) -> GrayPicture:
    """Return a sheet of paper with the code of each kind on it, side by side; without any, an empty one."""
    codes = [make_picture(CODES[kind], size_px=360) for kind in kinds]
    sheet = np.full((480, max(640, 400 * len(codes) + 40)), 236, np.uint8)
    left = (sheet.shape[1] - 400 * len(codes) + 40) // 2
    for number, code in enumerate(codes):
        x = left + 400 * number
        sheet[60 : 60 + code.shape[0], x : x + code.shape[1]] = code
    return sheet


def _write(path: Path, picture: GrayPicture) -> Path:
    cv2.imwrite(str(path), picture)
    return path
