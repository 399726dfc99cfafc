"""What happens to notices."""

from dataclasses import dataclass

from app.core.kernel.ids import UserId


@dataclass(frozen=True, slots=True)
class NoticeSent:
    """There is something to tell a person."""

    user_id: UserId
