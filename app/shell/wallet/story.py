"""The story of a bill: the order it came from, the payment, what went back since."""

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.core.kernel.errors import Refused
from app.core.kernel.money import Money
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.core.payments.model import Bill, Order, Receipt, Refund
from app.core.payments.proofs import parse
from app.shell.context import ShellContext
from app.shell.plain_words import one_line
from app.shell.rows import as_map
from app.shell.wallet.bill_words import counterparty_of, title_of
from app.shell.wallet.desk import WalletDesk


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened: an icon, what, when, and how much of it moved, all in words."""

    icon_name: str
    text: str
    detail_text: str
    amount_text: str
    is_this: bool
    """Whether it is the bill itself."""


@dataclass(frozen=True, slots=True)
class Story:
    """A bill as its own page shows it; ``facts`` are pairs of a name and a value that can be copied."""

    bill_id: str
    title: str
    counterparty: str
    amount_text: str
    is_income: bool
    kind: str
    link: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    proof: Receipt | Refund | None = None
    """The signed receipt of a payment, or of a refund, that can be kept as a file."""

    def as_map(self) -> dict[str, object]:
        """Return it as QML takes it; of the proof, whether there is one: ``hasProof``."""
        shown = as_map(self)
        shown["hasProof"] = shown.pop("proof") is not None
        shown["facts"] = [{"name": name, "value": value} for name, value in self.facts]
        shown["steps"] = [as_map(step) for step in self.steps]
        return shown


def story_of(bill: Bill, desk: WalletDesk, context: ShellContext) -> Story:
    """Return the story of ``bill``. Call from a worker.

    Raises:
        Unavailable: the data cannot be read now.
    """
    amount = ("+" if bill.amount_minor > 0 else "") + Money(bill.amount_minor, bill.currency).text()
    story = Story(
        bill_id=bill.bill_id,
        title=title_of(bill),
        counterparty=counterparty_of(bill),
        amount_text=amount,
        is_income=bill.amount_minor > 0,
        kind=bill.kind,
        link="",
        facts=((_tr("Bill"), str(bill.bill_id)),),
        steps=(Step("check", _tr("Done"), context.moments.full(bill.at), amount, is_this=True),),
    )
    if bill.order_id is None:
        return story
    try:
        order = desk.orders.get(bill.order_id)
    except Refused as refused:
        if refused.code != "orders.unknown":
            raise
        missing = (_tr("Order"), _tr("Your wallet has no record of it. The money moved all the same."))
        return replace(story, facts=(missing, *story.facts))
    refunds = desk.refunds.of_order(bill.order_id)
    receipt = desk.orders.outcome_for(bill.order_id, context.user.user_id)
    facts = [(_tr("Order"), one_line(order.merchant_number)), (_tr("Paid to"), one_line(order.merchant.name, 60))]
    if isinstance(receipt, Receipt):
        facts.append((_tr("Receipt"), str(receipt.receipt_id)))
    proof = _refund_of(bill, refunds) if bill.kind == "refund" else receipt if isinstance(receipt, Receipt) else None
    signed = () if proof is None else ((_tr("Signed by key"), parse(desk.proof_of(proof)).public_key.hex()),)
    return replace(
        story,
        link=link_text(MiniAppLink(order.merchant.miniapp_id)),
        facts=(*facts, *story.facts, *signed),
        steps=_steps(bill, order, refunds, context),
        proof=proof,
    )


def _refund_of(bill: Bill, refunds: tuple[Refund, ...]) -> Refund | None:
    """Return which of the order's refunds the bill is."""
    return next(
        (each for each in refunds if (each.refunded_at, each.to_payer.amount_minor) == (bill.at, bill.amount_minor)),
        None,
    )


def _steps(bill: Bill, order: Order, refunds: tuple[Refund, ...], context: ShellContext) -> tuple[Step, ...]:
    def when(at: datetime | None) -> str:
        return "" if at is None else context.moments.full(at)

    this = _refund_of(bill, refunds)
    steps = [Step("file-text", _tr("Ordered"), when(order.created_at), "", is_this=False)]
    if order.held_at is not None:
        held = _tr("{amount} held in your wallet").format(amount=order.amount.text())
        steps.append(Step("lock", held, when(order.held_at), "", is_this=False))
    if order.paid_at is not None:
        off_minor = 0 if order.discount is None else order.discount.amount.amount_minor
        paid = "−" + Money(order.paid_minor - off_minor, order.amount.currency).text()
        word = _tr("Paid") if order.held_at is None else _tr("Charged by the shop")
        steps.append(Step("shopping-bag", word, when(order.paid_at), paid, bill.kind == "payment"))
    steps += [
        Step(
            "undo-2",
            _tr("Refunded"),
            " · ".join(part for part in (one_line(refund.reason), when(refund.refunded_at)) if part),
            "+" + refund.to_payer.text(),
            bill.kind == "refund" and refund is this,
        )
        for refund in refunds
    ]
    return tuple(steps)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Story", text)
