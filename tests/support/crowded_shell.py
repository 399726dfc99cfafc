"""A program that runs one process of every kind that a shell has, tells which, and waits to be killed.

`python -m tests.support.crowded_shell FOLDER WAY`: WAY is how mini-apps are started, a key of ``WAYS``. Prints one line
of JSON, the id of each process by its kind.
"""

import json
import sys
import threading
from pathlib import Path

from app.host.runtime import limits
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.pool import Way
from app.host.session import Session
from app.scanner import child as scanner
from app.shell.components.pictures import DECODER
from tests.support.miniapps import PATIENCE_S, Platform, Screen, eventually, write_package

WAYS: dict[str, Way | None] = {"forked": "fork server", "spare": "spares", "spawned": None}
PAGE = """
from minikit import *
app = App()
@app.page("pages/home")
class Home(Page):
    said = "home"
    async def on_load(self, query):
        self.said = await server.call("greet")
    def build(self):
        return ui.Text(self.said)
"""
SERVER = """
from minikit import *
server = Server()
@server.function
def greet(caller):
    return "greeted"
"""


def main(folder: Path, way: str) -> None:
    """Start one of each kind, and wait."""
    limits.PAUSE_AFTER_S = 0.0
    platform = Platform(folder, way=WAYS[way])
    is_warm = way != "spawned"
    if is_warm:
        platform.warm()
    seen, _ = _open(platform, folder, "test.seen", is_warm=is_warm)
    hidden, _ = _open(platform, folder, "test.hidden", is_warm=is_warm)
    hidden.hide()
    eventually(lambda: hidden.life.state == "paused")
    decoders = {name: DecoderSpawner(platform.spawner)(name) for name in (DECODER, scanner.PROGRAM)}
    for decoder in decoders.values():
        decoder.stdout.read(1)  # it is jailed
    pool = platform.sessions.pool
    found = {
        "seen": _process_of(seen),
        "paused": _process_of(hidden),
        "pictures": decoders[DECODER].process_id,
        "codes": decoders[scanner.PROGRAM].process_id,
    }
    for half in platform.sessions._halves._halves.values():
        assert half._child is not None
        found[f"server half {len(found)}"] = half._child.process_id
    if pool.server is not None:
        found["fork server"] = pool.server.process_id
    if way == "spare":
        assert pool.wait_warm(PATIENCE_S)
        found["waiting"] = pool.spares.process_ids[0]
    print(json.dumps(found), flush=True)
    threading.Event().wait()


def _open(platform: Platform, folder: Path, name: str, *, is_warm: bool) -> tuple[Session, Screen]:
    package = write_package(folder / name, PAGE, SERVER, app_id=name)
    assert not is_warm or platform.sessions.pool.wait_warm(PATIENCE_S)
    session, screen = platform.open(platform.install(package))
    screen.shows("greeted")
    return session, screen


def _process_of(session: Session) -> int:
    assert session._child is not None
    return session._child.process_id


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
