"""What several pages show: an episode, how far it is watched, what keeps it locked, and what is wrong with the file."""

import os
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import following
import places
import series
import words
from minikit import CallError, Page, messages, server, ui
from places import Place
from series import Episode, Words
from words import t

DAMAGED = "server.books.damaged"
ASPECT = 16 / 9
Standing = Literal["open", "locked", "coming"]


@dataclass(frozen=True)
class News:
    """Whether the newest episode is out, and when it comes, in ISO 8601."""

    is_out: bool = False
    at: str = ""


class SeriesPage(Page):
    """A page that knows what the person may watch and how far they have come. What it cannot know it says plainly."""

    problem = ""
    fault = ""
    has_copy = False
    is_told = False
    is_busy = False

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._follows = False
        self._news = News()
        self._is_read = False

    async def on_show(self) -> None:
        await self.refresh()

    async def refresh(self) -> None:
        """Read what is shown anew. The films can be watched whatever is wrong with the server half's file."""
        self._places = await places.all_of_them()
        self._follows = await following.is_following()
        try:
            self._news = News(**await server.call("news"))
            self.is_told = await server.call("is_told")
            await self.read()
            self.fault = ""
        except CallError as error:
            await self.note_fault(error)
        self._is_read = True

    async def read(self) -> None:
        """Ask the server half for what else this page shows."""

    async def note_fault(self, error: CallError) -> None:
        """Keep what went wrong for the page to say."""
        self.fault, self.problem = error.code, told(error)
        if error.code == DAMAGED:
            try:
                self.has_copy = (await server.call("damage"))["has_copy"]
            except CallError:
                self.has_copy = False

    async def on_broadcast(self, topic: str, payload: Any) -> None:
        if topic == "out" and payload == series.PREMIERE:
            self._news = News(is_out=True, at=self._news.at)

    def heading(self) -> str:
        """What stands above the page."""
        return series.TITLE.read_in(words.is_chinese())

    def build(self) -> ui.Node:
        self.title = self.heading()
        return self.view()

    def view(self) -> ui.Node:
        """What the page shows."""
        raise NotImplementedError

    def standing(self, episode: Episode) -> Standing:
        """Whether the person may watch an episode now."""
        if episode.episode_id == series.PREMIERE and not self._news.is_out:
            return "coming"
        return "open" if episode.is_open or self._follows else "locked"

    def place(self, episode: Episode) -> Place:
        """Where the person stands in an episode."""
        return self._places.get(episode.episode_id, Place())

    def watch(self, episode: Episode) -> None:
        """Open an episode, which plays at once."""
        self.go("pages/episode", id=episode.episode_id, play="1")

    async def follow(self) -> None:
        """Follow the series for the person, and show what that opens."""
        if self.is_busy:
            return
        self.is_busy, self.problem = True, ""
        try:
            await following.follow()
        except CallError as error:
            self.problem = (
                t("Plaza may not tell this mini-app whether you follow it. Allow it under About, in the menu above.")
                if error.code == "permission.denied"
                else told(error)
            )
        else:
            self.toast(t("You follow Paper Boat. Every episode is open."))
            await self.refresh()
        finally:
            self.is_busy = False

    async def open_account(self) -> None:
        """Show the series' official account."""
        try:
            await following.show_account()
        except CallError as error:
            self.problem = told(error)

    async def ask_to_be_told(self) -> None:
        """Have the person asked whether they want to hear of new episodes, or stop telling them."""
        self.problem = ""
        try:
            if self.is_told:
                await server.call("tell_me", is_wanted=False)
                self.is_told = False
            elif await messages.ask("new-episode") != "no":
                await server.call("tell_me", is_wanted=True)
                self.is_told = True
        except CallError as error:
            self.problem = told(error)

    def faulty(self) -> ui.Node | None:
        """What is wrong with the file of the comments, and what can be done; None while all is well."""
        if not self.fault:
            return problem(self.problem)
        is_damaged = self.fault == DAMAGED
        return ui.Card(
            ui.Row(
                ui.Icon("triangle-alert", tone="danger"),
                ui.Column(
                    ui.Text(self.problem, role="strong"),
                    ui.Text(
                        t("The films play all the same. The damaged file is kept aside.")
                        if is_damaged
                        else t("The films play all the same."),
                        role="caption",
                        tone="soft",
                    ),
                    gap="tiny",
                    grow=True,
                ),
            ),
            ui.Wrap(
                ui.Button(t("Restore the last copy"), lambda: self.mend(True), icon="history")
                if is_damaged and self.has_copy
                else None,
                ui.Button(t("Begin anew"), lambda: self.mend(False), role="secondary")
                if is_damaged
                else ui.Button(t("Try again"), self.refresh, role="secondary", icon="refresh-cw"),
            ),
            tone="soft",
        )

    async def mend(self, with_copy: bool) -> None:
        """Have the server half restore its file, or begin anew."""
        try:
            await server.call("mend", with_copy=with_copy)
        except CallError as error:
            self.problem = told(error)
        else:
            self.problem = ""
            await self.refresh()


