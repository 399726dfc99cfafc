"""Who is mentioned in a group: those whose name stands in the words, after an @."""

from collections.abc import Mapping

from app.core.kernel.ids import UserId


def mentioned(text: str, names: Mapping[UserId, str]) -> set[UserId]:
    """Return those of ``names`` who are mentioned: ``@`` begins a word, and the name ends where a word may."""
    words = text.casefold()
    return {user_id for user_id, name in names.items() if name and _stands(words, f"@{name.casefold()}")}


def _stands(words: str, wanted: str) -> bool:
    at = words.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        is_begun = at == 0 or not (words[at - 1].isascii() and words[at - 1].isalnum())
        if is_begun and (end == len(words) or not words[end].isalnum()):
            return True
        at = words.find(wanted, at + 1)
    return False
