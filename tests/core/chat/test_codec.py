"""Contents as JSON, there and back, and what a newer version wrote."""

import json
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.codec import decode, encode
from app.core.chat.model import (
    ArticleContent,
    CardContent,
    CodeContent,
    Content,
    FileContent,
    NoteContent,
    NoteKind,
    PacketContent,
    PictureContent,
    Preview,
    ReceiptContent,
    RefundContent,
    ReturnContent,
    TemplateContent,
    TextContent,
    TransferContent,
    UnknownContent,
    VoiceContent,
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
    st.builds(TemplateContent, texts, st.lists(st.tuples(texts, texts)).map(tuple), texts, texts),
    st.builds(ArticleContent, texts, texts, texts, st.none() | texts),
    st.builds(CodeContent, texts, texts),
    st.builds(PacketContent, texts, texts),
    st.builds(PictureContent, texts, st.sampled_from(["jpg", "webp"]), st.integers(), st.integers(), texts),
    st.builds(VoiceContent, texts, st.integers(), st.lists(st.integers(-(2**31), 2**31)).map(tuple)),
    st.builds(FileContent, texts, texts, st.integers(0, 2**62), texts),
    st.builds(TransferContent, texts, moneys, texts),
    st.builds(
        ReturnContent,
        st.sampled_from(["order", "transfer", "packet"]),
        texts,
        st.sampled_from(["time", "declined", "closed", "captured"]),
        moneys,
        moneys,
        texts,
        texts,
        moments,
        texts,
    ),
    st.builds(NoteContent, st.sampled_from(get_args(NoteKind)), st.lists(texts).map(tuple)),
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
        ('{"kind":"return","source":"bank"}', "return"),
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
        (TextContent(" Hello\n  林 ☀️ "), Preview("text", "Hello 林 ☀️")),
        (TextContent("x" * 500), Preview("text", "x" * CHARACTERS_MAX)),
        (CardContent("plaza://", MiniAppId("plaza.store"), "Wool coat"), Preview("card", "Wool coat")),
        (
            ReceiptContent(ReceiptId("r"), OrderId("o"), "Store", "t", Money(29900), PAID_AT, MiniAppId("plaza.store")),
            Preview("receipt", "Store", Money(29900)),
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
            Preview("refund", "Store", Money(9900)),
        ),
        (CodeContent("plaza://", "Store"), Preview("code", "Store")),
        (PacketContent(PacketId("p")), Preview("packet")),
        (PacketContent(PacketId("p"), "Good luck"), Preview("packet", "Good luck")),
        (
            TransferContent(PersonTransferId("t"), Money(6660), "for lunch"),
            Preview("transfer", "for lunch", Money(6660)),
        ),
        (
            ReturnContent("transfer", "t", "time", Money(6660), Money(6660), "Maya", "for lunch", PAID_AT),
            Preview("return", "", Money(6660)),
        ),
        (UnknownContent("red_packet"), Preview("unknown")),
    ],
)
def test_a_preview_is_data_in_brief(content: Content, preview: Preview) -> None:
    assert preview_of(content) == preview


@pytest.mark.parametrize("text", ["[" * 100_000, '{"kind":"text","text":"x","more":' + "[" * 100_000])
def test_content_nested_beyond_reason_is_unknown(text: str) -> None:
    assert isinstance(decode(text), UnknownContent)
