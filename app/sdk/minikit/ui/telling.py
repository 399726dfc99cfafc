"""Telling: who somebody is, how good, how long, how far; rich text, codes and likes."""

from dataclasses import field
from typing import Annotated, TypeAlias

from minikit.ui.node import (
    BlockRole,
    Handler,
    IconName,
    Kind,
    Moment,
    Node,
    NumberHandler,
    Record,
    Sequence,
    ShortWords,
    Size,
    SkeletonShape,
    Source,
    StepState,
    TextHandler,
    Tone,
    Words,
    component,
    record,
)


@component
class Avatar(Node):
    """Somebody's picture, or the first letters of the name on a colour that the name chooses."""

    name: ShortWords
    source: Source | None = None
    size: Size = "medium"


@component
class Rating(Node):
    """Stars from 0 to 5, shown in halves; with ``on_change`` the person sets whole stars, and hears of it as a number.

    ``count`` says how many ratings it comes from.
    """

    value: Annotated[float, Kind("number", 0, 5)]
    count: Annotated[int, Kind("number", 0, 10**9)] | None = None
    size: Size = "small"
    on_change: NumberHandler | None = None
    base_seq: Sequence = field(default=0, init=False)


@component
class Countdown(Node):
    """The time left until an instant such as ``"2026-05-01T12:00:00Z"``; ``on_end`` is called once, when it is over.

    It is counted by the shell. ``until`` says its distance from UTC; ``datetime.now(UTC).isoformat()`` does.
    """

    until: Moment
    on_end: Handler | None = None
    size: Size = "medium"
    tone: Tone = "normal"


@record
class Step(Record):
    """One step of a timeline."""

    title: ShortWords
    text: ShortWords = ""
    time: ShortWords = ""
    state: StepState = "done"


Steps: TypeAlias = Annotated[tuple[Step, ...], Kind("records", maximum=200)]


@component
class Timeline(Node):
    """What happened, step by step, from top to bottom: a parcel's way, an order's states."""

    steps: Steps


@component
class Skeleton(Node):
    """Grey shapes where something is about to be. ``lines`` is for the shape ``"lines"``."""

    shape: SkeletonShape = "lines"
    lines: Annotated[int, Kind("number", 1, 10)] = 3


@component
class QrCode(Node):
    """A text of up to 512 bytes as a code to scan, dark on white in every theme; ``alt`` says what it is for."""

    text: Annotated[str, Kind("text", maximum=512)]
    alt: ShortWords
    size: Size = "medium"


@record
class Span(Record):
    """Words within a block of rich text. ``link`` names what `RichText.on_link` is told when they are tapped."""

    text: Words
    is_bold: bool = False
    is_italic: bool = False
    link: ShortWords = ""


@record
class Block(Record):
    """A block of rich text."""

    spans: Annotated[tuple[Span, ...], Kind("records", maximum=200)]
    role: BlockRole = "paragraph"


@component
class RichText(Node):
    """Paragraphs, headings, quotes and bullets of plain, bold, italic and linked words. No markup is read anywhere."""

    blocks: Annotated[tuple[Block, ...], Kind("records", maximum=200)]
    on_link: TextHandler | None = None


@component
class Reaction(Node):
    """A like, with how many there are; it bounces when it comes on."""

    icon: IconName
    is_on: bool
    count: Annotated[int, Kind("number", 0, 10**9)] = 0
    on_tap: Handler | None = field(default=None, kw_only=True)
