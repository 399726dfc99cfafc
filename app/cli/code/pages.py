"""Pages: the manifest and the code list the same ones, their classes are pages, and links lead to one."""

import ast
from collections.abc import Iterator

from app.cli.code.source import Code, Source, argument, meant, takes, text_of
from app.host.manifest import Problem

LEADING = {"go", "replace", "relaunch", "switch_tab"}
NAMING = {"notify": (2, "page"), "share_app_message": (1, "page")}
"""Calls that name a page of the mini-app: at which place, by which name."""


ARGUMENTS: dict[str, tuple[str, ...]] = {
    "build": (),
    "on_load": ("query",),
    "on_show": (),
    "on_ready": (),
    "on_hide": (),
    "on_unload": (),
    "on_broadcast": ("topic", "payload"),
    "save_state": (),
    "restore_state": ("state",),
}
"""What a page's functions get beside ``self``."""


def problems(code: Code) -> Iterator[Problem]:
    """Yield what is wrong with the pages."""
    registered, is_complete = _registered(code)
    declared = code.manifest.pages
    if is_complete and code.is_whole:
        for path in declared:
            if path not in registered:
                hint = meant(path, registered) or f"Write @app.page({path!r}) above its class."
                yield Problem("manifest.json", f"lists the page {path!r}, which no class is registered for.", hint)
    reached = _reached(code)
    for path, (source, node) in registered.items():
        if path not in declared:
            yield source.problem(
                node, f"registers the page {path!r}, which the manifest does not list.", "Add it to pages."
            )
        if reached is not None and source.module not in reached:
            hint = f"Write import {source.module} there."
            yield source.problem(node, "is in a file that main.py does not import.", hint)
        yield from _of_class(source, node)
    for source, call in code.calls():
        path_named = _path_named(source, call)
        if path_named is not None and path_named not in declared:
            hint = meant(path_named, declared) or f"There are: {', '.join(declared)}."
            yield source.problem(call, f"leads to {path_named!r}, which is no page of the manifest.", hint)


def _registered(code: Code) -> tuple[dict[str, tuple[Source, ast.ClassDef]], bool]:
    """Return the classes by the paths they are registered for, and whether all paths are written out."""
    found: dict[str, tuple[Source, ast.ClassDef]] = {}
    is_complete = True
    decorating: set[ast.AST] = set()
    for source in code.sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef):
                for each in node.decorator_list:
                    path = text_of(argument(each, 0, "path")) if isinstance(each, ast.Call) and _is_page(each) else None
                    if path is not None:
                        found[path] = (source, node)
                        decorating.add(each)
    for _, call in code.calls():
        is_complete = is_complete and (call in decorating or not _is_page(call))
    return found, is_complete


def _is_page(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "page"


def _reached(code: Code) -> set[str] | None:
    """Return the modules that `main.py` imports, however far; None where imports are made while it runs."""
    by_name = {source.module: source for source in code.sources}
    reached: set[str] = set()
    waiting = ["main"]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in by_name:
            continue
        reached.add(name)
        for node in ast.walk(by_name[name].tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                module = _absolute(node, by_name[name])
                names = [module, *(f"{module}.{alias.name}" for alias in node.names)]
            else:
                continue
            if any(each.partition(".")[0] in ("importlib", "runpy", "pkgutil") for each in names):
                return None
            waiting += [".".join(each.split(".")[:count]) for each in names for count in range(1, each.count(".") + 2)]
    return reached if code.is_whole else None


def _absolute(node: ast.ImportFrom, source: Source) -> str:
    if not node.level:
        return node.module or ""
    is_package = source.path.endswith("__init__.py")
    above = source.module.split(".")[: len(source.module.split(".")) - node.level + is_package]
    return ".".join([*above, *([node.module] if node.module else [])])


def _of_class(source: Source, node: ast.ClassDef) -> Iterator[Problem]:
    """Yield what is wrong with a page's class itself."""
    bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
    if not node.bases:
        yield source.problem(node, f"makes {node.name} no page.", f"Write class {node.name}(Page):")
    written = [each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    for each in written:
        if each.name in ARGUMENTS and not each.decorator_list and not takes(each, 1 + len(ARGUMENTS[each.name])):
            hint = f"Write def {each.name}({', '.join(('self', *ARGUMENTS.get(each.name, ())))})."
            yield source.problem(each, f"lets {each.name}() take what Plaza does not give.", hint)
    build = next((each for each in written if each.name == "build"), None)
    if build is None:
        if len(node.bases) == 1 and source.kit_names.get("".join(bases)) == "Page":
            yield source.problem(
                node, f"leaves {node.name} without build().", "Write def build(self), which returns a component."
            )
    elif isinstance(build, ast.AsyncFunctionDef):
        yield source.problem(build, "makes build() wait.", "Write def build(self), and wait in on_load or a handler.")
    elif not any(isinstance(each, ast.Return | ast.Raise) for each in ast.walk(build)):
        yield source.problem(build, "lets build() return nothing.", "Begin its last line with return.")


def _path_named(source: Source, call: ast.Call) -> str | None:
    """Return the page that ``call`` leads to, if it is written out."""
    func = call.func
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id == "self":
        return text_of(argument(call, 0, "")) if func.attr in LEADING and len(call.args) == 1 else None
    if source.called(call) in NAMING:
        path = text_of(argument(call, *NAMING[source.called(call)]))
        return path or None
    return None
