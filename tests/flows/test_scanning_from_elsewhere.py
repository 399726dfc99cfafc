"""A code in another program's window is scanned by keys, while that program has the keyboard: on a real X server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.scanner.making import make_picture
from tests.support import x_server
from tests.support.processes import ROOT
from tests.support.x_server import ALT, CONTROL, SIDE_PX, S, XProgram, XServer

pytestmark = pytest.mark.skipif(bool(x_server.why_not()), reason=x_server.why_not() or "an X server")


def test_a_code_on_the_screen_is_asked_about_by_keys_that_another_program_does_not_hear(tmp_path: Path) -> None:
    with XServer() as server:
        environment = {**os.environ, "DISPLAY": server.display, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen(
            [sys.executable, "-m", "tests.support.screen_keys_user", str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=ROOT,
        ) as plaza:
            assert plaza.stdout is not None
            assert plaza.stderr is not None
            assert plaza.stdout.readline() == "heard\n", plaza.stderr.read()
            other = XProgram(server)
            other.show(make_picture("plaza://miniapp/plaza.store/pages/home", size_px=SIDE_PX))
            other.press(CONTROL, ALT, S)
            told = plaza.stdout.readline()
            errors, heard = plaza.stderr.read(), other.heard()
            other.close()
        assert told, errors
        assert heard == [CONTROL, ALT]
        assert json.loads(told) == {"is_asked": True, "is_seen": True}, errors
