"""The clipboard: copying a text for the person, and what they copied elsewhere."""

from minikit.calls import call


async def set_clipboard_data(text: str) -> None:
    """Copy ``text`` for the person, who is told so; for pages, within a tap. At most 100 KB.

    CallError ``bridge.no_gesture``, ``clipboard.too_large``.
    """
    await call("clipboard.put", text=text)


async def get_clipboard_data() -> str:
    """Return the text that the person copied last, or an empty one; for pages, within a tap.

    Needs the permission "clipboard"; the person is asked at the first use. CallError ``permission.denied``,
    ``bridge.no_gesture``, ``clipboard.too_large``, ``clipboard.pay_code`` (no mini-app reads a code to pay with).
    """
    answer = await call("clipboard.get")
    text: str = answer["text"]
    return text
