"""How the host asks the person: a port that the shell fills."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar

from app.core.catalog.model import Listing
from app.core.kernel.ids import SessionId
from app.core.links import MiniAppLink, OfficialAccountLink
from app.core.official.templates import Template, Wish
from app.core.payments.model import Held, Order, Receipt
from app.core.people.model import Address

Answer = TypeVar("Answer")
IsWanted = Callable[[], bool]
"""Tells, on the shell's own thread, whether who asks is looked at still: what came late is not asked any more."""


def always() -> bool:
    """Return True: the shell asks of its own accord."""
    return True


@dataclass(frozen=True, slots=True)
class PaymentPrompt:
    """What the person is asked to pay, and to whom; all of it from the shell's own books."""

    session_id: SessionId
    order: Order
    payee_name: str
    is_verified: bool
    is_wanted: IsWanted = field(default=always, compare=False)


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    """What came of it. ``message`` is for the page, where the answer is a refusal.

    "held": the money is held for an order whose merchant captures it later.
    """

    status: Literal["paid", "held", "cancelled", "refused"]
    receipt: Receipt | None = None
    message: str = ""

    @classmethod
    def of(cls, outcome: Receipt | Held) -> "PaymentAnswer":
        """Return the answer of a person who has paid, by what came of it."""
        return cls("paid", outcome) if isinstance(outcome, Receipt) else cls("held")


@dataclass(frozen=True, slots=True)
class PermissionPrompt:
    """What a mini-app wants to use for the first time.

    Who it is stands in ``listing``; ``reason`` is its author's claim. ``was_allowed``: the person said yes before, when
    another reason was given.
    """

    session_id: SessionId
    listing: Listing
    permission: str
    reason: str
    was_allowed: bool = False
    is_wanted: IsWanted = field(default=always, compare=False)


PermissionAnswer = Literal["allowed", "not_now", "never", "withdrawn"]
"""What came of it; "withdrawn": the person was not heard, because the mini-app or the shell was closed."""


@dataclass(frozen=True)
class MiniAppPrompt(Generic[Answer]):
    """What a mini-app asks the person for, by a sheet of its own kind; who asks stands in ``listing``.

    ``unanswered`` is the answer where the person was not heard: the tab was closed, the shell is closing.
    """

    session_id: SessionId
    listing: Listing
    is_wanted: IsWanted = field(default=always, compare=False, kw_only=True)

    @property
    def unanswered(self) -> Answer:
        """The answer of nobody."""
        raise NotImplementedError


ShareAnswer = Literal["sent", "cancelled"]


@dataclass(frozen=True)
class SharePrompt(MiniAppPrompt[ShareAnswer]):
    """A card that is offered for one of the person's conversations; it opens ``link``, a page of the asker itself.

    ``title`` and ``note`` are the author's words, ``picture`` a stranger's file. None of them has been looked at.
    """

    link: MiniAppLink
    title: str
    note: str = ""
    picture: bytes | None = None

    @property
    def unanswered(self) -> ShareAnswer:
        """Nothing was sent."""
        return "cancelled"


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """One code that the person held before the scanner: its text, and the form it was in, such as "QRCode"."""

    text: str
    format: str


@dataclass(frozen=True)
class ScanPrompt(MiniAppPrompt["ScannedCode | None"]):
    """A code is wanted; its text goes to the asker alone. None: the person showed none."""

    @property
    def unanswered(self) -> ScannedCode | None:
        """No code."""
        return None


@dataclass(frozen=True)
class PayCodePrompt(MiniAppPrompt["str | None"]):
    """Somebody's pay code is wanted, for the asker to collect from; the answer is its number, never told to the asker.

    None: nobody showed one.
    """

    @property
    def unanswered(self) -> str | None:
        """No code."""
        return None


@dataclass(frozen=True, slots=True)
class PickedPicture:
    """A picture that the person picked, drawn anew by the shell: two files of ours, and the larger one's pixels."""

    suffix: Literal["jpg", "webp"]
    picture: bytes
    thumbnail: bytes
    width: int
    height: int


@dataclass(frozen=True)
class MediaPrompt(MiniAppPrompt[tuple[PickedPicture, ...]]):
    """Up to ``count_max`` pictures are wanted."""

    count_max: int

    @property
    def unanswered(self) -> tuple[PickedPicture, ...]:
        """No picture."""
        return ()


@dataclass(frozen=True)
class AddressPrompt(MiniAppPrompt["Address | None"]):
    """One of the person's addresses is wanted. None: they gave none."""

    @property
    def unanswered(self) -> Address | None:
        """No address."""
        return None


@dataclass(frozen=True)
class MessagesPrompt(MiniAppPrompt["Wish | None"]):
    """The person may want messages of this template. None: they did not say."""

    template: Template

    @property
    def unanswered(self) -> Wish | None:
        """What they said before still holds."""
        return None


OpenAnswer = Literal["opened", "cancelled"]


@dataclass(frozen=True)
class OpenPrompt(MiniAppPrompt[OpenAnswer]):
    """Another mini-app or its official account is to be opened: the person's tap is the yes, nothing more is asked."""

    link: MiniAppLink | OfficialAccountLink

    @property
    def unanswered(self) -> OpenAnswer:
        """Nothing was opened."""
        return "cancelled"


class Prompts(Protocol):
    """Asks the person. Called on the host's threads; must not wait there."""

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":
        """Show the payment sheet; the future is done when the person has paid or will not."""
        ...

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":
        """Show what is wanted by whom and why; the future is done when the person has answered."""
        ...

    def ask(self, request: MiniAppPrompt[Answer]) -> "Future[Answer]":
        """Show the sheet for this kind of request; the future is done when the person has answered."""
        ...
