"""What people say at moments of an episode, and the words that a person wants to see nothing of."""

from functools import partial
from typing import TYPE_CHECKING, Any

import parts
from minikit import storage, ui
from words import t

if TYPE_CHECKING:
    from pages.episode import EpisodePage

KEY = "filtered words"
WORDS_MAX = 50
WORD_MAX = 30


async def filtered() -> list[str]:
    """Return the words that the person wants to see nothing of."""
    kept = await storage.get(KEY, [])
    return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []


async def filter_out(word: str) -> list[str]:
    """Show the person no comment with this word any more; return all such words."""
    said = " ".join(word.split())[:WORD_MAX]
    kept = await filtered()
    if said and said.casefold() not in (each.casefold() for each in kept):
        kept = [*kept, said][-WORDS_MAX:]
        await storage.set(KEY, kept)
    return kept


async def let_through(word: str) -> list[str]:
    """Show comments with this word again; return the words that are left."""
    kept = [each for each in await filtered() if each != word]
    await storage.set(KEY, kept)
    return kept


def passing(said: list[dict[str, Any]], words: list[str]) -> list[dict[str, Any]]:
    """Return the comments without those words, in the order of the film; one's own always."""
    folded = [word.casefold() for word in words]
    passed = [each for each in said if each["is_own"] or not any(word in each["text"].casefold() for word in folded)]
    return sorted(passed, key=lambda each: (each["at_ms"], each["id"]))


def shown(page: "EpisodePage") -> ui.Node:
    """What was said, and where to say something."""
    said = passing(page._said, page.filtered)
    return ui.Section(
        t("Comments · {count}", count=len(said)),
        ui.Row(
            ui.TextField(
                page.text,
                t("Say something at this moment"),
                on_change=page.type_comment,
                on_submit=page.say,
                key="comment",
                grow=True,
            ),
            ui.Button("", page.say, role="secondary", icon="send", label=t("Send"), is_busy=page.is_busy),
            gap="small",
            align="end",
        ),
        ui.List(said, key=lambda each: str(each["id"]), row=lambda each: _row(page, each), gap="tiny")
        if said
        else ui.Text(t("Nobody has said anything here yet."), tone="soft"),
        action=t("Filter · {count}", count=len(page.filtered)) if page.filtered else t("Filter"),
        on_action=page.open_filter,
    )


def _row(page: "EpisodePage", comment: dict[str, Any]) -> ui.Node:
    moment = parts.clock(comment["at_ms"])
    return ui.Row(
        ui.Button(
            moment,
            partial(page.seek, comment["at_ms"]),
            role="plain",
            label=t("Go to {time}: {text}", time=moment, text=comment["text"]),
        ),
        ui.Text(comment["text"], role="strong" if comment["is_own"] else "body", grow=True),
        ui.Button(
            "",
            partial(page.unsay, comment["id"]),
            role="plain",
            icon="trash-2",
            label=t("Take back: {text}", text=comment["text"]),
        )
        if comment["is_own"]
        else None,
        gap="small",
    )


def filter_sheet(page: "EpisodePage") -> ui.Node | None:
    """Where the person says what they want to see nothing of."""
    if page.sheet != "filter":
        return None
    return ui.Sheet(
        t("Show no comments with"),
        ui.TextField("", t("A word"), placeholder=t("Press Enter to add it"), on_submit=page.filter_out, key="filter"),
        ui.Wrap(
            *(ui.Chip(f"{word} ×", True, on_tap=partial(page.let_through, word), key=word) for word in page.filtered)
        )
        if page.filtered
        else ui.Text(t("No word is filtered. Only you are affected by what you write here."), tone="soft"),
        on_close=page.close_sheet,
    )
