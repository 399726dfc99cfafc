"""A program that opens tabs in the real shell and waits to be killed.

`python -m tests.support.killed_tabs FOLDER PACKAGES LINK`: opens the mini-app of the link, its about and what all
mini-apps did; pins the last, shows the about, and says "kept" once that is written down.
"""

import os
import sys
import threading
from pathlib import Path

from app.cli.tour.driver import run_until
from app.core.links import MiniAppLink, parse
from app.host.launch_reasons import LaunchReason
from app.shell.application import Application, make_qt

PATIENCE_MS = 60_000


def main(folder: Path, packages: Path, link_text: str) -> None:
    """Open the tabs and wait."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_qt()
    application = Application(folder, bundled=packages)
    ready: list[bool] = []
    application.ready.connect(lambda: ready.append(True))
    application.start()
    assert run_until(lambda: bool(ready), PATIENCE_MS)
    assembly = application.windows.first.assembly
    assert assembly is not None
    navigator = assembly._navigator
    assert navigator is not None
    tabs, link = assembly._tabs, parse(link_text)
    assert isinstance(link, MiniAppLink)
    navigator.open(link, LaunchReason("list"))
    assert run_until(lambda: any(view.is_showing for view in navigator.miniapps.views), PATIENCE_MS)
    navigator.open_about(link.miniapp_id)
    navigator.open_calls(None)
    by_kind = {tab.kind: tab.tab_id for tab in tabs.tabs}
    tabs.pin(by_kind["calls"], True)
    tabs.move(by_kind["about"], 2)
    tabs.select(by_kind["about"])
    services, user = assembly._foundation.services, assembly._user
    wanted = (["calls", "about", "miniapp"], 2)

    def kept() -> tuple[list[str], int]:
        arrangement = services.workspace.of(user.user_id)
        return [tab.kind for tab in arrangement.tabs], arrangement.shown

    # This thread must not read the database.
    written = threading.Event()

    def look() -> None:
        while kept() != wanted:
            written.wait(0.02)
        written.set()

    threading.Thread(target=look, daemon=True).start()
    assert run_until(written.is_set, PATIENCE_MS)
    print("kept", flush=True)
    run_until(lambda: False, PATIENCE_MS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
