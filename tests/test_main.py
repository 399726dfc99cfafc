"""`python3 main.py` from outside: what a newcomer's first start does and says."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NEEDED = (
    "main.py",
    "app/__init__.py",
    "app/cli/__init__.py",
    "app/cli/commands.py",
    "app/core/__init__.py",
    "app/core/kernel/__init__.py",
    "app/core/kernel/errors.py",
    "app/environment",
)
LOCK = "alembic==1.20.1 \\\n    --hash=sha256:" + "0" * 64 + "\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a fresh checkout with as much of the project as the set-up uses, and a lock file of one package."""
    folder = tmp_path / "checkout"
    for name in NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, folder / name)
    (folder / "requirements.lock").write_text(LOCK, encoding="utf-8")
    return folder


def start(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start `main.py` with the Python outside the environment, where no package index answers."""
    surroundings = {
        "PATH": str(checkout / "no-programs"),
        "HOME": str(checkout),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_RETRIES": "0",
        "LC_ALL": "C.UTF-8",
    }
    python = sys._base_executable  # type: ignore[attr-defined]
    command = [python, "main.py", *arguments]
    return subprocess.run(
        command,
        cwd=checkout,
        env=surroundings,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=100,
        check=False,
    )


def test_it_parses_on_old_pythons_and_says_what_it_needs() -> None:
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    first_imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    check = next(node for node in tree.body if isinstance(node, ast.If))
    assert [ast.unparse(node) for node in first_imports if node.lineno < check.lineno] == ["import sys"]
    assert "Plaza needs Python 3.11 or newer" in ast.unparse(check)


def test_help_needs_no_set_up(checkout: Path) -> None:
    done = start(checkout, "--help")
    assert done.returncode == 0
    assert "tour" in done.stdout
    assert not (checkout / ".venv").exists()


def test_a_wrong_word_is_refused_before_any_set_up(checkout: Path) -> None:
    done = start(checkout, "dance")
    assert done.returncode == 2
    assert "invalid choice: 'dance'" in done.stderr
    assert not (checkout / ".venv").exists()


def test_without_a_network_one_sentence_says_what_to_do_and_nothing_is_left(checkout: Path) -> None:
    done = start(checkout, "doctor")
    assert done.returncode == 1
    assert "3 of 3  libraries" in done.stdout
    sentences = done.stderr.strip().splitlines()
    assert len(sentences) == 1, done.stderr
    assert sentences[0].startswith("The libraries could not be downloaded because the package index cannot be reached;")
    assert not (checkout / ".venv").exists()


def test_a_broken_environment_is_replaced_with_a_sentence(checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    done = start(checkout, "doctor")
    assert "cannot be used because its Python is gone; it is made again." in done.stdout
    assert "Traceback" not in done.stderr
