"""What the tests of the code's shape look at: the project's own files."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE_FOLDERS = ("app", "benchmarks", "miniapps", "tests")


def files(*suffixes: str, folders: tuple[str, ...] = CODE_FOLDERS) -> list[Path]:
    """Return the project's files with these suffixes, relative to its root, sorted."""
    found = [path for folder in folders for suffix in suffixes for path in (ROOT / folder).rglob(f"*{suffix}")]
    tops = [path for suffix in suffixes for path in ROOT.glob(f"*{suffix}")] if folders == CODE_FOLDERS else []
    return sorted(path.relative_to(ROOT) for path in [*found, *tops] if "__pycache__" not in path.parts)


def text_of(path: Path) -> str:
    """Return the text of a file of the project."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file of the project."""
    return ast.parse(text_of(path), filename=str(path))


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Return what a Python file imports, anywhere in it, as dotted names down to the thing itself, with the line."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno
