"""Wi-Fi, contacts, places and the like are taken apart; what only pretends to be one stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.links import FormText, PlainText, doubts_of, host_as_read, parse, parse_code, text_of
from app.core.links.forms import FIELDS_MAX, has_check_digit, read_form
from app.core.links.model import WebLink

CONTACT = """BEGIN:VCARD\r
VERSION:3.0\r
N:Lin;Maya;;;\r
FN:Maya Lin\r
item1.TEL;TYPE=cell:+86 10 5555\r
EMAIL:maya@example.org\r
ADR;TYPE=work:;;Long\r
  Street 1;Hangzhou;;310000;China\r
NOTE:first\\nsecond\\, still second\r
END:VCARD\r
"""


@pytest.mark.parametrize(
    ("text", "form", "fields"),
    [
        (
            "WIFI:T:WPA;S:Caf\u00e9;P:a\\;b\\\\;H:true;;",
            "wifi",
            "name=Caf\u00e9 security=WPA password=a;b\\ hidden=true",
        ),
        ("wifi:S:Open;T:nopass;;", "wifi", "name=Open"),
        ("MECARD:N:Lin,Maya;TEL:123;EMAIL:m@a.org;;", "contact", "name=Maya Lin|phone=123|mail=m@a.org"),
        ("tel:+43-1-555", "phone", "number=+43-1-555"),
        ("TEL:%2A%2306%23", "phone", "number=*#06#"),
        ("sms:123?body=hi%20you", "message", "number=123|text=hi you"),
        ("SMSTO:123:hi:you", "message", "number=123|text=hi:you"),
        ("mailto:a@b.org?subject=Hi&body=two%0Alines", "mail", "mail=a@b.org|subject=Hi|text=two\nlines"),
        ("MATMSG:TO:a@b.org;SUB:Hi;BODY:text;;", "mail", "mail=a@b.org|subject=Hi|text=text"),
        ("geo:48.2,16.37?q=Stephansdom", "place", "place=48.2, 16.37|name=Stephansdom"),
        (
            "BEGIN:VEVENT\nSUMMARY:Tea\nDTSTART:20261123T100000Z\nEND:VEVENT",
            "event",
            "name=Tea|start=2026-11-23 10:00 UTC",
        ),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261123\nEND:VEVENT", "event", "start=2026-11-23"),
    ],
)
def test_a_known_form_is_taken_apart(text: str, form: str, fields: str) -> None:
    found = parse(text)
    assert isinstance(found, FormText)
    assert (found.text, found.form) == (text, form)
    parted = fields.split("|") if "|" in fields else fields.split(" ") if form == "wifi" else [fields]
    assert [f"{name}={value}" for name, value in found.fields] == parted
    assert parse(text_of(found)) == found


def test_a_contact_is_read_with_its_folded_lines_and_escaped_signs() -> None:
    found = parse(CONTACT)
    assert isinstance(found, FormText)
    assert found.fields == (
        ("name", "Maya Lin"),
        ("phone", "+86 10 5555"),
        ("mail", "maya@example.org"),
        ("address", "Long Street 1, Hangzhou, 310000, China"),
        ("note", "first\nsecond, still second"),
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("WIFI:T:WPA;P:nameless;;", "other_scheme"),
        ("tel:rm -rf", None),
        ("tel:<script>", "other_scheme"),
        ("mailto:nobody", "other_scheme"),
        ("mailto:a@b.org@c.org", "other_scheme"),
        ("geo:91,0", "other_scheme"),
        ("geo:1,two", "other_scheme"),
        ("WIFI:S:caf\u202ee;;", "hidden_characters"),
        ("tel:123\x00", "hidden_characters"),
        ("BEGIN:NOTHING", "other_scheme"),
    ],
)
def test_what_only_begins_like_a_form_is_text(text: str, note: str | None) -> None:
    assert parse(text) == PlainText(text, note)  # type: ignore[arg-type]


def test_a_contact_may_be_longer_than_a_link_of_ours_but_not_without_end() -> None:
    long = "BEGIN:VCARD\nFN:Maya\n" + "TEL:1\n" * 200
    found = parse(long)
    assert isinstance(found, FormText)
    assert len(found.fields) == FIELDS_MAX
    assert parse(long * 10) == PlainText(long * 10, "oversized")


@pytest.mark.parametrize(
    ("text", "symbology", "is_product"),
    [
        ("6901234567892", "EAN13", True),
        ("6901234567892", "EAN-13", True),
        ("6901234567893", "EAN13", False),
        ("6901234567892", "QRCode", False),
        ("96385074", "EAN8", True),
        ("036000291452", "UPC_A", True),
        ("\u0661234567890128", "EAN13", False),
        ("", "EAN13", False),
        ("69012345678", "EAN13", False),
    ],
)
def test_what_is_sold_is_known_by_the_symbology_and_the_check_digit(
    text: str, symbology: str, is_product: bool
) -> None:
    assert parse_code(text, symbology) == (
        FormText(text, "product", (("number", text),)) if is_product else parse(text)
    )


@given(st.integers(0, 10**12 - 1), st.integers(0, 9))
def test_one_wrong_digit_is_always_noticed(number: int, wrong: int) -> None:
    digits = f"{number:012d}"
    right = next(f"{digits}{last}" for last in range(10) if has_check_digit(f"{digits}{last}"))
    broken = f"{wrong}{right[1:]}"
    assert has_check_digit(broken) == (broken == right)


pieces = st.sampled_from(
    ["WIFI:", "MECARD:", "BEGIN:VCARD\n", "BEGIN:VEVENT\n", "tel:", "sms:", "mailto:", "MATMSG:", "geo:", "S:", "TO:"]
) | st.sampled_from([";", ":", "\\", "\\;", "\n ", "%00", "%", "?", "q=", "@", ",", "1.5", "\x00", "\u202e", "\ud800"])


@given(st.lists(pieces | st.text(max_size=4), max_size=14).map("".join))
def test_no_text_breaks_the_readers_of_forms(text: str) -> None:
    read_form(text)
    found = parse(text)
    assert parse(text_of(found)) == found


@pytest.mark.parametrize(
    ("text", "doubts", "read"),
    [
        ("https://example.org/a", (), "example.org"),
        ("https://xn--pple-43d.com/", ("scripts",), "\u0430pple.com"),
        ("https://\u0430pple.com/", ("scripts",), "\u0430pple.com"),
        ("https://bank.example@evil.example/", ("credentials",), "evil.example"),
        ("http://2130706433/", ("number",), "2130706433"),
        ("http://[::1]/", ("number",), "::1"),
        ("http://router/", ("local",), "router"),
        ("https://a@127.0.0.1/", ("credentials", "number"), "127.0.0.1"),
    ],
)
def test_why_a_host_is_doubted_can_be_told(text: str, doubts: tuple[str, ...], read: str) -> None:
    link = parse(text)
    assert isinstance(link, WebLink)
    assert doubts_of(link) == doubts
    assert host_as_read(link) == read
    assert link.is_suspicious == bool(doubts)
