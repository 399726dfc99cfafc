"""What a payment asks of the disk: once, to keep it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.syncs import can_count

ROOT = Path(__file__).resolve().parents[3]
PAYMENTS = 20  # few enough that the write-ahead log is not folded into the file in between


@pytest.mark.skipif(not can_count(), reason="system calls are counted on Linux")
def test_a_payment_is_one_fsync_and_what_changes_nothing_is_none(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.watched_payer", str(tmp_path), str(PAYMENTS)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])},
        capture_output=True,
        text=True,
    )
    if "ptrace was refused" in done.stderr:
        pytest.skip("this system lets no process look at its child")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(PAYMENTS), "0"]
