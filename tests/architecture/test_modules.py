"""What a module must have and must not do, by the ring it stands in."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files, imports_of, text_of, tree_of

HEADLESS = ("app/core", "app/host", "app/scanner", "app/bootstrap", "app/demo_world", "app/environment")
MINIKIT = "app/sdk/minikit"
INSIDE = "app/host/runtime/inside"
# Where anything at all may be caught, or taken from a future: the edges, each with what it guards.
CATCH_ALLS: dict[str, str] = {
    "app/host/api/pay.py": "the shell's prompt, whose failure is passed on to who asked",
    "app/host/bridge/futures.py": "what any work ended with, handed on to who waits for it",
    "app/host/bridge/dispatch.py": "a request of a mini-app; a bug of ours must not end its session",
    "app/host/decoding/service.py": "how a session's picture is read; a bug of ours must not end the thread for all",
    "app/sdk/minikit/guarding.py": "the author's code in the child",
    "app/sdk/minikit/paging.py": "the author's handlers running on in the child",
    "app/sdk/minikit/serving.py": "the author's server functions running on in the child",
    "app/shell/tasks.py": "a service call on a worker",
}
# Who may start other programs.
STARTERS: dict[str, str] = {
    "app/cli/bench.py": "each benchmark in a process of its own, for developers",
    "app/cli/qml_lint.py": "Qt's tools, for developers",
    "app/environment/running.py": "apt-get, venv, pip",
    "app/environment/setup.py": "main.py once more, in its environment",
    "app/environment/translations.py": "Qt Linguist's tools, when a translation has changed",
    "app/host/runtime/spawn.py": "every child process of the product",
}
PROCESS_MODULES = {"subprocess", "multiprocessing", "pty"}


def module_name(path: Path) -> str:
    """Return the name a file is imported by."""
    parts = path.with_suffix("").parts
    parts = parts[2:] if parts[:2] == ("app", "sdk") else parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_below(path: Path, *folders: str) -> bool:
    """Tell whether ``path`` is one of ``folders`` (or the module of that name) or in one."""
    return any(str(path.with_suffix("")) == folder or str(path).startswith(f"{folder}/") for folder in folders)


def import_all(names: list[str], *options: str, path: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Import ``names`` in a fresh process and print which of Qt is there afterwards."""
    program = (
        "import importlib, sys\n"
        f"sys.path[:0] = {[str(path), str(ROOT / 'app' / 'sdk')]!r}\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(sorted(name for name in sys.modules if name.partition('.')[0] in ('PySide6', 'shiboken6')))\n"
    )
    command = [sys.executable, *options, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_every_module_says_what_it_is_responsible_for() -> None:
    bare = [
        str(path)
        for path in files(".py")
        if not ast.get_docstring(tree_of(path)) and (tree_of(path).body or path.parts[0] != "tests")
    ]
    assert not bare


def test_every_module_docstring_begins_with_one_whole_line() -> None:
    ragged = []
    for path in files(".py", folders=("app",)):
        first, *rest = (ast.get_docstring(tree_of(path)) or ".").splitlines()
        if not first.endswith((".", "!", "?")) or (rest and rest[0]):
            ragged.append(str(path))
    assert not ragged


def test_the_headless_rings_load_without_qt() -> None:
    names = [
        module_name(path)
        for path in files(".py", folders=("app",))
        if is_below(path, *HEADLESS, MINIKIT) and "migrations" not in path.parts and path.stem != "__main__"
    ]
    assert len(names) > 10
    done = import_all(names)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_minikit_needs_only_the_standard_library() -> None:
    minikit = [path for path in files(".py", folders=("app",)) if is_below(path, MINIKIT)]
    allowed = sys.stdlib_module_names | {"minikit"}
    strangers = [
        f"{path}:{line} {name}"
        for path in minikit
        for name, line in imports_of(path)
        if name.partition(".")[0] not in allowed
    ]
    assert not strangers
    done = import_all([module_name(path) for path in minikit], "-I", "-S", path=ROOT / "app" / "sdk")
    assert done.returncode == 0, done.stderr


def test_what_children_run_needs_only_the_standard_library() -> None:
    inside = [path for path in files(".py", folders=("app",)) if is_below(path, INSIDE)]
    assert inside
    own = (INSIDE.replace("/", "."), "minikit")
    strangers = [
        f"{path}:{line} {name}"
        for path in inside
        for name, line in imports_of(path)
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith(own)
    ]
    assert not strangers


def test_the_product_reads_only_minikits_description_of_itself() -> None:
    described = tuple(f"minikit.{name}" for name in ("schema", "ui", "windows", "wire"))
    strangers = [
        f"{path}:{line} {name}"
        for path in files(".py", folders=("app",))
        # What reads an author's code knows the kit as authors do; what they begin with is theirs.
        if not is_below(path, MINIKIT, "app/host/runtime/inside", "app/cli/code", "app/sdk/template")
        for name, line in imports_of(path)
        if name.partition(".")[0] == "minikit"
        and not (is_below(path, "app/host", "app/shell/components") and name.startswith(described))
    ]
    assert not strangers


def test_the_set_up_needs_only_the_standard_library() -> None:
    setup = [path for path in files(".py", folders=("app",)) if is_below(path, "app/environment")]
    setup += [Path("main.py"), Path("app/__init__.py"), Path("app/core/kernel/errors.py")]
    allowed = sys.stdlib_module_names | {"app"}
    strangers = [
        f"{path}:{line} {name}"
        for path in setup
        for name, line in imports_of(path)
        if name.partition(".")[0] not in allowed
    ]
    assert not strangers
    done = import_all(["app.environment", "app.cli.commands"], "-I", "-S")
    assert done.returncode == 0, done.stderr


def test_catch_alls_stand_only_at_the_edges() -> None:
    found = {
        str(path)
        for path in files(".py", folders=("app", "miniapps", "benchmarks"))
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.ExceptHandler) and _catches_all(node.type) and not _passes_on(node))
        or _takes_from_a_future(node)
    }
    assert found == set(CATCH_ALLS)


