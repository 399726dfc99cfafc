"""A program that scans with this computer's camera and tells what happened, for tests and benchmarks.

Run with the fake camera preloaded; see `tests.support.fake_camera`.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

DEADLINE_S = 60


def until(happened: Callable[[], bool]) -> bool:
    """Let the event loop run until ``happened()``, or for a minute; return whether it happened."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, poll, end = QEventLoop(), QTimer(interval=5), time.monotonic() + DEADLINE_S
    poll.timeout.connect(lambda: loop.quit() if happened() or time.monotonic() > end else None)
    poll.start()
    loop.exec()
    return happened()


def main() -> None:
    """Scan until the state that the first argument names, then stop, and tell when the camera was let go.

    The second argument is how long to wait for its first frame, in milliseconds; 0 for as long as Plaza does.
    """
    wanted, patience_ms = sys.argv[1], int(sys.argv[2])
    sys.path[:0] = sys.argv[3:]
    from PySide6.QtGui import QGuiApplication

    from app.core.kernel.events import EventBus
    from app.host.runtime.jailed import DecoderSpawner
    from app.host.runtime.spawn import Spawner
    from app.scanner.child import Decoder
    from app.shell.relay import Relay
    from app.shell.scan import patience
    from app.shell.scan.camera import QtCameras
    from app.shell.scan.scan import ScanViewModel
    from app.shell.scan.ways import Equipment
    from tests.support.cameras import FakePermission

    qt = QGuiApplication([])
    spawner = Spawner()
    spawn = DecoderSpawner(spawner)
    found: list[str] = []
    permission = os.environ["PLAZA_CAMERA_PERMISSION"]
    asked = None if permission == "" else FakePermission("unasked", "granted" if permission == "yes" else "denied")
    if patience_ms:
        patience.FIRST_FRAME_MS = patience_ms
    scan = ScanViewModel(
        relay=Relay(EventBus()),
        decoders=lambda: Decoder(spawn),
        spawn=spawn,
        on_found=lambda code: found.append(code.text),
        equipment=Equipment(cameras=QtCameras(permission=asked)),
    )
    log = Path(os.environ["PLAZA_CAMERA_LOG"])

    def last_event() -> tuple[str, int]:
        name, at_ns = (log.read_text() if log.exists() else "closed 0").splitlines()[-1].split()
        return name, int(at_ns)

    begun = time.monotonic()
    scan.start()
    is_reached = until(lambda: scan.property("state") == wanted)
    told = {
        "cameras": scan.offered.cameras,
        "is_reached": is_reached,
        "state": scan.state,
        "sentence": scan.sentence,
        "found": found,
        "seconds": time.monotonic() - begun,
        "cpu_seconds": time.process_time(),
    }
    is_running = scan.frame is not None
    stopped_ns = time.monotonic_ns()
    scan.stop()
    told["is_released"] = until(lambda: last_event()[0] == "closed")
    told["release_ms"] = (last_event()[1] - stopped_ns) / 1e6 if is_running else 0.0
    print(json.dumps(told), flush=True)
    spawner.close()
    del qt
    os._exit(0)  # Qt's threads of the camera are of no interest any more


if __name__ == "__main__":
    main()
