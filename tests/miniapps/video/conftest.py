"""The series' own modules, and a shell that runs its server half in a folder of its own."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from minikit import Caller, CallError, calls
from tests.support.fake_shell import FakeShell, run

PACKAGE = Path(__file__).parents[3] / "miniapps" / "video"
MODULES = tuple(sorted(path.stem for path in PACKAGE.glob("*.py")))
PAGES = ("home", "series", "episode")


class SeriesShell(FakeShell):
    """Also knows who follows the series, and hears what its server half tells pages and people."""

    def __init__(self, server: Any) -> None:
        super().__init__(server)
        self.told: list[tuple[str, Any]] = []
        self.sent: list[dict[str, Any]] = []
        self.follows = False
        self.may_know = True
        self.looked = 0
        self.said_to_asking = "always"

    async def call(self, name: str, args: dict[str, Any]) -> Any:
        if name.startswith("official."):
            if name == "official.open":
                self.looked += 1
                return "opened"
            if not self.may_know:
                raise CallError("permission.denied", "No.")
            self.follows = self.follows or name == "official.follow"
            return self.follows
        if name == "broadcast.send":
            self.told.append((args["topic"], args["payload"]))
            return None
        if name == "messages.ask":
            return self.said_to_asking
        if name == "messages.send":
            is_new = all(each["number"] != args["number"] for each in self.sent)
            self.sent += [args] if is_new else []
            return is_new
        return await super().call(name, args)

    def ask(self, who: str, function: str, **args: Any) -> Any:
        """Call a function of the server half as ``who``."""
        return run(self.server.functions[function](Caller(who), **args))

    def say(
        self, who: str, text: str, episode: str = "s1e1", at_ms: int = 1_000, request_id: str = "request-1"
    ) -> None:
        """Say something as ``who``."""
        self.ask(who, "say", request_id=request_id, episode=episode, at_ms=at_ms, text=text)

    def texts(self, episode: str = "s1e1") -> list[str]:
        """Return what was said about an episode."""
        return [each["text"] for each in self.ask("lin", "comments", episode=episode)]


@pytest.fixture
def video(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> Iterator[SimpleNamespace]:
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
def shell(video: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> SeriesShell:
    shell = SeriesShell(video.server.server)
    monkeypatch.setattr(calls, "_current", shell)
    return shell
