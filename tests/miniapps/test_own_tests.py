"""The mini-apps that come with Plaza pass their own tests, which are run as any author runs theirs."""

from pathlib import Path

import pytest

from tests.support.own_process import command

MINIAPPS = Path(__file__).parents[2] / "miniapps"
TESTED = sorted({place.parent.parent for place in MINIAPPS.glob("*/tests/test_*.py")})


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("folder", TESTED, ids=lambda folder: folder.name)
def test_a_mini_app_passes_its_own_tests(folder: Path) -> None:
    done = command("test", "--miniapp", str(folder), "--patience", "60")
    assert done.returncode == 0, done.stdout + done.stderr
