"""The trust card: what a scanned or outside link is, before anything comes of it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.shell.guard import REST_MS, Guard

QML_IMPORT_NAME = "app.shell.scan"
QML_IMPORT_MAJOR_VERSION = 1
TrustKind = Literal["miniapp", "person", "account", "coupon", "pay", "group", "web", "form", "text"]


@dataclass(frozen=True, slots=True)
class TrustChoice:
    """One of several that can do what the card asks about. Every text is fit to be shown as it is."""

    name: str
    outcome: str
    warning: str


@dataclass(frozen=True, slots=True)
class TrustFacts:
    """What the card says. Every text is fit to be shown as it is.

    ``title`` names the thing, ``lines`` tell of it and ``rows`` are its parts, each with its name; ``outcome`` says
    what a yes does, ``warning`` why to be careful. ``open_label`` is the yes; empty: there is nothing to open.
    ``copy_text`` is what Copy puts on the clipboard; empty: no Copy. ``copy_label`` says what that is.
    ``choices``, if any, are two or more; what the chosen one says of ``outcome`` and ``warning`` counts.
    """

    kind: TrustKind
    heading: str
    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    icon_name: str = "link"
    icon_source: str = ""
    color: str = "blue"
    is_verified: bool = False
    is_unverified: bool = False
    outcome: str = ""
    warning: str = ""
    open_label: str = ""
    copy_text: str = ""
    copy_label: str = ""
    choices: tuple[TrustChoice, ...] = ()


@QmlElement
class TrustCardViewModel(QObject):
    """One question: open this? Answered once, after a rest. GUI thread."""

    kind = "trust"
    changed = Signal()
    closed = Signal()

    def __init__(
        self,
        facts: TrustFacts,
        answered: Callable[[bool, int], None],
        copy: Callable[[str], None],
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        """``answered`` is told yes or no, and which of the choices."""
        super().__init__(parent)
        self.session_id = None
        self._facts = facts
        self._answered = answered
        self._copy = copy
        self._is_answered = False
        self._chosen = 0
        self._is_copied = False
        self.guard = Guard(rest_ms, self)
        self.guard.woke.connect(self.changed)
        self.guard.rested.connect(self.changed)
        self.guard.rest()

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def facts(self) -> dict[str, object]:
        """The fields of `TrustFacts`, by their names in camelCase."""
        shown = asdict(self._facts)
        return {
            "kind": shown["kind"],
            "heading": shown["heading"],
            "title": shown["title"],
            "lines": list(self._facts.lines),
            "rows": [{"name": name, "value": value} for name, value in self._facts.rows],
            "iconName": shown["icon_name"],
            "iconSource": shown["icon_source"],
            "color": shown["color"],
            "isVerified": shown["is_verified"],
            "isUnverified": shown["is_unverified"],
            "outcome": shown["outcome"],
            "warning": shown["warning"],
            "openLabel": shown["open_label"],
            "canCopy": bool(self._facts.copy_text),
            "copyLabel": shown["copy_label"],
            "choices": [asdict(each) for each in self._facts.choices],
        }

    @Property(bool, notify=changed)
    def isAwake(self) -> bool:
        """Whether a yes counts yet."""
        return self.guard.is_awake

    @Property(int, notify=changed)
    def chosen(self) -> int:
        """Which of the choices a yes means."""
        return self._chosen

    @Property(bool, notify=changed)
    def isCopied(self) -> bool:
        """Whether the text has been copied."""
        return self._is_copied

    @Slot()
    def open(self) -> None:
        """Say yes."""
        if self._facts.open_label and self.guard.is_awake:
            self._answer(True)

    @Slot(int)
    def choose(self, index: int) -> None:
        """Let a yes mean this choice."""
        if 0 <= index < len(self._facts.choices):
            self._chosen = index
            self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Say no."""
        self._answer(False)

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard; the card stays."""
        if self._facts.copy_text and self.guard.is_awake:
            self._copy(self._facts.copy_text)
            self._is_copied = True
            self.changed.emit()

    def withdraw(self) -> None:
        """Close: nobody is there any more who asked."""
        self.give_up()

    def give_up(self) -> None:
        """Close, because the shell is closing."""
        self._answer(False)

    def _answer(self, is_yes: bool) -> None:
        if self._is_answered:
            return
        self._is_answered = True
        self.closed.emit()
        self._answered(is_yes, self._chosen)
