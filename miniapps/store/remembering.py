"""What the shop remembers for one person, in their own storage: searches, favourites, what they saw or wait for."""

import asyncio

from minikit import storage

SEARCHES_MAX = 6
SEEN_MAX = 12
FAVORITES_MAX = 200
AWAITED_MAX = 50

# Each change reads what is kept first: two quick taps must not overwrite each other.
_changing = asyncio.Lock()


async def searches() -> list[str]:
    """Return what the person looked for, the last first."""
    kept: list[str] = await storage.get("searches", [])
    return kept


async def searched(text: str) -> list[str]:
    """Remember that they looked for ``text``, and return all they looked for."""
    text = text.strip()[:60]
    return await _put_first("searches", text, SEARCHES_MAX) if text else await searches()


async def forget_searches() -> list[str]:
    """Forget what they looked for."""
    async with _changing:
        await storage.set("searches", [])
    return []


async def seen() -> list[str]:
    """Return the skus of what they looked at, the last first."""
    kept: list[str] = await storage.get("seen", [])
    return kept


async def looked_at(sku: str) -> list[str]:
    """Remember that they looked at a product."""
    return await _put_first("seen", sku, SEEN_MAX)


async def favorites() -> list[str]:
    """Return the skus of their favourites, the last first."""
    kept: list[str] = await storage.get("favorites", [])
    return kept


async def set_favorite(sku: str, *, is_one: bool) -> list[str]:
    """Make a product a favourite, or no more, and return the favourites."""
    if is_one:
        return await _put_first("favorites", sku, FAVORITES_MAX)
    async with _changing:
        kept = [each for each in await favorites() if each != sku]
        await storage.set("favorites", kept)
    return kept


async def invoice() -> dict[str, str]:
    """Return the invoice they wanted last, title and tax number; both empty if they never did."""
    kept: dict[str, str] = await storage.get("invoice", {"title": "", "tax_number": ""})
    return kept


async def invoiced(invoice: dict[str, str]) -> None:
    """Remember the invoice that they wanted."""
    await storage.set("invoice", invoice)


async def is_awaited(number: str) -> bool:
    """Return whether they agreed to be told when an order is shipped."""
    return number in await storage.get("awaited", [])


async def awaited(number: str) -> None:
    """Remember that they agreed to be told when an order is shipped."""
    await _put_first("awaited", number, AWAITED_MAX)


async def _put_first(key: str, text: str, count_max: int) -> list[str]:
    async with _changing:
        kept = [text, *(each for each in await storage.get(key, []) if each != text)][:count_max]
        await storage.set(key, kept)
    return kept
