"""Raids on a shell: each kind of person and level of Landlock once, all attacks in one child."""

import json
import sys
from functools import cache
from typing import NamedTuple

import pytest

from app.host.runtime.inside import landlock, sandbox
from tests.hostile.world import a_world, data_of_session
from tests.support.jails import Who, everybody, python_for

LEVELS = (None, 2)
"""Of Landlock: the kernel's own, and that of Debian 12."""
RAID = """
@app.page("pages/home")
class Home(Page):
    said = "ready"
    taps = 0

    def build(self):
        return ui.Column(ui.Text(self.said), ui.Text(f"taps: {self.taps}"),
            ui.Button("Raid", self.raid), ui.Button("Tap", self.tap))

    async def raid(self):
        went = await asyncio.to_thread(lambda: {name: how_it_went(name, targets) for name in ATTACKS})
        told = {"went": went, "environment": dict(os.environ), "modules": sorted(sys.modules)}
        Path("told.json").write_text(json.dumps(told))
        self.said = "raided"

    def tap(self):
        self.taps += 1
"""


class Raid(NamedTuple):
    """How a raid went: for each attack, and for the shell."""

    went: dict[str, str]
    environment: dict[str, str]
    modules: list[str]
    all_told: str
    complaints: list[str]
    left: list[str]


def kinds() -> list[tuple[Who, int | None]]:
    """Return whom to run children as, and with which level of Landlock."""
    if sys.platform != "linux" or sandbox.available().missing:
        return []
    return [(who, level) for who in everybody() for level in LEVELS if level is None or landlock.abi() > level]


def name_of(kind: tuple[Who, int | None]) -> str:
    """Return the name of a kind of raid."""
    who, level = kind
    return f"{who.name}, Landlock {level or landlock.abi()}"


@cache
def raid_of(kind: tuple[Who, int | None]) -> Raid:
    """Have a mini-app try all attacks, tap it afterwards, end it, and look at the shell."""
    who, level = kind
    # Either way to start a child is raided as everybody; the levels only differ behind it.
    with a_world(who, level, "fork server" if level is None else None) as world:
        session, screen = world.open(RAID)
        world.platform.tap(session, screen, "Raid")
        screen.until(lambda: "raided" in screen.texts or screen.endings)
        assert not screen.endings, screen.endings
        world.platform.tap(session, screen, "Tap")
        screen.shows("taps: 1")
        all_told = (data_of_session(session) / "told.json").read_text()
        session.close()
        session.wait(5)
        return Raid(
            **json.loads(all_told), all_told=all_told, complaints=world.complaints(), left=world.processes_left()
        )


@pytest.fixture(params=kinds(), ids=name_of)
def kind(request: pytest.FixtureRequest) -> tuple[Who, int | None]:
    kind: tuple[Who, int | None] = request.param
    if python_for(kind[0]) is None:
        pytest.skip("there is no Python that an ordinary user can run")
    return kind


@pytest.fixture
def raid(kind: tuple[Who, int | None]) -> Raid:
    """Return how the raid of this kind went; it happens once."""
    return raid_of(kind)
