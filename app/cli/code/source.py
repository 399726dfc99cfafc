"""The Python files of a package, parsed, with what their names mean."""

import ast
import difflib
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.host.manifest import Manifest, Problem
from app.host.package import Package

KIT = "minikit"


@dataclass(frozen=True)
class Source:
    """One file: its syntax tree, and which names in it are whose in the kit."""

    path: str
    content: bytes
    tree: ast.Module
    kit_names: dict[str, str] = field(default_factory=dict)
    """Names as the file writes them, by what they are in the kit: ``{"ui": "ui", "ask": "request"}``."""

    @property
    def module(self) -> str:
        """The name it is imported by."""
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    def problem(self, node: ast.AST, text: str, hint: str = "") -> Problem:
        """Return a problem at the line of ``node``."""
        return Problem(f"{self.path}:{getattr(node, 'lineno', 1)}", text, hint)

    def called(self, call: ast.Call) -> str:
        """Return what ``call`` calls of the kit, such as ``storage.get``; nothing if it calls something else."""
        dotted = dotted_name(call.func)
        first, _, rest = dotted.partition(".")
        if first not in self.kit_names:
            return ""
        name = self.kit_names[first]
        return ".".join(part for part in (name, rest) if part)


@dataclass(frozen=True)
class Code:
    """All files that could be parsed, with the manifest and every file's name."""

    manifest: Manifest
    sources: tuple[Source, ...]
    files: frozenset[str]
    is_whole: bool
    """Whether every file could be parsed; without one, what is missing may stand in it."""

    def calls(self) -> Iterator[tuple[Source, ast.Call]]:
        """Yield every call in every file."""
        for source in self.sources:
            for node in ast.walk(source.tree):
                if isinstance(node, ast.Call):
                    yield source, node


def read(package: Package) -> tuple[Code, list[Problem]]:
    """Parse the package's Python files; return them, and what is no Python."""
    sources: list[Source] = []
    problems: list[Problem] = []
    names = [name for name in package.files if name.endswith(".py")]
    for name in names:
        content = b"".join(package.chunks(name))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(content, name, "exec", dont_inherit=True)
                tree = ast.parse(content, name)
        except SyntaxError as error:
            problems.append(Problem(f"{name}:{error.lineno or 1}", f"is no Python: {error.msg}."))
        except (ValueError, RecursionError, MemoryError):
            problems.append(Problem(name, "cannot be read as Python."))
        else:
            sources.append(Source(name, content, tree, _kit_names(tree)))
    code = Code(package.manifest, tuple(sources), frozenset(package.files), len(sources) == len(names))
    return code, problems


def _kit_names(tree: ast.Module) -> dict[str, str]:
    """Return the names that a file has from the kit, unless it gives one of them another meaning as well."""
    found: dict[str, str] = {}
    stored: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == KIT and not node.level:
            for alias in node.names:
                found |= _everything() if alias.name == "*" else {alias.asname or alias.name: alias.name}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            stored.add(node.id)
        elif isinstance(node, ast.arg):
            stored.add(node.arg)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            stored.add(node.name)
    return {name: meant for name, meant in found.items() if name not in stored}


def _everything() -> dict[str, str]:
    import minikit

    return {name: name for name in minikit.__all__}


def dotted_name(node: ast.expr) -> str:
    """Return ``a.b.c`` for what is written so; nothing for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join(reversed([*parts, node.id])) if isinstance(node, ast.Name) else ""


def text_of(node: ast.expr | None) -> str | None:
    """Return the text that is written there; None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    """Return an argument of ``call`` by its place or its name; None if it is not written out."""
    if len(call.args) > place and not any(isinstance(each, ast.Starred) for each in call.args[: place + 1]):
        return call.args[place]
    return next((each.value for each in call.keywords if each.arg == name), None)


def takes(function: ast.FunctionDef | ast.AsyncFunctionDef, count: int) -> bool:
    """Tell whether ``function`` can be called with ``count`` arguments by their places."""
    arguments = function.args
    most = len(arguments.posonlyargs) + len(arguments.args)
    needs_named = any(default is None for default in arguments.kw_defaults)
    return most - len(arguments.defaults) <= count <= (count if arguments.vararg else most) and not needs_named


def meant(name: str, known: Iterable[str], nearness: float = 0.6) -> str:
    """Return the question for the name that was probably meant; nothing if none is near."""
    close = difflib.get_close_matches(name, list(known), 1, nearness)
    return f"Is {close[0]!r} meant?" if close else ""
