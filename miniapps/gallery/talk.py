"""What the page of a post is made of besides the post: a comment, and the sheets in which its author writes."""

from functools import partial
from typing import TYPE_CHECKING, Any

import checks
import parts
from minikit import ui
from words import t

if TYPE_CHECKING:
    from pages.post import PostPage


def line(page: "PostPage", comment: dict[str, Any]) -> ui.Node:
    """A comment with what can be done about it; a reply stands further in."""
    is_post_own = page.owns
    actions = [
        ui.Action(t("Delete"), partial(page.unsay, comment), icon="trash-2", tone="danger")
        if comment["is_own"] or is_post_own
        else None,
        None
        if comment["is_own"]
        else ui.Action(t("Report"), lambda: page.open("report", comment["id"]), icon="shield-alert", tone="danger"),
    ]
    return ui.Row(
        ui.Spacer("large") if comment["is_reply"] else None,
        ui.Avatar(comment["name"], size="small"),
        ui.Column(
            ui.Row(
                ui.Text(comment["name"], role="strong", lines_max=1),
                ui.Text(parts.ago(comment["at"]), role="caption", tone="soft"),
                gap="small",
            ),
            ui.Text(comment["text"]),
            gap="tiny",
            grow=True,
        ),
        ui.Button(
            "",
            partial(page.answer, comment),
            role="plain",
            icon="reply",
            label=t("Reply to {name}: {text}", name=comment["name"], text=comment["text"][:40]),
        ),
        ui.Menu("", *actions, role="plain", label=t("More about: {text}", text=comment["text"][:40])),
        gap="small",
        align="start",
        key=f"comment {comment['id']}",
    )


def edit_sheet(page: "PostPage") -> ui.Node:
    """The words of the author's own post, and what others may see and do."""
    return ui.Sheet(
        t("Edit"),
        ui.TextArea(
            page.caption, t("Caption"), on_change=partial(setattr, page, "caption"), length_max=checks.CAPTION_MAX
        ),
        ui.TextField(page.tags, t("Tags"), t("Up to five words: wool boots"), partial(setattr, page, "tags")),
        ui.Switch(t("Hide how many like it"), page.hides_likes, on_change=partial(setattr, page, "hides_likes")),
        ui.Switch(
            t("Take no more comments"), page.closes_comments, on_change=partial(setattr, page, "closes_comments")
        ),
        parts.problem(page.problem),
        ui.Row(ui.Button(t("Save"), page.save), justify="end"),
        on_close=page.close,
    )


def appeal_sheet(page: "PostPage") -> ui.Node:
    """What the author of a hidden post says against that."""
    return ui.Sheet(
        t("Ask for another look"),
        ui.TextArea(
            "",
            t("Why should it be shown?"),
            on_change=partial(setattr, page, "caption"),
            length_max=checks.COMMENT_MAX,
            key="appeal",
        ),
        parts.problem(page.problem),
        ui.Row(ui.Button(t("Send"), page.appeal), justify="end"),
        on_close=page.close,
    )
