"""The wall: all posts, by theme, by tag, new or hot."""

from contextlib import suppress
from functools import partial
from typing import Any

import demo
import parts
import themes
import words
from minikit import CallError, server, ui
from words import t


class HomePage(parts.WallPage):
    """Shows the wall. The address may bring a theme or a tag along: ``pages/home?tag=wool``."""

    theme = ""
    tag = ""
    order = "new"
    is_followed_only = False
    followed: list[str] = []  # noqa: RUF012 (a page's state, replaced and never changed)
    unseen = 0
    is_moderator = False
    has_news = False

    def heading(self) -> str:
        return t("Outfit Gallery")

    async def on_load(self, query: dict[str, str]) -> None:
        self.theme, self.tag = query.get("theme", ""), query.get("tag", "")

    def wish(self) -> dict[str, Any]:
        return {
            "theme": self.theme,
            "tag": self.tag,
            "order": self.order,
            "is_followed_only": self.is_followed_only,
        }

    def note(self, answer: dict[str, Any]) -> None:
        self.followed, self.unseen = answer["followed"], answer["unseen"]
        self.is_moderator, self.has_news = answer["is_moderator"], False

    def view(self) -> ui.Node:
        return ui.Column(
            self.bar(),
            self.chips(),
            self.about(),
            parts.problem(self.problem),
            ui.Row(ui.Button(t("New posts"), self.refresh, role="secondary", icon="arrow-up"), justify="center")
            if self.has_news
            else None,
            self.masonry() if self._posts else self.nothing(),
            gap="small",
        )

    def bar(self) -> ui.Node:
        orders = (ui.Option("new", t("New")), ui.Option("hot", t("Hot")))
        bell = t("Activity · {count}", count=self.unseen) if self.unseen else t("Activity")
        return ui.Row(
            ui.Segmented(orders, self.order, on_change=self.set_order),
            ui.Spacer(grow=True),
            self.moderating() if self.is_moderator else None,
            ui.Button(
                "",
                lambda: self.go("pages/activity"),
                role="secondary" if self.unseen else "plain",
                icon="bell",
                label=bell,
            ),
            ui.Button("", lambda: self.go("pages/person"), role="plain", icon="user", label=t("My posts")),
            ui.Button(t("Post"), lambda: self.go("pages/new", theme=self.theme), icon="plus"),
            gap="small",
        )

    def moderating(self) -> ui.Node:
        return ui.Button("", lambda: self.go("pages/queue"), role="plain", icon="shield-check", label=t("Moderation"))

    def chips(self) -> ui.Node:
        is_plain = not self.theme and not self.is_followed_only and not self.tag
        return ui.Wrap(
            ui.Chip(t("All"), is_plain, on_tap=self.choose),
            ui.Chip(t("Followed tags"), self.is_followed_only, on_tap=lambda: self.choose(is_followed_only=True))
            if self.followed
            else None,
            *(
                ui.Chip(
                    theme.title(words.is_chinese()),
                    self.theme == theme.theme_id,
                    on_tap=partial(self.choose, theme.theme_id),
                )
                for theme in themes.THEMES
            ),
        )

    def about(self) -> ui.Node | None:
        """The theme with its cover, period and rules; or the tag and whether it is followed."""
        theme = themes.get(self.theme)
        if theme is not None:
            return self.theme_card(theme)
        if self.tag:
            follows = self.tag in self.followed
            return ui.Row(
                ui.Text(f"#{self.tag}", role="strong"),
                ui.Button(
                    t("Following") if follows else t("Follow this tag"),
                    self.follow,
                    role="secondary",
                    icon="check" if follows else "plus",
                ),
                gap="small",
            )
        return None

    def theme_card(self, theme: themes.Theme) -> ui.Node:
        in_chinese = words.is_chinese()
        is_open = theme.is_open(themes.this_month())
        return ui.Card(
            ui.Row(
                ui.Image(theme.cover, alt=t(demo.WHAT[theme.theme_id]), size="small"),
                ui.Column(
                    ui.Row(
                        ui.Badge(t("Open") if is_open else t("Closed now"), tone="success" if is_open else "soft"),
                        ui.Text(theme.period(in_chinese), role="caption", tone="soft"),
                        gap="small",
                    ),
                    ui.Text(theme.rule(in_chinese)),
                    gap="tiny",
                    grow=True,
                ),
            ),
            tone="soft",
            padding="small",
        )

    def nothing(self) -> ui.Node:
        if not self._is_whole:
            return ui.Grid(range(8), key=str, cell=lambda _: ui.Skeleton("card"), label=t("Posts"))
        return ui.EmptyState(
            "image",
            t("Nothing here yet"),
            t("Be the first to post an outfit."),
            action=t("Post"),
            on_action=lambda: self.go("pages/new", theme=self.theme),
        )

    async def choose(self, theme: str = "", is_followed_only: bool = False) -> None:
        self.theme, self.tag, self.is_followed_only = theme, "", is_followed_only
        await self.anew()

    async def set_order(self, order: str) -> None:
        self.order = order
        await self.anew()

    async def anew(self) -> None:
        """Show the wall from its beginning."""
        self._posts = []
        await self.refresh()

    async def follow(self) -> None:
        await self.attempt("follow", tag=self.tag, is_on=self.tag not in self.followed)
        await self.refresh()

    async def on_broadcast(self, topic: str, payload: Any) -> None:
        await super().on_broadcast(topic, payload)
        if topic == "new":
            self.has_news = True
        if topic == "changed":
            with suppress(CallError):
                self.unseen = await server.call("unseen")
