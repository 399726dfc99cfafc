"""A mini-app whose buttons make one call each and show what came of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.core.kernel.ids import MiniAppId
from app.host.runtime.pool import can_fork
from app.host.sessions import Session
from tests.support.miniapps import Platform, Screen, write_package

MAIN = """
import asyncio
from minikit import *
from minikit.calls import call, gesture

app = App()

{work}

async def late(make):
    await asyncio.sleep(0)
    gesture.set(None)
    return await make()

@app.page("pages/home")
class Home(Page):
    said = "ready"

    def build(self):
        return ui.Column(ui.Text(self.said), *(ui.Button(name, lambda name=name: self.do(name)) for name in WORK))

    async def do(self, name):
        try:
            self.said = str(await WORK[name]())
        except CallError as error:
            self.said = f"{{error.code}}: {{error.message}}"

@app.page("pages/other")
class Other(Home):
    pass
"""


class Asker:
    """One mini-app of the platform, open, and what its buttons say.

    ``work`` is Python that defines ``WORK``, the coroutine functions by the words on their buttons.
    """

    def __init__(
        self,
        data_folder: Path,
        tmp_path: Path,
        work: str,
        permissions: Iterable[str],
        files: dict[str, bytes] | None = None,
    ) -> None:
        self.platform = Platform(data_folder)
        if can_fork():
            self.platform.warm()
        wanted = [{"name": name, "reason": f"To {name}."} for name in permissions]
        folder = write_package(tmp_path / "package", MAIN.format(work=work), req_permissions=wanted)
        for name, content in (files or {}).items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        self.miniapp_id: MiniAppId = self.platform.install(folder)
        self.session: Session
        self.screen: Screen
        self.session, self.screen = self.platform.open(self.miniapp_id)

    def tap(self, name: str) -> None:
        """Tap a button."""
        self.platform.tap(self.session, self.screen, name)

    def ask(self, name: str, shown: str) -> None:
        """Tap a button and wait until the page says ``shown``."""
        self.tap(name)
        self.screen.shows(shown)

    def answer(self, said: Any, count: int = 1) -> Any:
        """Answer the newest of ``count`` sheets; return what it was asked with."""
        prompt, answer = self.platform.prompts.wait_sheet(count)
        answer.set_result(said)
        return prompt

    @property
    def sheets_count(self) -> int:
        """How many sheets were shown."""
        return len(self.platform.prompts.sheets)

    def close(self) -> None:
        self.platform.close()
