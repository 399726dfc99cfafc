"""Somebody's posts; one's own also with whom one has shut out."""

from functools import partial
from typing import Any

import me
import parts
from minikit import CallError, server, ui
from words import t


class PersonPage(parts.WallPage):
    """Shows whom the address names, ``pages/person?who=MayaChen``; the person themselves without a name."""

    handle = ""
    is_managing = False

    def __init__(self) -> None:
        super().__init__()
        self._who: dict[str, Any] | None = None

    def heading(self) -> str:
        return self._who["name"] if self._who else t("My posts")

    async def on_load(self, query: dict[str, str]) -> None:
        self.handle = query.get("who", "")

    def wish(self) -> dict[str, Any]:
        return {"handle": self._who["handle"] if self._who else self.handle}

    async def read(self) -> None:
        try:
            self._who = await server.call("person", handle=self.handle)
        except CallError as error:
            if error.code == "server.person.unknown" and not self.handle:
                self._is_whole = True
                return
            raise
        await super().read()

    def view(self) -> ui.Node:
        who = self._who
        if who is None:
            return self.nobody() if self._is_whole else ui.Skeleton("card")
        return ui.Column(
            ui.Row(
                ui.Avatar(who["name"], size="large"),
                ui.Column(
                    ui.Heading(who["name"]),
                    ui.Text(f"@{who['handle']}", tone="soft"),
                    ui.Text(t("{posts} posts · {likes} likes", posts=who["posts"], likes=who["likes"]), role="caption"),
                    gap="tiny",
                    grow=True,
                ),
                self.own_acts(who) if who["is_me"] else self.acts(who),
            ),
            parts.problem(self.problem),
            self.shut_note(who),
            self.masonry() if self._posts else self.nothing(who),
            self.shut_sheet(who),
            gap="medium",
        )

    def nobody(self) -> ui.Node:
        return ui.EmptyState(
            "user",
            t("You are new here"),
            t("What you post will be on this page."),
            action=t("Post"),
            on_action=lambda: self.go("pages/new"),
        )

    def nothing(self, who: dict[str, Any]) -> ui.Node:
        if who["is_me"]:
            return self.nobody()
        return ui.EmptyState("image", t("Nothing here yet"), t("There are no posts to see."))

    def acts(self, who: dict[str, Any]) -> ui.Node:
        if who["shut"]:
            return ui.Button(t("Undo"), partial(self.shut, who["handle"], ""), role="secondary")
        return ui.Menu(
            "",
            ui.Action(t("Mute"), partial(self.shut, who["handle"], "mute"), icon="eye-off"),
            ui.Action(t("Block"), partial(self.shut, who["handle"], "block"), icon="x", tone="danger"),
            role="plain",
            label=t("More"),
        )

    def own_acts(self, who: dict[str, Any]) -> ui.Node | None:
        if not who["shut_out"]:
            return None
        count = t("Muted and blocked · {count}", count=len(who["shut_out"]))
        return ui.Button(count, self.manage, role="secondary", icon="eye-off")

    def shut_note(self, who: dict[str, Any]) -> ui.Node | None:
        if not who["shut"]:
            return None
        text = (
            t("You blocked this person: neither of you sees the other's posts.")
            if who["shut"] == "block"
            else t("You muted this person: you do not see what they post.")
        )
        return ui.Text(text, tone="soft")

    def shut_sheet(self, who: dict[str, Any]) -> ui.Node | None:
        if not self.is_managing:
            return None
        rows = (
            ui.Row(
                ui.Avatar(each["name"], size="small"),
                ui.Text(each["name"], grow=True),
                ui.Badge(t("Blocked") if each["kind"] == "block" else t("Muted"), tone="soft"),
                ui.Button(
                    t("Undo"),
                    partial(self.shut, each["handle"], ""),
                    role="plain",
                    label=t("Undo for {name}", name=each["name"]),
                ),
                gap="small",
                key=each["handle"],
            )
            for each in who["shut_out"]
        )
        return ui.Sheet(t("Muted and blocked"), *rows, on_close=self.manage)

    def manage(self) -> None:
        self.is_managing = not self.is_managing

    async def shut(self, handle: str, kind: str) -> None:
        try:
            await me.introduced()
        except CallError as error:
            self.problem = parts.told(error)
            return
        await self.attempt("shut", handle=handle, kind=kind)
        await self.refresh()
        if self._who and not self._who["shut_out"]:
            self.is_managing = False
