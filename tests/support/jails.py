"""Programs run inside the sandbox, without a shell: what they printed, also as somebody without special rights."""

import atexit
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CODE = (
    *("app/__init__.py", "app/host/__init__.py", "app/host/runtime/__init__.py", "app/host/runtime/inside"),
    *("app/sdk/minikit", "tests/__init__.py", "tests/hostile/__init__.py", "tests/hostile/attacks"),
    "tests/hostile/decoders",
)
BEGIN = """
import json, os, sys
root, package, data, sdk, level = sys.argv[1:]
os.chdir(data)
sys.path.insert(0, root)
from app.host.runtime.inside import sandbox
del sys.path[0]
places = sandbox.Places(package, data, sdk)
sandbox.put_on(places, landlock_abi=int(level) or None)
told = {}
"""
END = """
print(json.dumps(told))
"""


@dataclass(frozen=True)
class Who:
    """Somebody to run a child as: ``None`` for whoever runs the tests."""

    name: str
    user_id: int | None = None
    group_id: int | None = None

    def start_options(self) -> dict[str, Any]:
        """Return what `subprocess` needs to start as them."""
        if self.user_id is None:
            return {}
        return {"user": self.user_id, "group": self.group_id, "extra_groups": ()}


@cache
def everybody() -> tuple[Who, ...]:
    """Return root and an ordinary user where the tests run as root, otherwise whoever runs them."""
    if os.geteuid() != 0:
        return (Who("ordinary user"),)
    nobody = pwd.getpwnam("nobody")
    return (Who("root"), Who("ordinary user", nobody.pw_uid, nobody.pw_gid))


@cache
def python_for(who: Who) -> str | None:
    """Return a Python that ``who`` may run: this one, or the system's; None without one."""
    works = [sys.executable, "-I", "-S", "-c", "import asyncio, sqlite3, sys; sys.exit(sys.version_info < (3, 11))"]
    for program in (sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin")):
        if program is not None:
            try:
                done = subprocess.run([program, *works[1:]], check=False, capture_output=True, **who.start_options())
            except PermissionError:
                continue
            if done.returncode == 0:
                return program
    return None


@cache
def code_for(who: Who) -> Path:
    """Return a folder with the code that children run, where ``who`` can read it: not everybody can every checkout."""
    if who.user_id is None:
        return ROOT
    folder = Path(tempfile.mkdtemp(prefix="plaza-code-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    for name in CODE:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, target)
    return folder


@contextmanager
def reachable_folder(who: Who) -> Iterator[Path]:
    """Give a fresh folder that is ``who``'s own, at a place that everybody can reach."""
    with tempfile.TemporaryDirectory(prefix="plaza-jail-") as name:
        folder = Path(name)
        if who.user_id is not None and who.group_id is not None:
            os.chown(folder, who.user_id, who.group_id)
        yield folder


def run_inside(who: Who, program: str, *, landlock_abi: int = 0, begin: str = BEGIN, end: str = END) -> Any:
    """Run ``program`` inside the sandbox and return what it put into ``told``."""
    python = python_for(who)
    assert python is not None
    with reachable_folder(who) as folder:
        for name in ("package", "data"):
            place = folder / name
            place.mkdir()
            if who.user_id is not None and who.group_id is not None:
                os.chown(place, who.user_id, who.group_id)
        (folder / "package" / "asset.txt").write_text("asset")
        code = code_for(who)
        places = [str(code), str(folder / "package"), str(folder / "data"), str(code / "app/sdk"), str(landlock_abi)]
        done = subprocess.run(
            [python, "-I", "-S", "-B", "-c", begin + program + end, *places],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={},
            **who.start_options(),
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
