"""Opening another mini-app for the person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from minikit.calls import call


@dataclass(frozen=True)
class NavigateResult:
    """Whether it was opened; not, where the person had looked away by then."""

    status: Literal["opened", "cancelled"]


async def navigate_to_mini_program(
    miniapp_id: str, page: str = "", query: Mapping[str, object] | None = None
) -> NavigateResult:
    """Open ``page`` of another mini-app; one for each tap, at most 5 s after it.

    It learns that you opened it (``app.launch["source"]`` is your id) and what you put into ``query``, and nothing of
    the person. CallError ``navigate.missing`` (not installed here), ``navigate.self``, ``page.unknown``.
    """
    texts = {name: str(value) for name, value in (query or {}).items()}
    return NavigateResult(await call("navigate.open", miniapp_id=miniapp_id, page=page, query=texts))
