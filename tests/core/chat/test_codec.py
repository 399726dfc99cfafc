"""Contents as JSON, there and back, and what a newer version wrote."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.codec import decode, encode
from app.core.chat.model import (
    ArticleContent,
    CardContent,
    CodeContent,
    Content,
    PacketContent,
    ReceiptContent,
    RefundContent,
    TextContent,
    TransferContent,
    UnknownContent,
)
from app.core.chat.preview import CHARACTERS_MAX, preview_of
from app.core.kernel.ids import MiniAppId, OrderId, PacketId, PersonTransferId, ReceiptId, RefundId
from app.core.kernel.money import Money

texts = st.text(st.characters(exclude_categories=["Cs"]))
moneys = st.builds(Money, st.integers(-(2**63), 2**63 - 1))
moments = st.datetimes(timezones=st.just(UTC))
contents: st.SearchStrategy[Content] = st.one_of(
    st.builds(TextContent, texts),
    st.builds(CardContent, texts, texts, texts, st.none() | texts, st.none() | moneys, texts),
    st.builds(ReceiptContent, texts, texts, texts, texts, moneys, moments, texts),
    st.builds(RefundContent, texts, texts, texts, texts, moneys, moneys, moments, texts, texts, texts),
    st.builds(ArticleContent, texts, texts, texts, st.none() | texts),
    st.builds(CodeContent, texts, texts),
    st.builds(PacketContent, texts, texts),
    st.builds(TransferContent, texts, moneys, texts),
)
PAID_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@given(contents)
def test_every_content_comes_back_as_it_was(content: Content) -> None:
    assert decode(encode(content)) == content
    assert json.loads(encode(content))["kind"]


@given(st.dictionaries(st.sampled_from(["kind", "text", "link", "amount"]), texts | st.integers() | moments.map(str)))
def test_what_this_version_cannot_read_survives_letter_for_letter(data: dict[str, object]) -> None:
    text = json.dumps(data)
    content = decode(text)
    if isinstance(content, UnknownContent):
        assert encode(content) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"kind":"red_packet","amount":5}', "red_packet"),
        ('{"kind":"text"}', "text"),
        ('{"kind":"text","text":5}', "text"),
        ('{"kind":"card","link":"","miniapp_id":"","title":"","price":{"amount_minor":true}}', "card"),
        ('{"kind":5}', ""),
        ("[]", ""),
        ("not json", ""),
        ("", ""),
    ],
)
def test_an_unknown_kind_or_shape_is_kept_as_unknown(text: str, kind: str) -> None:
    assert decode(text) == UnknownContent(kind, text)
    assert encode(decode(text)) == text


@pytest.mark.parametrize(
    ("content", "preview"),
    [
        (TextContent(" Hello\n  林 ☀️ "), "Hello 林 ☀️"),
        (TextContent("x" * 500), "x" * CHARACTERS_MAX),
        (CardContent("plaza://", MiniAppId("plaza.store"), "Wool coat"), "[Mini-app] Wool coat"),
        (
            ReceiptContent(ReceiptId("r"), OrderId("o"), "Store", "t", Money(29900), PAID_AT, MiniAppId("plaza.store")),
            "Paid ¥299.00 to Store",
        ),
        (
            RefundContent(
                RefundId("r"),
                OrderId("o"),
                "Store",
                "t",
                Money(9900),
                Money(29900),
                PAID_AT,
                MiniAppId("plaza.store"),
            ),
            "¥99.00 came back from Store",
        ),
        (CodeContent("plaza://", "Store"), "[Code] Store"),
        (PacketContent(PacketId("p")), "[Red packet] Best wishes"),
        (PacketContent(PacketId("p"), "Good luck"), "[Red packet] Good luck"),
        (TransferContent(PersonTransferId("t"), Money(6660), "for lunch"), "[Transfer] ¥66.60 for lunch"),
        (UnknownContent("red_packet"), "[Message from a newer version]"),
    ],
)
def test_a_preview_is_one_short_line(content: Content, preview: str) -> None:
    assert preview_of(content) == preview


@pytest.mark.parametrize("text", ["[" * 100_000, '{"kind":"text","text":"x","more":' + "[" * 100_000])
def test_content_nested_beyond_reason_is_unknown(text: str) -> None:
    assert isinstance(decode(text), UnknownContent)
