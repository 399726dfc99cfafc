"""A child that waited before it knew its mini-app is held like any other: some attacks of each kind."""

import json
from collections.abc import Iterator

import pytest

from app.host.runtime import limits
from tests.hostile import attacks
from tests.hostile.attacks.raid import ATTACKS
from tests.hostile.conftest import RAID, kinds
from tests.hostile.world import SECRET, World, a_world, data_of_session
from tests.support.jails import Who, everybody, python_for
from tests.support.miniapps import eventually

assert attacks.__all__  # importing them lists them
pytestmark = pytest.mark.skipif(not kinds(), reason="this system does not hold every layer")
TRIED = (
    *("read_the_wallet", "list_the_data_folder", "read_a_key_in_the_home_folder", "read_its_server_halfs_data"),
    *("write_into_its_package", "write_into_minikit", "write_where_everybody_may", "read_the_shells_environment"),
    *("open_an_internet_socket", "connect_to_a_local_service", "send_a_descriptor"),
    *("fork", "run_a_program", "signal_the_shell", "trace_the_shell", "take_512_mb_of_memory"),
    *("enter_a_user_namespace", "load_a_program_into_the_kernel"),
)


@pytest.fixture(params=everybody(), ids=lambda who: who.name)
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    who: Who = request.param
    if python_for(who) is None:
        pytest.skip("there is no Python that an ordinary user can run")
    with a_world(who, None, "spares") as world:
        yield world
        assert world.complaints() == []
        world.platform.close()
        assert world.processes_left() == []


def test_a_taken_spare_is_jailed(world: World) -> None:
    waiting = world.platform.sessions.pool.spares.process_ids
    session, screen = world.open(RAID.replace("for name in ATTACKS", f"for name in {TRIED!r}"))
    assert world.child_ids == waiting
    world.platform.tap(session, screen, "Raid")
    screen.until(lambda: "raided" in screen.texts or screen.endings)
    told = (data_of_session(session) / "told.json").read_text()
    went = json.loads(told)["went"]
    assert set(went) == set(TRIED) <= set(ATTACKS)
    assert {name: how for name, how in went.items() if not how.startswith("refused: ")} == {}
    assert SECRET not in told


def test_without_its_sandbox_no_line_of_a_mini_app_runs_in_a_spare(world: World) -> None:
    world.break_the_sandbox()
    session, screen = world.open("Path('ran').write_text('')\n" + RAID, is_expected=False)
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "crashed"
    assert not (data_of_session(session) / "ran").exists()


def test_those_that_wait_are_reached_by_nobody_and_know_nothing(world: World) -> None:
    session, screen = world.open(RAID.replace("for name in ATTACKS", 'for name in ("signal_everybody",)'))
    spares = world.platform.sessions.pool.spares
    eventually(lambda: len(spares.process_ids) == limits.SPARES_IN_USE)
    waiting = spares.process_ids
    world.platform.tap(session, screen, "Raid")
    screen.until(lambda: "raided" in screen.texts or screen.endings)
    assert spares.process_ids == waiting