def _takes_from_a_future(node: ast.AST) -> bool:
    """Tell whether a node asks a future for whatever error ended it (a log's `exception` has arguments)."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "exception"
        and not node.args
    )


def _catches_all(caught: ast.expr | None) -> bool:
    if caught is None:
        return True
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(name, ast.Name) and name.id in ("Exception", "BaseException") for name in names)


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler only tidies up and lets the error go on."""
    return isinstance(last := handler.body[-1], ast.Raise) and last.exc is None


def test_only_the_listed_doors_start_processes() -> None:
    found = {
        str(path)
        for path in files(".py", folders=("app",))
        for name, _ in imports_of(path)
        if name.partition(".")[0] in PROCESS_MODULES
    }
    assert found == set(STARTERS)


def test_nothing_names_a_folder_of_this_machine() -> None:
    here = re.compile(rf"(?<![\w.])(/(home|root|Users)/\w|{re.escape(f'{ROOT}/')})")
    kinds = (".py", ".qml", ".md", ".toml", ".json", ".lock", ".yaml")
    named = [
        str(path)
        for path in [*files(*kinds), *files(*kinds, folders=("docs", "resources"))]
        if here.search(text_of(path))
    ]
    assert not named


@pytest.mark.parametrize("tree", ["plaza", "wallet"])
def test_the_migrations_of_a_file_form_one_line(tree: str) -> None:
    """Two that were written side by side must not both be the next: no file could be opened any more."""
    versions = Path("app/core/database/migrations") / tree / "versions"
    found = [path for path in files(".py", folders=("app",)) if path.parent == versions and path.stem != "__init__"]
    line = []
    for path in sorted(found):
        values = dict(re.findall(r'^(revision|down_revision) = "?(\w+)"?$', text_of(path), re.MULTILINE))
        line.append((path.name.partition("_")[0], values["revision"], values["down_revision"]))
    numbers = [f"{number:04}" for number in range(1, len(found) + 1)]
    assert line == list(zip(numbers, numbers, ["None", *numbers], strict=False))
