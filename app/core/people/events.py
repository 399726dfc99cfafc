"""What happens to people and their contacts."""

from dataclasses import dataclass

from app.core.kernel.ids import ContactRequestId, UserId


@dataclass(frozen=True, slots=True)
class ContactAdded:
    """``user_id`` now has ``contact_id`` among their contacts."""

    user_id: UserId
    contact_id: UserId


@dataclass(frozen=True, slots=True)
class PersonChanged:
    """``user_id`` has a profile now, or another name, colour, picture or words about them."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """``user_id`` deleted their profile; `PersonChanged` is told as well."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class ContactAsked:
    """``sender_id`` asks ``receiver_id`` to be a contact."""

    request_id: ContactRequestId
    sender_id: UserId
    receiver_id: UserId


@dataclass(frozen=True, slots=True)
class ContactChanged:
    """``user_id`` notes something else of ``contact_id`` now, has declined what they asked, or no longer has them."""

    user_id: UserId
    contact_id: UserId
