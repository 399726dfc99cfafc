"""The data folder's lock, with real processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.data_folder import FolderLock

HOLD = """
import sys
from pathlib import Path
from app.data_folder import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""
ROOT = Path(__file__).resolve().parent.parent


def test_a_second_start_on_the_same_data_folder_is_refused(data_folder: Path) -> None:
    with FolderLock(data_folder), pytest.raises(Refused) as refused:
        FolderLock(data_folder)
    assert refused.value.code == "data.in_use"
    assert refused.value.details["folder"] == str(data_folder)


def test_a_folder_let_go_of_can_be_taken_again(data_folder: Path) -> None:
    FolderLock(data_folder).close()
    FolderLock(data_folder).close()


def test_the_lock_of_a_killed_process_is_free(data_folder: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(data_folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Refused):
            FolderLock(data_folder)
        holder.kill()
        holder.wait()
        FolderLock(data_folder).close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable) as told:
        FolderLock(tmp_path / "file" / "data")
    assert told.value.code == "data.unwritable"
