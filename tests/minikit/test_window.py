"""A mini-app knows how the window is, and its top page is built again when that changes."""

from collections.abc import Callable
from typing import Any

import pytest

from minikit import App, Window
from minikit.life import Life
from minikit.opened import OpenPage

WIDE = Window(1_200, 700, True, 1.25, "ar", "rtl")


class Runs:
    """Runs what it is given, and notes for which page."""

    def __init__(self) -> None:
        self.pages: list[OpenPage] = []

    def __call__(self, opened: OpenPage, function: Callable[..., Any], *args: object) -> None:
        self.pages.append(opened)
        function(*args)


def test_the_top_page_is_built_again_with_or_without_a_function_of_the_authors() -> None:
    runs, app = Runs(), App()
    heard: list[Window] = []
    life = Life(runs)
    below, top = OpenPage(1, "a", {}), OpenPage(2, "b", {})
    life.launch(app, below)
    life.settle([below, top])
    life.change_window(WIDE)
    assert (app.window, runs.pages) == (WIDE, [top])
    app.on_window_change(heard.append)
    life.change_window(Window())
    assert heard == [Window()]
    assert runs.pages == [top, top]


def test_a_change_before_the_mini_app_is_there_is_none() -> None:
    runs = Runs()
    Life(runs).change_window(WIDE)
    assert runs.pages == []


def test_only_one_function_hears_of_changes() -> None:
    app = App()
    app.on_window_change(print)
    with pytest.raises(ValueError, match="on_window_change"):
        app.on_window_change(print)
