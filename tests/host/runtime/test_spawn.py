"""The spawner: clean children, ended when it closes."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.kernel.errors import Unavailable
from app.host.runtime.spawn import Spawner

WAIT = "import sys; sys.stdin.read()"


@pytest.fixture
def spawner() -> Iterator[Spawner]:
    spawner = Spawner()
    yield spawner
    spawner.close()


def test_a_child_gets_pipes_its_folder_and_nothing_else(spawner: Spawner, tmp_path: Path) -> None:
    code = "import os; print(os.getcwd(), sorted(set(os.environ) - {'LC_CTYPE'}))"
    process = spawner.spawn([sys.executable, "-I", "-c", code], folder=tmp_path)
    with process.stdin, process.stdout as stdout:
        assert stdout.read().decode().strip() == f"{tmp_path} []"
    assert process.wait() == 0


def test_killing_ends_a_child_breaks_its_pipes_and_may_be_repeated(spawner: Spawner) -> None:
    process = spawner([sys.executable, "-I", "-c", WAIT])
    read = threading.Thread(target=process.stdout.read)
    read.start()
    process.kill()
    process.kill()
    read.join(10)
    assert not read.is_alive()
    process.stdin.close()
    process.stdout.close()


def test_what_cannot_be_started_is_unavailable(spawner: Spawner, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"process\.failed"):
        spawner([str(tmp_path / "nothing")])


def test_closing_ends_what_runs_and_starts_nothing_more() -> None:
    spawner = Spawner()
    process = spawner([sys.executable, "-I", "-c", WAIT])
    spawner.close()
    assert process.wait(0) is not None
    with pytest.raises(Unavailable, match=r"process\.failed"):
        spawner([sys.executable])
    process.stdin.close()
    process.stdout.close()
