"""What people say at moments of an episode, and the words that a person wants to see nothing of."""

from functools import partial
from typing import TYPE_CHECKING, Any

import parts
from minikit import CallError, server, storage, ui
from words import t

if TYPE_CHECKING:
    from pages.episode import EpisodePage

KEY = "filtered words"
WORDS_MAX = 50
WORD_MAX = 30


class Talk:
    """The comments of the episode on a page, as far as they are known there, and what is being typed."""

    def __init__(self, page: "EpisodePage") -> None:
        self._page = page
        self._episode_id = ""
        self._said: list[dict[str, Any]] = []
        self._request_id = parts.new_request_id()
        self._text = ""
        self._filtered: list[str] = []
        self._is_filtering = False

    async def begin(self) -> None:
        """Read which words the person wants to see nothing of."""
        self._filtered = await filtered()

    async def read(self, episode_id: str) -> None:
        """Ask for all that was said about an episode."""
        if episode_id != self._episode_id:
            self._episode_id, self._said = episode_id, []
        said = await server.call("comments", episode=episode_id)
        if episode_id == self._episode_id:
            self._said = said

    async def hear(self, topic: str, episode_id: str) -> None:
        """Ask for what is new, or for all of it where something was taken back."""
        if episode_id != self._episode_id:
            return
        is_more = topic == "said" and bool(self._said)
        try:
            come = await server.call("comments", episode=episode_id, after=self._said[-1]["id"] if is_more else 0)
        except CallError:
            return  # the next one, or coming back, brings it
        if episode_id == self._episode_id:
            before = self._said if is_more else []
            known = {each["id"] for each in before}
            self._said = [*before, *(each for each in come if each["id"] not in known)]

    def passing(self) -> list[dict[str, Any]]:
        """Return the comments without the filtered words, in the order of the film; one's own always."""
        words = [word.casefold() for word in self._filtered]
        passed = [
            each for each in self._said if each["is_own"] or not any(word in each["text"].casefold() for word in words)
        ]
        return sorted(passed, key=lambda each: (each["at_ms"], each["id"]))

    def flying(self) -> tuple[ui.FilmComment, ...]:
        """Return the comments as the shell lets them fly over the film."""
        return tuple(ui.FilmComment(each["at_ms"], each["text"], each["is_own"]) for each in self.passing())

    def shown(self) -> ui.Node:
        """What was said, and where to say something."""
        said = self.passing()
        count = len(self._filtered)
        return ui.Section(
            t("Comments · {count}", count=len(said)),
            ui.Row(
                ui.TextField(
                    self._text,
                    t("Say something at this moment"),
                    on_change=self.type,
                    on_submit=self.say,
                    key="comment",
                    grow=True,
                ),
                ui.Button("", self.say, role="secondary", icon="send", label=t("Send"), is_busy=self._page.is_busy),
                gap="small",
                align="end",
            ),
            ui.List(said, key=lambda each: str(each["id"]), row=self._row, gap="tiny")
            if said
            else ui.Text(t("Nobody has said anything here yet."), tone="soft"),
            action=t("Filter · {count}", count=count) if count else t("Filter"),
            on_action=self.open_filter,
        )

    def _row(self, comment: dict[str, Any]) -> ui.Node:
        moment, text = parts.clock(comment["at_ms"]), comment["text"]
        take_back = partial(self.unsay, comment["id"])
        return ui.Row(
            ui.Button(
                moment,
                partial(self._page.seek, comment["at_ms"]),
                role="plain",
                label=t("Go to {time}: {text}", time=moment, text=text),
            ),
            ui.Text(text, role="strong" if comment["is_own"] else "body", grow=True),
            ui.Button("", take_back, role="plain", icon="trash-2", label=t("Take back: {text}", text=text))
            if comment["is_own"]
            else None,
            gap="small",
        )

    def type(self, text: str) -> None:
        """Keep what is typed."""
        self._text = text

    async def say(self, _text: str = "") -> None:
        """Say what is typed, at the moment that is shown."""
        page = self._page
        if page.is_busy or not self._text.strip():
            return
        page.is_busy, page.problem = True, ""
        try:
            # The same request until the answer is here: sent again after a lost one, it is the same comment.
            await server.call(
                "say", request_id=self._request_id, episode=self._episode_id, at_ms=page.at_ms, text=self._text
            )
        except CallError as error:
            await page.note_trouble(error)
        else:
            self._request_id, self._text = parts.new_request_id(), ""
            page.set_text("comment", "")
        finally:
            page.is_busy = False

    async def say_over_the_film(self, text: str) -> None:
        """Say what was written in the field below the film."""
        before, self._text = self._text, text
        await self.say()
        if self._text == "":  # said: what was being typed on the page goes on
            self._text = before
            self._page.set_text("comment", before)

    async def unsay(self, comment_id: int) -> None:
        """Take a comment of the person's own back."""
        self._page.problem = ""
        try:
            await server.call("unsay", comment_id=comment_id)
        except CallError as error:
            await self._page.note_trouble(error)

    # The filter

    def open_filter(self) -> None:
        """Show the words that are filtered."""
        self._is_filtering = True

    def close_filter(self) -> None:
        """Hide them."""
        self._is_filtering = False

    async def filter_out(self, word: str) -> None:
        """Show no comments with this word any more."""
        self._filtered = await filter_out(word)
        self._page.set_text("filter", "")

    async def let_through(self, word: str) -> None:
        """Show comments with this word again."""
        self._filtered = await let_through(word)

    def sheet(self) -> ui.Node | None:
        """Where the person says what they want to see nothing of; None while it is closed."""
        if not self._is_filtering:
            return None
        chips = [ui.Chip(f"{word} ×", True, partial(self.let_through, word), key=word) for word in self._filtered]
        return ui.Sheet(
            t("Show no comments with"),
            ui.TextField(
                "", t("A word"), placeholder=t("Press Enter to add it"), on_submit=self.filter_out, key="filter"
            ),
            ui.Wrap(*chips)
            if chips
            else ui.Text(t("No word is filtered. Only you are affected by what you write here."), tone="soft"),
            on_close=self.close_filter,
        )


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
