"""What happens to the history of scans."""

from dataclasses import dataclass

from app.core.kernel.ids import UserId


@dataclass(frozen=True, slots=True)
class ScansChanged:
    """What is kept of a person's scans is another, or whether it is kept."""

    user_id: UserId
