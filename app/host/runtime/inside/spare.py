"""A child that waits, with everything loaded, to be told which folder is its own; nothing foreign is there yet."""

import importlib
import json
import os
from pathlib import Path

from app.host.runtime.inside import sandbox

WAITS = b'{"said":"spare.waits"}'
TAKEN = b'{"said":"spare.taken"}'
PRELOADED = ("minikit", "minikit.paging", "minikit.serving")


def wait(incoming: int, outgoing: int) -> None:
    """Load what a mini-app needs, say so, and go to the folder that comes; end this process when the shell is gone."""
    from minikit import wire

    sandbox.warm()
    for name in PRELOADED:
        importlib.import_module(name)
    try:
        os.write(outgoing, wire.frame(WAITS))
        body = wire.read_body(lambda count: os.read(incoming, count))
    except (OSError, wire.FrameError):
        body = None
    if body is None:
        os._exit(0)
    os.chdir(Path(json.loads(body)["folder"]))
    os.write(outgoing, wire.frame(TAKEN))
