"""One post: its photos, its words, who likes it and what they say."""

from functools import partial
from typing import Any

import checks
import me
import parts
import photos
import talk
import words
from minikit import CallError, server, share_app_message, ui
from words import t

WIDE = 640
LINK = "plaza://miniapp/plaza.gallery/pages/post?id={number}"
REASONS = (
    ("rude", "Rude or hurtful"),
    ("person", "Shows somebody who may not want it"),
    ("adverts", "Advertising"),
    ("stolen", "Not their own picture"),
    ("other", "Something else"),
)


class PostPage(parts.GalleryPage):
    """Shows the post that the address names: ``pages/post?id=cold00``."""

    number = ""
    text = ""
    reply_to: int | None = None
    reply_name = ""
    viewed: int | None = None
    sheet = ""
    about: int | None = None
    caption = ""
    tags = ""
    hides_likes = False
    closes_comments = False
    is_busy = False

    def __init__(self) -> None:
        self.request_id = parts.new_request_id()
        self._post: dict[str, Any] | None = None

    def heading(self) -> str:
        return parts.theme_title(self._post["theme"]) if self._post else t("Post")

    async def on_load(self, query: dict[str, str]) -> None:
        self.number = query.get("id", "")

    @property
    def owns(self) -> bool:
        """Whether the post is the person's own."""
        return self._post is not None and bool(self._post["is_own"])

    async def read(self) -> None:
        self._post = await server.call("post", number=self.number)

    async def on_broadcast(self, topic: str, payload: Any) -> None:
        is_here = topic == "changed" and self._post is not None and self.number in payload
        if is_here or (topic == "gone" and payload == self.number):
            await self.refresh()

    def view(self) -> ui.Node:
        post = self._post
        if post is None:
            return ui.Skeleton("picture")
        is_wide = words.window_width() > WIDE
        shown = self.pictures(post)
        said = ui.Column(
            self.author(post),
            self.hidden(post),
            self.words(post),
            self.acts(post),
            *self.discussion(post),
            gap="medium",
        )
        if is_wide:
            body: ui.Node = ui.Row(ui.Column(shown, grow=True), ui.Column(said, grow=True), gap="large", align="start")
        else:
            body = ui.Column(shown, said)
        return ui.Column(ui.Scroll(body, padding="small"), self.viewer(post), *self.sheets(), gap="none")

    def pictures(self, post: dict[str, Any]) -> ui.Node:
        shown = [
            ui.Card(
                ui.Column(parts.picture(post, place, self.update, is_small=False), align="center"),
                on_tap=partial(self.look, place),
                label=t("Enlarge photo {number}", number=place + 1),
                padding="none",
            )
            for place in range(len(post["photos"]))
        ]
        return shown[0] if len(shown) == 1 else ui.Carousel(*shown, label=t("Photos"))

    def viewer(self, post: dict[str, Any]) -> ui.Node | None:
        if self.viewed is None:
            return None
        sources = [photos.local(each["source"], self.update) for each in post["photos"]]
        there = [
            ui.Photo(source or post["photos"][place]["source"], parts.alt(post, place))
            for place, source in enumerate(sources)
            if source is not None
        ]
        if not there:
            return None
        return ui.Viewer(tuple(there), min(self.viewed, len(there) - 1), on_close=self.close)

    def author(self, post: dict[str, Any]) -> ui.Node:
        who = ui.Row(
            ui.Avatar(post["name"]),
            ui.Column(
                ui.Text(post["name"], role="strong", lines_max=1),
                ui.Text(parts.ago(post["created_at"]), role="caption", tone="soft"),
                gap="none",
            ),
            gap="small",
        )
        return ui.Row(
            ui.Card(
                who,
                on_tap=lambda: self.go("pages/person", who=post["handle"]),
                label=t("Posts by {name}", name=post["name"]),
                padding="tiny",
                tone="soft",
                grow=True,
            ),
            self.menu(post),
        )

    def menu(self, post: dict[str, Any]) -> ui.Node:
        if post["is_own"]:
            actions = (
                ui.Action(t("Edit"), self.edit, icon="pencil"),
                ui.Action(t("Delete"), lambda: self.open("delete"), icon="trash-2", tone="danger"),
            )
        else:
            actions = (
                ui.Action(t("Not for me"), self.put_away, icon="eye-off"),
                ui.Action(t("Report"), lambda: self.open("report"), icon="shield-alert", tone="danger"),
            )
        return ui.Menu("", *actions, role="plain", label=t("More"))

    def hidden(self, post: dict[str, Any]) -> ui.Node | None:
        """Why nobody else sees the post, and what its author can do."""
        if not post["is_hidden"]:
            return None
        decision = post["decision"] or {"reason": "", "is_appealed": False}
        if decision["is_appealed"]:
            answer: ui.Node = ui.Text(t("A moderator will look at it again."), tone="soft")
        else:
            answer = ui.Button(t("Ask for another look"), lambda: self.open("appeal"), role="secondary")
        return ui.Card(
            ui.Text(t("Hidden by a moderator"), role="strong"),
            ui.Text(decision["reason"]),
            ui.Row(answer) if post["is_own"] else None,
            tone="accent",
        )

    def words(self, post: dict[str, Any]) -> ui.Node:
        chips = (ui.Chip(f"#{tag}", on_tap=partial(self.go, "pages/home", tag=tag)) for tag in post["tags"])
        return ui.Column(
            ui.Text(post["caption"]) if post["caption"] else None,
            ui.Wrap(*chips) if post["tags"] else None,
            gap="small",
        )

    def acts(self, post: dict[str, Any]) -> ui.Node:
        return ui.Row(
            parts.like_button(post, self.like),
            ui.Spacer(grow=True),
            ui.Button(t("Share"), self.share, role="plain", icon="share-2"),
            ui.Button(t("Code"), lambda: self.open("code"), role="plain", icon="qr-code"),
            gap="small",
        )

    def discussion(self, post: dict[str, Any]) -> list[ui.Node | None]:
        said = [talk.line(self, each) for each in post["talk"]]
        is_open = post["is_own"] or not post["closes_comments"]
        count = t("Comments · {count}", count=post["comments"])
        return [
            ui.Divider(),
            ui.Text(count, role="label", tone="soft"),
            *said,
            self.field() if is_open else ui.Text(t("The author takes no more comments here."), tone="soft"),
            parts.problem(self.problem),
        ]

    def field(self) -> ui.Node:
        reply = ui.Chip(t("To {name} ×", name=self.reply_name), True, on_tap=self.answer_nobody)
        return ui.Column(
            ui.Row(reply) if self.reply_to is not None else None,
            ui.Row(
                ui.TextField(
                    self.text,
                    t("Your comment"),
                    t("Say something kind; @name tells somebody"),
                    on_change=self.set_comment,
                    on_submit=self.submit,
                    key="comment",
                    grow=True,
                ),
                ui.Button(t("Send"), self.say, icon="send", is_enabled=bool(self.text.strip()), is_busy=self.is_busy),
                gap="small",
                align="end",
            ),
            gap="small",
        )

    def sheets(self) -> list[ui.Node | None]:
        """What is open over the page."""
        if self.sheet == "code":
            link = LINK.format(number=self.number)
            return [
                ui.Sheet(
                    t("Scan to open this post"),
                    ui.Row(ui.QrCode(link, t("A code that opens this post")), justify="center"),
                    on_close=self.close,
                )
            ]
        if self.sheet == "report":
            choices = (ui.Button(t(text), partial(self.report, reason), role="secondary") for reason, text in REASONS)
            return [ui.Sheet(t("What is wrong with it?"), *choices, on_close=self.close)]
        if self.sheet == "delete":
            question = t("Its photos, likes and comments go with it.")
            yes = ui.Button(t("Delete"), self.delete, role="danger")
            no = ui.Button(t("Keep it"), self.close, role="secondary")
            return [ui.Dialog(t("Delete this post?"), question, no, yes, on_close=self.close)]
        if self.sheet == "edit":
            return [talk.edit_sheet(self)]
        if self.sheet == "appeal":
            return [talk.appeal_sheet(self)]
        return []

    # What is tapped

    def look(self, place: int) -> None:
        self.viewed = place

    def open(self, sheet: str, about: int | None = None) -> None:
        self.sheet, self.about, self.problem = sheet, about, ""

    def close(self) -> None:
        self.viewed, self.sheet, self.about = None, "", None

    def set_comment(self, text: str) -> None:
        self.text = text

    async def submit(self, text: str) -> None:
        self.text = text
        await self.say()

    def answer(self, comment: dict[str, Any]) -> None:
        self.reply_to, self.reply_name = comment["id"], comment["name"]

    def answer_nobody(self) -> None:
        self.reply_to, self.reply_name = None, ""

    async def say(self) -> None:
        if self.is_busy or not self.text.strip():
            return
        self.is_busy, self.problem = True, ""
        try:
            await me.introduced()
            # The same request until the answer is here: sent again after a lost one, it is the same comment.
            await server.call(
                "comment", request_id=self.request_id, number=self.number, text=self.text, reply_to=self.reply_to
            )
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self.request_id, self.text = parts.new_request_id(), ""
            self.answer_nobody()
            self.set_text("comment", "")
            await self.refresh()
        finally:
            self.is_busy = False

    async def like(self) -> None:
        assert self._post is not None
        try:
            await me.introduced()
            answer = await server.call("like", number=self.number, is_on=not self._post["is_liked"])
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self._post.update(answer)

    async def share(self) -> None:
        assert self._post is not None
        first = self._post["photos"][0]
        picture = photos.local(first.get("small", first["source"]), self.update) or ""
        title = self._post["caption"] or t("An outfit by {name}", name=self._post["name"])
        try:
            await share_app_message(title[:80], "pages/post", {"id": self.number}, picture, self._post["name"])
        except CallError as error:
            self.problem = parts.told(error)

    async def unsay(self, comment: dict[str, Any]) -> None:
        await self.attempt("remove_comment", comment_id=comment["id"])
        await self.refresh()

    async def report(self, reason: str) -> None:
        about = self.about
        self.close()
        try:
            await me.introduced()
            await server.call("report", number=self.number, comment_id=about, reason=reason)
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self.toast(t("Thank you. A moderator will look at it."))

    async def put_away(self) -> None:
        await self.attempt("put_away", number=self.number)
        if not self.problem:
            self.toast(t("You will not see this post any more."))
            self.back()

    async def delete(self) -> None:
        self.close()
        await self.attempt("remove", number=self.number)
        if not self.problem:
            self.back()

    def edit(self) -> None:
        assert self._post is not None
        self.caption, self.tags = self._post["caption"], " ".join(self._post["tags"])
        self.hides_likes, self.closes_comments = self._post["hides_likes"], self._post["closes_comments"]
        self.open("edit")

    async def save(self) -> None:
        await self.attempt(
            "edit",
            number=self.number,
            caption=self.caption,
            tags=self.tags.split(),
            settings={"hides_likes": self.hides_likes, "closes_comments": self.closes_comments},
        )
        if not self.problem:
            self.close()
            await self.refresh()

    async def appeal(self) -> None:
        await self.attempt("appeal", number=self.number, text=self.caption[: checks.COMMENT_MAX])
        if not self.problem:
            self.close()
            await self.refresh()
