"""What an alarm is."""

from dataclasses import dataclass
from datetime import datetime

from app.core.kernel.ids import MiniAppId, UserId

NOBODY = UserId("")
"""Whose the alarms are that a server half sets for itself."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A moment at which a mini-app's server half is to be told; ``user_id`` is ``NOBODY`` where it is its own.

    ``attempts`` counts how often it was told in vain.
    """

    miniapp_id: MiniAppId
    user_id: UserId
    name: str
    at: datetime
    attempts: int = 0
