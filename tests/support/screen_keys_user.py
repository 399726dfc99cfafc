"""A program that runs Plaza in a window on a real X server, and tells what its keys did; `python -m … FOLDER`."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main(folder: Path) -> None:
    """Start Plaza with its keys on; tell when they are heard, and what stands before the person once they were."""
    (folder / "settings.json").write_text(json.dumps({"has_screen_keys": True}))
    sys.path.append(str(ROOT / "app" / "sdk"))
    from app.cli.tour.driver import run_until
    from app.shell.application import Application, make_qt

    qt = make_qt()
    application = Application(folder)
    application.start()
    shell = application.windows.first.view_model
    keys = shell.property("settings").screen_keys
    assert run_until(lambda: keys.property("isHeard"), 60_000), keys.property("problem")
    print("heard", flush=True)

    def asked() -> object:
        prompts = shell.property("prompts")
        return prompts.property("current")

    told = run_until(lambda: asked() is not None, 60_000)
    is_seen = (
        application.window.isVisible() and application.window.visibility() != application.window.Visibility.Minimized
    )
    print(json.dumps({"is_asked": told, "is_seen": is_seen}), flush=True)
    application.close()
    del qt
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
