"""`test --miniapp`: a mini-app's own tests, run in the real shell without a screen."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.cli import check
from app.core.kernel.ring import NO_RING

SETTINGS = Path(__file__).with_name("authors.ini")
PLUGIN = "app.cli.testing.plugin"
WINDOW_LANGUAGE = "C.UTF-8"
WINDOWS = ("DISPLAY", "WAYLAND_DISPLAY")
TESTS = "tests"


def main(folder: Path, arguments: Sequence[str]) -> int:
    """Run the tests in ``folder``, of a mini-app without problems, with pytest's ``arguments``; return its status."""
    package = check.checked(folder, sys.stderr)
    if package is None:
        return 1
    folder, tests = folder.resolve(), folder.resolve() / TESTS
    if not any(tests.rglob("test_*.py")):
        print(f"There are no tests in {tests}; docs/miniapps.md shows how one is written.", file=sys.stderr)
        return 1
    os.environ["LC_ALL"] = WINDOW_LANGUAGE
    os.environ.update(NO_RING)
    for name in WINDOWS:
        os.environ.pop(name, None)
    sys.dont_write_bytecode = True  # nothing is left in the author's folder
    sys.path.insert(0, str(folder))  # they may import the mini-app's modules
    import pytest

    own = ["--rootdir", str(folder), "-c", str(SETTINGS), "-p", PLUGIN, "--miniapp", str(folder)]
    named = any(not each.startswith("-") and Path(each.partition("::")[0]).exists() for each in arguments)
    return int(pytest.main([*own, *arguments, *([] if named else [str(tests)])]))
