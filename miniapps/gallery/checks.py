"""What a page may say: checked before anything is done with it."""

import re

import themes
import wall
from minikit import Refusal

CAPTION_MAX = 500
COMMENT_MAX = 300
TAG_MAX = 24
TAGS_MAX = 5
PHOTOS_MAX = 9
SUFFIXES = ("jpg", "png", "webp")
_REQUEST = re.compile(r"[0-9a-zA-Z-]{8,64}")
_TAG = re.compile(rf"[\w-]{{1,{TAG_MAX}}}")


def request_id(value: object) -> str:
    """Return the name that a page gave to what it asks for, so that asking again does nothing twice."""
    if not isinstance(value, str) or not _REQUEST.fullmatch(value):
        raise Refusal("request", "This came in a form the gallery does not know.")
    return value


def words(value: object, length_max: int, *, is_needed: bool) -> str:
    """Return what a person wrote, without space around it."""
    if not isinstance(value, str):
        raise Refusal("request", "This came in a form the gallery does not know.")
    text = value.strip()
    if len(text) > length_max:
        raise Refusal("text.too_long", "This is too long.")
    if is_needed and not text:
        raise Refusal("text.empty", "There is nothing written yet.")
    return text


def tags(value: object) -> list[str]:
    """Return the tags of a post: small letters, each once."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Refusal("request", "This came in a form the gallery does not know.")
    found = list(dict.fromkeys(each.strip().lstrip("#").lower() for each in value if each.strip().lstrip("#")))
    if len(found) > TAGS_MAX:
        raise Refusal("tags.too_many", "A post has five tags at most.")
    if not all(_TAG.fullmatch(each) for each in found):
        raise Refusal("tags.form", "A tag is one word of letters and digits, 24 at most.")
    return found


def theme(value: object) -> str:
    """Return the id of a theme there is."""
    found = themes.get(value)
    if found is None:
        raise Refusal("theme.unknown", "Choose one of the themes.")
    return found.theme_id


def is_open(value: object) -> None:
    """Refuse a post for a theme whose period it is not."""
    found = themes.get(value)
    if found is not None and not found.is_open(themes.this_month()):
        raise Refusal("theme.closed", "This theme takes no posts at this time of the year.")


def count(value: object, most: int) -> int:
    """Return a whole number from 0 to ``most``."""
    if type(value) is not int or not 0 <= value <= most:
        raise Refusal("request", "This came in a form the gallery does not know.")
    return value


def flag(value: object) -> bool:
    """Return whether something is to be so."""
    if not isinstance(value, bool):
        raise Refusal("request", "This came in a form the gallery does not know.")
    return value


def choice(value: object, choices: tuple[str, ...]) -> str:
    """Return one of ``choices``."""
    if not isinstance(value, str) or value not in choices:
        raise Refusal("request", "This came in a form the gallery does not know.")
    return value


def wish(value: object) -> wall.Wish:
    """Return what a wall is to show."""
    try:
        found = wall.Wish(**value)  # type: ignore[arg-type]
    except TypeError:
        raise Refusal("request", "This came in a form the gallery does not know.") from None
    count(found.offset, 200_000)
    choice(found.order, ("new", "hot"))
    flag(found.is_followed_only)
    for text in (found.theme, found.tag, found.handle):
        words(text, 60, is_needed=False)
    return found
