"""The gallery's own modules, and a shell that runs its server half in a folder of its own."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from minikit import Caller, calls
from tests.support.fake_shell import FakeShell, run

PACKAGE = Path(__file__).parents[3] / "miniapps" / "gallery"
MODULES = tuple(sorted(path.stem for path in PACKAGE.glob("*.py")))
PAGES = ("home", "post", "new", "person", "activity", "queue")
JPEG = b"\xff\xd8\xff" + bytes(range(256)) * 40


class GalleryShell(FakeShell):
    """Also hears what the server half tells pages and people."""

    def __init__(self, server: Any) -> None:
        super().__init__(server)
        self.told: list[tuple[str, Any]] = []
        self.noticed: list[dict[str, Any]] = []

    async def call(self, name: str, args: dict[str, Any]) -> Any:
        if name == "broadcast.send":
            self.told.append((args["topic"], args["payload"]))
            return None
        if name == "notices.send":
            self.noticed.append(args)
            return 1
        if name == "profile.get":
            return {"name": self.user_id.title(), "color": "rose", "picture_source": None}
        if name == "storage.remove":
            self.kept.pop((self.user_id, args["key"]), None)
            return None
        return await super().call(name, args)

    def ask(self, who: str, function: str, *roles: str, **args: Any) -> Any:
        """Call a function of the server half as ``who``."""
        return run(self.server.functions[function](Caller(who, roles), **args))

    def meet(self, *names: str) -> None:
        """Let these people be known in the gallery."""
        for name in names:
            self.ask(name, "introduce", name=name.title(), color="rose")

    def post(self, who: str, request_id: str = "request-1", caption: str = "New boots", **changes: Any) -> str:
        """Post one photo as ``who``; return the post's number."""
        import base64

        for is_small in (True, False):
            self.ask(
                who,
                "take_photo",
                request_id=request_id,
                place=0,
                suffix="jpg",
                is_small=is_small,
                offset=0,
                content=base64.b64encode(JPEG).decode(),
                is_last=True,
            )
        what: dict[str, Any] = {
            "theme": "rain",
            "caption": caption,
            "tags": ["Boots", "#wool"],
            "photos": [{"suffix": "jpg", "width": 800, "height": 1000}],
        }
        number = self.ask(who, "publish", request_id=request_id, **{**what, **changes})
        assert isinstance(number, str)
        return number

    def wall(self, who: str, **wish: Any) -> list[str]:
        """Return the numbers of the posts that ``who`` sees."""
        return [each["number"] for each in self.ask(who, "posts", wish=wish)["posts"]]


@pytest.fixture
def gallery(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> Iterator[SimpleNamespace]:
    """The package's modules by their names, imported as its child processes import them."""
    data_folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(data_folder)
    monkeypatch.syspath_prepend(str(PACKAGE))
    modules = {name: importlib.import_module(name) for name in MODULES}
    pages = {f"{name}_page": importlib.import_module(f"pages.{name}") for name in PAGES}
    yield SimpleNamespace(**modules, **pages)
    for name in [name for name in sys.modules if name.partition(".")[0] in (*MODULES, "pages")]:
        del sys.modules[name]


@pytest.fixture
def shell(gallery: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> GalleryShell:
    shell = GalleryShell(gallery.server.server)
    monkeypatch.setattr(calls, "_current", shell)
    return shell
