"""Scanning one source at a time: what opens and reads each, made when it is needed and let go of with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.kernel.errors import PlazaError
from app.shell.relay import Relay

if TYPE_CHECKING:
    from app.scanner.child import Decoder
    from app.scanner.ports import Spawn
    from app.shell.scan.openers import Opener
    from app.shell.scan.watch import Watch, Watcher


class Watching:
    """The source that is being scanned, if any, for ``watcher``. GUI thread."""

    def __init__(self, relay: Relay, decoders: "Callable[[], Decoder]", spawn: "Spawn", watcher: "Watcher") -> None:
        """``decoders`` makes a decoder for each source, ``spawn`` starts what unpacks films."""
        self._relay = relay
        self._decoders = decoders
        self._spawn = spawn
        self._watcher = watcher
        self._watch: Watch | None = None

    @property
    def is_on(self) -> bool:
        """Whether a source is being scanned."""
        return self._watch is not None

    @property
    def source(self) -> str:
        """The source's name; empty without one."""
        return "" if self._watch is None else self._watch.describe()

    def begin(self, opener: "Opener") -> None:
        """Scan what ``opener`` opens, in place of what was scanned until now.

        Raises:
            Refused: it cannot be opened.
            Unavailable: it is not there.
        """
        from app.scanner.live import LiveScan
        from app.shell.scan.watch import Watch

        self.end()
        decoder = self._decoders()
        try:
            source = opener(decoder, self._spawn)
        except PlazaError:
            decoder.close()
            raise
        self._watch = Watch(source, lambda *callbacks: LiveScan(decoder, *callbacks), self._relay, self._watcher)

    def pause(self) -> None:
        """Let frames pass unseen and unread."""
        if self._watch is not None:
            self._watch.pause()

    def go_on(self) -> None:
        """Look again."""
        if self._watch is not None:
            self._watch.go_on()

    def end(self) -> None:
        """Let go of the source and its decoder."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.end()
