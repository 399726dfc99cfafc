"""What the capability ledger says of one call, and which entries are wanted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import MiniAppId, UserId

Kind = Literal["call", "refusal", "prompt", "payment"]
KINDS: tuple[Kind, ...] = ("call", "refusal", "prompt", "payment")


@dataclass(frozen=True, slots=True)
class What:
    """What was asked for and what came of it.

    ``name`` is a capability, of a prompt the permission. ``decision`` is "made", what the person said, or the code of a
    refusal. ``detail`` is a few words, never what was handed over. Without a ``user_id`` it was the server half.
    """

    miniapp_id: MiniAppId
    user_id: UserId
    kind: Kind
    name: str
    decision: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``what`` happened ``count`` times, at this moment or (more than once) from this moment on."""

    entry_id: str
    at: datetime
    what: What
    count: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: this person's and the server halves', of one mini-app or (None) all, of one kind or all."""

    user_id: UserId
    miniapp_id: MiniAppId | None = None
    kind: Kind | None = None
