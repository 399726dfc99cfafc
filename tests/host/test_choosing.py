"""Setting things in a real child: what it is told, what it answers, and what it may not send."""

from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.host.tree.shapes import RawOp
from app.host.tree.tree import Tree, TreeError
from minikit import ui
from minikit.diff import Tree as Built
from tests.support.miniapps import ADA, Drawn, Platform, write_package

MAIN = """
import asyncio
from minikit import App, Page, ui

app = App()
SIZES = (ui.Option("s", "Small"), ui.Option("l", "Large"))

@app.page("pages/home")
class Home(Page):
    told = ""
    is_on = False
    draft = ""

    def build(self):
        return ui.Column(
            ui.Text(f"told {self.told}"),
            ui.Switch("Refused", False, on_change=self.hear),
            ui.Switch("Taken", self.is_on, on_change=self.turn),
            ui.Select(SIZES, "s", on_change=self.hear),
            ui.Slider(0.5, on_change=self.hear),
            ui.TextField(self.draft, "Draft", on_change=self.type, key="draft"),
            ui.Button("Send", self.send),
        )

    def hear(self, value):
        self.told = repr(value)

    async def turn(self, is_on):
        self.told = "turning"
        await asyncio.sleep(0)
        self.is_on = is_on
        self.told = "turned"

    def type(self, text):
        self.draft = text

    def send(self):
        self.told = f"sent {self.draft}"
        self.draft = ""
        self.set_text("draft", "")
"""


@pytest.fixture
def platform(data_folder: Path) -> Any:
    made = Platform(data_folder)
    yield made
    made.close()


def answered(node: Drawn, seq: int) -> bool:
    """Return whether the page has dealt with what was set for the ``seq``-th time."""
    return node.props["base_seq"] == seq


def test_what_is_set_is_told_as_what_it_is_and_answered(platform: Platform, tmp_path: Path) -> None:
    session, screen = platform.open(platform.install(write_package(tmp_path / "package", MAIN)), user_id=ADA)
    screen.shows("told ")
    settable = {"base_seq", "is_enabled"}
    refused, taken, select, slider = (node for node in screen.nodes if settable <= node.props.keys())
    for node, value, shown in ((refused, True, "told True"), (select, "l", "told 'l'"), (slider, 2.5, "told 2.5")):
        session.node_event(screen.top, node.id, "change", value, 1)
        screen.shows(shown)
        screen.until(partial(answered, node, 1))
    assert (refused.props["is_on"], select.props["value"], slider.props["value"]) == (False, "s", 0.5)
    session.node_event(screen.top, taken.id, "change", True, 7)
    screen.until(partial(answered, taken, 7))
    assert taken.props["is_on"] is True


def test_a_field_is_emptied_after_its_text_was_sent(platform: Platform, tmp_path: Path) -> None:
    session, screen = platform.open(platform.install(write_package(tmp_path / "package", MAIN)), user_id=ADA)
    screen.shows("told ")
    field = next(node for node in screen.nodes if "set_serial" in node.props)
    session.text_changed(screen.top, field.id, 1, "hello")
    platform.tap(session, screen, "Send")
    screen.shows("told sent hello")
    screen.until(lambda: field.props["set_serial"] == 1)
    assert field.props["value"] == ""


def check(node: ui.Node) -> None:
    """Send ``node`` to the host as a child would."""
    raw = msgspec.json.encode(Built().change_to(node))
    Tree().apply(msgspec.json.decode(raw, type=list[RawOp]))


def nothing(*_told: object) -> None:
    """Stand for a handler."""


OPTION = ui.Option("a", "A")


@pytest.mark.parametrize(
    "node",
    [
        ui.Select(tuple(ui.Option(str(at), "x") for at in range(501)), on_change=nothing),
        ui.Tabs(tuple(ui.Option(str(at), "x") for at in range(51)), on_change=nothing),
        ui.Select((ui.Option("a" * 201, "x"),), on_change=nothing),
        ui.Select((ui.Option("a", "x" * 501),), on_change=nothing),
        ui.Select((ui.Option(1, "x"),), on_change=nothing),  # type: ignore[arg-type]
        ui.Select((ui.Option("a", "x", "../icon"),), on_change=nothing),
        ui.Slider(2.0**80, on_change=nothing),
        ui.Slider(1, step=0.0, on_change=nothing),
        ui.Slider("1", on_change=nothing),  # type: ignore[arg-type]
        ui.DateField("2026-1-1", on_change=nothing),
        ui.DateField("tomorrow", on_change=nothing),
        ui.DateField("2026-01-01", "2026-01-01\n", on_change=nothing),
        ui.Switch("x", 1, on_change=nothing),  # type: ignore[arg-type]
        ui.TextArea("", "x", length_max=0),
        ui.TextArea("", "x", lines=51),
    ],
    ids=lambda node: type(node).__name__,
)
def test_what_is_out_of_bounds_is_refused(node: ui.Node) -> None:
    with pytest.raises(msgspec.ValidationError):
        check(node)


@pytest.mark.parametrize("component", [ui.Select, ui.Radio, ui.Segmented, ui.Tabs])
def test_two_options_with_one_value_are_refused_at_first_and_later(component: Any) -> None:
    with pytest.raises(TreeError, match="two have the value 'a'"):
        check(component((OPTION, ui.Option("b", "B"), OPTION), on_change=nothing))
    tree = Tree()
    ops = Built().change_to(component((OPTION,), on_change=nothing))
    tree.apply(msgspec.json.decode(msgspec.json.encode(ops), type=list[RawOp]))
    again = [{"value": "a", "text": "A"}] * 2
    change = msgspec.json.encode([{"op": "set", "node": 1, "props": {"options": again}}])
    with pytest.raises(TreeError, match="two have the value 'a'"):
        tree.apply(msgspec.json.decode(change, type=list[RawOp]))


@pytest.mark.parametrize("component", [ui.Select, ui.Radio, ui.Segmented, ui.Tabs])
def test_as_many_options_as_there_may_be_are_let_pass(component: Any) -> None:
    many = 500 if component is ui.Select else 50
    check(component(tuple(ui.Option(str(at), "x") for at in range(many)), on_change=nothing))
