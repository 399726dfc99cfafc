"""What to watch: going on where one was, the series by seasons, and what is looked for."""

import finding
import parts
import series
import words
from minikit import ui
from series import Episode
from words import t

GOING_ON_MAX = 6


class HomePage(parts.SeriesPage):
    """Shows what there is. The address may bring a search along: ``pages/home?q=whale``."""

    query = ""

    async def on_load(self, query: dict[str, str]) -> None:
        self.query = query.get("q", "")[:60]

    def view(self) -> ui.Node:
        search = ui.SearchField(
            self.query,
            placeholder=t("Title, season or who plays"),
            on_change=self.search,
            label=t("Search episodes"),
            key="search",
        )
        is_asked = bool(self.query.strip())
        return ui.Column(
            search,
            ui.Scroll(self.faulty(), *(self.results() if is_asked else self.front())),
            gap="small",
        )

    def front(self) -> list[ui.Node | None]:
        """What stands there while nobody looks for anything."""
        return [
            self.hero(),
            parts.unlocking(self),
            self.going_on(),
            *(
                ui.Section(
                    t("Season {number}: {name}", number=number, name=parts.read(name)),
                    self.shelf([each for each in series.EPISODES if each.season == number]),
                )
                for number, name in series.SEASONS.items()
            ),
        ]

    def hero(self) -> ui.Node:
        """The series itself, and the one thing to do with it."""
        episode = self.next_up()
        place = self.place(episode)
        is_narrow = words.window_width() < 560
        about = ui.Column(
            ui.Heading(parts.read(series.TITLE)),
            ui.Text(parts.read(series.ABOUT), tone="soft"),
            ui.Wrap(
                ui.Button(
                    t("Go on with {name}", name=parts.read(episode.title))
                    if place.is_begun
                    else t("Watch {name}", name=parts.read(episode.title)),
                    lambda: self.watch(episode),
                    icon="play-solid",
                ),
                ui.Button(t("About the series"), lambda: self.go("pages/series"), role="secondary", icon="info"),
                parts.telling(self),
            ),
            gap="small",
            grow=True,
        )
        cover = ui.Image(series.COVER, alt=parts.read(series.TITLE), aspect=3 / 4, radius="medium", size="medium")
        return ui.Card(about if is_narrow else ui.Row(cover, about, gap="medium"), tone="plain")

    def next_up(self) -> Episode:
        """What the person would watch now: what they have begun last, or else the first that they have not seen."""
        begun = self.begun()
        if begun:
            return begun[0]
        unseen = [each for each in series.EPISODES if self.standing(each) == "open" and not self.place(each).is_seen]
        return unseen[0] if unseen else series.EPISODES[0]

    def begun(self) -> list[Episode]:
        """What the person may go on with, newest first; after what is seen, the episode that comes next."""
        found: list[Episode] = []
        for episode in sorted(series.EPISODES, key=lambda each: -self.place(each).turn):
            place = self.place(episode)
            if not place.turn:
                break
            following = series.after(episode)
            each = episode if place.is_begun else following if place.is_seen else None
            if each is not None and each not in found and not (each != episode and self.place(each).turn):
                found.append(each)
        return [each for each in found if self.standing(each) == "open"][:GOING_ON_MAX]

    def going_on(self) -> ui.Node | None:
        """The row of what was begun."""
        begun = self.begun()
        return ui.Section(t("Continue watching"), self.shelf(begun)) if begun else None

    def shelf(self, episodes: list[Episode]) -> ui.Node:
        """Episodes side by side, as many as fit."""
        return ui.Grid(episodes, key=lambda each: each.episode_id, cell=lambda each: parts.tile(self, each))

    def results(self) -> list[ui.Node | None]:
        """What was found."""
        found = finding.found(self.query)
        if not found:
            return [
                ui.EmptyState(
                    "search",
                    t("Nothing found"),
                    t("No episode and nobody in it is called “{query}”.", query=self.query.strip()),
                    action=t("Show everything"),
                    on_action=self.show_all,
                )
            ]
        return [
            ui.Grid(
                found,
                key=lambda each: each.episode.episode_id,
                cell=lambda each: parts.tile(self, each.episode, parts.read(each.why) if each.why else ""),
            )
        ]

    async def search(self, text: str) -> None:
        self.query = text[:60]

    async def show_all(self) -> None:
        self.query = ""
        self.set_text("search", "")
