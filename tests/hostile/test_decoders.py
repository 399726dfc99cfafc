"""A decoder that a picture has taken over gets nowhere: inside the real ones, every attack is refused."""

import json
import sys
from functools import cache
from typing import NamedTuple

import pytest

from app.core.kernel.ids import MiniAppId
from app.host.runtime import jailed
from app.host.runtime.inside import landlock, sandbox
from app.host.runtime.spawn import Spawner
from tests.hostile import attacks
from tests.hostile.attacks.raid import ATTACKS
from tests.hostile.world import SECRET, a_world
from tests.support.jails import Who, everybody, python_for

assert attacks.__all__  # importing them lists them
ITS_OWN = {"load_the_shells_code"}
WITH_A_GIGABYTE = {"take_512_mb_of_memory", "take_512_mb_in_small_pieces", "start_20_000_threads"}
"""What has twice the memory may (Linux counts no threads of root, so that it is memory which stops them)."""
WITH_THE_NETWORK = {
    "open_an_internet_socket",
    "open_a_socket_of_every_family",
    "open_a_socket_past_python",
    "connect_to_a_service_on_this_computer",
    "look_up_a_name",
    "fetch_a_page",
}
WITHIN_ITS_RIGHTS = {
    "bare": set[str](),
    "pictures": {*ITS_OWN, "load_a_package_of_the_shells"},
    "codes": {*ITS_OWN, *WITH_A_GIGABYTE},
    "films": {*ITS_OWN, *WITH_A_GIGABYTE},
    "streams": {*ITS_OWN, *WITH_A_GIGABYTE, *WITH_THE_NETWORK},
}
"""What a decoder may: it is made of Plaza's code, and one that receives streams has the network."""
OF_OURS = {
    *("OPENBLAS_NUM_THREADS", "OPENCV_IO_MAX_IMAGE_PIXELS", "OPENCV_LOG_LEVEL"),
    *("OPENCV_FFMPEG_LOGLEVEL", "OPENCV_FFMPEG_CAPTURE_OPTIONS"),
}
OF_LIBRARIES = {"LD_LIBRARY_PATH", "PYSIDE6_OPTION_PYTHON_ENUM"}
ALWAYS_THERE = {"LC_CTYPE", *OF_OURS, *OF_LIBRARIES}


class Kind(NamedTuple):
    """Which decoder, as whom, and with which level of Landlock."""

    decoder: str
    who: Who
    landlock_abi: int


class Raid(NamedTuple):
    """How a raid went: for each attack, and for the shell."""

    went: dict[str, str]
    environment: dict[str, str]
    complaints: list[str]
    is_gone: bool


def kinds() -> list[Kind]:
    """Return what to try: the libraries are there only for whoever runs the tests."""
    if sys.platform != "linux" or sandbox.available().missing:
        return []
    first, *others = everybody()
    kinds = [Kind(decoder, first, level) for decoder in ("pictures", "codes", "films", "streams") for level in (0, 2)]
    kinds += [Kind("bare", who, level) for who in others for level in (0, 2)]
    return [kind for kind in kinds if kind.landlock_abi < landlock.abi()]


def name_of(kind: Kind) -> str:
    """Return the name of a kind."""
    return f"{kind.decoder}, {kind.who.name}, Landlock {kind.landlock_abi or landlock.abi()}"


@cache
def raid_of(kind: Kind) -> Raid:
    """Have a decoder try all attacks, end it, and look at the shell."""
    names = [name for name in ATTACKS if name not in WITHIN_ITS_RIGHTS[kind.decoder]]
    with a_world(kind.who, None, None) as world:
        folder, targets = world.unjailed(MiniAppId("evil.app"))
        spawner = Spawner()
        module = f"tests.hostile.decoders.{kind.decoder}"
        process = spawner.spawn(jailed.command(module, landlock_abi=kind.landlock_abi), folder=folder)
        world.child_ids.append(process.process_id)
        with process.stdin, process.stdout:
            process.stdin.write(json.dumps({"attacks": names, "targets": targets}).encode() + b"\n")
            process.stdin.flush()
            told = json.loads(process.stdout.readline())
        is_gone = process.wait(10) == 0 and not world.processes_left()
        spawner.close()
        return Raid(told["went"], told["environment"], world.complaints(), is_gone)


@pytest.fixture(params=kinds(), ids=name_of)
def kind(request: pytest.FixtureRequest) -> Kind:
    kind: Kind = request.param
    if python_for(kind.who) is None:
        pytest.skip("there is no Python that an ordinary user can run")
    return kind


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_attack_is_refused_inside_a_decoder(kind: Kind, attack: str) -> None:
    if attack not in WITHIN_ITS_RIGHTS[kind.decoder]:
        assert raid_of(kind).went[attack].startswith("refused: ")


def test_the_shell_is_unharmed_by_a_decoder(kind: Kind) -> None:
    raid = raid_of(kind)
    assert raid.complaints == []
    assert raid.is_gone
    assert SECRET not in json.dumps(raid.went)
    assert set(raid.environment) <= ALWAYS_THERE
