"""Senders killed at every statement: what was written is sent once, or offered again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the senders are forks of one that has loaded everything")
@pytest.mark.timeout(300)
def test_what_was_written_is_sent_once_or_offered_again_wherever_its_sender_is_killed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying_senders", str(tmp_path)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    offered, sent = (int(each) for each in done.stdout.split())
    assert offered >= 8, "few statements were tried"
    assert sent >= 1
