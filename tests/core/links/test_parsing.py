"""What text is taken for: our links, the web's, and everything that only pretends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.links import (
    PAYLOAD_BYTES_MAX,
    CouponLink,
    FormText,
    GroupLink,
    Link,
    MiniAppLink,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    PlainText,
    WebLink,
    address_of,
    parse,
    text_of,
)

STORE = MiniAppId("plaza.store")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("plaza://miniapp/plaza.store", MiniAppLink(STORE)),
        ("plaza://miniapp/plaza.store/", MiniAppLink(STORE)),
        ("plaza://miniapp/plaza.store/pages/home", MiniAppLink(STORE, "pages/home")),
        (
            "plaza://miniapp/plaza.store;version=1.0.1-trial/pages/product?sku=coat-red&size=M#reviews",
            MiniAppLink(STORE, "pages/product", (("sku", "coat-red"), ("size", "M")), "1.0.1-trial", "reviews"),
        ),
        (
            "plaza://miniapp/plaza.store/pages/home?q=%E7%BA%A2%20a+b",
            MiniAppLink(STORE, "pages/home", (("q", "红 a+b"),)),
        ),
        ("plaza://miniapp/plaza.store/pages/home?q=红", MiniAppLink(STORE, "pages/home", (("q", "红"),))),
        (
            "plaza://miniapp/plaza.store/pages/home?a&a=&&b=x=y",
            MiniAppLink(STORE, "pages/home", (("a", ""), ("a", ""), ("b", "x=y"))),
        ),
        ("plaza://miniapp/plaza.store/.//pages/./home/", MiniAppLink(STORE, "pages/home")),
        ("PLAZA://MiniApp/Plaza.Store/pages/Home", MiniAppLink(STORE, "pages/Home")),
        (" plaza://person/0190c2a4-maya\n", PersonLink(UserId("0190c2a4-maya"))),
        ("plaza://account/plaza.store.account", OfficialAccountLink(OfficialAccountId("plaza.store.account"))),
        ("plaza://pay/AbC_9-z", PayLink("AbC_9-z")),
        ("752921234567890123456789", PayLink("752921234567890123456789")),
        (" 7529 2123 4567 8901 2345 6789\n", PayLink("752921234567890123456789")),
        ("plaza://coupon/autumn-10", CouponLink("autumn-10")),
        ("plaza://group/Abc_9-x", GroupLink("Abc_9-x")),
    ],
)
def test_our_own_links_are_read_and_normalised(text: str, link: Link) -> None:
    assert parse(text) == link
    assert parse(text_of(link)) == link


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("plaza:miniapp/plaza.store", "malformed"),
        ("plaza://miniapp", "malformed"),
        ("plaza://miniapp/", "malformed"),
        ("plaza://miniapp/store/pages/home", "malformed"),
        ("plaza://miniapp/plaza..store/pages/home", "malformed"),
        ("plaza://miniapp/plaza.store/../secrets", "malformed"),
        ("plaza://miniapp/plaza.store/pages/%2e%2e/home", "malformed"),
        ("plaza://miniapp/plaza.store/pages\\home", "malformed"),
        ("plaza://miniapp/plaza.store;v=1/pages/home", "malformed"),
        ("plaza://miniapp/plaza.store;version=/pages/home", "malformed"),
        ("plaza://miniapp/plaza.store/pages/home?q=%zz", "malformed"),
        ("plaza://miniapp/plaza.store/pages/home?q=%ff", "malformed"),
        ("plaza://miniapp/plaza.store/pages/home?=1", "malformed"),
        ("plaza://miniapp/plaza.store/pages/home?q=two words", "malformed"),
        ("plaza://miniapp/plaza.store/pages/home?q=a%00b", "hidden_characters"),
        ("plaza://miniapp/plaza.store/pages/home#%E2%80%AE", "hidden_characters"),
        ("plaza://miniapp/plaza.st\u200bore/pages/home", "hidden_characters"),
        ("\u202eplaza://miniapp/plaza.store", "hidden_characters"),
        ("plaza://miniapp/plaza.st\u043ere/pages/home", "look_alike"),  # a Cyrillic o
        ("plaza://miniapp/plaza.boo\u212a/pages/home", "look_alike"),  # the Kelvin sign, which lowers to "k"
        ("pl\u0430za://miniapp/plaza.store", "look_alike"),
        ("\uff50laza://miniapp/plaza.store", "look_alike"),
        ("plaza://m\u0456niapp/plaza.store", "look_alike"),
        ("plaza://plaza.store@miniapp/evil.example", "credentials"),
        ("plaza://wallet/empty", "unknown_kind"),
        ("plaza://person/", "malformed"),
        ("plaza://person/maya/edit", "malformed"),
        ("plaza://account/store", "malformed"),
        ("plaza://pay/a b", "malformed"),
        ("plaza://pay/" + "a" * 129, "malformed"),
        ("javascript:alert(1)", "other_scheme"),
        ("file:///etc/passwd", "other_scheme"),
        ("data:text/html,x", "other_scheme"),
        ("weixin://dl/business", "other_scheme"),
        ("https:evil.example", "malformed"),
        ("https:///evil.example", "malformed"),
        ("https://good.example\\@evil.example", "malformed"),
        ("https://a..b/", "malformed"),
        ("https://[::1", "malformed"),
        ("https://a.example:port/", "malformed"),
        ("https://a.example:99999/", "malformed"),
        ("https://a_b.example/", "malformed"),
        ("https://a.example/\u2066x", "hidden_characters"),
        ("hello\u202eworld", "hidden_characters"),
        ("pay\x1b[2Jload", "hidden_characters"),
    ],
)
def test_what_pretends_to_be_a_link_is_text_with_a_note(text: str, note: str) -> None:
    assert parse(text) == PlainText(text, note)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "   ", "hello", "早上好 ☀️", "👩\u200d💻", "two\nlines\tof text", "Note: later", "6901234567892"]
)
def test_ordinary_text_is_text_without_a_note(text: str) -> None:
    assert parse(text) == PlainText(text)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://example.com/a?b=c#d", "example.com"),
        ("HTTP://Example.COM:8080/路", "example.com"),
    ],
)
def test_a_web_address_shows_its_host(text: str, host: str) -> None:
    assert parse(text) == WebLink(text, host)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://example.com/a?b=c#d ", "https://example.com/a?b=c#d"),
        ("https://fa\u00df.example:8443/\u00e9?a=b", "https://xn--fa-hia.example:8443/\u00e9?a=b"),
        ("https://\u043b\u0438\u043d@\u0430pple.com/", "https://\u043b\u0438\u043d@xn--pple-43d.com/"),
        ("https://xn--fa-hia.example/", "https://xn--fa-hia.example/"),
    ],
)
def test_what_is_opened_has_the_host_that_was_shown(text: str, address: str) -> None:
    link = parse(text)
    assert isinstance(link, WebLink)
    assert address_of(link) == address


@pytest.mark.parametrize(
    "host",
    ["xn--zzzzzz.example", "xn--99999.com", "xn--\u00e4.example", "a" * 64 + ".example", "xn--" + "a" * 70],
)
def test_a_host_that_programs_read_in_several_ways_is_none(host: str) -> None:
    text = f"https://{host}/"
    assert parse(text) == PlainText(text, "malformed")


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://xn--pple-43d.com/", "xn--pple-43d.com"),
        ("https://\u0430pple.com/", "xn--pple-43d.com"),
        ("https://plaza.store@evil.example/", "evil.example"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("http://[::1]:80/", "::1"),
        ("http://2130706433/", "2130706433"),
        ("http://0x7f.1/", "0x7f.1"),
        ("http://localhost/", "localhost"),
        ("https://fa\u00df.example/", "xn--fa-hia.example"),
        ("https://FA\u1e9e.example/", "xn--fa-hia.example"),
        ("https://\u03b2\u03cc\u03bb\u03bf\u03c2.example/", "xn--nxasmm1c.example"),
        ("https://\uff41\uff50\uff50\uff4c\uff45\u3002example/", "apple.example"),
        ("https://\u212aeys.example/", "keys.example"),
    ],
)
def test_a_host_that_may_not_be_what_it_seems_is_suspicious(text: str, host: str) -> None:
    assert parse(text) == WebLink(text, host, is_suspicious=True)


def test_a_payload_above_the_limit_is_not_looked_into() -> None:
    start = "plaza://miniapp/plaza.store/pages/home?q="
    fitting = start + "a" * (PAYLOAD_BYTES_MAX - len(start))
    assert isinstance(parse(fitting), MiniAppLink)
    assert parse(fitting + "a") == PlainText(fitting + "a", "oversized")
    swelling = start + "红" * 100  # fits as it stands, but not percent-encoded
    assert parse(swelling) == PlainText(swelling, "oversized")


names = st.from_regex(r"[a-z0-9-]{1,9}(\.[a-z0-9-]{1,9}){1,3}", fullmatch=True)
words = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=8).filter(
    lambda word: not set(word) & set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
)
own_links: st.SearchStrategy[Link] = st.one_of(
    st.builds(
        MiniAppLink,
        names.map(MiniAppId),
        st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,9}", fullmatch=True), max_size=3).map("/".join),
        st.lists(st.tuples(words.filter(bool), words), max_size=3).map(tuple),
        st.none() | st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,9}", fullmatch=True),
        words,
    ),
    st.builds(PersonLink, st.from_regex(r"[a-z0-9-]{1,64}", fullmatch=True).map(UserId)),
    st.builds(OfficialAccountLink, names.map(OfficialAccountId)),
    st.builds(PayLink, st.from_regex(r"[A-Za-z0-9_-]{1,128}", fullmatch=True)),
    st.builds(GroupLink, st.from_regex(r"[A-Za-z0-9_-]{1,128}", fullmatch=True)),
    st.builds(CouponLink, st.from_regex(r"[A-Za-z0-9_-]{1,128}", fullmatch=True)),
)
addresses = st.builds(
    "".join,
    st.lists(
        st.sampled_from(["plaza", "https", "http", ":", "//", "/", "miniapp", "plaza.store", "?", "#", ";", "version="])
        | st.sampled_from(
            ["%41", "%", "%ff", "@", "[", "]", "\\", "..", ".", "xn--", "а", "\u202e", "\ud800", " ", ":80"]
        )
        | st.text(max_size=3),
        max_size=12,
    ),
)


@given(own_links.filter(lambda link: len(text_of(link)) <= PAYLOAD_BYTES_MAX))
def test_writing_and_reading_our_own_links_changes_nothing(link: Link) -> None:
    assert text_of(link).isascii()
    assert parse(text_of(link)) == link


@given(st.text() | addresses | addresses.map("plaza://miniapp/".__add__) | addresses.map("https://".__add__))
def test_any_text_is_read_without_failing_and_reading_again_changes_nothing(text: str) -> None:
    link = parse(text)
    assert parse(text_of(link)) == link
    if isinstance(link, PlainText | FormText):
        assert link.text == text
    elif isinstance(link, WebLink):
        assert link.host.isascii()
        opened = parse(address_of(link))
        assert isinstance(opened, WebLink)
        assert opened.host == link.host
    else:
        assert text_of(link).isascii()
