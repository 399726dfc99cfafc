"""Mini-apps without a child process: what the shell does with a session, and what a session tells the shell."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import MiniAppId, PublisherId, SessionId, UserId
from app.host.launch_reasons import LaunchReason
from app.host.product_search import ProductSearch
from app.host.remote_pictures import RemotePictures
from app.host.sessions import PageRef
from app.host.tree.ops import EventValue
from app.host.window_facts import WindowFacts
from app.shell.tabs.running import SessionView
from minikit import ui
from tests.support.pages import first_update

STORE = Listing(
    miniapp_id=MiniAppId("plaza.store"),
    name="Plaza Store",
    description="Things worth having.",
    publisher_id=PublisherId("plaza"),
    publisher_name="Plaza Goods",
    is_verified=True,
    version="1.2.0",
    icon="shopping-bag",
    account_id=None,
    package_sha256="00",
)


class FakeWindowNews:
    """Notes how the window is said to be."""

    def __init__(self) -> None:
        self.told: list[WindowFacts] = []

    def tell(self, facts: WindowFacts) -> None:
        self.told.append(facts)


class FakeSession:
    """Notes what it is told; a test lets it speak through ``view``."""

    def __init__(self, view: SessionView, number: int = 1, accent: str = "green") -> None:
        self.install: Any = SimpleNamespace(manifest=SimpleNamespace(accent=accent))
        self.session_id = SessionId(f"session{number}")
        self.view = view
        self.told: list[Any] = []
        self.window = FakeWindowNews()
        self.is_closed = False
        self.memory: Any = SimpleNamespace(kept=None)

    def show(self, *titles: str) -> None:
        """Show pages of these titles, the last on top, each saying its title and holding a button.

        Without titles it is the shell that speaks: the mini-app is seen again.
        """
        if not titles:
            self.told.append("show")
            return
        self.view.pages_changed(tuple(PageRef(at, f"pages/{at}", title) for at, title in enumerate(titles, 1)))
        for at, title in enumerate(titles, 1):
            self.view.page_updated(at, 1, first_update(ui.Column(ui.Text(f"on {title}"), ui.Button("Go", print))))

    def node_event(
        self, page_id: int, node_id: int, event: str, value: EventValue = None, seq: int | None = None
    ) -> None:
        self.told.append(("event", page_id, node_id, event, value))

    def text_changed(self, page_id: int, node_id: int, seq: int, text: str) -> None:
        self.told.append(("text", page_id, node_id, seq, text))

    def list_window(self, page_id: int, node_id: int, *, revision: int, first: int, count: int) -> None:
        self.told.append(("rows", page_id, node_id, revision, first, count))

    def hide(self) -> None:
        self.told.append("hide")

    def navigate(self, page: str, query: Mapping[str, str], reason: LaunchReason) -> None:
        if page == "pages/none":
            raise Refused("page.unknown", page=page)
        self.told.append(("navigate", page, dict(query), reason.scene))

    def back(self) -> None:
        self.told.append("back")

    def reload(self) -> None:
        self.told.append("reload")

    def close(self) -> None:
        self.is_closed = True

    def read_picture(self, source: str) -> bytes:
        raise Refused("source.missing", path=source)

    @property
    def remote_pictures(self) -> RemotePictures:
        raise Refused("network.host")

    def open_film(self, source: str) -> int:
        raise Refused("source.missing", path=source)


class FakeSessions:
    """Opens fake sessions, or refuses with ``refusal``."""

    def __init__(self) -> None:
        self.opened: list[FakeSession] = []
        self.asked: list[tuple[str, str, dict[str, str], LaunchReason]] = []
        self.refusal: PlazaError | None = None
        self.gaps: tuple[str, ...] = ()
        self.searching: tuple[ProductSearch, ...] = ()
        self.windows: list[WindowFacts] = []

    def product_searches(self) -> tuple[ProductSearch, ...]:
        return self.searching

    def gaps_to_trust(self, miniapp_id: MiniAppId) -> tuple[str, ...]:
        return self.gaps

    def trust(self, miniapp_id: MiniAppId) -> None:
        self.gaps = ()

    def open(
        self,
        miniapp_id: MiniAppId,
        *,
        user_id: UserId,
        page: str,
        query: Mapping[str, str],
        reason: LaunchReason,
        view: SessionView,
        window: WindowFacts,
    ) -> FakeSession:
        self.asked.append((miniapp_id, page, dict(query), reason))
        self.windows.append(window)
        if self.refusal is not None:
            raise self.refusal
        session = FakeSession(view, len(self.opened) + 1)
        self.opened.append(session)
        return session
