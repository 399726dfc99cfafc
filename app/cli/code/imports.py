"""Imports that cannot succeed."""

import ast
import sys
from collections.abc import Iterator

from app.cli.code.source import KIT, Code, Source, meant
from app.host.manifest import Problem


def problems(code: Code) -> Iterator[Problem]:
    """Yield the imports of what is not there."""
    for source in code.sources:
        forgiven = _forgiven(source.tree)
        for node in ast.walk(source.tree):
            if node in forgiven:
                continue
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield from _of_module(code, source, node, alias.name)
            elif isinstance(node, ast.ImportFrom) and node.level:
                if "/" not in source.path:
                    hint = "The package's files are imported absolutely."
                    yield source.problem(node, "imports relatively, in no package of Python's.", hint)
            elif isinstance(node, ast.ImportFrom):
                yield from _of_module(code, source, node, node.module or "")
                if node.module == KIT:
                    yield from _of_names(source, node)


def _forgiven(tree: ast.Module) -> set[ast.AST]:
    """Return what stands in a ``try``, which may mean to do without, and what only a type checker reads."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        is_for_types = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        if isinstance(node, ast.Try) or is_for_types:
            found |= {below for each in node.body for below in ast.walk(each)}  # type: ignore[attr-defined]
    return found


def _of_module(code: Code, source: Source, node: ast.AST, name: str) -> Iterator[Problem]:
    first = name.partition(".")[0]
    if first == KIT or first in sys.stdlib_module_names:
        return
    own = {path.partition("/")[0].removesuffix(".py") for path in code.files if path.endswith(".py")}
    if first not in own:
        hint = meant(first, own) or "There are the standard library, minikit and your own files."
        yield source.problem(node, f"imports {first!r}, which is not there.", hint)
        return
    path = name.replace(".", "/")
    if f"{path}.py" not in code.files and not any(each.startswith(f"{path}/") for each in code.files):
        yield source.problem(node, f"imports {name!r}, which is no file of the package.")


def _of_names(source: Source, node: ast.ImportFrom) -> Iterator[Problem]:
    import minikit

    for alias in node.names:
        if alias.name != "*" and not hasattr(minikit, alias.name):
            yield source.problem(
                node, f"imports {alias.name!r}, which minikit has not.", meant(alias.name, minikit.__all__)
            )
