"""Which codes the person has answered already, so that one held in view is not asked about twice."""

from collections.abc import Iterable

from app.scanner.model import FoundCode, Frame

OUT_OF_VIEW_S = 1.0


class Answered:
    """Answered codes by what they hold. One counts as new again once it has been out of view for a second."""

    def __init__(self) -> None:
        self._last_seen: dict[bytes, float] = {}

    def note(self, codes: Iterable[FoundCode], at: float) -> None:
        """Remember that ``codes``, in view at ``at``, were answered; forget the others."""
        self._last_seen = {code.payload: at for code in codes}

    def fresh(self, frame: Frame, codes: Iterable[FoundCode]) -> tuple[FoundCode, ...]:
        """Return the different codes in ``frame`` that were not answered, or have been out of view since."""
        different = {code.payload: code for code in codes}
        for payload in different.keys() & self._last_seen.keys():
            if frame.at - self._last_seen[payload] > OUT_OF_VIEW_S:
                del self._last_seen[payload]
            else:
                self._last_seen[payload] = frame.at
        return tuple(code for payload, code in different.items() if payload not in self._last_seen)
