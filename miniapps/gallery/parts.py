"""What several pages show: a post on a wall, a photo, a moment, and what is wrong with the gallery's file."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import demo
import me
import photos
import themes
import words
from minikit import CallError, Page, server, ui
from words import t

FAULTS = {
    "server.books.locked": ("clock", "The gallery is busy"),
    "server.books.full": ("triangle-alert", "No room left"),
    "server.books.unwritable": ("triangle-alert", "The gallery cannot be written"),
    "server.books.damaged": ("circle-alert", "The gallery's file is damaged"),
}
OTHER_FAULT = ("circle-alert", "This could not be shown")


class GalleryPage(Page):
    """A page that asks the server half for what it shows, and says plainly when that is not to be had."""

    fault = ""
    problem = ""
    has_copy = False

    async def on_show(self) -> None:
        photos.forgive()
        await self.refresh()

    async def refresh(self) -> None:
        """Read what is shown anew."""
        try:
            await self.read()
        except CallError as error:
            await self.note_fault(error)
        else:
            self.fault = ""

    async def read(self) -> None:
        """Ask the server half for what this page shows."""

    async def note_fault(self, error: CallError) -> None:
        """Keep what went wrong for the page to say."""
        self.fault, self.problem = error.code, told(error)
        if error.code == "server.books.damaged":
            self.has_copy = (await server.call("damage"))["has_copy"]

    async def attempt(self, function: str, **args: object) -> Any:
        """Call the server half for a tap; what it refuses is said on the page. None then."""
        self.problem = ""
        try:
            return await server.call(function, **args)
        except CallError as error:
            if error.code == "server.books.damaged":
                await self.note_fault(error)
            self.problem = told(error)
            return None

    def go(self, page: str, /, **query: object) -> None:
        """Open ``page`` over this one; in its place once so many are open that no more may be."""
        try:
            super().go(page, **query)
        except RuntimeError:
            self.replace(page, **query)

    def heading(self) -> str:
        """What stands above the page."""
        raise NotImplementedError

    def build(self) -> ui.Node:
        self.title = self.heading()
        return self.faulty() if self.fault else self.view()

    def view(self) -> ui.Node:
        """What the page shows when all is well."""
        raise NotImplementedError

    def faulty(self) -> ui.Node:
        """What is wrong, and what can be done."""
        icon, title = FAULTS.get(self.fault, OTHER_FAULT)
        if self.fault == "server.post.unknown":
            home = partial(self.relaunch, "pages/home")
            return ui.EmptyState("image", t("It is gone"), self.problem, action=t("See other outfits"), on_action=home)
        if self.fault != "server.books.damaged":
            return ui.EmptyState(icon, t(title), self.problem, action=t("Try again"), on_action=self.refresh)
        return ui.Column(
            ui.Spacer(grow=True),
            ui.Icon(icon, size="large", tone="danger"),
            ui.Heading(t(title), level=2),
            ui.Text(t("Nothing else on this computer is touched. The damaged file is kept aside."), align="center"),
            ui.Wrap(
                ui.Button(t("Restore the last copy"), lambda: self.mend(True)) if self.has_copy else None,
                ui.Button(t("Begin anew"), lambda: self.mend(False), role="secondary"),
            ),
            ui.Spacer(grow=True),
            align="center",
            padding="large",
            grow=True,
        )

    async def mend(self, with_copy: bool) -> None:
        await self.attempt("mend", with_copy=with_copy)
        await self.refresh()


def new_request_id() -> str:
    """Return a name for one request, such as nobody has made up before."""
    return os.urandom(16).hex()


def told(error: CallError) -> str:
    """What to tell the person about a call that failed: the server half's own words, or ours if it broke."""
    if error.code == "server.failed" or not error.message:
        return t("The gallery did not answer. Please try again.")
    return t(error.message)


def problem(text: str) -> ui.Node | None:
    """What went wrong, said plainly; nothing if nothing did."""
    if not text:
        return None
    icon = ui.Icon("circle-alert", size="small", tone="danger")
    return ui.Card(ui.Row(icon, ui.Text(text, tone="danger", grow=True), gap="small"), tone="soft", padding="small")


def alt(post: dict[str, Any], place: int = 0) -> str:
    """What a photo of a post shows, in words."""
    photo = post["photos"][place]
    theme_id = photo["source"].removeprefix("asset:").rpartition("-")[0]
    if theme_id in demo.WHAT:
        return t(demo.WHAT[theme_id])
    return t("Photo {number} by {name}", number=place + 1, name=post["name"])


