"""Several codes in view: what each is, where it lies, and what makes choosing between them worth a second look."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.core.links import (
    CouponLink,
    FormText,
    GroupLink,
    Link,
    MiniAppLink,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    PlainText,
    WebLink,
    text_of,
)
from app.scanner.meaning import link_of
from app.shell.form_words import form_in_words
from app.shell.plain_words import hidden_shown, host_shown, one_line

if TYPE_CHECKING:
    from app.scanner.model import Corner, Corners, FoundCode

SHOWN_CHARACTERS_MAX = 120
_KINDS: dict[type, tuple[object, str]] = {
    MiniAppLink: (QT_TRANSLATE_NOOP("Scan", "Mini-app"), "blocks"),
    PersonLink: (QT_TRANSLATE_NOOP("Scan", "Person"), "user"),
    OfficialAccountLink: (QT_TRANSLATE_NOOP("Scan", "Official account"), "newspaper"),
    PayLink: (QT_TRANSLATE_NOOP("Scan", "Code for money"), "hand-coins"),
    CouponLink: (QT_TRANSLATE_NOOP("Scan", "Coupon"), "ticket-percent"),
    GroupLink: (QT_TRANSLATE_NOOP("Scan", "Invitation to a group"), "users"),
    WebLink: (QT_TRANSLATE_NOOP("Scan", "Page of the web"), "globe"),
    PlainText: (QT_TRANSLATE_NOOP("Scan", "Text"), "type"),
}
_SEVERAL = QT_TRANSLATE_NOOP("Scan", "Several codes are in view. Which one?")
_NESTED = QT_TRANSLATE_NOOP(
    "Scan", "Code {inner} lies inside code {outer}: one may have been put over the other. Which one do you mean?"
)
_ALIKE = QT_TRANSLATE_NOOP("Scan", "These codes look alike but lead to different places. Which one do you mean?")


def choices_of(codes: Sequence["FoundCode"]) -> list[dict[str, object]]:
    """Return each code to choose from: ``number`` from 1, ``kindText``, ``text``, ``iconName`` and its place.

    ``left``, ``top``, ``right`` and ``bottom`` are shares of the picture.
    """
    return [_choice(at + 1, code) for at, code in enumerate(codes)]


def sentence_for(codes: Sequence["FoundCode"]) -> str:
    """Return the question in words; where one code may stand for another, it says so."""
    for inner, one in enumerate(codes):
        for outer, other in enumerate(codes):
            if one is not other and is_inside(one.corners, other.corners):
                told = _tr(_NESTED).replace("{inner}", str(inner + 1))
                return told.replace("{outer}", str(outer + 1))
    links = [link_of(code) for code in codes]
    opening = [type(link) for link in links if not isinstance(link, FormText | PlainText)]
    return _tr(_SEVERAL if len(opening) == len(set(opening)) else _ALIKE)


def is_inside(inner: "Corners", outer: "Corners") -> bool:
    """Tell whether all of the outline ``inner`` lies within ``outer``."""
    return all(_holds(outer, corner) for corner in inner)


def _holds(outline: "Corners", point: "Corner") -> bool:
    """Tell whether ``point`` lies within ``outline``: a ray from it then crosses the edges an odd number of times."""
    x, y = point
    is_within = False
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            is_within = not is_within
    return is_within


def _choice(number: int, code: "FoundCode") -> dict[str, object]:
    link = link_of(code)
    kind, icon = form_in_words(link.form) if isinstance(link, FormText) else _kind_in_words(link)
    across, down = [x for x, _ in code.corners], [y for _, y in code.corners]
    return {
        "number": number,
        "kindText": kind,
        "text": _said(link),
        "iconName": icon,
        "left": min(across),
        "top": min(down),
        "right": max(across),
        "bottom": max(down),
    }


def _kind_in_words(link: Link) -> tuple[str, str]:
    kind, icon = _KINDS[type(link)]
    return _tr(kind), icon


def _said(link: Link) -> str:
    if isinstance(link, MiniAppLink):
        return one_line(f"{link.miniapp_id}/{link.page}" if link.page else link.miniapp_id, SHOWN_CHARACTERS_MAX)
    if isinstance(link, WebLink):
        return host_shown(link.host)
    if isinstance(link, PersonLink | OfficialAccountLink | CouponLink | PayLink | GroupLink):
        return one_line(text_of(link).partition("://")[2].partition("/")[2], SHOWN_CHARACTERS_MAX)
    if isinstance(link, FormText):
        return one_line(hidden_shown(link.fields[0][1]), SHOWN_CHARACTERS_MAX)
    return one_line(hidden_shown(link.text), SHOWN_CHARACTERS_MAX) or _tr(QT_TRANSLATE_NOOP("Scan", "Only spaces"))


def _tr(text: object) -> str:
    return QCoreApplication.translate("Scan", str(text))
