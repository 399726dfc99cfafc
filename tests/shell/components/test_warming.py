"""Compiling the components before the first page: one at a time, and none once the window is gone."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QQmlEngine

from app.shell.components.renderer import NodeComponents
from app.shell.style.setup import prepare_engine
from minikit.schema import COMPONENTS


def test_each_turn_compiles_one_component_until_all_are(qapp: QCoreApplication) -> None:
    engine = QQmlEngine()
    prepare_engine(engine)
    components, waiting, turns, done = NodeComponents(engine), list[Callable[[], None]](), 0, list[int]()
    components.warm_in_turn(waiting.append, lambda: done.append(turns))
    while waiting:
        assert done == []
        turns += 1
        waiting.pop()()
        assert len(waiting) <= 1
    assert turns == len(COMPONENTS)
    assert done == [turns]
    assert not components.warm_next()
    shiboken6.delete(engine)


def test_nothing_is_compiled_once_the_window_is_gone(qapp: QCoreApplication) -> None:
    engine = QQmlEngine()
    components = NodeComponents(engine)
    shiboken6.delete(engine)
    assert not components.warm_next()
