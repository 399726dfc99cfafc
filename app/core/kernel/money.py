"""Money: an integer of minor units with its currency, never a float."""

from dataclasses import dataclass

SYMBOLS = {"CNY": "¥"}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (fen, cents); negative amounts mean money going out."""

    amount_minor: int
    currency: str = "CNY"

    def text(self) -> str:
        """Return the amount as people read it, such as ``¥1,299.00`` or ``−¥5.00``."""
        major, minor = divmod(abs(self.amount_minor), 100)
        sign = "−" if self.amount_minor < 0 else ""
        symbol = SYMBOLS.get(self.currency, f"{self.currency} ")
        return f"{sign}{symbol}{major:,}.{minor:02d}"
