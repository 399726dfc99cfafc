"""From a message to the row that shows it: every kind of content as the texts its QML file needs."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.core.catalog.model import Listing
from app.core.chat.model import (
    RECALLED,
    ArticleContent,
    CardContent,
    CodeContent,
    FileContent,
    Message,
    NoteContent,
    PacketContent,
    PictureContent,
    Quoted,
    ReceiptContent,
    RefundContent,
    ReturnContent,
    SpokenContent,
    TemplateContent,
    TextContent,
    TransferContent,
    UnknownContent,
    VoiceContent,
)
from app.core.chat.preview import preview_of
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, UserId
from app.core.kernel.money import Money
from app.shell.between.chat_money import MoneyStates
from app.shell.chat.attached import Fields, attached_fields
from app.shell.chat.notes import note_text
from app.shell.chat.previews import words_of
from app.shell.context import ShellContext
from app.shell.faces import color_of, icon_name, picture_url
from app.shell.plain_words import isolated, one_line

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog

Listings = Mapping[MiniAppId, Listing]
NO_MONEY = MoneyStates()
RUN_GAP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message as its row shows it; ``day_text`` stands above the first message of a day."""

    message_id: str
    kind: str
    is_mine: bool
    sender_name: str
    sender_color: str
    time_text: str
    day_text: str
    is_run_start: bool
    content: Fields
    quoted_id: str = ""
    quoted_name: str = ""
    quoted_text: str = ""
    sender_picture: str = ""


def miniapps_of(messages: tuple[Message, ...]) -> set[MiniAppId]:
    """Return the mini-apps whose listings are needed to show ``messages``."""
    found = set()
    for message in messages:
        if isinstance(message.content, CardContent | TemplateContent | ReceiptContent | RefundContent):
            found.add(message.content.miniapp_id)
    return found


def find_listings(catalog: "Catalog", miniapp_ids: Iterable[MiniAppId]) -> dict[MiniAppId, Listing]:
    """Return the listings of ``miniapp_ids``; withdrawn ones are left out, so that their cards say so."""
    found = {}
    for miniapp_id in miniapp_ids:
        with suppress(Refused):
            found[miniapp_id] = catalog.get(miniapp_id)
    return found


def rows_of(
    messages: Sequence[Message], listings: Listings, money: MoneyStates, context: ShellContext
) -> list[MessageRow]:
    """Return the rows of ``messages``, both newest first."""
    rows = []
    for at, message in enumerate(messages):
        older = messages[at + 1] if at + 1 < len(messages) else None
        rows.append(_row_of(message, older, listings, money, context))
    return rows


def _row_of(
    message: Message, older: Message | None, listings: Listings, money: MoneyStates, context: ShellContext
) -> MessageRow:
    moments = context.moments
    day = moments.local(message.sent_at).date()
    is_new_day = older is None or moments.local(older.sent_at).date() != day
    is_run_start = (
        is_new_day or older is None or older.sender_id != message.sender_id or message.sent_at - older.sent_at > RUN_GAP
    )
    is_mine = message.sender_id == context.user.user_id
    if isinstance(message.content, NoteContent):
        kind, content = "note", _note_fields(message, message.content, is_mine=is_mine)
    else:
        kind, content = fields_of(message.content, listings, context, money)
    return MessageRow(
        message_id=message.message_id,
        kind=kind,
        is_mine=is_mine,
        sender_name=message.sender_name,
        sender_color=message.sender_color,
        time_text=moments.clock(message.sent_at),
        day_text=moments.day(message.sent_at, context.now()) if is_new_day else "",
        is_run_start=is_run_start,
        content=content,
        quoted_id=message.quoted.message_id if message.quoted else "",
        quoted_name=quoted_name(message.quoted, context.user.user_id) if message.quoted else "",
        quoted_text=quoted_words(message.quoted) if message.quoted else "",
        sender_picture=picture_url(message.sender_picture),
    )


def quoted_name(quoted: Quoted, user_id: UserId) -> str:
    """Return who is answered, as ``user_id`` reads it."""
    if quoted.sender_id == user_id:
        return QCoreApplication.translate("QuotedMessage", "You")
    return one_line(quoted.sender_name, 60)


def quoted_words(quoted: Quoted) -> str:
    """Return one line of what is answered."""
    if quoted.content == RECALLED:
        return QCoreApplication.translate("ChatNotes", "This message was taken back.")
    return isolated(words_of(preview_of(quoted.content)))


def fields_of(
    content: SpokenContent, listings: Listings, context: ShellContext, money: MoneyStates = NO_MONEY
) -> tuple[str, Fields]:
    """Return the kind of ``content`` and what its QML file shows. Money comes as text."""
    match content:
        case TextContent(text):
            return "text", {"text": text}
        case CardContent() | TemplateContent():
            return _page_fields(content, listings, context)
        case ReceiptContent():
            is_recorded = content.order_id not in money.unrecorded
            return "receipt", _receipt_fields(content, listings, context) | {"isRecorded": is_recorded}
        case RefundContent() | ReturnContent():
            return _back_fields(content, listings, context, money)
        case ArticleContent():
            return "article", {
                "articleId": content.article_id,
                "title": content.title,
                "summary": content.summary,
                "picture": picture_url(content.picture),
            }
        case CodeContent(link, title):
            return "code", {"link": link, "title": title}
        case PacketContent() | TransferContent():
            return _money_fields(content, money)
        case _:
            return _other_fields(content)


