"""Showing: words, pictures, amounts, and how far something has come."""

from typing import Annotated

from minikit.ui.node import (
    AmountMinor,
    Backdrop,
    Currency,
    Fit,
    Handler,
    IconName,
    ImageSize,
    Kind,
    Level,
    Node,
    Radius,
    ShortWords,
    Size,
    Source,
    TextAlign,
    TextRole,
    Tone,
    Words,
    component,
)


@component
class Text(Node):
    """Words. ``lines_max`` 0 shows all of them, otherwise the end is cut with an ellipsis.

    The role ``"display"`` is for the one number or word that a page is about.
    """

    text: Words
    role: TextRole = "body"
    tone: Tone = "normal"
    lines_max: Annotated[int, Kind("number", 0, 1000)] = 0
    align: TextAlign = "start"


@component
class Heading(Node):
    """A heading; level 1 is the page's."""

    text: ShortWords
    level: Level = 1


@component
class Icon(Node):
    """One of the icons in `resources/icons` (from Lucide), by its name: ``"shopping-cart"``."""

    name: IconName
    size: Size = "medium"
    tone: Tone = "normal"


@component
class Image(Node):
    """A picture from the package (``asset:shoe.webp``) or the mini-app's own folder (``data:photo.jpg``).

    ``alt`` says in words what it shows; ``aspect`` is width by height; ``backdrop`` tints the ground behind a picture
    that is partly transparent; ``size`` ``"fill"`` takes the width there is, the others are widths of their own, from a
    thumbnail to the picture of a page.
    """

    source: Source
    alt: ShortWords
    aspect: Annotated[float, Kind("number", 0.05, 20)] = 1.0
    fit: Fit = "cover"
    radius: Radius = "small"
    backdrop: Backdrop = "none"
    size: ImageSize = "fill"


@component
class Badge(Node):
    """A word or number in a small coloured capsule."""

    text: ShortWords
    tone: Tone = "accent"


@component
class Price(Node):
    """An amount of money in minor units (fen), with the struck-through list price if it is reduced."""

    amount_minor: AmountMinor
    list_price_minor: AmountMinor | None = None
    currency: Currency = "CNY"
    size: Size = "medium"


@component
class EmptyState(Node):
    """What a page shows instead of nothing: why it is empty and what to do about it."""

    icon: IconName
    title: ShortWords
    text: Words = ""
    action: ShortWords = ""
    on_action: Handler | None = None


@component
class Progress(Node):
    """How far something has come, from 0 to 1; None when nobody knows."""

    value: Annotated[float, Kind("number", 0, 1)] | None = None
