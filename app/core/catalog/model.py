"""What the catalogue says of a mini-app."""

from dataclasses import dataclass

from app.core.kernel.ids import MiniAppId, OfficialAccountId, PublisherId


@dataclass(frozen=True, slots=True)
class Listing:
    """A published mini-app; the names shown on cards and prompts come from here, never from the mini-app.

    ``icon`` is a path within the package or the name of an icon; ``package_sha256`` is lower-case hexadecimal.
    """

    miniapp_id: MiniAppId
    name: str
    description: str
    publisher_id: PublisherId
    publisher_name: str
    is_verified: bool
    version: str
    icon: str
    account_id: OfficialAccountId | None
    package_sha256: str
