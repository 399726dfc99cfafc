"""A command of `main.py` in a process of its own, with the libraries that the tests have."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.path[:0] = sys.argv[1:3]
from app.cli.commands import parse, run
sys.exit(run(parse(sys.argv[3:])))
"""


def command(*arguments: str, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """Do what ``arguments`` ask, as `main.py` does once the environment is there, and return what came of it."""
    paths = [str(ROOT), str(ROOT / "app" / "sdk")]
    whole = [sys.executable, "-c", PROGRAM, *paths, *arguments]
    return subprocess.run(whole, cwd=cwd, capture_output=True, text=True, check=False)
