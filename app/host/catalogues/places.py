"""Where a catalogue lies: a folder of this computer or an address of the web, read piece by piece within limits."""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.host.catalogues.index import ROOT, is_key
from app.host.network.exchange import TimeLeft
from app.host.network.hosts import target_of
from app.host.network.service import Network, Request

PIECE_BYTES = 64 << 10
ADDRESS_MAX = 1_000
_WEB = re.compile(r"(?i:https)://([A-Za-z0-9.-]+)(:443)?(/[!-\"$-~]*)?")
_TOLD = {
    "network.slow": "catalogue.slow",
    "network.status": "catalogue.missing",
    "network.too_large": "catalogue.too_large",
    "network.address": "catalogue.inside",
    "network.host": "catalogue.redirected",
    "network.url": "catalogue.redirected",
    "network.redirects": "catalogue.redirected",
    "network.certificate": "catalogue.impostor",
}
"""What the person is told where the network says no; of all else, that the catalogue was not reached."""


class Place(Protocol):
    """Where a catalogue's files lie."""

    def read(self, name: str, take: Callable[[bytes], object], *, bytes_max: int, time_left: TimeLeft) -> None:
        """Give the content of a file to ``take``, piece by piece. Waits; on a worker.

        Raises:
            Refused, Unavailable: a ``catalogue.`` code.
        """


@dataclass(frozen=True, slots=True)
class Address:
    """Where a catalogue is, as it is kept, and the key it has to be signed by, if the person was given one."""

    text: str
    key: str = ""

    @property
    def is_web(self) -> bool:
        """Whether reading it leaves this computer."""
        return self.text.startswith("https://")


def address_of(text: str) -> Address:
    """Return the address that a person typed or was given: a folder, or https, with a key after ``#`` if it has one.

    Raises:
        Refused: ``catalogue.address``.
    """
    shown = text.strip().removesuffix(ROOT)
    if len(shown) > ADDRESS_MAX:
        raise Refused("catalogue.address")
    place, _, key = shown.partition("#") if shown[:8].lower() == "https://" else (shown, "", "")
    place = place.removesuffix(ROOT)
    if key and not is_key(key.lower()):
        raise Refused("catalogue.address")
    found = _WEB.fullmatch(place)
    if found is not None and "?" not in place:
        path = found[3] or "/"
        return Address(f"https://{found[1].lower()}{path if path.endswith('/') else path + '/'}", key.lower())
    folder = Path(unquote(place[7:]) if place.startswith("file:///") else place)
    if "\0" in place or not place or not folder.is_absolute() or not folder.is_dir():
        raise Refused("catalogue.address")
    return Address(str(folder), "")


def place_of(address: Address, network: Network) -> Place:
    """Return what reads the files at ``address``."""
    return WebPlace(address.text, network) if address.is_web else FolderPlace(Path(address.text))


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A folder of this computer, or one that it shows as its own."""

    folder: Path

    def read(self, name: str, take: Callable[[bytes], object], *, bytes_max: int, time_left: TimeLeft) -> None:
        """Give the content of a file to ``take``; a pipe, which would be waited for, is none. See `Place`."""
        try:
            handle = os.open(
                self.folder / name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            )
            with os.fdopen(handle, "rb") as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                    raise Refused("catalogue.missing", address=str(self.folder))
                left = bytes_max
                while piece := stream.read(PIECE_BYTES):
                    left -= len(piece)
                    if left < 0:
                        raise Refused("catalogue.too_large")
                    take(piece)
                    time_left.seconds()
        except OSError as error:
            raise Refused("catalogue.missing", address=str(self.folder)) from error
        except Unavailable as error:
            raise Unavailable("catalogue.slow", address=str(self.folder)) from error


@dataclass(frozen=True, slots=True)
class WebPlace:
    """A place of the web: https to one public host, by the rules that mini-apps' requests have (decision 21)."""

    address: str
    network: Network

    def read(self, name: str, take: Callable[[bytes], object], *, bytes_max: int, time_left: TimeLeft) -> None:
        """Give the content of a file to ``take``. See `Place`."""
        host = self.address.split("/")[2]
        try:
            url = target_of(f"{self.address}{name}", (host,)).url
            seconds = time_left.seconds()
            self.network.fetch(Request(url, (host,), bytes_max, seconds, is_success_needed=True), take)
        except PlazaError as error:
            if not error.code.startswith("network."):
                raise
            code = _TOLD.get(error.code, "catalogue.unreachable")
            raise type(error)(code, address=self.address) from error
