"""Strangers' words in prompts: short, on one line, and never cut where it matters."""

from app.shell.plain_words import hidden_shown, host_shown, one_line


def test_a_line_has_no_hidden_letters_and_an_end() -> None:
    assert one_line("a\u202eb\n c") == "ab c"
    assert one_line("x" * 200, 10) == "x" * 9 + "…"


def test_hidden_letters_are_spelt_out() -> None:
    assert hidden_shown("a\u200bb") == "a⟨U+200B⟩b"


def test_a_short_host_is_shown_whole() -> None:
    assert host_shown("shop.example.org") == "shop.example.org"


def test_a_long_host_keeps_the_end_that_says_whose_it_is() -> None:
    host = "www.mybank.com." + "a" * 60 + ".evil.example"
    shown = host_shown(host)
    assert len(shown) == 60
    assert shown.startswith("www.mybank")
    assert shown.endswith(".evil.example")
