"""Nothing grows past its name: limits on files, classes and functions."""

import ast

from tests.architecture.tree import files, text_of, tree_of

FILE_LINES_MAX = 500
CLASS_METHODS_MAX = 25
FUNCTION_LINES_MAX = 70
# "path" or "path::name" → why it may be larger. This list shrinks.
EXEMPT: dict[str, str] = {}

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def over_the_limits() -> dict[str, str]:
    """Return what is too large, each with its size."""
    found: dict[str, str] = {}
    for path in files(".py", ".qml"):
        lines = text_of(path).count("\n")
        if lines > FILE_LINES_MAX:
            found[str(path)] = f"{lines} lines"
    for path in files(".py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(part, FUNCTIONS) for part in node.body)
                if methods > CLASS_METHODS_MAX:
                    found[f"{path}::{node.name}"] = f"{methods} methods"
            elif isinstance(node, FUNCTIONS) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                if lines > FUNCTION_LINES_MAX:
                    found[f"{path}::{node.name}"] = f"{lines} lines"
    return found


def test_no_file_class_or_function_is_too_large() -> None:
    too_large = {name: size for name, size in over_the_limits().items() if name not in EXEMPT}
    assert not too_large


def test_every_exemption_is_still_needed() -> None:
    assert set(EXEMPT) <= set(over_the_limits())
