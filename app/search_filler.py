"""Letting messages from before the search be found: in the background, some at a time, the newest first."""

import logging
import threading

from app.core.chat.search import Search
from app.core.kernel.errors import PlazaError

log = logging.getLogger(__name__)
PAUSE_S = 0.02
"""Between two portions, so that whoever wants to write meanwhile has their turn."""
RETRY_S = 30.0


class SearchFiller:
    """Prepares what cannot be found yet, on a thread of its own that ends when there is nothing left.

    What an ended Plaza had not prepared, the next one does.
    """

    def __init__(self, search: Search) -> None:
        self._search = search
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)

    def start(self) -> None:
        """Start preparing."""
        self._thread.start()

    def close(self) -> None:
        """Finish the portion under way and stop. Harmless when repeated."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        wait_s = 0.0
        while not self._closing.wait(wait_s):
            try:
                if not self._search.prepare():
                    return
                wait_s = PAUSE_S
            except PlazaError as error:
                log.warning("old messages cannot be prepared for the search now: %s", error)
                wait_s = RETRY_S
