"""Notices: telling people something who need not have the mini-app open."""

from collections.abc import Mapping

from minikit.calls import call


async def notify(
    title: str, text: str, page: str = "", query: Mapping[str, object] | None = None, *, user_id: str | None = None
) -> int:
    """Show a notice that opens ``page`` with ``query`` when it is clicked; return how many people it goes to.

    A page's notice is for its own person, who is asked at the first use. The server half says for whom, or tells
    everyone; it reaches those who agreed. Needs the permission "notices". At most 20 an hour for each person.
    CallError ``permission.denied``, ``notices.not_allowed``, ``notices.too_many``.
    """
    whose = {} if user_id is None else {"user_id": user_id}
    texts = {name: str(value) for name, value in (query or {}).items()}
    count: int = await call("notices.send", title=title, text=text, page=page, query=texts, **whose)
    return count
