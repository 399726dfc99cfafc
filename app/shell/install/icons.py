"""The icons of mini-apps: pictures of their packages, redrawn by us where a stranger made them."""

from collections.abc import Iterable
from concurrent.futures import CancelledError
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.host.decoding.service import Decoding
from app.host.decoding.wire import Shape
from app.host.installs import Install
from app.shell.components.pictures import image_of
from app.shell.install.likeness import are_alike, outline_of

SIDE = 192
"""Pixels across a redrawn icon: twice the largest it is shown at."""
BYTES_MAX = 1 << 20
DEADLINE_S = 20.0


class Icons:
    """Addresses of icons by mini-app and package. `find` is for the GUI thread, the others for workers.

    A stranger's icon is decoded like any foreign picture, in a jailed child, and kept as a PNG of ours: nothing else
    of it is ever read by what draws the shell. The pictures of what comes with Plaza are shown as they are.
    """

    def __init__(self, folder: Path, decoding: Decoding) -> None:
        self._folder = folder
        self._decoding = decoding
        self._known: dict[tuple[MiniAppId, str], str] = {}
        self._outlines: dict[str, int | None] = {}

    def find(self, listing: Listing) -> str:
        """Return the address of a listing's icon; empty if it has none."""
        return self._known.get((listing.miniapp_id, listing.package_sha256), "")

    def learn(self, listing: Listing, install: Install) -> None:
        """Find the icon of an install."""
        place = install.folder / install.manifest.icon
        if not install.manifest.icon or not place.is_file():
            return
        if not install.publisher_key:
            self._known[listing.miniapp_id, listing.package_sha256] = QUrl.fromLocalFile(str(place)).toString()
            return
        try:
            with place.open("rb") as stream:
                data = stream.read(BYTES_MAX + 1)
        except OSError:
            return
        self.redraw(listing.miniapp_id, install.sha256, data)

    def redraw(self, miniapp_id: MiniAppId, sha256: str, data: bytes) -> str:
        """Return the address of a stranger's icon, redrawn; empty if it is no picture that is shown here."""
        place = self._folder / f"{sha256}.png"
        if not place.is_file() and not self._draw(data, place):
            return ""
        found = self._known[miniapp_id, sha256] = QUrl.fromLocalFile(str(place)).toString()
        return found

    def imitated(self, address: str, others: Iterable[Listing]) -> Listing | None:
        """Return whose icon the redrawn one at ``address`` could pass for; those that are vouched for first.

        Only icons that we drew and those that come with Plaza are looked at.
        """
        outline = self._outline(address) if address else None
        alike = (each for each in others if are_alike(outline, self._outline(self.find(each))))
        return min(alike, key=lambda each: not each.is_verified, default=None)

    def clear(self) -> None:
        """Delete the redrawn icons that nobody has asked for since the start."""
        used = {sha256 for _, sha256 in self._known}
        for place in self._folder.glob("*.png"):
            if place.stem not in used:
                place.unlink(missing_ok=True)

    def _outline(self, address: str) -> int | None:
        if address not in self._outlines:
            place = Path(QUrl(address).toLocalFile())
            self._outlines[address] = outline_of(QImage(str(place))) if place.is_file() else None
        return self._outlines[address]

    def _draw(self, data: bytes, place: Path) -> bool:
        if not data or len(data) > BYTES_MAX:
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # A queue of its own: whose icon ends decoders spoils nobody else's.
            pixels = self._decoding.queue().add(lambda: data, Shape(SIDE, SIDE)).result(DEADLINE_S)
        except (PlazaError, OSError, TimeoutError, CancelledError):
            return False
        return image_of(pixels).save(str(place))
