"""The blocks of an article as rows for its delegates, in an article and in the preview of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.core.catalog.model import Listing
from app.core.links import MiniAppLink, parse
from app.core.official.model import (
    ARTICLE_PICTURE_NAME,
    Block,
    Divider,
    Film,
    Heading,
    ListEntry,
    MiniAppCard,
    Paragraph,
    Picture,
    Quote,
    Span,
)
from app.shell.components import film_comments, film_subtitles, films, rich_text  # noqa: F401 - QML finds their types so
from app.shell.faces import FindIcon, color_of, icon_name, picture_url

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog

RATIO = 0.52
"""Height by width of a picture that does not say its own."""
RATIO_MIN, RATIO_MAX = 0.2, 1.6


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block: which fields are filled depends on its kind. ``spans`` are empty where all words are plain."""

    block_id: str
    kind: str
    text: str = ""
    spans: list[dict[str, Any]] = field(default_factory=list)
    level: int = 0
    marker: str = ""
    picture: str = ""
    ratio: float = RATIO
    link: str = ""
    note: str = ""
    miniapp_name: str = ""
    icon_name: str = "blocks"
    icon_source: str = ""
    card_color: str = ""
    is_known: bool = False


def listings_of(blocks: Sequence[Block], catalog: "Catalog") -> dict[str, Listing]:
    """Return the listings of the mini-apps on the cards among ``blocks``, by link. Not on the GUI thread."""
    found: dict[str, Listing] = {}
    for block in blocks:
        link = parse(block.link) if isinstance(block, MiniAppCard) else None
        if isinstance(block, MiniAppCard) and isinstance(link, MiniAppLink):
            listing = catalog.find(link.miniapp_id)
            if listing is not None:  # withdrawn: its card says so
                found[block.link] = listing
    return found


def block_rows(blocks: Sequence[Block], listings: Mapping[str, Listing], find_icon: FindIcon) -> list[BlockRow]:
    """Return the rows of ``blocks``, with what the catalogue says of their cards."""
    return [_row(str(at), block, listings, find_icon) for at, block in enumerate(blocks)]


def ratio_of(name: str) -> float:
    """Return height by width of a picture, as far as it is shown whole."""
    said = ARTICLE_PICTURE_NAME.fullmatch(name)
    if said is None or int(said[1]) == 0:
        return RATIO
    return min(RATIO_MAX, max(RATIO_MIN, int(said[2]) / int(said[1])))


def _row(block_id: str, block: Block, listings: Mapping[str, Listing], find_icon: FindIcon) -> BlockRow:
    match block:
        case Heading(text, level):
            return BlockRow(block_id, "heading", text, level=level)
        case Paragraph(text, spans):
            return BlockRow(block_id, "paragraph", text, _pieces(text, spans))
        case Quote(text, spans):
            return BlockRow(block_id, "quote", text, _pieces(text, spans))
        case ListEntry(text, spans, depth, number):
            marker = "•" if number is None else f"{number}."
            return BlockRow(block_id, "entry", text, _pieces(text, spans), level=depth, marker=marker)
        case Divider():
            return BlockRow(block_id, "divider")
        case Picture(name, caption, link):
            ratio = ratio_of(name)
            return BlockRow(block_id, "picture", caption, picture=picture_url(name), ratio=ratio, link=link)
        case Film(name, caption):
            return BlockRow(block_id, "film", caption, picture=name)
        case MiniAppCard():
            return _card(block_id, block, listings.get(block.link), find_icon)


def _card(block_id: str, card: MiniAppCard, listing: Listing | None, find_icon: FindIcon) -> BlockRow:
    return BlockRow(
        block_id,
        "card",
        card.title,
        picture=picture_url(card.picture),
        link=card.link,
        note=card.note,
        miniapp_name=listing.name if listing else "",
        icon_name=icon_name(listing) if listing else "blocks",
        icon_source=find_icon(listing) if listing else "",
        card_color=color_of(listing.miniapp_id) if listing else "",
        is_known=listing is not None,
    )


def _pieces(text: str, spans: Sequence[Span]) -> list[dict[str, Any]]:
    """Return ``text`` cut where its look changes, as `RichWords` takes it; empty where it never does."""
    pieces: list[dict[str, Any]] = []
    at = 0
    for span in spans:
        if at < span.begin:
            pieces.append(_piece(text[at : span.begin], Span(at, span.begin)))
        pieces.append(_piece(text[span.begin : span.end], span))
        at = span.end
    if pieces and at < len(text):
        pieces.append(_piece(text[at:], Span(at, len(text))))
    return pieces


def _piece(text: str, span: Span) -> dict[str, Any]:
    return {"text": text, "is_bold": span.is_strong, "is_italic": span.is_emphasis, "link": span.link}
