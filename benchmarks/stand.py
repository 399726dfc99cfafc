"""Real mini-apps in a window of the shell: sessions, children in their sandbox, bridge, renderer, frames."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from app.bootstrap import BUNDLED, open_services
from app.cli.tour.driver import run_until
from app.core.kernel.ids import MiniAppId, UserId
from app.host.launch_reasons import LaunchReason
from app.shell.components.renderer import PageRenderer
from app.shell.tabs.miniapp import Drawing, MiniAppViewModel
from app.shell.tabs.running import Session, SessionView
from benchmarks.ground import Ground, create, drop
from benchmarks.runtime import NobodyToAsk

PATIENCE_MS = 60_000
TAB = b"""
import QtQuick
import app.shell.tabs
MiniAppView { width: parent ? parent.width : 0; height: parent ? parent.height : 0 }
"""


class OpenMiniApp:
    """One mini-app in the window, over whatever was opened before."""

    def __init__(self, view_model: MiniAppViewModel, item: QQuickItem) -> None:
        self.view_model = view_model
        self.item = item

    @property
    def page(self) -> PageRenderer | None:
        """The page on top, if it has been drawn."""
        return self.view_model.pages.top

    @property
    def is_seen(self) -> bool:
        """Whether a page stands there, all that can be seen of it, not only begun to appear."""
        page = self.page
        return self.view_model.is_showing and page is not None and page.view.isVisible() and page.view.opacity() == 1

    @property
    def is_whole(self) -> bool:
        """Whether that page is there in full, what is out of sight too."""
        return self.is_seen and self.page is not None and self.page.is_whole


class Stand:
    """Services over a new data folder, and a window for what they run. GUI thread; ``close`` at the end."""

    def __init__(self, folder: Path, *, is_warm: bool = True, bundled: Path = BUNDLED) -> None:
        """``is_warm``: with the fork server; ``bundled``: the folder of packages that are installed."""
        folder.mkdir(parents=True)
        ground = self.ground = Ground()
        self.view = ground.view
        self.services = open_services(
            folder, events=ground.events, prompts=NobodyToAsk(), spawner=ground.spawner, bundled=bundled
        )
        self.user = self.services.people.create_profile("Lin")
        # What has just come takes taps at once: nobody has to aim here, and waiting is not what is measured.
        self._drawing = Drawing(ground.components, ground.pictures, ground.tasks, ground.relay, rest_s=0)
        self._tab = ground.component(TAB)
        self._opened: list[OpenMiniApp] = []
        if is_warm:
            self.services.sessions.warm()
            if not self.services.sessions.pool.wait_warm(PATIENCE_MS / 1_000):
                raise RuntimeError("there is no fork server on this system")
        wait_until(self.view.isExposed, "the window")

    def tap(self, miniapp_id: MiniAppId, page: str, user_id: UserId | None = None, **query: str) -> OpenMiniApp:
        """Open a mini-app at ``page`` as the list of mini-apps does, for who is said; its pages come later."""
        listing = self.services.catalog.get(miniapp_id)
        view_model = MiniAppViewModel(listing, self._drawing)
        item = create(self._tab, {"viewModel": view_model})
        self.ground.put(item)

        def open_session(view: SessionView, _is_again: bool) -> Session:
            return self.services.sessions.open(
                miniapp_id,
                user_id=user_id or self.user.user_id,
                page=page,
                query=query,
                reason=LaunchReason("list"),
                view=view,
            )

        view_model.start(open_session)
        self._opened.append(OpenMiniApp(view_model, item))
        return self._opened[-1]

    def click(self, item: QQuickItem) -> None:
        """Click the middle of an item, which has to be in sight."""
        place: QPoint = item.mapToScene(item.boundingRect().center()).toPoint()
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def end(self, opened: OpenMiniApp) -> None:
        """Close a mini-app and wait until its child is gone."""
        miniapp_id = opened.view_model.listing.miniapp_id
        self._opened.remove(opened)
        drop(opened.item)
        opened.view_model.end()
        self.services.sessions.end(miniapp_id)
        self.ground.clear()

    def close(self) -> None:
        """End every mini-app and take the window away."""
        for opened in list(self._opened):
            self.end(opened)
        self.ground.tasks.close()
        self.services.close()
        self.ground.close()


class Watch:
    """Counts the milliseconds from its making."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()

    def painted_ms(self, window: QQuickWindow, is_there: Callable[[], bool], what: str) -> float:
        """Wait for a frame of ``window`` in which ``is_there()``, and return when that was painted.

        RuntimeError if that takes a minute; names ``what`` was waited for.
        """
        painted_at: list[float] = []

        def look() -> None:
            if not painted_at and is_there():
                painted_at.append(time.perf_counter())

        window.frameSwapped.connect(look)
        if is_there():
            window.update()
        wait_until(lambda: bool(painted_at), what)
        window.frameSwapped.disconnect(look)
        return (painted_at[0] - self._begun) * 1_000


def wait_until(happened: Callable[[], bool], what: str) -> None:
    """Let the event loop run until ``happened()``.

    RuntimeError if that takes a minute; names ``what`` was waited for.
    """
    if not run_until(happened, PATIENCE_MS):
        raise RuntimeError(f"{what} did not come")


def items_below(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield the items in ``item``, at every depth, seen or not."""
    for child in item.childItems():
        yield child
        yield from items_below(child)
