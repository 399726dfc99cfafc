"""What the components of a page call when the person does something: passed on to the page's session."""

from typing import Protocol

from PySide6.QtCore import QObject, Slot

from app.host.tree.ops import EventValue
from app.shell.components.aiming import PageAim


class PageEvents(Protocol):
    """What the person does on a page, told to its session. Called on the GUI thread; must not block."""

    def node_event(self, node_id: int, event: str, value: EventValue, seq: int | None = None) -> None:
        """Tell that a handler's event happened; ``seq`` counts what the person sets there."""

    def text_changed(self, node_id: int, seq: int, text: str) -> None:
        """Tell that a field's text is now ``text``, its ``seq``-th."""

    def list_window(self, node_id: int, revision: int, first: int, count: int) -> None:
        """Ask for these rows of a windowed list, and no others from now on."""


class PageHearing(QObject):
    """The slots that the QML of the components calls; a page's renderer is one. GUI thread."""

    aim: PageAim
    """What a tap can be for."""

    def __init__(self, events: PageEvents) -> None:
        super().__init__()
        self._events = events

    def listens(self, node_id: int, event: str) -> bool:
        """Return whether the mini-app listens to ``event`` of a node."""
        raise NotImplementedError

    @Slot(str, result=bool)
    def takes(self, node_id: str) -> bool:
        """Tell whether a tap on a node would be passed on now."""
        return self.aim.takes(int(node_id))

    @Slot(str)
    def tap(self, node_id: str) -> None:
        """Pass on that a node was tapped, if the person can have aimed at it."""
        if self.takes(node_id):
            self._events.node_event(int(node_id), "tap", None)

    @Slot(str)
    def act(self, node_id: str) -> None:
        """Pass on that a section's or empty state's action was chosen, if the person can have aimed at it."""
        if self.takes(node_id):
            self._events.node_event(int(node_id), "action", None)

    @Slot(str, float, int)
    def setCount(self, node_id: str, seq: float, value: int) -> None:
        """Pass on what a stepper, rating or viewer was set to, for the ``seq``-th time."""
        self._events.node_event(int(node_id), "change", value, int(seq))

    @Slot(str, float, bool)
    def setFlag(self, node_id: str, seq: float, is_on: bool) -> None:
        """Pass on that a switch or box was set, for the ``seq``-th time."""
        self._events.node_event(int(node_id), "change", is_on, int(seq))

    @Slot(str, float, str)
    def setText(self, node_id: str, seq: float, value: str) -> None:
        """Pass on which option or day was set, for the ``seq``-th time."""
        self._events.node_event(int(node_id), "change", value, int(seq))

    @Slot(str, float, float)
    def setNumber(self, node_id: str, seq: float, value: float) -> None:
        """Pass on where a slider was set, for the ``seq``-th time."""
        self._events.node_event(int(node_id), "change", value, int(seq))

    @Slot(str, str)
    def tell(self, node_id: str, event: str) -> None:
        """Pass on an event without a value, such as a countdown's end."""
        self._events.node_event(int(node_id), event, None)

    @Slot(str, str, int)
    def tell_number(self, node_id: str, event: str, value: int) -> None:
        """Pass on an event with a number, such as where a film is."""
        self._events.node_event(int(node_id), event, value)

    @Slot(str, str, str)
    def tell_text(self, node_id: str, event: str, value: str) -> None:
        """Pass on an event with a word, such as what a film does."""
        self._events.node_event(int(node_id), event, value)

    @Slot(str, str)
    def link(self, node_id: str, link: str) -> None:
        """Pass on which link of a rich text was tapped."""
        self._events.node_event(int(node_id), "link", link)

    @Slot(str, float, str)
    def type(self, node_id: str, seq: float, text: str) -> None:
        """Pass on what a field now says."""
        self._events.text_changed(int(node_id), int(seq), text)

    @Slot(str, str)
    def submit(self, node_id: str, text: str) -> None:
        """Pass on that Enter was pressed in a field, if somebody listens."""
        if self.listens(int(node_id), "submit"):
            self._events.node_event(int(node_id), "submit", text)
