"""A window with room for one thing, while nothing is there yet: it shows where the list will be, or what went wrong."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from app.cli.tour.driver import Driver
from app.shell.settings.preferences import Preferences
from app.shell.style.setup import prepare_application, prepare_engine
from app.shell.window import ShellViewModel

WAIT_MS = 10_000


@pytest.fixture
def view_model(qapp: QGuiApplication) -> ShellViewModel:
    prepare_application(qapp)
    return ShellViewModel(Preferences(None), "0.1.0")


@pytest.fixture
def hands(view_model: ShellViewModel, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    engine = QQmlApplicationEngine()
    prepare_engine(engine)
    engine.setInitialProperties({"viewModel": view_model})
    engine.loadFromModule("app.shell", "Main")
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.setMinimumWidth(560)
    window.resize(560, 500)
    qtbot.waitUntil(lambda: window.width() == 560, timeout=WAIT_MS)
    yield Driver(window, tmp_path_factory.mktemp("pictures"))
    window.close()
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_loading(hands: Driver) -> bool:
    return any("SkeletonRows" in item.metaObject().className() for item in hands.items())


def test_the_shapes_of_the_list_say_that_it_is_loading(hands: Driver, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_loading(hands), timeout=WAIT_MS)
    assert hands.find("paneBack") is None


def test_what_went_wrong_takes_their_place(hands: Driver, view_model: ShellViewModel, qtbot: QtBot) -> None:
    view_model.fail("The disk is full.")
    qtbot.waitUntil(lambda: hands.find("failure") is not None, timeout=WAIT_MS)
    assert not is_loading(hands)
    assert hands.find("paneBack") is None
