"""The gallery in children that are killed in the middle of a like and of a post: nothing is lost, nothing doubled."""

import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.host.bridge.prompts import PickedPicture
from app.host.sessions import Session
from tests.miniapps.gallery.conftest import PACKAGE
from tests.support.miniapps import Drawn, Platform, Screen, eventually

PICTURE = b"\xff\xd8\xff" + os.urandom(600_000)
THUMBNAIL = b"\xff\xd8\xff" + os.urandom(20_000)
MOMENTS_MS = (0, 3, 12)
"""How long after the tap; whatever has been done by then, what is there afterwards has to be right."""


class Gallery:
    """The gallery on a platform of its own, and the SIGKILLs that its children get."""

    def __init__(self, data_folder: Path) -> None:
        self.platform = Platform(data_folder)
        self._folder = data_folder
        self._miniapp_id = self.platform.install(PACKAGE)
        self.session: Session
        self.screen: Screen

    def open(self, page: str, **query: str) -> None:
        """Open a page in a child of its own."""
        self.session, self.screen = self.platform.open(self._miniapp_id, page=page, query=query)

    def tap(self, name: str) -> None:
        """Tap what is called so, once it is there."""
        found: list[Drawn] = []

        def is_there() -> bool:
            found[:] = [node for node in self.screen.nodes if name in (node.props.get("text"), node.props.get("label"))]
            return bool(found) and found[0].props.get("is_enabled", True) is True

        self.screen.until(is_there)
        self.session.node_event(self.screen.top, found[0].id, "tap")

    @property
    def heart(self) -> Drawn:
        """The heart of the post, once that is shown."""
        found: list[Drawn] = []

        def is_there() -> bool:
            found[:] = [node for node in self.screen.nodes if node.type == "Reaction"]
            return bool(found)

        self.screen.until(is_there)
        return found[0]

    def like(self) -> None:
        """Tap the heart."""
        self.session.node_event(self.screen.top, self.heart.id, "tap")

    def kill_page(self) -> None:
        """Kill the child in which the pages run, and wait until that was noticed."""
        assert self.session._child is not None
        count = len(self.screen.endings)
        os.kill(self.session._child.process_id, signal.SIGKILL)
        self.screen.until(lambda: len(self.screen.endings) > count)

    def kill_server(self) -> None:
        """Kill the child in which the server half runs, if there is one, and wait until that was noticed."""
        (half,) = self.platform.sessions._halves.all()
        child = half.child
        if child is not None:
            os.kill(child.process_id, signal.SIGKILL)
            eventually(lambda: half.child is not child)

    def rows(self, question: str, *values: str) -> list[Any]:
        """Ask the gallery's own file."""
        (path,) = self._folder.rglob("gallery.db")
        with closing(sqlite3.connect(path, timeout=10)) as db:
            assert db.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            return db.execute(question, values).fetchall()

    def likes(self, post: str) -> tuple[int, int]:
        """How many like a post: by its count, and by who they are."""
        counted = "SELECT likes, (SELECT count(*) FROM likes WHERE post = posts.id) FROM posts WHERE number = ?"
        [(count, people)] = self.rows(counted, post)
        return count, people

    def photos(self) -> list[Path]:
        """The photos that are kept, or on their way."""
        return sorted(path for folder in self._folder.rglob("photos") for path in folder.iterdir())


@pytest.fixture
def gallery(data_folder: Path) -> Iterator[Gallery]:
    gallery = Gallery(data_folder)
    yield gallery
    gallery.platform.close()


def test_a_like_is_there_whole_or_not_at_all_and_is_never_counted_twice(gallery: Gallery) -> None:
    for place, moment_ms in enumerate(MOMENTS_MS):
        post = f"rain{place:02}"
        gallery.open("pages/post", id=post)
        assert not gallery.heart.props["is_on"]
        before, _ = gallery.likes(post)
        gallery.like()
        if place == 0:
            gallery.platform.prompts.wait_permission()[1].set_result("allowed")
        threading.Event().wait(moment_ms / 1000)
        gallery.kill_server()
        if place == 1:
            gallery.kill_page()
        count, people = gallery.likes(post)
        assert count == people
        assert count - before in (0, 1)
        gallery.session.close()
        gallery.open("pages/post", id=post)
        if not gallery.heart.props["is_on"]:
            gallery.like()
        gallery.screen.until(lambda: any(node.props.get("is_on") for node in gallery.screen.nodes))
        assert gallery.likes(post) == (before + 1, before + 1)
        gallery.session.close()


def test_a_post_is_there_once_with_its_photos_whole_whenever_it_is_cut_short(gallery: Gallery) -> None:
    for place, moment_ms in enumerate(MOMENTS_MS):
        gallery.open("pages/new", theme="rain")
        gallery.tap("Add photos")
        sheet = gallery.platform.prompts.wait_sheet(place + 1)[1]
        sheet.set_result((PickedPicture("jpg", PICTURE, THUMBNAIL, 800, 600),))
        gallery.screen.shows("Photos · 1 of 9")
        gallery.tap("Post")
        if place == 0:
            gallery.platform.prompts.wait_permission()[1].set_result("allowed")
            eventually(gallery.photos)
        threading.Event().wait(moment_ms / 1000)
        gallery.kill_server()
        gallery.kill_page()
        gallery.session.close()
        gallery.open("pages/new", theme="rain")
        gallery.screen.until(lambda: any(text.startswith("Photos · ") for text in gallery.screen.texts))
        if "Photos · 1 of 9" in gallery.screen.texts:
            gallery.tap("Post")
            gallery.screen.shows("Comments · 0")
        gallery.session.close()
        assert gallery.rows("SELECT count(*) FROM posts WHERE author NOT LIKE 'demo:%'") == [(place + 1,)]
        whole = [path.read_bytes() for path in gallery.photos() if path.suffix != ".part"]
        assert (whole.count(PICTURE), whole.count(THUMBNAIL)) == (place + 1, place + 1)
