"""What others did with what one posted and said, grouped by post; and what one wants to hear of."""

import json
from functools import partial
from typing import Any

import parts
import photos
from minikit import CallError, notify, server, ui
from words import t

SENTENCES = {
    "like": ("{name} likes your post", "{name} and {more} more like your post"),
    "comment": ("{name} wrote under your post", "{name} and {more} more wrote under your post"),
    "mention": ("{name} mentioned you", "{name} and {more} more mentioned you"),
    "decision": ("A moderator looked at your post", "A moderator looked at your post"),
}
KINDS = (("like", "Likes"), ("comment", "Comments and replies"), ("mention", "Mentions"), ("decision", "Moderation"))


class ActivityPage(parts.GalleryPage):
    """One line for each post and kind, and a switch for each kind."""

    def __init__(self) -> None:
        self._groups: list[dict[str, Any]] | None = None
        self._silenced: list[str] = []

    def heading(self) -> str:
        return t("Activity")

    async def read(self) -> None:
        answer = await server.call("activity")
        self._groups, self._silenced = answer["groups"], answer["silenced"]

    async def on_broadcast(self, topic: str, _payload: Any) -> None:
        if topic == "changed":
            await self.refresh()

    def view(self) -> ui.Node:
        if self._groups is None:
            return ui.Skeleton("lines")
        switches = (
            ui.Switch(t(text), kind not in self._silenced, on_change=partial(self.switch, kind)) for kind, text in KINDS
        )
        return ui.Scroll(
            *(map(self.line, self._groups) if self._groups else (self.nothing(),)),
            ui.Section(
                t("What to tell you of"),
                *switches,
                ui.Row(
                    ui.Button(t("Also tell me when the gallery is closed"), self.agree, role="secondary", icon="bell")
                ),
            ),
            parts.problem(self.problem),
            gap="small",
            padding="small",
        )

    def nothing(self) -> ui.Node:
        return ui.EmptyState(
            "bell", t("Quiet so far"), t("Likes, comments and mentions of your posts will be listed here.")
        )

    def line(self, group: dict[str, Any]) -> ui.Node:
        one, several = SENTENCES[group["kind"]]
        name = group["name"] or ""
        text = t(one, name=name) if group["people"] == 1 else t(several, name=name, more=group["people"] - 1)
        photo = json.loads(group["photos"])[0]
        source = photos.local(photo.get("small", photo["source"]), self.update)
        return ui.Card(
            ui.Row(
                ui.Image(source, alt=group["caption"] or t("Photo"), size="small") if source else ui.Icon("image"),
                ui.Column(
                    ui.Text(text, role="body" if group["is_seen"] else "strong", lines_max=2),
                    ui.Text(parts.ago(group["at"]), role="caption", tone="soft"),
                    gap="tiny",
                    grow=True,
                ),
                None if group["is_seen"] else ui.Badge(t("new")),
            ),
            on_tap=lambda: self.go("pages/post", id=group["number"]),
            label=text,
            padding="small",
            key=f"{group['kind']} {group['number']}",
        )

    async def switch(self, kind: str, is_on: bool) -> None:
        await self.attempt("silence", kind=kind, is_silent=not is_on)
        await self.refresh()

    async def agree(self) -> None:
        self.problem = ""
        try:
            await notify(t("Outfit Gallery"), t("You will be told of what happens to your posts."), "pages/activity")
        except CallError as error:
            self.problem = parts.told(error)
