"""The component book leaves nothing out: every component, every word a property may be, every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.kernel.ids import UserId
from app.host.launch_reasons import LaunchReason
from app.host.package import Package
from minikit import ui
from minikit.schema import COMPONENTS, GROUPS, ComponentSpec, RecordSpec
from tests.support.book import PACKAGE, Book, open_book
from tests.support.fake_shell import walk
from tests.support.miniapps import ADA, Platform


@pytest.fixture
def book() -> Iterator[Book]:
    with open_book() as book:
        yield book


def test_every_component_is_in_the_book_in_the_group_of_its_module(book: Book) -> None:
    listed = {name: group for group, states in book.groups.items() for name in states}
    assert listed == {name: getattr(ui, name).__module__.rpartition(".")[2] for name in COMPONENTS}
    assert set(book.groups) <= set(GROUPS)


@pytest.mark.parametrize("spec", COMPONENTS.values(), ids=COMPONENTS)
def test_every_word_that_a_property_may_be_is_shown(book: Book, spec: ComponentSpec) -> None:
    states = book.states[spec.name]
    captions = [caption for caption, _ in states]
    assert all(captions)
    assert len(set(captions)) == len(captions)
    shown = [each for _, node in states for each in walk(node) if type(each).__name__ == spec.name]
    check(shown, spec)


def check(shown: list[ui.Node] | list[ui.Record], spec: ComponentSpec | RecordSpec) -> None:
    """Fail unless every word, both values of every flag, and something beside nothing occur in ``shown``."""
    for field in spec.fields:
        told = {getattr(node, field.name) for node in shown if field.kind in ("token", "flag")}
        if field.kind == "token":
            assert told >= set(field.tokens), f"{spec.name}.{field.name}"
        elif field.kind == "flag" and field.name != "grow":
            assert told == {True, False}, f"{spec.name}.{field.name}"
        elif field.record is not None:
            check([record for node in shown for record in getattr(node, field.name)], field.record)
        elif field.is_optional:
            values = [getattr(node, field.name) for node in shown]
            assert any(value is None for value in values), f"{spec.name}.{field.name}"
            assert any(value is not None for value in values), f"{spec.name}.{field.name}"


def test_the_first_page_finds_a_component_and_opens_its_page(book: Book) -> None:
    home = book.open("pages/home")
    home.change("Search the components", "chip")
    assert [node.label for node in home.nodes(ui.Card)] == ["Chip"]
    home.tap("Chip")
    assert home.went == [("pages/component", {"name": "Chip"})]
    home.change("Search the components", "no such thing")
    assert "No component is called so" in home.texts()


def test_a_component_that_does_not_exist_is_said_so(book: Book) -> None:
    page = book.open("pages/component", name="Hologram")
    page.tap("See all")
    assert page.went == [("pages/home", {})]


def test_what_can_be_set_stays_as_it_is_set(book: Book) -> None:
    for name, value in (("Switch", True), ("Select", "l"), ("Slider", 7.0), ("TextArea", "words")):
        page = book.open("pages/component", name=name)
        first = next(node for node in page.nodes() if type(node).__name__ == name)
        first.on_change(value)
        again = next(node for node in page.nodes() if type(node).__name__ == name)
        assert value in (getattr(again, "value", None), getattr(again, "is_on", None))


def test_the_whole_page_is_as_large_as_the_benchmarks_say(book: Book) -> None:
    assert 240 <= sum(1 for _ in walk(book.page("pages/store"))) <= 260


def test_every_page_of_the_book_is_let_pass_by_the_host(book: Book, data_folder: Path) -> None:
    platform = Platform(data_folder)
    session, screen = platform.open(platform.install(Package.read(PACKAGE).path), user_id=UserId(ADA))
    screen.shows("Laying out")
    for name, states in book.states.items():
        session.navigate("pages/component", {"name": name}, LaunchReason("link"))
        screen.shows(states[-1][0])
        session.back()
        screen.shows("Laying out")
    session.navigate("pages/store", {}, LaunchReason("link"))
    screen.shows("Coat 34")
    platform.close()
