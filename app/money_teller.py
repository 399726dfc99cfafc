"""Telling people of money, in chats and in official accounts: what the outbox has for them, each once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.core.catalog.service import Catalog
from app.core.chat.model import (
    Content,
    PacketContent,
    ReceiptContent,
    RefundContent,
    ReturnContent,
    TransferContent,
)
from app.core.chat.service import Chat
from app.core.kernel.errors import Refused
from app.core.kernel.ids import (
    ConversationId,
    MessageId,
    MiniAppId,
    OrderId,
    PacketId,
    PersonTransferId,
    ReceiptId,
    RefundId,
    UserId,
)
from app.core.kernel.money import Money
from app.core.official.figures import Figures
from app.core.official.model import OWN_ACCOUNT_ID, OfficialAccount
from app.core.official.service import Official
from app.core.people.service import People

WALLET_ACCOUNT = OfficialAccount(
    OWN_ACCOUNT_ID,
    "Wallet",
    "green",
    "Plaza itself: tells what came back to your wallet, and of payments to whoever has no official account.",
    "service",
)


class MoneyTeller:
    """Puts receipts, refunds and money that came back into official accounts, red packets and transfers into chats.

    A message has the id of what it tells, or one made with it, so that a second telling adds nothing. What has no
    official account of its own to speak, or one that the person unfollowed, is told by the wallet's. Whoever owns an
    account learns only how many orders followed from its articles (`official.figures`).
    """

    def __init__(self, catalog: Catalog, chat: Chat, official: Official, people: People, figures: Figures) -> None:
        self._catalog = catalog
        self._chat = chat
        self._official = official
        self._people = people
        self._figures = figures

    def tell_receipt(self, payload: Mapping[str, Any]) -> bool:
        """Post one receipt, and count its order should an article have led to it."""
        receipt_id, off_minor = ReceiptId(payload["receipt_id"]), payload.get("discount_minor", 0)
        content = ReceiptContent(
            receipt_id=receipt_id,
            order_id=OrderId(payload["order_id"]),
            payee_name=payload["payee_name"],
            title=payload["title"],
            amount=Money(payload["amount_minor"], payload["currency"]),
            paid_at=datetime.fromisoformat(payload["paid_at"]),
            miniapp_id=MiniAppId(payload["miniapp_id"]),
            merchant_number=payload["merchant_number"],
            discount=Money(off_minor, payload["currency"]) if off_minor else None,
            coupon_title=payload.get("coupon_title", ""),
        )
        payer_id, miniapp_id = UserId(payload["payer_id"]), content.miniapp_id
        self._figures.order(payer_id, miniapp_id, content.order_id, content.amount, content.paid_at)
        return self._post(payer_id, miniapp_id, content, MessageId(receipt_id))

    def tell_refund(self, payload: Mapping[str, Any]) -> bool:
        """Post one refund."""
        refund_id = RefundId(payload["refund_id"])
        content = RefundContent(
            refund_id=refund_id,
            order_id=OrderId(payload["order_id"]),
            payee_name=payload["payee_name"],
            title=payload["title"],
            amount=Money(payload["amount_minor"], payload["currency"]),
            paid=Money(payload["paid_minor"], payload["currency"]),
            refunded_at=datetime.fromisoformat(payload["refunded_at"]),
            miniapp_id=MiniAppId(payload["miniapp_id"]),
            merchant_number=payload["merchant_number"],
            reason=payload["reason"],
        )
        return self._post(UserId(payload["payer_id"]), content.miniapp_id, content, MessageId(refund_id))

    def tell_return(self, payload: Mapping[str, Any]) -> bool:
        """Post that money came back: of an order by its payee's official account, else by the wallet's."""
        other_id, currency = payload["other_id"], payload["currency"]
        content = ReturnContent(
            source=payload["source"],
            source_id=payload["source_id"],
            cause=payload["cause"],
            amount=Money(payload["amount_minor"], currency),
            given=Money(payload["given_minor"], currency),
            other_name=self._people.get(UserId(other_id)).name if other_id else payload["payee_name"],
            title=payload["title"],
            returned_at=datetime.fromisoformat(payload["returned_at"]),
            number=payload["merchant_number"],
        )
        miniapp_id = MiniAppId(payload["miniapp_id"])
        return self._post(UserId(payload["user_id"]), miniapp_id, content, MessageId(payload["message_id"]))

    def tell_transfer(self, payload: Mapping[str, Any]) -> bool:
        """Send one transfer to a person."""
        person_transfer_id = PersonTransferId(payload["person_transfer_id"])
        amount = Money(payload["amount_minor"], payload["currency"])
        content = TransferContent(person_transfer_id, amount, payload["note"])
        return self._send(payload, content, MessageId(person_transfer_id))

    def tell_packet(self, payload: Mapping[str, Any]) -> bool:
        """Send one red packet."""
        packet_id = PacketId(payload["packet_id"])
        return self._send(payload, PacketContent(packet_id, payload["greeting"]), MessageId(packet_id))

    def _send(self, payload: Mapping[str, Any], content: Content, message_id: MessageId) -> bool:
        """Say it in the conversation; where its receiver deleted their profile, nobody hears of it and it goes back."""
        conversation_id, sender_id = ConversationId(payload["conversation_id"]), UserId(payload["sender_id"])
        try:
            self._chat.send(conversation_id, sender_id, content, message_id=message_id)
        except Refused as refused:
            if refused.code not in ("people.left", "chat.unknown_conversation", "chat.not_a_member"):
                raise
        return True

    def _post(self, user_id: UserId, miniapp_id: MiniAppId, content: Content, message_id: MessageId) -> bool:
        listing = self._catalog.find(miniapp_id)
        account_id = None if listing is None else listing.account_id
        if account_id is None or account_id in self._official.unfollowed(user_id):
            self._official.add(WALLET_ACCOUNT)
            account_id = WALLET_ACCOUNT.account_id
        try:
            self._chat.post_official(user_id, account_id, content, message_id)
        except Refused as refused:
            # It was told before, when somebody had another name or the mini-app another official account; or the
            # person deleted their profile, and there is nobody to be told.
            if refused.code not in ("chat.message_id_reused", "people.left"):
                raise
        return True
