"""Messages of this mini-app's official account, by templates of its manifest, to people who agreed to one."""

from collections.abc import Mapping
from typing import Literal

from minikit.calls import call


async def ask(template: str) -> Literal["once", "always", "no"]:
    """Ask the person whether they want messages of a template, shown with its examples; return what they said.

    Works only in answer to a tap, at most 5 s after it, with the permission "messages". Who said "always" is not asked
    again, unless the template changed. CallError ``messages.unknown``, ``official.none``.
    """
    said: Literal["once", "always", "no"] = await call("messages.ask", template=template)
    return said


async def send(
    user_id: str, template: str, values: Mapping[str, object], number: str, query: Mapping[str, object] | None = None
) -> bool:
    """Send a message to a person who agreed to its template; return False if this ``number`` was sent them before.

    For the server half. ``values`` say each field of the template, in at most 60 characters; a click opens the
    template's page with ``query``. "Once" is used up by it. At most 10 a day for each person. CallError
    ``messages.not_agreed``, ``messages.fields``, ``messages.too_many``, ``messages.unknown``.
    """
    said = {name: str(value) for name, value in values.items()}
    asked = {name: str(value) for name, value in (query or {}).items()}
    is_new: bool = await call(
        "messages.send", user_id=user_id, template=template, values=said, number=number, query=asked
    )
    return is_new
