"""Payloads that mean harm: each is told for what it is; none is obeyed, none can be opened, none breaks anything."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app.core.kernel.blanks import BLANKS
from app.core.links import PlainText, WebLink, parse_code
from app.shell.link_facts import facts_of
from app.shell.scan.trust_card import TrustCardViewModel, TrustFacts

HARMFUL = {
    "NUL": "plaza://miniapp/plaza.store\x00/pages/home",
    "escape": "\x1b]0;title\x07plaza://person/lin",
    "direction": "https://example.org/\u202egpj.exe",
    "isolate": "\u2066plaza://coupon/ten\u2069",
    "zero width": "plaza://person/li\u200bn",
    "joiner in a link": "plaza://person/li\u200dn",
    "blank that is no space": "plaza://person/li\u3164n",
    "byte order mark": "\ufeffplaza://person/lin",
    "script": "javascript:alert(document.cookie)",
    "script in capitals": "JaVaScRiPt:alert(1)",
    "file": "file:///etc/passwd",
    "file on a server": "file://evil.example/share",
    "data": "data:text/html;base64,PHNjcmlwdD4=",
    "system": "ms-msdt:/id PCWDiagnostic",
    "shell": "vscode://file/etc/passwd",
    "two dots": "plaza://miniapp/plaza.store/pages/../../secrets",
    "two dots, encoded": "plaza://miniapp/plaza.store/pages/%2e%2e/secrets",
    "two dots, encoded twice": "plaza://miniapp/plaza.store/pages/%252e%252e/secrets",
    "backslash": "plaza://miniapp/plaza.store\\pages",
    "credentials": "plaza://plaza.store@miniapp/evil.example",
    "port": "plaza://miniapp:80/plaza.store",
    "id of one part": "plaza://miniapp/store",
    "id with capitals of other scripts": "plaza://miniapp/plaza.\uff33tore",
    "id without end": "plaza://miniapp/" + "a." * 200 + "b",
    "version with a path": "plaza://miniapp/plaza.store;version=../../1/pages/home",
    "version without end": "plaza://miniapp/plaza.store;version=" + "1" * 99 + "/pages/home",
    "query of 10 kB": "plaza://miniapp/plaza.store/pages/home?q=" + "a" * 10_240,
    "query of 600 bytes": "plaza://miniapp/plaza.store/pages/home?q=" + "a" * 600,
    "query with a NUL": "plaza://miniapp/plaza.store/pages/home?q=%00",
    "query that is not UTF-8": "plaza://miniapp/plaza.store/pages/home?q=%c3%28",
    "bytes that were not UTF-8": b"plaza://person/\xff\xfe".decode("latin-1"),
    "half a character": "plaza://person/\ud800",
    "digits without end": "7" * 7089,
    "Cyrillic scheme": "pl\u0430za://person/lin",
    "unknown kind": "plaza://settings/wipe",
    "nothing": "",
    "spaces": " \t\r\n ",
}
"""What it means, by its name."""


def shown(card: TrustFacts) -> list[str]:
    """Return every text that the card shows."""
    rows = [text for row in card.rows for text in row]
    return [card.heading, card.title, *card.lines, *rows, card.outcome, card.warning, card.open_label, card.copy_label]


def is_hidden(letter: str) -> bool:
    is_ours = (
        letter in "\n\t\r\u200d\u2068\u2069"
    )  # new lines stand for themselves; isolates are what keeps lines in order
    return not is_ours and (unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co"} or letter in BLANKS)


@pytest.mark.parametrize("name", HARMFUL)
def test_what_means_harm_is_shown_as_text_and_cannot_be_opened(name: str, qapp: QCoreApplication) -> None:
    text = HARMFUL[name]
    link = parse_code(text, "QRCode")
    assert isinstance(link, PlainText)
    card = facts_of(link, None, lambda _listing: "")
    assert card.open_label == ""
    assert bool(card.warning) == (name not in {"nothing", "spaces", "digits"})
    assert not any(is_hidden(letter) for text in shown(card) for letter in text)
    said: list[bool] = []
    asked = TrustCardViewModel(
        card, lambda is_yes, _: said.append(is_yes), QGuiApplication.clipboard().setText, rest_ms=0
    )
    asked.guard.rest()
    asked.open()
    assert said == []
    asked.copy()
    asked.cancel()
    assert said == [False]


harmful = st.sampled_from(list(HARMFUL.values())) | st.sampled_from(
    ["https://", "http://", "WIFI:S:", "mailto:a@b.org?subject=", "BEGIN:VCARD\nFN:", "geo:1,2?q=", "tel:1", ";;", "."]
)


@given(st.lists(harmful | st.text(max_size=6), max_size=5).map("".join), st.sampled_from(["QRCode", "EAN13", "\x00"]))
def test_no_payload_shows_what_cannot_be_seen_or_offers_more_than_the_browser(text: str, symbology: str) -> None:
    link = parse_code(text, symbology)
    card = facts_of(link, None, lambda _listing: "")
    assert not any(is_hidden(letter) for text in shown(card) for letter in text)
    if card.open_label:
        assert isinstance(link, WebLink)
        assert link.url.strip()[:4].lower() == "http"
