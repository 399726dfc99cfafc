"""What the page of a post shows: the parts of it, and the sheets over it."""

from functools import partial
from typing import TYPE_CHECKING, Any

import parts
import photos
import talk
from minikit import ui
from words import t

if TYPE_CHECKING:
    from pages.post import PostPage

LINK = "plaza://miniapp/plaza.gallery/pages/post?id={number}"
REASONS = (
    ("rude", "Rude or hurtful"),
    ("person", "Shows somebody who may not want it"),
    ("adverts", "Advertising"),
    ("stolen", "Not their own picture"),
    ("other", "Something else"),
)


def pictures(page: "PostPage", post: dict[str, Any]) -> ui.Node:
    """The photos, each a tap from being enlarged."""
    shown = [
        ui.Card(
            ui.Column(parts.picture(post, place, page.update, is_small=False), align="center"),
            on_tap=partial(page.look, place),
            label=t("Enlarge photo {number}", number=place + 1),
            padding="none",
        )
        for place in range(len(post["photos"]))
    ]
    return shown[0] if len(shown) == 1 else ui.Carousel(*shown, label=t("Photos"))


def viewer(page: "PostPage", post: dict[str, Any]) -> ui.Node | None:
    """The photos over the whole page, if one was tapped."""
    if page.viewed is None:
        return None
    sources = [photos.local(each["source"], page.update) for each in post["photos"]]
    there = [
        ui.Photo(source or post["photos"][place]["source"], parts.alt(post, place))
        for place, source in enumerate(sources)
        if source is not None
    ]
    if not there:
        return None
    return ui.Viewer(tuple(there), min(page.viewed, len(there) - 1), on_close=page.close)


def author(page: "PostPage", post: dict[str, Any]) -> ui.Node:
    """Who posted it, and what can be done about it."""
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
            on_tap=lambda: page.go("pages/person", who=post["handle"]),
            label=t("Posts by {name}", name=post["name"]),
            padding="tiny",
            tone="soft",
            grow=True,
        ),
        menu(page, post),
    )


def menu(page: "PostPage", post: dict[str, Any]) -> ui.Node:
    """What can be done about it."""
    if post["is_own"]:
        actions = (
            ui.Action(t("Edit"), page.edit, icon="pencil"),
            ui.Action(t("Delete"), lambda: page.open("delete"), icon="trash-2", tone="danger"),
        )
    else:
        actions = (
            ui.Action(t("Not for me"), page.put_away, icon="eye-off"),
            ui.Action(t("Report"), lambda: page.open("report"), icon="shield-alert", tone="danger"),
        )
    return ui.Menu("", *actions, role="plain", label=t("More"))


def hidden(page: "PostPage", post: dict[str, Any]) -> ui.Node | None:
    """Why nobody else sees the post, and what its author can do."""
    if not post["is_hidden"]:
        return None
    decision = post["decision"] or {"reason": "", "is_appealed": False}
    if decision["is_appealed"]:
        answer: ui.Node = ui.Text(t("A moderator will look at it again."), tone="soft")
    else:
        answer = ui.Button(t("Ask for another look"), lambda: page.open("appeal"), role="secondary")
    return ui.Card(
        ui.Text(t("Hidden by a moderator"), role="strong"),
        ui.Text(decision["reason"]),
        ui.Row(answer) if post["is_own"] else None,
        tone="accent",
    )


def caption(page: "PostPage", post: dict[str, Any]) -> ui.Node:
    """What its author says, its theme and its tags: the ways to more of the kind, also for who came by a link."""
    tags = (ui.Chip(f"#{tag}", on_tap=partial(page.go, "pages/home", tag=tag)) for tag in post["tags"])
    theme = ui.Chip(parts.theme_title(post["theme"]), on_tap=partial(page.go, "pages/home", theme=post["theme"]))
    return ui.Column(ui.Text(post["caption"]) if post["caption"] else None, ui.Wrap(theme, *tags), gap="small")


def acts(page: "PostPage", post: dict[str, Any]) -> ui.Node:
    """Liking and sharing it."""
    return ui.Row(
        parts.like_button(post, page.like),
        ui.Spacer(grow=True),
        ui.Button(t("Share"), page.share, role="plain", icon="share-2"),
        ui.Button(t("Code"), lambda: page.open("code"), role="plain", icon="qr-code"),
        gap="small",
    )


def discussion(page: "PostPage", post: dict[str, Any]) -> list[ui.Node | None]:
    """What others say, and the field to say something."""
    said = [talk.line(page, each) for each in post["talk"]]
    is_open = post["is_own"] or not post["closes_comments"]
    count = t("Comments · {count}", count=post["comments"])
    return [
        ui.Divider(),
        ui.Text(count, role="label", tone="soft"),
        *said,
        field(page) if is_open else ui.Text(t("The author takes no more comments here."), tone="soft"),
        parts.problem(page.problem),
    ]


def field(page: "PostPage") -> ui.Node:
    """Where a comment is written."""
    reply = ui.Chip(t("To {name} ×", name=page.reply_name), True, on_tap=page.answer_nobody)
    return ui.Column(
        ui.Row(reply) if page.reply_to is not None else None,
        ui.Row(
            ui.TextField(
                page.text,
                t("Your comment"),
                t("Be kind; @name tells them"),
                on_change=page.set_comment,
                on_submit=page.submit,
                key="comment",
                grow=True,
            ),
            ui.Button(
                "",
                page.say,
                icon="send",
                label=t("Send"),
                is_enabled=bool(page.text.strip()),
                is_busy=page.is_busy,
            ),
            gap="small",
            align="end",
        ),
        gap="small",
    )


def sheets(page: "PostPage") -> list[ui.Node | None]:
    """What is open over the page."""
    if page.sheet == "code":
        link = LINK.format(number=page.number)
        return [
            ui.Sheet(
                t("Scan to open this post"),
                ui.Row(ui.QrCode(link, t("A code that opens this post")), justify="center"),
                on_close=page.close,
            )
        ]
    if page.sheet == "report":
        return [report_sheet(page)]
    if page.sheet == "delete":
        question = t("Its photos, likes and comments go with it.")
        yes = ui.Button(t("Delete"), page.delete, role="danger")
        no = ui.Button(t("Keep it"), page.close, role="secondary")
        return [ui.Dialog(t("Delete this post?"), question, no, yes, on_close=page.close)]
    if page.sheet == "edit":
        return [talk.edit_sheet(page)]
    if page.sheet == "appeal":
        return [talk.appeal_sheet(page)]
    return []


def report_sheet(page: "PostPage") -> ui.Node:
    """What is wrong with a post or a comment."""
    options = tuple(ui.Option(reason, t(text)) for reason, text in REASONS)
    return ui.Sheet(
        t("What is wrong with it?"),
        ui.Radio(options, page.reason, on_change=partial(setattr, page, "reason")),
        ui.Row(ui.Button(t("Report"), page.report, role="danger", is_enabled=bool(page.reason)), justify="end"),
        on_close=page.close,
    )
