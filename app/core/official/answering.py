"""Which of an official account's answers fits what somebody wrote."""

import unicodedata

from app.core.official.voice import Reply, Rule, Voice

LOOKED_THROUGH_CHARACTERS_MAX = 500
"""Whoever writes more than that does not write a keyword."""
MARK = "\0"
"""No text has it once it is plain."""
_APART_FROM = 0x0E00
"""From Thai on (and so for Chinese), letters of many scripts stand without spaces between the words."""


def answers(voice: Voice, text: str) -> list[Reply]:
    """Return what may be answered to ``text``, the best first; empty where nothing fits.

    What is said word for word comes before what is only contained, a longer keyword before a shorter one, an earlier
    rule before a later one; what is answered ``otherwise`` comes last.
    """
    said = _plain(text[:LOOKED_THROUGH_CHARACTERS_MAX])
    marked = _marked(said)
    weighed = [(_weight(rule, said, marked), -at, rule.reply) for at, rule in enumerate(voice.rules)]
    fitting = sorted((each for each in weighed if each[0] > (0, 0)), key=lambda each: each[:2], reverse=True)
    return [reply for _, _, reply in fitting] + ([] if voice.otherwise is None else [voice.otherwise])


def _weight(rule: Rule, said: str, marked: str) -> tuple[int, int]:
    """Return how well a rule fits: whether word for word, and how long the keyword is; zeros where it does not."""
    keywords = [plain for keyword in rule.keywords if (plain := _plain(keyword))]
    if said in keywords:
        return 2, len(said)
    if rule.match == "exact":
        return 0, 0
    found = [len(keyword) for keyword in keywords if _marked(keyword) in marked]
    return (1, max(found)) if found else (0, 0)


def _plain(text: str) -> str:
    """Return ``text`` in one form for all ways to write it: no case, width, hidden signs, nor punctuation around it."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(letter for letter in plain if unicodedata.category(letter) not in ("Cc", "Cf") or letter.isspace())
    words = " ".join(seen.split())
    begin, end = 0, len(words)
    while begin < end and _is_around(words[begin]):
        begin += 1
    while end > begin and _is_around(words[end - 1]):
        end -= 1
    return words[begin:end]


def _is_around(letter: str) -> bool:
    return letter == " " or unicodedata.category(letter).startswith("P")


def _marked(plain: str) -> str:
    """Return ``plain`` with a mark before each letter but those that go on with a word.

    What is marked likewise is in there only from the beginning of a word: "size" in "sizes", but no "art" in "start".
    """
    pairs = zip(" " + plain, plain, strict=False)
    return "".join(letter if _is_joined(before) and _is_joined(letter) else MARK + letter for before, letter in pairs)


def _is_joined(letter: str) -> bool:
    return letter.isalnum() and ord(letter) < _APART_FROM