def picture(post: dict[str, Any], place: int, on_come: Callable[[], None], *, is_small: bool) -> ui.Node:
    """A photo of a post, or a grey one until it is there."""
    photo = post["photos"][place]
    source = photos.local(photo.get("small", photo["source"]) if is_small else photo["source"], on_come)
    if source is None:
        return ui.Skeleton("picture")
    return ui.Image(source, alt=alt(post, place), aspect=photo["aspect"], radius="medium")


def tile(page: "WallPage", post: dict[str, Any]) -> ui.Node:
    """A post on a wall."""
    first = picture(post, 0, page.update, is_small=True)
    count = len(post["photos"])
    if count > 1:
        more = ui.Layer(ui.Badge(str(count), tone="soft"), at="top-end")
        first = ui.Stack(first, more)
    return ui.Card(
        first,
        ui.Text(post["caption"], lines_max=2) if post["caption"] else None,
        ui.Row(
            ui.Avatar(post["name"], size="small"),
            ui.Text(post["name"], role="caption", tone="soft", lines_max=1, grow=True),
            like_button(post, lambda: page.like(post)),
            gap="small",
        ),
        on_tap=lambda: page.go("pages/post", id=post["number"]),
        label=f"{post['name']}: {post['caption']}" if post["caption"] else post["name"],
        padding="small",
    )


def like_button(post: dict[str, Any], on_tap: ui.Handler) -> ui.Node:
    """The heart of a post, with how many like it if its author lets that be seen."""
    name = t("You like the post by {name}", name=post["name"]) if post["is_liked"] else ""
    label = name or t("Like the post by {name}", name=post["name"])
    return ui.Reaction("heart", post["is_liked"], post["likes"] or 0, on_tap=on_tap, label=label)


class WallPage(GalleryPage):
    """A page with a wall of posts. What is on the wall is asked for again when it comes back, and not kept."""

    def __init__(self) -> None:
        self._posts: list[dict[str, Any]] = []
        self._is_whole = False

    def wish(self) -> dict[str, Any]:
        """Which posts the wall shows."""
        raise NotImplementedError

    async def read(self) -> None:
        """Ask for the wall from its beginning, as far as it was shown."""
        found: list[dict[str, Any]] = []
        answer: dict[str, Any] = {}
        while not answer or (answer["posts"] and len(found) < len(self._posts)):
            answer = await server.call("posts", wish={**self.wish(), "offset": len(found)})
            found += answer["posts"]
        self._posts = _once(found)
        self._is_whole = not answer["posts"]
        self.note(answer)

    def note(self, answer: dict[str, Any]) -> None:
        """Keep what came along with the posts."""

    async def more(self) -> None:
        """Ask for the next posts of the wall."""
        if self._is_whole:
            return
        answer = await self.attempt("posts", wish={**self.wish(), "offset": len(self._posts)})
        if answer is not None:
            self._is_whole = not answer["posts"]
            self._posts = _once(self._posts + answer["posts"])

    def masonry(self) -> ui.Node:
        """The wall."""
        return ui.Masonry(
            self._posts,
            key=lambda post: post["number"],
            cell=lambda post: tile(self, post),
            aspect=lambda post: post["photos"][0]["aspect"],
            on_end=self.more,
            label=t("Posts"),
            grow=True,
        )

    async def like(self, post: dict[str, Any]) -> None:
        """Like a post, or no more."""
        try:
            await me.introduced()
            answer = await server.call("like", number=post["number"], is_on=not post["is_liked"])
        except CallError as error:
            self.toast(told(error))
        else:
            post.update(answer)

    async def on_broadcast(self, topic: str, payload: Any) -> None:
        if topic == "changed":
            for post in self._posts:
                if post["number"] in payload:
                    take_counts(post, payload[post["number"]])
        elif topic == "gone":
            self._posts = [post for post in self._posts if post["number"] != payload]


def take_counts(post: dict[str, Any], counts: list[int | None]) -> None:
    """Note how many like a post and talk about it now."""
    if counts[0] is not None:
        post["likes"] = counts[0]
    post["comments"] = counts[1]


def _once(posts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each post once: what came meanwhile moves the others on."""
    return list({post["number"]: post for post in posts}.values())


def ago(at: str) -> str:
    """A time in ISO 8601, as how long ago it was."""
    minutes = max(0, int((datetime.now(UTC) - datetime.fromisoformat(at)).total_seconds() // 60))
    if minutes < 1:
        return t("just now")
    if minutes < 60:
        return t("{count} min ago", count=minutes)
    if minutes < 24 * 60:
        return t("{count} h ago", count=minutes // 60)
    return t("{count} d ago", count=minutes // (24 * 60))


def theme_title(theme_id: str) -> str:
    """What a theme is called."""
    theme = themes.get(theme_id)
    return theme.title(words.is_chinese()) if theme else ""
