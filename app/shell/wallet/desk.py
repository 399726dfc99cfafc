"""The services behind the wallet's screens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.payments.model import Receipt, Refund
    from app.core.payments.service import Coupons, Funding, Orders, Refunds, Wallet
    from app.shell.wallet.security import SecurityDesk


@dataclass(frozen=True, slots=True)
class WalletDesk:
    """What the wallet's screens ask; called on workers."""

    wallet: "Wallet"
    orders: "Orders"
    refunds: "Refunds"
    funding: "Funding"
    coupons: "Coupons"
    proof_of: "Callable[[Receipt | Refund], str]"
    security: "SecurityDesk | None" = None
