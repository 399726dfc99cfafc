"""Names that nothing defines."""

import ast
import builtins
import symtable
from collections.abc import Iterator
from importlib.util import decode_source

import minikit
from app.cli.code.source import Code, Source, meant
from app.host.manifest import Problem

_OF_EVERY_MODULE = {
    "__name__",
    "__file__",
    "__doc__",
    "__package__",
    "__spec__",
    "__path__",
    "__dict__",
    "__annotations__",
}
_KNOWN = _OF_EVERY_MODULE | set(dir(builtins))


def problems(code: Code) -> Iterator[Problem]:
    """Yield the names that are used and that neither their file nor Python defines."""
    for source in code.sources:
        if not _imports_everything(source.tree):
            yield from _of_file(source)


def _imports_everything(tree: ast.Module) -> bool:
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return any(alias.name == "*" for node in imports for alias in node.names)


def _of_file(source: Source) -> Iterator[Problem]:
    top = symtable.symtable(decode_source(source.content), source.path, "exec")
    tables = [top]
    for table in tables:
        tables += table.get_children()
    defined = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    defined |= {
        symbol.get_name()
        for table in tables
        for symbol in table.get_symbols()
        if symbol.is_declared_global() and symbol.is_assigned()
    }
    used = {
        symbol.get_name()
        for table in tables
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (symbol.is_global() or table is top)
    }
    for name in sorted(used - defined - _KNOWN):
        uses = (node for node in ast.walk(source.tree) if isinstance(node, ast.Name) and node.id == name)
        first = min(uses, key=lambda node: node.lineno, default=None)
        if first is not None:
            hint = f"Write from minikit import {name}." if name in minikit.__all__ else meant(name, defined)
            yield source.problem(first, f"uses {name!r}, which is defined nowhere.", hint)
