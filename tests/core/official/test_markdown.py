"""From an author's Markdown to blocks, and what becomes of what is hostile or too much."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.kernel.errors import Refused
from app.core.links import MiniAppLink, parse
from app.core.official.codec import decode_blocks, encode_blocks
from app.core.official.markdown import BLOCKS_MAX, CHARACTERS_MAX, Problem, read
from app.core.official.model import Divider, Film, Heading, ListEntry, MiniAppCard, Paragraph, Picture, Quote, Span

COAT = "plaza://miniapp/plaza.store/pages/product?sku=coat"
SHORT = "miniapp:plaza.store/pages/product?sku=coat"


def test_what_people_write_becomes_typed_blocks() -> None:
    written = read(
        "# Five looks\n\nA *thin **red*** coat\nand more\\\nhere\n\n- one\n- two\n  1. three\n\n"
        "> Wear it.\n\n---\n\n![Five looks](five-looks.webp)\n\n```\nas *written*\n```\n"
    )
    assert written.blocks == (
        Heading("Five looks", 1),
        Paragraph(
            "A thin red coat and more\nhere",
            (Span(2, 7, is_emphasis=True), Span(7, 10, is_strong=True, is_emphasis=True)),
        ),
        ListEntry("one"),
        ListEntry("two"),
        ListEntry("three", depth=1, number=1),
        Quote("Wear it."),
        Divider(),
        Picture("five-looks.webp", "Five looks"),
        Paragraph("as *written*"),
    )
    assert not written.problems


def test_a_miniapp_is_text_picture_or_card_by_where_its_link_stands() -> None:
    written = read(
        f"Look at the [coat]({SHORT}) now.\n\n[![The coat](five-looks.webp)]({SHORT})\n\n"
        f'[![](five-looks.webp) Red coat]({SHORT} "¥299")\n\n[Store](miniapp:plaza.store)'
    )
    assert written.blocks == (
        Paragraph("Look at the coat now.", (Span(12, 16, link=COAT),)),
        Picture("five-looks.webp", "The coat", COAT),
        MiniAppCard(COAT, "Red coat", "five-looks.webp", "¥299"),
        MiniAppCard("plaza://miniapp/plaza.store", "Store"),
    )
    assert [line for line, _ in written.links] == [1, 3, 5, 7]
    assert written.pictures == ((3, "five-looks.webp"), (5, "five-looks.webp"))


def test_lines_of_chinese_go_on_without_a_space() -> None:
    assert read("红色\n外套\nin red").blocks == (Paragraph("红色外套 in red"),)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://example.org",
        "https://user@example.org",
        "https://xn--pple-43d.com",
        "plaza://pay/75292000",
        "plaza://group/abc",
        "miniapp:",
        "miniapp:../../etc",
        "//example.org",
        "/etc/passwd",
        "x",
    ],
)
def test_what_does_not_lead_to_a_miniapp_or_safely_out_is_words_and_told(address: str) -> None:
    written = read(f"First.\n\nSay\n[here](<{address}>) so.")
    assert written.blocks[1] == Paragraph("Say here so.")
    assert written.problems == (Problem(4, "link", address),)
    assert not written.links


@pytest.mark.parametrize(
    "source", ["https://evil.example/x.png", "//evil.example/x.png", "../x.png", "/x.png", "data:image/png;base64,AA"]
)
def test_a_picture_from_elsewhere_is_words_and_told(source: str) -> None:
    written = read(f"![words]({source})")
    assert written.blocks == (Paragraph("words"),)
    assert written.problems == (Problem(1, "picture", source),)
    assert not written.pictures


def test_html_is_literal() -> None:
    hostile = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\na <b>c</b>"
    assert [block.text for block in read(hostile).blocks if isinstance(block, Paragraph)] == [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b>c</b>",
    ]


def test_characters_that_turn_or_hide_words_are_left_out() -> None:
    written = read('a\u202eb\u2066c\u200bd\u00ade\x07 [x\u202ey](miniapp:plaza.store "n\u202eo")')
    assert written.blocks == (Paragraph("abcde xy", (Span(6, 8, link="plaza://miniapp/plaza.store"),)),)
    assert read("👨\u200d👩\u200d👧").blocks == (Paragraph("👨\u200d👩\u200d👧"),)
    assert read(f'[x\u202ey]({SHORT} "n\u202eo")').blocks == (MiniAppCard(COAT, "xy", None, "no"),)


@pytest.mark.parametrize(
    "bomb",
    [
        ">" * 50_000 + "a",
        "> " * 40 + "a",
        "".join(" " * (2 * depth) + "- a\n" for depth in range(60)),
        "- " * 400 + "a",
        "1. " * 400 + "a",
    ],
)
def test_nesting_bombs_are_refused(bomb: str) -> None:
    with pytest.raises(Refused) as refused:
        read(bomb)
    assert refused.value.code == "article.nested"


@pytest.mark.parametrize(
    "bomb", ["[" * 9_000, "![a](" * 1_800, "*a " * 3_000, "**a *b " * 1_200, "_a__" * 2_000, "`a" * 4_001, "<" * 9_000]
)
def test_bombs_within_a_line_are_literal(bomb: str) -> None:
    assert read(bomb).blocks


def test_too_much_is_refused() -> None:
    for source, code in (
        ("a" * 1_000_000, "article.too_long"),
        ("a" * (CHARACTERS_MAX + 1), "article.too_long"),
        ("a" * CHARACTERS_MAX, "article.block_too_long"),
        ("a\n\n" * (BLOCKS_MAX + 1), "article.too_many"),
    ):
        with pytest.raises(Refused) as refused:
            read(source)
        assert refused.value.code == code


def test_nothing_written_is_no_block() -> None:
    assert read(" \n\n\u200b\n\n![](https://evil.example/x.png)").blocks == ()


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab红*_`[]()!<>#->1. \n\u202e\\&:/\"'~=") | st.characters(), max_size=300))
def test_any_text_is_read_or_refused_and_comes_back_as_it_was_stored(source: str) -> None:
    try:
        written = read(source)
    except Refused:
        return
    assert decode_blocks(encode_blocks(written.blocks)) == written.blocks
    for block in written.blocks:
        if isinstance(block, Paragraph | Quote | ListEntry):
            ends = [0, *(place for span in block.spans for place in (span.begin, span.end)), len(block.text)]
            assert ends == sorted(ends)
            assert "\u202e" not in block.text
    assert all(isinstance(parse(block.link), MiniAppLink) for block in written.blocks if isinstance(block, MiniAppCard))


FILM = f"film-{'a' * 64}.webm"


def test_a_film_stands_alone_and_is_its_words_elsewhere() -> None:
    written = read(f"Look: ![A walk]({FILM}) there")
    assert written.blocks == (Paragraph("Look:"), Film(FILM, "A walk"), Paragraph("there"))
    assert (written.pictures, written.problems) == (((1, FILM),), ())
    for source in (f"[![A walk]({FILM})](https://example.org)", f"- ![A walk]({FILM})", f"> ![A walk]({FILM})"):
        told = read(source)
        assert [problem.kind for problem in told.problems] == ["film_place"]
        assert not any(isinstance(block, Film) for block in told.blocks)
        assert "A walk" in str(told.blocks)
    card = read(f"[![x]({FILM}) Coat](miniapp:plaza.store)")
    assert [problem.kind for problem in card.problems] == ["picture"]
    assert read("![x](https://example.org/a.webm)").blocks == (Paragraph("x"),)
