"""What a hostile mini-app tries against the operating system: none of it happens, and the shell is unharmed."""

import pytest

from tests.hostile import attacks
from tests.hostile.attacks.raid import ATTACKS
from tests.hostile.conftest import Raid
from tests.hostile.world import SECRET

assert attacks.__all__  # importing them lists them
ALWAYS_THERE = {"TMPDIR", "LC_CTYPE"}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_attack_is_refused(raid: Raid, attack: str) -> None:
    assert raid.went[attack].startswith("refused: ")


def test_the_shell_is_unharmed(raid: Raid) -> None:
    assert raid.complaints == []


def test_nothing_of_the_mini_app_runs_on(raid: Raid) -> None:
    assert raid.left == []


def test_no_secret_was_learnt(raid: Raid) -> None:
    assert SECRET not in raid.all_told


def test_the_environment_holds_nothing(raid: Raid) -> None:
    assert set(raid.environment) <= ALWAYS_THERE


def test_nothing_of_the_shells_code_is_loaded(raid: Raid) -> None:
    assert [name for name in raid.modules if name.partition(".")[0] in ("app", "PySide6", "sqlalchemy")] == []
