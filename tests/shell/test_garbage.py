"""What nobody holds any more ends on the GUI thread, whichever thread asks for the memory."""

import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.shell.garbage import GarbageCollection, collect_due


class Knot(QObject):
    """Holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def ask_for_memory() -> list[list[int]]:
    """Fill the measure of the youngest generation many times over."""
    return [[number] for number in range(20 * gc.get_threshold()[0])]


@pytest.fixture
def collection(qapp: QCoreApplication) -> Iterator[GarbageCollection]:
    made = GarbageCollection()
    yield made
    made.end()


def end_of_a_knot() -> list[int]:
    """Return a list that will tell the thread on which a new knot ended."""
    ended: list[int] = []
    knot = Knot()
    weakref.finalize(knot, lambda: ended.append(threading.get_ident()))
    return ended


def test_a_worker_that_asks_for_memory_ends_nothing_of_the_gui_thread_s(
    collection: GarbageCollection, qtbot: QtBot
) -> None:
    collection.settle()
    ended = end_of_a_knot()
    with ThreadPoolExecutor(1) as worker:
        kept = worker.submit(ask_for_memory).result()
    assert not ended
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    assert ended == [threading.get_ident()]
    assert kept


def test_nothing_is_done_before_it_is_due(collection: GarbageCollection) -> None:
    gc.collect()
    assert not collect_due()
    kept = ask_for_memory()
    assert collect_due()
    assert kept


def test_what_is_there_when_it_settles_is_gone_through_again_only_at_the_end(collection: GarbageCollection) -> None:
    ended = end_of_a_knot()
    collection.settle()
    gc.collect()
    assert not ended
    collection.end()
    gc.collect()
    assert ended


@pytest.mark.parametrize("is_automatic", [True, False])
def test_the_end_gives_the_matter_back(qapp: QCoreApplication, is_automatic: bool) -> None:
    was_automatic = gc.isenabled()
    try:
        (gc.enable if is_automatic else gc.disable)()
        GarbageCollection().end()
        assert gc.isenabled() is is_automatic
    finally:
        (gc.enable if was_automatic else gc.disable)()
