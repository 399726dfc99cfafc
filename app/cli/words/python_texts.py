"""The texts for people that stand in Python: found in its syntax, without running it.

What counts as one:

- ``self.tr("…")`` in a class, whose name is the context, as for Qt;
- ``QCoreApplication.translate("Context", "…")`` and ``QT_TRANSLATE_NOOP("Context", "…")``;
- ``_tr("…")`` where the module's own function of one line hands it to one of those;
- constants annotated with an alias such as ``Said = Annotated[str, "Context"]``, in mappings and tuples too, the
  fields of a module's own dataclasses, and what a function returns that is annotated so.
"""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Texts = dict[str, set[str]]
"""By context."""

Shape = Callable[[ast.expr], None]


@dataclass(slots=True)
class Found:
    """What a module holds; ``hidden`` are lines where something is translated that cannot be found by its syntax."""

    texts: Texts = field(default_factory=lambda: defaultdict(set))
    hidden: list[int] = field(default_factory=list)


def texts_of(source: str) -> Found:
    """Return the texts for people in the Python module ``source``."""
    return _Module(ast.parse(source)).found


def literal(node: ast.expr) -> str | None:
    """Return the string that ``node`` is, pieces added together; None if it is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = literal(node.left), literal(node.right)
        return None if left is None or right is None else left + right
    return None


def _name(node: ast.expr | None) -> str:
    """Return the last part of a name with dots; nothing for what is no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value  # an annotation in quotes
    return node.id if isinstance(node, ast.Name) else ""


class _Module:
    """One module, read once."""

    def __init__(self, tree: ast.Module) -> None:
        self.found = Found()
        self._constants = {name: literal(value) for name, value in _assigned(tree)}
        self._said = dict(_aliases(tree))
        self._helpers = dict(self._own_helpers(tree))
        self._fields: dict[str, Mapping[str, Shape | None]] = {}
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                self._fields[node.name] = self._fields_of(node)
        self._visit(tree, class_name="", inside="")

    # What is called

    def _visit(self, node: ast.AST, *, class_name: str, inside: str) -> None:
        if isinstance(node, ast.ClassDef):
            class_name = node.name
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = node.name
            shape = self._shape(node.returns)
            if shape is not None:
                for each in ast.walk(node):
                    if isinstance(each, ast.Return) and each.value is not None:
                        shape(each.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            shape = self._shape(node.annotation)
            if shape is not None:
                shape(node.value)
        elif isinstance(node, ast.Call):
            self._call(node, class_name, inside)
        for child in ast.iter_child_nodes(node):
            self._visit(child, class_name=class_name, inside=inside)

    def _call(self, call: ast.Call, class_name: str, inside: str) -> None:
        name = _name(call.func)
        if name == "tr" and call.args:
            is_own = isinstance(call.func, ast.Attribute) and _name(call.func.value) == "self"
            if is_own and class_name and _is_text(call.args[0]):
                self._add(class_name, call.args[0])
            elif not is_own:
                self.found.hidden.append(call.lineno)
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(call.args) > 1:
            context = literal(call.args[0]) or self._constants.get(_name(call.args[0]))
            if context is not None:
                self._add(context, call.args[1])
        elif name in self._helpers and name != inside and call.args:
            self._add(self._helpers[name], call.args[0])

    def _own_helpers(self, tree: ast.Module) -> Iterator[tuple[str, str]]:
        """Yield the module's functions that do nothing but translate their argument, each with its context."""
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or len(node.args.args) != 1:
                continue
            for call in ast.walk(node.body[-1]):
                if isinstance(call, ast.Call) and _name(call.func) == "translate" and len(call.args) == 2:
                    context = literal(call.args[0]) or self._constants.get(_name(call.args[0]))
                    names = {_name(each) for each in ast.walk(call.args[1]) if isinstance(each, ast.Name)}
                    if context is not None and node.args.args[0].arg in names:
                        yield node.name, context

    def _add(self, context: str, node: ast.expr) -> None:
        for text in _choices(node):
            self.found.texts[context].add(text)

    # What is annotated

    def _shape(self, annotation: ast.expr | None) -> Shape | None:
        """Return what gathers the texts of a value annotated so; None if it holds none."""
        name = _name(annotation)
        if name in self._said:
            context = self._said[name]
            return lambda value: self._add(context, value)
        if name in self._fields:
            return _constructed(name, self._fields[name])
        if isinstance(annotation, ast.BinOp):
            return self._shape(annotation.left) or self._shape(annotation.right)
        if not isinstance(annotation, ast.Subscript):
            return None
        parts = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
        shapes = [self._shape(part) for part in parts]
        if not any(shapes):
            return None
        if _name(annotation.value) in ("Mapping", "dict"):
            return lambda value: _each_entry(value, shapes)
        if _name(annotation.value) == "tuple" and not _is_endless(parts):
            return lambda value: _each_at(value, shapes)
        return lambda value: _each_of(value, shapes[0])

    def _fields_of(self, node: ast.ClassDef) -> Mapping[str, Shape | None]:
        return {
            _name(each.target): self._shape(each.annotation) for each in node.body if isinstance(each, ast.AnnAssign)
        }


def _constructed(name: str, fields: Mapping[str, Shape | None]) -> Shape | None:
    if not any(fields.values()):
        return None

    def gather(value: ast.expr) -> None:
        if not isinstance(value, ast.Call) or _name(value.func) != name:
            return
        given = [*zip(fields, value.args, strict=False), *((each.arg, each.value) for each in value.keywords)]
        for field_name, each in given:
            shape = fields.get(field_name or "")
            if shape is not None:
                shape(each)

    return gather


def _each_entry(value: ast.expr, shapes: list[Shape | None]) -> None:
    if isinstance(value, ast.Dict):
        for key, each in zip(value.keys, value.values, strict=True):
            if shapes[0] is not None and key is not None:
                shapes[0](key)
            if shapes[1] is not None:
                shapes[1](each)


def _each_at(value: ast.expr, shapes: list[Shape | None]) -> None:
    for shape, each in zip(shapes, getattr(value, "elts", ()), strict=False):
        if shape is not None:
            shape(each)


def _each_of(value: ast.expr, shape: Shape | None) -> None:
    for each in getattr(value, "elts", ()):
        if shape is not None:
            shape(each)


def _is_endless(parts: list[ast.expr]) -> bool:
    return isinstance(parts[-1], ast.Constant) and parts[-1].value is ...


def _is_text(node: ast.expr) -> bool:
    return next(_choices(node), None) is not None


def _choices(node: ast.expr) -> Iterator[str]:
    """Yield the strings that ``node`` may be: itself, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
        return
    if isinstance(node, ast.Call) and _name(node.func) == "QT_TRANSLATE_NOOP":
        return  # it says so itself
    text = literal(node)
    if text:
        yield text


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            yield _name(node.targets[0]), node.value


def _aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the names that stand for ``Annotated[str, "Context"]``, each with its context."""
    for name, value in _assigned(tree):
        if (
            isinstance(value, ast.Subscript)
            and _name(value.value) == "Annotated"
            and isinstance(value.slice, ast.Tuple)
        ):
            context = literal(value.slice.elts[1])
            if context is not None:
                yield name, context
