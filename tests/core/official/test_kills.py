"""Authors and readers killed at every statement: an article is sent once or offered again, a reader counted once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are forks of one that has loaded everything")
@pytest.mark.timeout(300)
def test_wherever_a_process_is_killed_nothing_is_lost_and_nothing_is_done_twice(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying_authors", str(tmp_path)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (offered, sent), (noted, counted) = ([int(each) for each in line.split()] for line in done.stdout.splitlines())
    assert offered >= 15, "few statements of writing, scheduling and sending were tried"
    assert noted >= 5, "few statements of counting were tried"
    assert sent >= 1
    assert counted >= 1
