"""Calling this mini-app's own server half from its pages."""

from typing import Any

from minikit.calls import call as _call


async def call(function: str, /, **args: object) -> Any:
    """Call a function of the server half and return its answer.

    CallError with the code ``server.<code>`` if the function raised a `Refusal`, ``server.failed`` if it broke.
    """
    return await _call("server.call", function=function, args=args)
