"""One post: its photos, its words, who likes it and what they say."""

from typing import Any

import checks
import me
import parts
import photos
import showing
import words
from minikit import CallError, server, share_app_message, ui
from words import t

WIDE = 640


class PostPage(parts.GalleryPage):
    """Shows the post that the address names: ``pages/post?id=cold00``."""

    number = ""
    text = ""
    reply_to: int | None = None
    reply_name = ""
    viewed: int | None = None
    sheet = ""
    about: int | None = None
    reason = ""
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
        shown = showing.pictures(self, post)
        said = ui.Column(
            showing.author(self, post),
            showing.hidden(self, post),
            showing.caption(self, post),
            showing.acts(self, post),
            *showing.discussion(self, post),
            gap="medium",
        )
        if is_wide:
            body: ui.Node = ui.Row(ui.Column(shown, grow=True), ui.Column(said, grow=True), gap="large", align="start")
        else:
            body = ui.Column(shown, said)
        over = (showing.viewer(self, post), *showing.sheets(self))
        return ui.Column(ui.Scroll(body, padding="small"), *over, gap="none")

    # What is tapped

    def look(self, place: int) -> None:
        self.viewed = place

    def open(self, sheet: str, about: int | None = None) -> None:
        self.sheet, self.about, self.reason, self.problem = sheet, about, "", ""

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

    async def report(self) -> None:
        about, reason = self.about, self.reason
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
