"""What was reported and waits for a moderator, and what was decided."""

from functools import partial
from typing import Any

import parts
import photos
from minikit import server, ui
from showing import REASONS
from words import t


class QueuePage(parts.GalleryPage):
    """For moderators: hide with a reason, or let it stand."""

    reason = ""
    hiding: dict[str, Any] | None = None

    def __init__(self) -> None:
        self._waiting: list[dict[str, Any]] | None = None
        self._log: list[dict[str, Any]] = []

    def heading(self) -> str:
        return t("Moderation")

    async def read(self) -> None:
        answer = await server.call("queue")
        self._waiting, self._log = answer["waiting"], answer["log"]

    def view(self) -> ui.Node:
        if self._waiting is None:
            return ui.Skeleton("lines")
        waiting = [self.case(each) for each in self._waiting]
        return ui.Column(
            ui.Scroll(
                *(waiting or [ui.EmptyState("shield-check", t("Nothing waits"), t("What people report comes here."))]),
                ui.Section(t("What was decided"), *map(self.decision, self._log)) if self._log else None,
                parts.problem(self.problem),
                padding="small",
            ),
            self.sheet(),
            gap="none",
        )

    def case(self, case: dict[str, Any]) -> ui.Node:
        source = photos.local(case["photo"], self.update)
        names = dict(REASONS)
        why = " · ".join(t(names[reason]) for reason in case["reasons"])
        what = case["text"] or t("Photo")
        return ui.Card(
            ui.Row(
                ui.Image(source, alt=t("Photo"), size="small") if source else ui.Icon("image"),
                ui.Column(
                    ui.Text(author(case), role="strong", lines_max=1),
                    ui.Text(what, lines_max=3),
                    ui.Text(t("Reported by {count}: {why}", count=case["people"], why=why), role="caption", tone="soft")
                    if case["people"]
                    else ui.Text(t("Appeal: {text}", text=case["appeal"]), role="caption"),
                    gap="tiny",
                    grow=True,
                ),
                align="start",
            ),
            ui.Wrap(
                ui.Button(
                    t("Let it stand"),
                    partial(self.decide, case, False),
                    role="secondary",
                    label=t("Let it stand: {what}", what=what),
                ),
                ui.Button(t("Hide"), partial(self.ask, case), role="danger", label=t("Hide: {what}", what=what)),
                ui.Button(t("See it"), partial(self.go, "pages/post", id=case["number"]), role="plain"),
            ),
            key=f"{case['number']} {case['comment']} {bool(case['appeal'])}",
        )

    def decision(self, decision: dict[str, Any]) -> ui.Node:
        verdict = t("Hidden") if decision["is_hidden"] else t("Let stand")
        about = f"{author(decision)}: {decision['text']}" if decision["text"] else author(decision)
        by = t("Decided by {name}", name=decision["moderator"]) if decision["moderator"] else ""
        return ui.Row(
            ui.Badge(verdict, tone="danger" if decision["is_hidden"] else "success"),
            ui.Column(
                ui.Text(decision["reason"], lines_max=2) if decision["reason"] else None,
                ui.Text(about, role="caption", tone="soft", lines_max=1),
                ui.Text(" · ".join(filter(None, (by, parts.ago(decision["at"])))), role="caption", tone="soft"),
                gap="tiny",
                grow=True,
            ),
            ui.Button(
                "",
                partial(self.go, "pages/post", id=decision["number"]),
                role="plain",
                icon="chevron-right",
                label=t("See it: {what}", what=about),
            ),
            gap="small",
            align="start",
        )

    def sheet(self) -> ui.Node | None:
        if self.hiding is None:
            return None
        return ui.Sheet(
            t("Hide with a reason"),
            ui.TextField(self.reason, t("Reason, which the author reads"), on_change=self.set_reason, key="reason"),
            parts.problem(self.problem),
            ui.Row(ui.Button(t("Hide"), self.hide, role="danger", is_enabled=bool(self.reason.strip())), justify="end"),
            on_close=self.close,
        )

    def ask(self, case: dict[str, Any]) -> None:
        self.hiding, self.reason = case, ""

    def close(self) -> None:
        self.hiding = None

    def set_reason(self, reason: str) -> None:
        self.reason = reason

    async def hide(self) -> None:
        assert self.hiding is not None
        await self.decide(self.hiding, True)

    async def decide(self, case: dict[str, Any], is_hidden: bool) -> None:
        reason = self.reason.strip() if is_hidden else ""
        await self.attempt(
            "decide", number=case["number"], comment_id=case["comment"], is_hidden=is_hidden, reason=reason
        )
        self.close()
        await self.refresh()


def author(case: dict[str, Any]) -> str:
    """Whose post or comment it is about."""
    if case["comment"] is not None:
        return t("Comment by {name}", name=case["name"])
    return t("Post by {name}", name=case["name"])
