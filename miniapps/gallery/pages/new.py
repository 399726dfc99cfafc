"""Writing a new post: theme, photos, words, tags. What is there stays until it is posted or thrown away."""

from functools import partial
from typing import Any

import checks
import me
import parts
import themes
import words
from draft import Draft
from minikit import CallError, choose_media, ui
from words import t


class NewPage(parts.GalleryPage):
    """The draft, and the button that posts it."""

    is_busy = False
    theme = ""

    def __init__(self) -> None:
        self._draft: Draft | None = None

    def heading(self) -> str:
        return t("New post")

    async def on_load(self, query: dict[str, str]) -> None:
        self.theme = query.get("theme", "")

    async def read(self) -> None:
        if self._draft is None:
            self._draft = await Draft.load()
            theme = themes.get(self.theme)
            if not self._draft.theme and theme is not None and theme.is_open(themes.this_month()):
                self._draft.theme = self.theme

    def view(self) -> ui.Node:
        draft = self._draft
        if draft is None:
            return ui.Skeleton("card")
        options = tuple(map(self.option, themes.THEMES))
        theme = themes.get(draft.theme)
        is_ready = bool(draft.photos and draft.theme)
        return ui.Scroll(
            ui.Select(options, draft.theme, t("Choose a theme"), on_change=self.set_theme, label=t("Theme")),
            ui.Text(theme.rule(words.is_chinese()), role="caption", tone="soft") if theme else None,
            self.pictures(draft),
            ui.TextArea(
                draft.caption,
                t("Caption"),
                t("What is it, and where are you going in it?"),
                on_change=self.set_caption,
                length_max=checks.CAPTION_MAX,
                key="caption",
            ),
            ui.TextField(draft.tags, t("Tags"), t("Up to five words: wool boots"), on_change=self.set_tags, key="tags"),
            parts.problem(self.problem),
            ui.Row(
                ui.Button(t("Post"), self.post, icon="send", is_enabled=is_ready, is_busy=self.is_busy),
                ui.Button(t("Throw away"), self.throw_away, role="plain") if not draft.is_empty else None,
                gap="small",
            ),
            ui.Text(
                t("Photos are drawn anew before anybody sees them: where and when they were taken stays with you."),
                role="caption",
                tone="soft",
            ),
            padding="small",
        )

    def option(self, theme: themes.Theme) -> ui.Option:
        in_chinese = words.is_chinese()
        is_open = theme.is_open(themes.this_month())
        title = theme.title(in_chinese)
        text = title if is_open else f"{title} · {theme.period(in_chinese)}"
        return ui.Option(theme.theme_id, text, is_enabled=is_open)

    def pictures(self, draft: Draft) -> ui.Node:
        add = ui.Button(t("Add photos"), self.pick, role="secondary", icon="images", is_enabled=not self.is_busy)
        return ui.Column(
            ui.Text(t("Photos · {count} of 9", count=len(draft.photos)), role="label", tone="soft"),
            ui.Grid(
                list(enumerate(draft.photos)),
                key=lambda each: each[1]["source"],
                cell=self.cell,
                columns_min=3,
                cell_width="small",
            )
            if draft.photos
            else None,
            ui.Row(add) if draft.room else None,
            gap="small",
        )

    def cell(self, each: tuple[int, dict[str, Any]]) -> ui.Node:
        place, photo = each
        cross = ui.Button(
            "",
            partial(self.drop, place),
            role="secondary",
            icon="x",
            label=t("Take out photo {number}", number=place + 1),
        )
        picture = ui.Image(photo["thumbnail"], alt=t("Photo {number}", number=place + 1), radius="medium")
        return ui.Stack(picture, ui.Layer(cross, at="top-end", padding="tiny"))

    async def pick(self) -> None:
        assert self._draft is not None
        try:
            for media in await choose_media(self._draft.room):
                self._draft.add(media)
        except CallError as error:
            self.problem = parts.told(error)
        await self._draft.keep()

    async def drop(self, place: int) -> None:
        assert self._draft is not None
        if not self.is_busy:
            self._draft.drop(place)
            await self._draft.keep()

    async def set_theme(self, theme: str) -> None:
        await self.note(theme=theme)

    async def set_caption(self, caption: str) -> None:
        await self.note(caption=caption)

    async def set_tags(self, tags: str) -> None:
        await self.note(tags=tags)

    async def note(self, **what: str) -> None:
        """Change the draft and keep it."""
        assert self._draft is not None
        self._draft.__dict__.update(what)
        await self._draft.keep()

    async def throw_away(self) -> None:
        assert self._draft is not None
        await self._draft.clear()
        self._draft = Draft()
        self.set_text("caption", "")
        self.set_text("tags", "")
        self.back()

    async def post(self) -> None:
        assert self._draft is not None
        self.is_busy, self.problem = True, ""
        try:
            await me.introduced()
            number = await self._draft.post()
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self.replace("pages/post", id=number)
        finally:
            self.is_busy = False
