"""What a mini-app remembers for one person, kept by the shell: small JSON values by key."""

from typing import Any

from minikit.calls import Json, call


async def get(key: str, default: Any = None) -> Any:
    """Return the value kept under ``key``, or ``default`` if there is none."""
    found = await call("storage.get", key=key)
    return found["value"] if found["is_kept"] else default


async def set(key: str, value: Json) -> None:  # noqa: A001 - reads as storage.set(…)
    """Keep ``value`` under ``key``; it survives restarts."""
    await call("storage.set", key=key, value=value)


async def remove(key: str) -> None:
    """Forget what is kept under ``key``."""
    await call("storage.remove", key=key)
