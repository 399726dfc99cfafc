"""What a notice is."""

from dataclasses import dataclass
from datetime import datetime

from app.core.kernel.ids import MiniAppId, UserId


@dataclass(frozen=True, slots=True)
class PersonNotice:
    """A few words of a mini-app to one person, and the page that they open. All but the ids is the mini-app's own."""

    notice_id: str
    miniapp_id: MiniAppId
    user_id: UserId
    title: str
    text: str
    page: str
    query: dict[str, str]
    made_at: datetime