def _other_fields(content: PictureContent | FileContent | VoiceContent | UnknownContent) -> tuple[str, Fields]:
    return ("unknown", {"kind": content.kind}) if isinstance(content, UnknownContent) else attached_fields(content)


def _note_fields(message: Message, content: NoteContent, *, is_mine: bool) -> Fields:
    return {"text": note_text(message, content, is_mine=is_mine)}


def _page_fields(
    content: CardContent | TemplateContent, listings: Listings, context: ShellContext
) -> tuple[str, Fields]:
    if isinstance(content, TemplateContent):
        return "template", _template_fields(content, listings, context)
    return "card", _card_fields(content, listings, context)


def _card_fields(content: CardContent, listings: Listings, context: ShellContext) -> Fields:
    return {
        "link": content.link,
        "title": content.title,
        "note": content.note,
        "picture": context.find_picture(content.picture),
        "priceText": content.price.text() if content.price else "",
        **_miniapp_fields(content.miniapp_id, listings, context),
    }


def _template_fields(content: TemplateContent, listings: Listings, context: ShellContext) -> Fields:
    facts = [[one_line(label), one_line(words)] for label, words in content.lines]
    return {
        "link": content.link,
        "title": one_line(content.title),
        "facts": facts,
        **_miniapp_fields(content.miniapp_id, listings, context),
    }


def _receipt_fields(content: ReceiptContent, listings: Listings, context: ShellContext) -> Fields:
    paid, off = content.amount, content.discount
    return {
        "payeeName": content.payee_name,
        "title": content.title,
        "amountText": paid.text(),
        "listText": Money(paid.amount_minor + off.amount_minor, paid.currency).text() if off else "",
        "discountText": Money(-off.amount_minor, off.currency).text() if off else "",
        "couponTitle": content.coupon_title,
        "timeText": context.moments.full(content.paid_at),
        "number": content.merchant_number or content.order_id,
        **_miniapp_fields(content.miniapp_id, listings, context),
    }


def _back_fields(
    content: RefundContent | ReturnContent, listings: Listings, context: ShellContext, money: MoneyStates
) -> tuple[str, Fields]:
    if isinstance(content, RefundContent):
        is_recorded = content.refund_id not in money.unrecorded
        return "refund", _refund_fields(content, listings, context) | {"isRecorded": is_recorded}
    return "return", _return_fields(content, context)


def _refund_fields(content: RefundContent, listings: Listings, context: ShellContext) -> Fields:
    return {
        "payeeName": content.payee_name,
        "title": content.title,
        "amountText": content.amount.text(),
        "paidText": "" if content.amount == content.paid else content.paid.text(),
        "timeText": context.moments.full(content.refunded_at),
        "number": content.merchant_number or content.order_id,
        "reason": content.reason,
        **_miniapp_fields(content.miniapp_id, listings, context),
    }


def _return_fields(content: ReturnContent, context: ShellContext) -> Fields:
    return {
        "source": content.source,
        "cause": content.cause,
        "amountText": content.amount.text(),
        "givenText": "" if content.amount == content.given else content.given.text(),
        "otherName": content.other_name,
        "title": one_line(content.title),
        "timeText": context.moments.full(content.returned_at),
        "number": content.number,
    }


def _money_fields(content: PacketContent | TransferContent, money: MoneyStates) -> tuple[str, Fields]:
    if isinstance(content, PacketContent):
        return "packet", _packet_fields(content, money)
    return "transfer", _transfer_fields(content, money)


def _transfer_fields(content: TransferContent, money: MoneyStates) -> Fields:
    """Amount and standing are the wallet's word; of what it does not know, the message's amount proves nothing."""
    known = money.transfers.get(content.person_transfer_id)
    return {
        "transferId": content.person_transfer_id,
        "note": isolated(one_line(content.note)),
        "standing": "" if known is None else known.state,
        "amountText": "" if known is None else known.amount.text(),
    }


def _packet_fields(content: PacketContent, money: MoneyStates) -> Fields:
    """How a packet stands is the wallet's word; one that it does not know, or that is not for the person, has none."""
    view = money.packets.get(content.packet_id)
    own = None if view is None else view.own
    return {
        "packetId": content.packet_id,
        "greeting": isolated(one_line(content.greeting)),
        "standing": "" if view is None else view.state,
        "ownText": "" if own is None else own.amount.text(),
    }


def _miniapp_fields(miniapp_id: MiniAppId, listings: Listings, context: ShellContext) -> Fields:
    """Name and icon come from the catalogue alone, so that a card cannot pretend."""
    listing = listings.get(miniapp_id)
    if listing is None:
        return {"isKnown": False, "miniappName": "", "iconName": "blocks", "iconSource": "", "color": ""}
    return {
        "isKnown": True,
        "miniappName": listing.name,
        "iconName": icon_name(listing),
        "iconSource": context.find_icon(listing),
        "color": color_of(miniapp_id),
    }
