"""One episode: the film, what comes next, and what people say while they watch."""

import asyncio
import time
from functools import partial
from typing import Any

import parts
import places
import series
import talk
import words
from minikit import CallError, server, share_app_message, storage, ui
from series import Episode
from words import t

WIDE = 860
NEXT_S = 5
STOPS = "stops after each"
"""Kept for a person who does not want the next episode to play by itself."""
TURNING_S = 1.0
"""So long after another film was put in, its times may still be those of the film before."""


class EpisodePage(parts.SeriesPage):
    """Plays the episode that the address names, from a second if it says one: ``pages/episode?id=s1e1&at=7``."""

    episode_id = ""
    position_ms = 0
    is_playing = False
    film_state = ""
    attempt = 0
    next_in = 0
    stops = False
    text = ""
    sheet = ""
    filtered: list[str] = []  # noqa: RUF012 (a page's state, replaced and never changed)

    def __init__(self) -> None:
        super().__init__()
        self._at_ms = 0
        self._is_placed = False
        self._turned_at = 0.0
        self._countdown = 0
        self._said: list[dict[str, Any]] = []
        self._request_id = parts.new_request_id()

    @property
    def episode(self) -> Episode | None:
        """What is shown; None where there is no such episode."""
        return series.get(self.episode_id)

    def heading(self) -> str:
        return parts.read(self.episode.title) if self.episode else super().heading()

    def save_state(self) -> dict[str, Any]:
        return {"episode_id": self.episode_id}  # where in it, the person's places know

    def restore_state(self, state: dict[str, Any]) -> None:
        self.episode_id = state["episode_id"]

    async def on_load(self, query: dict[str, str]) -> None:
        self.episode_id = query.get("id", "")
        if self.is_restored:
            return
        self.is_playing = query.get("play") == "1"
        at = query.get("at", "")
        if self.episode and at.isascii() and at.isdecimal():
            self._stand_at(min(int(at[:6]), self.episode.seconds - 1) * 1_000)

    async def on_show(self) -> None:
        self.stops = bool(await storage.get(STOPS, False))
        self.filtered = await talk.filtered()
        await self.refresh()
        if not self._is_placed and self.episode:
            self._stand_at(self.place(self.episode).resume_ms)

    def _stand_at(self, at_ms: int) -> None:
        """Let the film begin there."""
        self.position_ms = self._at_ms = at_ms
        self._is_placed = True

    async def read(self) -> None:
        if self.episode:
            self._said = await server.call("comments", episode=self.episode_id)

    async def on_broadcast(self, topic: str, payload: Any) -> None:
        await super().on_broadcast(topic, payload)
        if topic not in ("said", "unsaid") or payload["episode"] != self.episode_id:
            return
        name, last = self.episode_id, self._said[-1]["id"] if self._said and topic == "said" else 0
        try:
            come = await server.call("comments", episode=name, after=last)
        except CallError:
            return  # the next one, or coming back, brings it
        if name == self.episode_id:
            known = {each["id"] for each in self._said} if last else set()
            self._said = [*(self._said if last else ()), *(each for each in come if each["id"] not in known)]

    # What is shown

    def view(self) -> ui.Node:
        episode = self.episode
        if episode is None:
            return ui.EmptyState(
                "clapperboard",
                t("We could not find this episode"),
                t("It may have been taken off since this link was made."),
                action=t("See what there is"),
                on_action=lambda: self.relaunch("pages/home"),
            )
        if not self._is_read:
            return ui.Column(ui.Skeleton("picture"), ui.Skeleton("lines"), padding="small")
        standing = self.standing(episode)
        stage = self.film(episode) if standing == "open" else self.closed(episode, standing)
        under = [self.about(episode), self.faulty()]
        said = talk.shown(self) if standing == "open" else None
        if words.window_width() > WIDE:
            body: ui.Node = ui.Row(
                ui.Column(stage, *under, grow=True),
                ui.Column(said, self.others(episode), grow=True),
                gap="large",
                align="start",
            )
        else:
            body = ui.Column(stage, *under, said, self.others(episode))
        return ui.Column(ui.Scroll(body, padding="small"), talk.filter_sheet(self), gap="none")

    def film(self, episode: Episode) -> ui.Node:
        """The film itself, or why it cannot be shown; over it what comes next."""
        if self.film_state == "failed":
            return ui.Card(
                ui.EmptyState(
                    "triangle-alert",
                    t("This film cannot be shown"),
                    t("It is missing, damaged, or of a kind that this computer cannot play. The others are unharmed."),
                    action=t("Try again"),
                    on_action=self.try_again,
                ),
                tone="soft",
            )
        film = ui.Video(
            episode.source,
            parts.read(episode.title),
            episode.poster,
            is_playing=self.is_playing,
            position_ms=self.position_ms,
            on_time=self.note,
            on_state=self.hear,
            on_end=self.end,
            key=f"film {self.attempt}",
        )
        return ui.Stack(film, self.coming_up(episode))

    def coming_up(self, episode: Episode) -> ui.Node | None:
        """What plays next in a few seconds, unless it is stopped; None while nothing does."""
        following = series.after(episode)
        if following is None or not self.next_in:
            return None
        offer = ui.Card(
            ui.Text(t("Next in {seconds} s", seconds=self.next_in), role="caption", tone="soft"),
            ui.Text(parts.name_of(following), role="strong"),
            ui.Row(
                ui.Button(t("Play now"), lambda: self.turn_to(following), icon="play-solid"),
                ui.Button(t("Stay here"), self.stay, role="secondary"),
                gap="small",
            ),
            padding="small",
        )
        return ui.Layer(offer, at="top-end")

    def closed(self, episode: Episode, standing: parts.Standing) -> ui.Node:
        """What stands in the place of a film that cannot be watched yet, with what to do."""
        picture = parts.poster(episode, parts.mark_of(self, episode))
        if standing == "locked":
            return ui.Column(picture, parts.unlocking(self))
        return ui.Column(
            picture,
            ui.Card(
                ui.Row(
                    ui.Icon("hourglass", tone="accent"),
                    ui.Text(t("This episode comes in"), role="strong"),
                    ui.Countdown(self._news.at, on_end=self.refresh, tone="accent") if self._news.at else None,
                    gap="small",
                ),
                ui.Wrap(parts.telling(self)) if self._follows else None,
                tone="soft",
            ),
            None if self._follows else parts.unlocking(self),
        )

    def about(self, episode: Episode) -> ui.Node:
        """The episode in words, and what can be done with it."""
        return ui.Column(
            ui.Heading(parts.read(episode.title), level=2),
            ui.Text(self.where(episode), role="caption", tone="soft"),
            ui.Text(parts.read(episode.about)),
            ui.Text(
                " · ".join(f"{parts.read(each.name)} ({parts.read(each.part)})" for each in episode.cast),
                role="caption",
                tone="soft",
            ),
            ui.Wrap(
                ui.Button(t("Share"), partial(self.share, 0), role="secondary", icon="share-2"),
                ui.Button(
                    t("Share from here"),
                    partial(self.share, self._at_ms // 1_000),
                    role="plain",
                )
                if self._at_ms >= 1_000
                else None,
            ),
            ui.Switch(t("Play the next episode by itself"), not self.stops, on_change=self.set_goes_on),
            gap="small",
        )

    def where(self, episode: Episode) -> str:
        """Which episode it is, and how far the person has come in it."""
        at, length = parts.clock(self._at_ms), parts.clock(episode.seconds * 1_000)
        if self.standing(episode) != "open":
            return f"{parts.number_of(episode)} · {length}"
        return t("{number} · {at} of {length}", number=parts.number_of(episode), at=at, length=length)

    def others(self, episode: Episode) -> ui.Node:
        """The other episodes of the season."""
        season = [each for each in series.EPISODES if each.season == episode.season and each != episode]
        following = series.after(episode)
        if following is not None and following not in season:
            season.append(following)
        return ui.Section(
            t("More episodes"),
            ui.Grid(season, key=lambda each: each.episode_id, cell=lambda each: parts.tile(self, each)),
            action=t("All"),
            on_action=lambda: self.go("pages/series", season=episode.season),
        )

    # What the film tells

    async def note(self, at_ms: float) -> None:
        """Keep how far the film has come."""
        episode = self.episode
        if episode is None:
            return
        is_late = time.monotonic() - self._turned_at < TURNING_S and at_ms > self.position_ms + 3_000
        if is_late:
            return
        self._at_ms = int(at_ms)
        self._places = await places.note(episode.episode_id, self._at_ms, episode.seconds * 1_000)

    async def hear(self, state: str) -> None:
        """Keep how the film stands."""
        self.film_state = state
        if state == "playing":
            self.stay()

    async def end(self) -> None:
        """Go on with the next episode after a few seconds, unless the person stops it or does something else."""
        episode = self.episode
        if episode is None:
            return
        self._places = await places.finish(episode.episode_id, episode.seconds * 1_000)
        following = series.after(episode)
        if self.stops or following is None or self.standing(following) != "open":
            return
        self._countdown += 1
        mine = self._countdown
        for left in range(NEXT_S, 0, -1):
            self.next_in = left
            self.update()
            await asyncio.sleep(1)
            if mine != self._countdown:
                return
        await self.turn_to(following)

    # What is tapped

    def watch(self, episode: Episode) -> None:
        """Put another episode in the place of this one."""
        self.replace("pages/episode", id=episode.episode_id, play="1")

    async def turn_to(self, episode: Episode) -> None:
        """Play another episode in the same player, so that full screen, speed and loudness stay."""
        self.stay()
        self.episode_id, self._said, self.film_state = episode.episode_id, [], ""
        self._stand_at(self.place(episode).resume_ms)
        self._turned_at, self.is_playing = time.monotonic(), True
        await self.refresh()

    def stay(self) -> None:
        """Let nothing else come by itself."""
        self._countdown += 1
        self.next_in = 0

    async def try_again(self) -> None:
        """Open the film anew, where it stood."""
        self.film_state, self.attempt, self.position_ms = "", self.attempt + 1, self._at_ms

    async def set_goes_on(self, is_on: bool) -> None:
        self.stops = not is_on
        if self.stops:
            self.stay()
        await storage.set(STOPS, self.stops)

    def seek(self, at_ms: int) -> None:
        """Go to a moment, also to the same one again."""
        self.position_ms = at_ms + 1 if self.position_ms == at_ms else at_ms

    async def share(self, second: int) -> None:
        episode = self.episode
        assert episode is not None
        query: dict[str, object] = {"id": episode.episode_id, **({"at": second} if second else {})}
        title = f"{parts.read(series.TITLE)}: {parts.read(episode.title)}"
        try:
            await share_app_message(title, "pages/episode", query, episode.poster, parts.read(episode.about)[:60])
        except CallError as error:
            self.problem = parts.told(error)

    # What is said

    def type_comment(self, text: str) -> None:
        self.text = text

    async def say(self, _text: str = "") -> None:
        """Say what is typed, at the moment that is shown."""
        if self.is_busy or not self.text.strip() or self.episode is None:
            return
        self.is_busy, self.problem = True, ""
        try:
            # The same request until the answer is here: sent again after a lost one, it is the same comment.
            await server.call(
                "say", request_id=self._request_id, episode=self.episode_id, at_ms=self._at_ms, text=self.text
            )
        except CallError as error:
            await self.note_trouble(error)
        else:
            self._request_id, self.text = parts.new_request_id(), ""
            self.set_text("comment", "")
        finally:
            self.is_busy = False

    async def unsay(self, comment_id: int) -> None:
        self.problem = ""
        try:
            await server.call("unsay", comment_id=comment_id)
        except CallError as error:
            await self.note_trouble(error)

    async def note_trouble(self, error: CallError) -> None:
        """Say why something about comments did not work; what is wrong with their file stays said."""
        if error.code.startswith("server.books."):
            await self.note_fault(error)
        self.problem = parts.told(error)

    async def filter_out(self, word: str) -> None:
        self.filtered = await talk.filter_out(word)
        self.set_text("filter", "")

    async def let_through(self, word: str) -> None:
        self.filtered = await talk.let_through(word)

    def open_filter(self) -> None:
        self.sheet = "filter"

    def close_sheet(self) -> None:
        self.sheet = ""
