"""Identifiers: one type per kind of thing, and how new ones are made."""

from typing import NewType

import uuid_utils

UserId = NewType("UserId", str)
AddressId = NewType("AddressId", str)
ContactRequestId = NewType("ContactRequestId", str)
ScanId = NewType("ScanId", str)
MiniAppId = NewType("MiniAppId", str)
PublisherId = NewType("PublisherId", str)
OfficialAccountId = NewType("OfficialAccountId", str)
ArticleId = NewType("ArticleId", str)
CommentId = NewType("CommentId", str)
ConversationId = NewType("ConversationId", str)
MessageId = NewType("MessageId", str)
OrderId = NewType("OrderId", str)
ReceiptId = NewType("ReceiptId", str)
RefundId = NewType("RefundId", str)
CouponId = NewType("CouponId", str)
PacketId = NewType("PacketId", str)
PersonTransferId = NewType("PersonTransferId", str)
CollectionId = NewType("CollectionId", str)
LedgerAccountId = NewType("LedgerAccountId", str)
TransferId = NewType("TransferId", str)
JournalId = NewType("JournalId", str)
SessionId = NewType("SessionId", str)


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562) as text: unique, and sorted by the time it was made."""
    return str(uuid_utils.uuid7())
