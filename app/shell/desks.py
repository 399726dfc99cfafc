"""Which sheet each kind of a mini-app's prompt is shown on, and the services behind each."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from app.bootstrap import Services
from app.host.bridge.prompts import (
    AddressPrompt,
    MediaPrompt,
    MessagesPrompt,
    MiniAppPrompt,
    PayCodePrompt,
    ScanPrompt,
    SharePrompt,
)
from app.host.decoding.service import Decoding
from app.shell.between.take_code_sheet import TakeCodeSheetViewModel
from app.shell.chat.card_pictures import CardPictures
from app.shell.chat.share_sheet import ShareDesk, ShareSheetViewModel
from app.shell.context import ShellContext
from app.shell.media.media_sheet import MediaDesk, MediaSheetViewModel
from app.shell.people.address_sheet import AddressDesk, AddressSheetViewModel
from app.shell.permissions.messages_sheet import MessagesDesk, MessagesSheetViewModel
from app.shell.prompts import Asked, MakeSheet
from app.shell.scan.scan_sheet import MakeScan, ScanDesk, ScanSheetViewModel


def on(sheet: Callable[..., Asked[Any]], desk: object) -> MakeSheet:
    """Return what makes ``sheet`` over the services of ``desk``."""

    def make(prompt: object, rest_ms: int, parent: QObject) -> Asked[Any]:
        return sheet(prompt, desk, rest_ms=rest_ms, parent=parent)

    return make


def sheets_for(
    services: Services,
    context: ShellContext,
    *,
    cards: CardPictures,
    decoding: Decoding,
    make_scan: MakeScan,
    toast: Callable[[str, str], None],
) -> Mapping[type[MiniAppPrompt[Any]], MakeSheet]:
    """Return what makes the sheet for each kind of prompt; ``toast`` says what happened, in a tone."""
    share = ShareDesk(context.user.user_id, services.chat, cards, context.tasks, toast, find_icon=context.find_icon)
    addresses = AddressDesk(context.user.user_id, services.addresses, context.tasks, context.find_icon)
    return {
        AddressPrompt: on(AddressSheetViewModel, addresses),
        MediaPrompt: on(MediaSheetViewModel, MediaDesk(decoding.queue, context.tasks, context.find_icon)),
        MessagesPrompt: on(MessagesSheetViewModel, MessagesDesk(context.find_icon)),
        PayCodePrompt: on(TakeCodeSheetViewModel, ScanDesk(make_scan, context.find_icon)),
        ScanPrompt: on(ScanSheetViewModel, ScanDesk(make_scan, context.find_icon)),
        SharePrompt: on(ShareSheetViewModel, share),
    }
