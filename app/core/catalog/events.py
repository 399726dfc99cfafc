"""What happens in the catalogue."""

from dataclasses import dataclass

from app.core.kernel.ids import MiniAppId


@dataclass(frozen=True, slots=True)
class ListingPublished:
    """A mini-app was listed, or its listing changed."""

    miniapp_id: MiniAppId


@dataclass(frozen=True, slots=True)
class ListingWithdrawn:
    """A mini-app is not listed any more."""

    miniapp_id: MiniAppId
