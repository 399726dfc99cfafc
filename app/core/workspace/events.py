"""What happens in the workspace."""

from dataclasses import dataclass

from app.core.kernel.ids import UserId


@dataclass(frozen=True, slots=True)
class PanelChanged:
    """``user_id`` opened a mini-app, or has others in their panel, or in another order."""

    user_id: UserId
