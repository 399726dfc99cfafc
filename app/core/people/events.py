"""What happens to people and their contacts."""

from dataclasses import dataclass

from app.core.kernel.ids import UserId


@dataclass(frozen=True, slots=True)
class ContactAdded:
    """``user_id`` now has ``contact_id`` among their contacts."""

    user_id: UserId
    contact_id: UserId
