"""The edge of the author's code: loading it and calling it."""

import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any


def load(name: str) -> ModuleType:
    """Import the author's module ``name`` from the package."""
    return importlib.import_module(name)


def unload(package: str) -> None:
    """Forget the author's modules, so that they can be imported anew."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None)).startswith(package):
            del sys.modules[name]


def writable(text: str) -> str:
    """Return ``text`` as it can be sent: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


class Miscalled(TypeError):
    """The author's ``function`` does not take what the kit calls it with: ``given``, and what is ``named``."""

    def __init__(
        self, function: Callable[..., Any], given: tuple[object, ...], named: tuple[str, ...], error: TypeError
    ) -> None:
        super().__init__(*error.args)
        self.function = function
        self.given = given
        self.named = named


def call(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call the author's ``function`` and return its result; `Miscalled` if it takes other arguments."""
    try:
        return function(*args, **kwargs)
    except TypeError as error:
        if error.__traceback__ is not None and error.__traceback__.tb_next is None:  # it was never entered
            raise Miscalled(function, args, tuple(kwargs), error) from None
        raise


def attempt(function: Callable[..., Any], *args: Any) -> tuple[Any, Exception | None]:
    """Call the author's ``function`` and return its result, or the error it raised; ours to show, not to die of."""
    try:
        return function(*args), None
    except Exception as error:  # noqa: BLE001 - the edge of the author's code
        return None, error
