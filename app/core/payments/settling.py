"""Writing down, within the transaction that moved the money, that an order is paid: state, receipt, what to tell."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from app.core.kernel.ids import JournalId, ReceiptId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments import store
from app.core.payments.model import Discount, Order, Receipt
from app.core.payments.outbox import add_payment
from app.core.payments.receipts import ReceiptSigner, canonical


def settle_within(
    tx: Connection,
    signer: ReceiptSigner,
    order: Order,
    payer_id: UserId,
    journal_id: JournalId,
    at: datetime,
    *,
    paid: Money,
    discount: Discount | None = None,
) -> Receipt:
    """Mark the order as paid by ``journal_id`` and return its receipt; ``paid`` by the payer, the rest by a coupon."""
    off_minor = 0 if discount is None else discount.amount.amount_minor
    paid_minor = paid.amount_minor + off_minor
    tx.execute(
        store.PAY_ORDER,
        {"paid_order_id": order.order_id, "paid_at": at, "payer_id": payer_id, "paid_minor": paid_minor},
    )
    receipt = Receipt(
        receipt_id=ReceiptId(new_id()),
        order_id=order.order_id,
        payer_id=payer_id,
        payee_name=order.merchant.name,
        title=order.title,
        amount=paid,
        paid_at=at,
        merchant_number=order.merchant_number,
        miniapp_id=order.merchant.miniapp_id,
        signature="",
        discount=discount,
    )
    # Signed before the commit: a payment that is written down has its receipt, whatever happens next.
    body = canonical(receipt)
    signature = signer.sign(body)
    tx.execute(
        store.ADD_RECEIPT,
        {
            "receipt_id": receipt.receipt_id,
            "order_id": order.order_id,
            "journal_id": journal_id,
            "body": body,
            "signature": signature,
        },
    )
    add_payment(tx, receipt)
    return replace(receipt, signature=signature)
