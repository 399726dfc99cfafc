"""Calls of the kit: they are waited for, the manifest asks for them, the server half has what is called."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache

import minikit
from app.cli.code.source import Code, Source, argument, dotted_name, meant, text_of
from app.host.manifest import Problem

PERMISSIONS = {
    "pay.request_payment": "pay",
    "pay.take_code": "pay.collect",
    "pay.collect": "pay.collect",
    "get_user_profile": "profile",
    "messages.ask": "messages",
    "messages.send": "messages",
    "official.is_following": "follow",
    "official.follow": "follow",
    "notify": "notices",
    "scan_code": "camera",
    "get_clipboard_data": "clipboard",
    "choose_address": "address",
    "share_app_message": "share",
    "choose_media": "media",
    "receive_file": "files",
    "request": "network",
    "download_file": "network",
}
"""What the manifest has to ask for, by call."""
Functions = dict[str, ast.FunctionDef | ast.AsyncFunctionDef]
NEED_SERVER = ("server.call", "alarms.set")


def problems(code: Code) -> Iterator[Problem]:
    """Yield the calls that will be refused, or that do nothing."""
    functions = _server_functions(code)
    yield from _of_functions(code)
    for source, call in code.calls():
        name = source.called(call)
        if not name:
            continue
        permission = PERMISSIONS.get(name)
        if permission is not None and not code.manifest.asks_for(permission):
            hint = f'Add {{"name": "{permission}", "reason": "…"}} to req_permissions.'
            yield source.problem(call, f"calls {name}(), which needs the permission {permission!r}.", hint)
        if name in NEED_SERVER and "server.py" not in code.files:
            hint = "Add one that defines server = Server()."
            yield source.problem(call, f"calls {name}(), and there is no server.py.", hint)
        elif name == "server.call":
            yield from _of_server_call(source, call, functions)
    for source in code.sources:
        yield from _unawaited(source)


def _of_server_call(source: Source, call: ast.Call, functions: Functions | None) -> Iterator[Problem]:
    if len(call.args) > 1:
        hint = "Write server.call('buy', sku=sku)."
        yield source.problem(call, "hands on what has no name: a server half's arguments are named.", hint)
    function = text_of(argument(call, 0, "function"))
    if functions is not None and function is not None and function not in functions:
        hint = meant(function, functions) or "Write @server.function above it."
        yield source.problem(call, f"calls {function!r}, which the server half has not.", hint)
    elif functions is not None and function is not None and len(call.args) == 1:
        yield from _of_arguments(source, call, functions[function])


def _of_arguments(
    source: Source, call: ast.Call, function: ast.FunctionDef | ast.AsyncFunctionDef
) -> Iterator[Problem]:
    """Yield what a page gives that the function does not take, and what it takes and is not given."""
    arguments = function.args
    placed = [each.arg for each in arguments.args][1:]
    named = [each.arg for each in arguments.kwonlyargs]
    given = [each.arg for each in call.keywords]
    if None in given or arguments.kwarg or arguments.vararg or arguments.posonlyargs:
        return
    if arguments.args:
        for name in given:
            if name not in (*placed, *named):
                hint = meant(str(name), [*placed, *named]) or f"It takes {', '.join(['caller', *placed, *named])}."
                yield source.problem(
                    call, f"gives {function.name!r} an argument {name!r}, which it does not take.", hint
                )
    required = placed[: len(placed) - len(arguments.defaults)] if arguments.defaults else placed
    required += [name for name, default in zip(named, arguments.kw_defaults, strict=True) if default is None]
    missing = [name for name in required if name not in given]
    if missing and not set(given) - {*placed, *named}:
        yield source.problem(call, f"calls {function.name!r} without {', '.join(missing)}.")


def _of_functions(code: Code) -> Iterator[Problem]:
    for source in code.sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_offered(node):
                arguments = node.args
                if not (arguments.args or arguments.posonlyargs or arguments.vararg):
                    yield source.problem(node, f"lets {node.name}() take no caller.", f"Write def {node.name}(caller).")


def _is_offered(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(dotted_name(each).endswith(".function") for each in node.decorator_list)


def _server_functions(code: Code) -> Functions | None:
    """Return the functions that the server half offers; None where that is not written out."""
    if "server.py" not in code.files or not code.is_whole:
        return None
    found: Functions = {}
    named = 0
    for source in code.sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                if _is_offered(node):
                    found[node.name] = node
                    named += 1
            elif isinstance(node, ast.Attribute) and node.attr in ("function", "functions"):
                named -= node.attr == "function"
                if node.attr == "functions":
                    return None
    return found if named == 0 else None


def _unawaited(source: Source) -> Iterator[Problem]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            name = source.called(node.value)
            if name and _is_coroutine(name):
                yield source.problem(
                    node, f"does not wait for {name}(), which then does nothing.", "Write await before it."
                )


@cache
def _is_coroutine(name: str) -> bool:
    found: object = minikit
    for part in name.split("."):
        found = getattr(found, part, None)
    return inspect.iscoroutinefunction(found)
