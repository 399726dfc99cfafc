"""What pytest is given for the tests of a mini-app: the fixture ``plaza``, and what the mini-app printed."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.cli.log import MINIAPPS
from app.cli.testing.plaza import Plaza
from app.host.package import Package
from app.shell.application import make_qt

PATIENCE_S = 10.0


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take whose tests these are, and how long a step may take."""
    group = parser.getgroup("mini-app")
    group.addoption("--miniapp", type=Path, metavar="FOLDER", help="the mini-app's folder")
    group.addoption(
        "--patience", type=float, default=PATIENCE_S, metavar="SECONDS", help="how long a step may take (%(default)s)"
    )


def pytest_configure() -> None:
    """Let pytest hear what mini-apps print: it shows that of a test that fails."""
    logging.getLogger(MINIAPPS).setLevel(logging.INFO)


@pytest.fixture(scope="session")
def _qt() -> Iterator[QGuiApplication]:
    """The process's one Qt application."""
    qt = make_qt()
    yield qt
    qt.processEvents()


@pytest.fixture(scope="session")
def _package(pytestconfig: pytest.Config) -> Package:
    """The mini-app as it is packed."""
    return Package.read(pytestconfig.getoption("--miniapp"))


@pytest.fixture
def plaza(_qt: QGuiApplication, _package: Package, tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[Plaza]:
    """A Plaza of the test's own, with demo people, play money and the mini-app in it."""
    plaza = Plaza(_package, tmp_path, round(1000 * pytestconfig.getoption("--patience")))
    yield plaza
    plaza.close()
    _qt.processEvents()