def new_request_id() -> str:
    """Return a name for one request, such as nobody has made up before."""
    return os.urandom(16).hex()


def told(error: CallError) -> str:
    """What to tell the person about a call that failed: the server half's own words, or ours if it broke."""
    if error.code == "server.failed" or not error.message:
        return t("This did not work. Please try again.")
    return t(error.message)


def problem(text: str) -> ui.Node | None:
    """What went wrong, said plainly; nothing if nothing did."""
    if not text:
        return None
    icon = ui.Icon("circle-alert", size="small", tone="danger")
    return ui.Card(ui.Row(icon, ui.Text(text, tone="danger", grow=True), gap="small"), tone="soft", padding="small")


def read(name: Words) -> str:
    """Return a name as the person reads it."""
    return name.read_in(words.is_chinese())


def name_of(episode: Episode) -> str:
    """What an episode is called within its season: ``3 · Lanterns``."""
    return f"{episode.number} · {read(episode.title)}"


def number_of(episode: Episode) -> str:
    """Season and number of an episode."""
    return t("Season {season}, episode {number}", season=episode.season, number=episode.number)


def clock(milliseconds: float) -> str:
    """Write a length as ``1:05``."""
    seconds = int(milliseconds // 1_000)
    return f"{seconds // 60}:{seconds % 60:02d}"


def poster(episode: Episode, mark: ui.Node | None = None, *, size: ui.ImageSize = "fill") -> ui.Node:
    """An episode's picture, with what there is to say of it in its corner."""
    picture = ui.Image(episode.poster, alt=read(episode.title), aspect=ASPECT, radius="medium", size=size)
    return ui.Stack(picture, ui.Layer(mark, at="top-end")) if mark is not None else picture


def mark_of(page: SeriesPage, episode: Episode) -> ui.Node | None:
    """What is to be said of an episode in a word."""
    standing = page.standing(episode)
    if standing == "locked":
        return ui.Badge(t("For followers"), tone="normal")
    if standing == "coming":
        return ui.Badge(t("Soon"), tone="accent")
    return ui.Badge(t("Watched"), tone="success") if page.place(episode).is_seen else None


def tile(page: SeriesPage, episode: Episode, caption: str = "") -> ui.Node:
    """An episode among others."""
    place = page.place(episode)
    return ui.Card(
        poster(episode, mark_of(page, episode)),
        ui.Progress(place.share) if place.is_begun else None,
        ui.Text(name_of(episode), role="strong", lines_max=1),
        ui.Text(caption or _length(episode, place), role="caption", tone="soft", lines_max=1),
        on_tap=partial(page.watch, episode),
        label=f"{number_of(episode)}: {read(episode.title)}",
        padding="small",
    )


def _length(episode: Episode, place: Place) -> str:
    length = clock(episode.seconds * 1_000)
    if place.is_begun:
        return t("{left} left", left=clock(episode.seconds * 1_000 - place.at_ms))
    return length


def unlocking(page: SeriesPage) -> ui.Node | None:
    """How the whole series is opened, for those who do not follow it yet."""
    if page._follows or not page._is_read:
        return None
    return ui.Card(
        ui.Row(
            ui.Icon("lock-open", tone="accent"),
            ui.Column(
                ui.Text(t("Follow Paper Boat to watch all of it"), role="strong"),
                ui.Text(
                    t("Its official account then has every episode for you, and news of the next."),
                    role="caption",
                    tone="soft",
                ),
                gap="tiny",
                grow=True,
            ),
            ui.Button(t("See the account"), page.open_account, role="plain"),
            ui.Button(t("Follow"), page.follow, icon="plus", is_busy=page.is_busy),
        ),
        tone="accent",
    )


def telling(page: SeriesPage) -> ui.Node | None:
    """Whether the person hears of new episodes."""
    if not page._follows:
        return None
    return ui.Button(
        t("You hear of new episodes") if page.is_told else t("Tell me of new episodes"),
        page.ask_to_be_told,
        role="plain" if page.is_told else "secondary",
        icon="check" if page.is_told else "bell",
    )
