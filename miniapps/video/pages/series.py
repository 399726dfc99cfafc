"""The series: what it is about, who plays in it, and its episodes season by season."""

from functools import partial

import parts
import series
import words
from minikit import CallError, share_app_message, ui
from series import Episode
from words import t

PAGE = "pages/series"


class SeriesPage(parts.SeriesPage):
    """Shows one season at a time: ``pages/series?season=2``."""

    season = 1

    async def on_load(self, query: dict[str, str]) -> None:
        asked = query.get("season", "")
        self.season = int(asked) if asked in {str(number) for number in series.SEASONS} else 1

    def view(self) -> ui.Node:
        is_narrow = words.window_width() < 560
        about = ui.Column(
            ui.Heading(parts.read(series.TITLE)),
            ui.Text(parts.read(series.ABOUT)),
            ui.Text(self.cast(), role="caption", tone="soft"),
            ui.Wrap(
                ui.Button(t("Share"), self.share, role="secondary", icon="share-2"),
                parts.telling(self),
            ),
            gap="small",
            grow=True,
        )
        cover = ui.Image(series.COVER, alt=parts.read(series.TITLE), aspect=3 / 4, radius="medium", size="medium")
        return ui.Scroll(
            self.faulty(),
            about if is_narrow else ui.Row(cover, about, gap="large", align="start"),
            parts.unlocking(self),
            ui.Segmented(
                tuple(ui.Option(str(number), parts.read(name)) for number, name in series.SEASONS.items()),
                str(self.season),
                on_change=self.choose,
                label=t("Season"),
            ),
            ui.List(
                [each for each in series.EPISODES if each.season == self.season],
                key=lambda each: each.episode_id,
                row=self.row,
            ),
            padding="small",
        )

    def cast(self) -> str:
        """Everybody who plays in the series, with what they play."""
        everybody = dict.fromkeys(player for episode in series.EPISODES for player in episode.cast)
        return " · ".join(f"{parts.read(player.name)} ({parts.read(player.part)})" for player in everybody)

    def row(self, episode: Episode) -> ui.Node:
        """One episode."""
        place = self.place(episode)
        return ui.Card(
            ui.Row(
                parts.poster(episode, size="medium"),
                ui.Column(
                    ui.Row(
                        ui.Text(parts.name_of(episode), role="strong", lines_max=1, grow=True),
                        parts.mark_of(self, episode),
                        gap="small",
                    ),
                    ui.Text(parts.read(episode.about), tone="soft", lines_max=2),
                    ui.Text(parts.clock(episode.seconds * 1_000), role="caption", tone="soft"),
                    ui.Progress(place.share) if place.is_begun else None,
                    gap="tiny",
                    grow=True,
                ),
            ),
            on_tap=partial(self.watch, episode),
            label=f"{parts.number_of(episode)}: {parts.read(episode.title)}",
            padding="small",
        )

    async def choose(self, season: str) -> None:
        self.season = int(season)

    async def share(self) -> None:
        try:
            query = {"season": self.season}
            await share_app_message(parts.read(series.TITLE), PAGE, query, series.COVER, parts.read(series.ABOUT)[:60])
        except CallError as error:
            self.problem = parts.told(error)
