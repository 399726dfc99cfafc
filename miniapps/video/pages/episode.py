"""One episode: the film, what comes next, and what people say while they watch."""

import asyncio
import time
from typing import Any

import parts
import places
import series
import stage
import talk
import words
from minikit import CallError, share_app_message, storage, ui
from series import Episode
from words import t

WIDE = 860
NEXT_S = 5
STOPS = "stops after each"
"""Kept for a person who does not want the next episode to play by itself."""
MOVING_S = 1.0
"""So long after the page itself went to a moment, or to another film, it may still be told of the moment before."""
NEAR_MS = 3_000


class EpisodePage(parts.SeriesPage):
    """Plays the episode that the address names, from a second if it says one: ``pages/episode?id=s1e1&at=7``."""

    episode_id = ""
    position_ms = 0
    at_ms = 0
    is_playing = False
    film_state = ""
    attempt = 0
    next_in = 0
    stops = False

    def __init__(self) -> None:
        super().__init__()
        self._is_placed = False
        self._moved_at = 0.0
        self._countdown = 0
        self.talk = talk.Talk(self)

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
        await self.talk.begin()
        await self.refresh()
        if not self._is_placed and self.episode:
            self._stand_at(self.place(self.episode).resume_ms)

    def _stand_at(self, at_ms: int) -> None:
        """Let the film begin there."""
        self.position_ms = self.at_ms = at_ms
        self._is_placed = True

    async def read(self) -> None:
        if self.episode:
            await self.talk.read(self.episode_id)

    async def on_broadcast(self, topic: str, payload: Any) -> None:
        await super().on_broadcast(topic, payload)
        if topic in ("said", "unsaid"):
            await self.talk.hear(topic, payload["episode"])

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
        film = stage.film(self, episode) if standing == "open" else stage.closed(self, episode, standing)
        under = [stage.about(self, episode), self.faulty()]
        said = self.talk.shown() if standing == "open" else None
        if words.window_width() > WIDE:
            body: ui.Node = ui.Row(
                ui.Column(film, *under, grow=True),
                ui.Column(said, stage.others(self, episode), grow=True),
                gap="large",
                align="start",
            )
        else:
            body = ui.Column(film, *under, said, stage.others(self, episode))
        return ui.Column(ui.Scroll(body, padding="small"), self.talk.sheet(), gap="none")

    # What the film tells

    async def note(self, at_ms: float) -> None:
        """Keep how far the film has come."""
        if time.monotonic() - self._moved_at < MOVING_S and abs(at_ms - self.position_ms) > NEAR_MS:
            return
        self.at_ms = int(at_ms)
        await self._keep()

    async def _keep(self) -> None:
        if self.episode:
            self._places = await places.note(self.episode_id, self.at_ms, self.episode.seconds * 1_000)

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
        self.episode_id, self.film_state = episode.episode_id, ""
        self._stand_at(self.place(episode).resume_ms)
        self._moved_at, self.is_playing = time.monotonic(), True
        await self.refresh()

    def stay(self) -> None:
        """Let nothing else come by itself."""
        self._countdown += 1
        self.next_in = 0

    async def try_again(self) -> None:
        """Open the film anew, where it stood."""
        self.film_state, self.attempt, self.position_ms = "", self.attempt + 1, self.at_ms

    async def set_goes_on(self, is_on: bool) -> None:
        self.stops = not is_on
        if self.stops:
            self.stay()
        await storage.set(STOPS, self.stops)

    async def seek(self, at_ms: int) -> None:
        """Go to a moment, also to the same one again."""
        self._stand_at(at_ms + 1 if self.position_ms == at_ms else at_ms)
        self._moved_at = time.monotonic()
        await self._keep()

    async def share(self, second: int) -> None:
        episode = self.episode
        assert episode is not None
        query: dict[str, object] = {"id": episode.episode_id, **({"at": second} if second else {})}
        title = f"{parts.read(series.TITLE)}: {parts.read(episode.title)}"
        try:
            await share_app_message(title, "pages/episode", query, episode.poster, parts.read(episode.about)[:60])
        except CallError as error:
            self.problem = parts.told(error)

    async def note_trouble(self, error: CallError) -> None:
        """Say why something about comments did not work; what is wrong with their file stays said."""
        if error.code.startswith("server.books."):
            await self.note_fault(error)
        self.problem = parts.told(error)
