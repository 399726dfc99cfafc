"""What a child may say, shape by shape; anything else ends its session."""

from typing import Annotated, Any, TypeAlias

import msgspec

from app.host.tree.shapes import RawOp
from minikit import wire

Text500: TypeAlias = Annotated[str, msgspec.Meta(max_length=500)]
Name: TypeAlias = Annotated[str, msgspec.Meta(max_length=100)]
Path: TypeAlias = Annotated[str, msgspec.Meta(max_length=200)]
STACK_MAX = 16
Number: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    pass


class Ready(_Said, frozen=True, tag=wire.READY):
    """The interpreter is up."""

    python: Name


class Ack(_Said, frozen=True, tag=wire.ACK):
    """The event loop came round to a message."""

    ack: Number


class StackEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page of the stack."""

    page: Number
    path: Path
    title: Path
    is_aside: bool = False


class PagesChanged(_Said, frozen=True, tag=wire.PAGES_CHANGED):
    """Other pages are open now, or one has another title."""

    stack: Annotated[tuple[StackEntry, ...], msgspec.Meta(min_length=1, max_length=STACK_MAX)]


class PageUpdate(_Said, frozen=True, tag=wire.PAGE_UPDATE):
    """What a page shows has changed; ``is_full`` says that it is to be built up from nothing."""

    page: Number
    revision: Number
    is_full: bool
    ops: tuple[RawOp, ...]


class PageFailed(_Said, frozen=True, tag=wire.PAGE_FAILED):
    """The author's code raised an error."""

    page: Number
    summary: Text500
    details: Annotated[str, msgspec.Meta(max_length=20_000)]


class Toast(_Said, frozen=True, tag=wire.TOAST):
    """Say something briefly."""

    text: Text500


class BroadcastTaken(_Said, frozen=True, tag=wire.BROADCAST_TAKEN):
    """The pages have heard the broadcast sent last."""


class SavedPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one page keeps; ``state`` is an object, or null if the page keeps nothing."""

    path: Path
    query: Annotated[dict[Annotated[str, msgspec.Meta(max_length=2_048)], str], msgspec.Meta(max_length=100)]
    state: msgspec.Raw


class StateSaved(_Said, frozen=True, tag=wire.STATE_SAVED):
    """What the pages keep in case the child ends."""

    stack: Annotated[tuple[SavedPage, ...], msgspec.Meta(min_length=1, max_length=STACK_MAX)]


class CallRequest(_Said, frozen=True, tag=wire.CALL):
    """A call of a capability."""

    call: Number
    name: Name
    args: msgspec.Raw
    gesture: Number | None


class CallFailure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a call of ours got no value."""

    code: Name
    message: Text500


class Reply(_Said, frozen=True, tag=wire.REPLY):
    """The answer to a call of ours."""

    call: Number
    value: msgspec.Raw = msgspec.Raw(b"null")
    error: CallFailure | None = None


Said: TypeAlias = (
    Ready | Ack | PagesChanged | PageUpdate | PageFailed | Toast | StateSaved | BroadcastTaken | CallRequest | Reply
)


class UpdateHead(msgspec.Struct, frozen=True):
    """As much of a page's update as is needed to refuse it."""

    type: str
    page: Number
    revision: Number


_said: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Said)
_head = msgspec.json.Decoder(UpdateHead)


def decode(body: bytes) -> Said:
    """Return the message in ``body``.

    msgspec.ValidationError if it is JSON of another shape, msgspec.DecodeError if it is not JSON, RecursionError if
    it is nested beyond all reason.
    """
    said: Said = _said.decode(body)
    return said


def update_head(body: bytes) -> UpdateHead | None:
    """Return the head of a page's update whose body is wrong; None if ``body`` is no such thing."""
    try:
        check_json(body)  # what was wrong may hide something worse behind it
        head = _head.decode(body)
    except (ValueError, RecursionError):
        return None
    return head if head.type == wire.PAGE_UPDATE else None


def check_json(text: msgspec.Raw | bytes) -> None:
    """Let ``text`` pass if it is JSON throughout: what is taken over unread is not looked at otherwise.

    ValueError or RecursionError if it is not.
    """
    msgspec.json.decode(text)
