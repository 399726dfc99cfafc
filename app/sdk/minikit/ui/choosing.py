"""Choosing: what the person sets to one of several values.

What is set shows at once. When ``on_change`` has finished it is as the page says: a page that does not take it over
sets it back.
"""

from dataclasses import field
from typing import Annotated, TypeAlias

from minikit.ui.node import (
    Date,
    FlagHandler,
    FloatHandler,
    IconName,
    Kind,
    Node,
    Record,
    Sequence,
    ShortWords,
    TextHandler,
    component,
    record,
)

Measure: TypeAlias = Annotated[float, Kind("number", -(10**9), 10**9)]


@record
class Option(Record):
    """What can be chosen: ``value`` is what ``on_change`` is told, ``text`` what the person reads."""

    value: Annotated[str, Kind("text", maximum=200)]
    text: ShortWords
    icon: IconName = ""
    is_enabled: bool = True


Options: TypeAlias = Annotated[tuple[Option, ...], Kind("records", maximum=500, unique="value")]
FewOptions: TypeAlias = Annotated[tuple[Option, ...], Kind("records", maximum=50, unique="value")]


@component
class Switch(Node):
    """Something that is on or off, and takes effect at once."""

    text: ShortWords
    is_on: bool = False
    on_change: FlagHandler = field(kw_only=True)
    is_enabled: bool = field(default=True, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)


@component
class Check(Node):
    """A box to tick: one of several, or something to agree to."""

    text: ShortWords
    is_checked: bool = False
    on_change: FlagHandler = field(kw_only=True)
    is_enabled: bool = field(default=True, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)


@component
class Radio(Node):
    """One of a few, all to be seen, one below the other. A ``value`` that no option has chooses none."""

    options: FewOptions
    value: ShortWords = ""
    on_change: TextHandler = field(kw_only=True)
    is_enabled: bool = field(default=True, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)


@component
class Segmented(Node):
    """One of two to about five, side by side, such as how a list is sorted."""

    options: FewOptions
    value: ShortWords = ""
    on_change: TextHandler = field(kw_only=True)
    is_enabled: bool = field(default=True, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)


@component
class Tabs(Node):
    """A bar of the parts of a page. The page draws what belongs to the one that is chosen."""

    options: FewOptions
    value: ShortWords = ""
    on_change: TextHandler = field(kw_only=True)
    base_seq: Sequence = field(default=0, init=False)


@component
class Select(Node):
    """One of many, in a list that opens; with a search in it when there are more than ten."""

    options: Options
    value: ShortWords = ""
    placeholder: ShortWords = ""
    on_change: TextHandler = field(kw_only=True)
    is_enabled: bool = field(default=True, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)


@component
class Slider(Node):
    """A number between two others. While it is dragged ``on_change`` hears of it at most once a frame."""

    value: Measure
    minimum: Measure = 0.0
    maximum: Measure = 100.0
    step: Annotated[float, Kind("number", 10**-6, 10**9)] = 1.0
    on_change: FloatHandler = field(kw_only=True)
    is_enabled: bool = field(default=True, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)


@component
class DateField(Node):
    """A day, written ``"2026-05-01"`` and chosen in a calendar; an empty ``value`` is none."""

    value: Date = ""
    minimum: Date = ""
    maximum: Date = ""
    placeholder: ShortWords = ""
    on_change: TextHandler = field(kw_only=True)
    is_enabled: bool = field(default=True, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)
