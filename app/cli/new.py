"""`new`: the folder of a mini-app that runs, is tested and can be packed, to begin with."""

import json
import re
import shutil
import sys
from pathlib import Path

from app.core.kernel.errors import Unavailable

TEMPLATE = Path(__file__).resolve().parents[1] / "sdk" / "template"
PUBLISHER = "you"


def main(folder: Path) -> int:
    """Make ``folder`` a mini-app named after it and say what to do next; return 1 where something is there already."""
    name = folder.resolve().name
    word = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not word:
        print(f"{name!r} has no letter or digit of English to make an app_id of; name the folder so.", file=sys.stderr)
        return 1
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            print(f"{folder} is there already; name a new folder, or an empty one.", file=sys.stderr)
            return 1
        shutil.copytree(TEMPLATE, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        _call(folder / "manifest.json", f"{PUBLISHER}.{word}", name)
    except OSError as error:
        raise Unavailable("package.unwritable", path=str(folder), reason=error.strerror or "unknown") from error
    place = str(folder) if " " not in str(folder) else f'"{folder}"'
    print(f"{folder} is a mini-app: app_id {PUBLISHER}.{word}, one page, one test.")
    print(f"  python3 main.py run {place}              the window, with play money; what you save shows at once")
    print(f"  python3 main.py test --miniapp {place}   its test, without a window")
    print(f"  python3 main.py pack {place}             one file to give away")
    return 0


def _call(manifest: Path, miniapp_id: str, name: str) -> None:
    """Write the mini-app's own names into its manifest."""
    content = json.loads(manifest.read_text(encoding="utf-8"))
    content["app_id"], content["name"] = miniapp_id, name
    manifest.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
