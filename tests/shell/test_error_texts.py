"""Every expected failure has its sentence."""

import re
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.shell.error_texts import AREA_TEXTS, TEXTS, pattern_of, text_of

ROOT = Path(__file__).resolve().parents[2]
RAISED = re.compile(r"\b(?:Refused|Unavailable)\(\s*\"([a-z_]+(?:\.[a-z_]+)*)\"")


def raised_codes() -> set[str]:
    return {code for path in (ROOT / "app").rglob("*.py") for code in RAISED.findall(path.read_text(encoding="utf-8"))}


def test_every_code_has_a_text() -> None:
    assert not [code for code in sorted(raised_codes()) if pattern_of(code) is None]


@pytest.mark.parametrize("code", [*sorted(TEXTS), *(f"{area}.x" for area in AREA_TEXTS)])
def test_every_text_is_whole_sentences(code: str) -> None:
    text = text_of(Refused(code))
    assert text[0].isupper() or text.startswith(("…", "{"))
    assert text.endswith(".")
    assert "{" not in text


def test_details_are_shown_as_people_read_them() -> None:
    error = Refused("wallet.insufficient", needed_minor=29_900, balance_minor=1_000, currency="CNY")
    assert "¥299.00" in text_of(error)
    assert "¥10.00" in text_of(error)
    assert "Tries left: 4." in text_of(Refused("pin.wrong", tries_left=4))


def test_a_moment_among_the_details_is_a_time_of_day() -> None:
    text = text_of(Refused("pin.locked", until="2026-11-22T09:30:00+00:00"))
    assert re.search(r"until \d\d:\d\d", text)


def test_a_code_nobody_knows_still_gets_a_sentence() -> None:
    assert text_of(Unavailable("novel.trouble")) == "That did not work (novel.trouble). Try again."


def test_details_cannot_break_the_sentence() -> None:
    assert "{0}" in text_of(Unavailable("data.unwritable", folder="{0}", reason="{code}"))
