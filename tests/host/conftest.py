"""What tests of the platform stand on: a platform of their own, and mini-apps in a line or two."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.host.runtime.pool import Way, can_fork
from app.host.session import Session
from tests.support.miniapps import Platform, Screen, write_package

HEAD = """
import asyncio
from minikit import *
app = App()
"""

Opener = Callable[..., tuple[Session, Screen]]


WAYS: dict[str, Way | None] = {"forked": "fork server", "spare": "spares", "spawned": None}


@pytest.fixture(params=[name for name in WAYS if name != "forked" or can_fork()])
def platform(data_folder: Path, request: pytest.FixtureRequest) -> Iterator[Platform]:
    """Return the platform, starting children one way or another; whatever is open is ended after the test."""
    platform = Platform(data_folder, way=WAYS[request.param])
    if request.param != "spawned":
        platform.warm()
    yield platform
    platform.close()


@pytest.fixture
def open_app(platform: Platform, tmp_path: Path) -> Opener:
    """Return the function that writes, installs and opens a mini-app with ``main`` (after the usual first lines)."""

    def open_it(main: str, server: str = "", *, wait: bool = True, **changes: Any) -> tuple[Session, Screen]:
        folder = write_package(tmp_path / "package", HEAD + main, HEAD + server if server else "", **changes)
        session, screen = platform.open(platform.install(folder))
        if wait:
            screen.until(lambda: screen.nodes or screen.failures or screen.endings)
        return session, screen

    return open_it
