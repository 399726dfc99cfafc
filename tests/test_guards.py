"""The guards around every test do guard."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import _children


@pytest.mark.parametrize("reach", [("192.0.2.1", 80), ("example.org", 80)])
def test_another_computer_cannot_be_reached(reach: tuple[str, int]) -> None:
    with pytest.raises(pytest.fail.Exception, match="only this computer is allowed"):
        socket.create_connection(reach, timeout=1)


def test_this_computer_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


@pytest.mark.skipif(sys.platform != "linux", reason="the guard reads /proc")
def test_a_child_left_behind_would_be_seen() -> None:
    before = _children()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert _children() - before == {child.pid}


def test_each_test_has_an_empty_data_folder(data_folder: Path, tmp_path: Path) -> None:
    assert data_folder.parent == tmp_path
    assert list(data_folder.iterdir()) == []
    assert os.environ["XDG_DATA_HOME"].startswith(str(tmp_path))
