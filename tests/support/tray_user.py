"""A program that runs Plaza on a real X server, and does what its input asks; `python -m … FOLDER`."""

import os
import sys
import threading
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main(folder: Path) -> None:
    """Run Plaza until it ends by itself: "close" closes its window, "seen" has it tell whether there is one."""
    sys.path.append(str(ROOT / "app" / "sdk"))
    from app.shell.application import Application, make_qt

    qt = make_qt()
    application = Application(folder)

    def do(asked: str) -> None:
        if asked == "close":
            application.window.close()
        print(f"{asked} {application.window.isVisible()}", flush=True)

    def listen() -> None:
        for line in sys.stdin:
            application._relay.post(partial(do, line.strip()))

    threading.Thread(target=listen, daemon=True).start()
    application.start()
    status = qt.exec()
    application.close()
    print(f"ended {status}", flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
