"""Attacks on the disk by what a child leaves in its own folder: it is counted, bounded and can be deleted."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.ids import MiniAppId
from app.host.deleting import delete_folder
from app.host.runtime import limits
from app.host.runtime.folder_watch import measured
from app.host.runtime.inside import sandbox
from app.host.session import Session
from tests.hostile import test_bridge
from tests.hostile.test_bridge import is_unharmed
from tests.support.jails import everybody, reachable_folder
from tests.support.miniapps import ADA, Platform, Screen

Opener = Callable[..., tuple[Session, Screen]]
platform = test_bridge.platform
open_app = test_bridge.open_app
EVIL = MiniAppId("test.app")
VERSION_2 = {"name": "2.0", "code": 2}
ACT = """
import os
@app.page("pages/home")
class Home(Page):
    said = "ready"
    def build(self):
        return ui.Column(ui.Text(self.said), ui.Button("Act", self.act), ui.Button("Delete", self.delete))
    async def act(self):
        {act}
    def delete(self):
        for name in os.listdir():
            os.unlink(name)
        self.said = "deleted"
"""
needs_landlock = pytest.mark.skipif(
    not sandbox.available().landlock_abi, reason="only Landlock holds it; elsewhere the watch ends it again"
)


def test_folders_too_deep_to_be_counted_end_the_child_and_can_be_deleted(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FOLDER_LOOK_S", 0.05)
    session, screen = open_app(
        ACT.format(
            act="""
        for number in range(1_500):
            os.mkdir("d" * 200)
            os.chdir("d" * 200)
        await asyncio.sleep(60)
"""
        )
    )
    platform.tap(session, screen, "Act")
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "storage"
    platform.sessions.holdings.clear(ADA, EVIL)
    assert not session.data_folder.exists()
    is_unharmed(platform, open_app)


@needs_landlock
def test_a_child_whose_folder_is_far_too_full_can_only_read_and_delete(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FOLDER_FILES_MAX", 10)
    said = """
        went = []
        for act in (lambda: open("new", "w"), lambda: open("0", "ab"), lambda: os.mkdir("folder")):
            try: act()
            except PermissionError: went.append("refused")
        self.said = " ".join([*went, open("0").read()])
"""
    caller = platform.sessions.caller_id(ADA, EVIL)
    folder = platform.data_folder / "miniapps" / EVIL / "people" / caller
    folder.mkdir(parents=True)
    for number in range(21):
        (folder / str(number)).write_text("kept")
    session, screen = open_app(ACT.format(act=said))
    platform.tap(session, screen, "Act")
    screen.shows("refused refused refused kept")
    assert len(list(folder.iterdir())) == 21
    platform.tap(session, screen, "Delete")
    screen.shows("deleted")
    assert list(folder.iterdir()) == []
    session.close()
    session.wait(20)
    session, screen = open_app(ACT.format(act="open('new', 'w').close(); self.said = 'written'"), version=VERSION_2)
    platform.tap(session, screen, "Act")
    screen.shows("written")


@needs_landlock
def test_a_server_half_that_is_started_again_and_again_fills_the_disk_no_further(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FOLDER_FILES_MAX", 100)
    monkeypatch.setattr(limits, "FOLDER_LOOK_S", 0.05)
    monkeypatch.setattr(limits, "SERVER_REST_S", 0.0)
    server = """
import os
server = Server()
@server.function
def fill(caller):
    number = len(os.listdir())
    while True:
        open(f"{number}", "w").close()
        number += 1
"""
    fill = """
        try: await server.call("fill")
        except CallError as error: self.said = f"{error.code} {self.said}"
"""
    session, screen = open_app(ACT.format(act=fill), server)
    folder = platform.data_folder / "miniapps" / EVIL / "server"
    said = "ready"
    counts: list[int] = []
    while not said.startswith("server.failed") or len(counts) < 5 or counts[-4] != counts[-1]:
        assert len(counts) < 30, counts
        platform.tap(session, screen, "Act")
        screen.until(lambda before=said: screen.texts[0] not in ("", before))  # type: ignore[misc]
        said = screen.texts[0]
        counts.append(_entries(folder))
    assert counts[-1] > limits.FOLDER_FAR_OVER * limits.FOLDER_FILES_MAX
    is_unharmed(platform, open_app)


def _entries(folder: Path) -> int:
    return sum(1 for _ in os.scandir(folder))


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder's owner can always read it")
def test_a_folder_closed_to_its_owner_is_far_too_much_and_can_be_deleted() -> None:
    who = everybody()[-1]
    with reachable_folder(who) as place:
        _as(who, lambda: (place / "own" / "closed" / "inner").mkdir(parents=True))
        _as(who, lambda: (place / "own" / "closed" / "file").write_bytes(b"x" * 100_000))
        _as(who, lambda: (place / "own" / "closed" / "inner").chmod(0))
        _as(who, lambda: (place / "own" / "closed").chmod(0o300))
        size, count = _as(who, lambda: measured(place / "own"))
        assert count > limits.FOLDER_FAR_OVER * limits.FOLDER_FILES_MAX
        assert size < 100_000
        _as(who, lambda: delete_folder(place / "own"))
        assert not (place / "own").exists()


def _as(who: Any, act: Callable[[], Any]) -> Any:
    """Return what ``act`` returns for ``who``: root may read what is closed."""
    if who.user_id is None:
        return act()
    os.seteuid(who.user_id)
    try:
        return act()
    finally:
        os.seteuid(0)


def test_what_is_deleted_follows_no_links(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("kept")
    (tmp_path / "own" / "inner").mkdir(parents=True)
    (tmp_path / "own" / "link").symlink_to(tmp_path / "kept")
    (tmp_path / "own" / "inner" / "link").symlink_to(tmp_path / "kept")
    delete_folder(tmp_path / "own")
    assert not (tmp_path / "own").exists()
    assert (tmp_path / "kept" / "file").read_text() == "kept"
    with pytest.raises(FileNotFoundError):
        delete_folder(tmp_path / "own")
