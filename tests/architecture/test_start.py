"""What a start may import, and when: most of the time until the chats are there goes into it."""

import os
import subprocess
import sys

from tests.architecture.tree import ROOT

HEAD = f"import sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'app' / 'sdk')]!r}\n"


def said_by(program: str) -> str:
    """Return what ``program`` prints in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + program],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_no_source_is_read_for_pysides_features() -> None:
    program = """
from app.shell.plain_imports import import_plainly
import_plainly()
import linecache
import app.shell.application
print([name for name in linecache.cache if name.endswith(("application.py", "windows.py"))])
"""
    assert said_by(program) == "[]"
    assert said_by(program.replace("import_plainly()\n", "")) != "[]", "PySide has changed: the module is needless"


def test_a_start_loads_no_dialect_but_its_own() -> None:
    found = "print(sorted(name for name in sys.modules if name.startswith('sqlalchemy.dialects.postgresql')))"
    assert said_by(f"import app.shell.assembly\n{found}") == "[]"


def test_the_list_of_chats_is_there_before_the_host_and_the_wallet_are_imported() -> None:
    found = "print(sorted(name for name in sys.modules if name.startswith(('app.host', 'app.core.ledger', 'keyring'))))"
    assert said_by(f"import app.shell.chats_first\n{found}") == "[]"
