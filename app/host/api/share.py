"""Offering a card for one of the person's conversations; the person picks which, and the shell sends it."""

from concurrent.futures import Future
from pathlib import Path
from typing import Annotated

import msgspec

from app.core.kernel.blanks import is_blank
from app.core.kernel.errors import Refused
from app.core.links import MiniAppLink, parse
from app.core.links import text_of as link_text
from app.host.bridge.asking import Asking
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.prompts import SharePrompt
from app.host.pictures import read_picture
from app.host.source_files import people_folder

TITLE_MAX = 80
NOTE_MAX = 120
PER_MINUTE_MAX = 20


class ShareArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The card: its words, the page it opens (empty: the first), and a picture of the mini-app's own."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=TITLE_MAX)]
    page: Annotated[str, msgspec.Meta(max_length=200)] = ""
    query: dict[str, str] = {}
    picture: Annotated[str, msgspec.Meta(max_length=300)] = ""
    note: Annotated[str, msgspec.Meta(max_length=NOTE_MAX)] = ""


class ShareApi:
    """Has the shell offer cards. Whose card it is never comes from a parameter."""

    def __init__(self, asking: Asking, miniapps_folder: Path) -> None:
        self._asking = asking
        self._miniapps_folder = miniapps_folder

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability(
                "share.card",
                ShareArgs,
                self._share,
                permission="share",
                needs_gesture=True,
                per_minute_max=PER_MINUTE_MAX,
            )
        ]

    def _share(self, origin: Origin, args: ShareArgs) -> "Future[object]":
        if is_blank(args.title):
            raise Refused("share.blank")
        link = _link(origin, args)
        picture = None
        if args.picture:
            data = people_folder(self._miniapps_folder, origin.listing.miniapp_id, origin.caller_id)
            picture = read_picture(args.picture, assets=origin.install.folder / "assets", data=data)
        words = (args.title, args.note)
        prompt = SharePrompt(origin.session_id, origin.listing, link, *words, picture, is_wanted=origin.is_looked_at)
        return self._asking.ask(prompt, lambda answer: answer)


def _link(origin: Origin, args: ShareArgs) -> MiniAppLink:
    """Return the link of the card, which whoever gets it can open.

    Raises:
        Refused: ``page.unknown``, ``share.link``.
    """
    if args.page and args.page not in origin.install.manifest.pages:
        raise Refused("page.unknown", miniapp_id=origin.listing.miniapp_id, page=args.page)
    link = MiniAppLink(origin.listing.miniapp_id, args.page, tuple(args.query.items()))
    try:
        is_whole = parse(link_text(link)) == link
    except UnicodeEncodeError:  # half a surrogate pair
        is_whole = False
    if not is_whole:
        raise Refused("share.link")
    return link
