"""What an author's pages are made from: the mini-app and the page."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from minikit.ui import Node

P = TypeVar("P", bound="type[Page]")
H = TypeVar("H", bound=Callable[[str, Any], object])


class Desk(Protocol):
    """What a page asks of the runtime that shows it."""

    def go(self, path: str, query: dict[str, str]) -> None:
        """Open another page over this one."""
        ...

    def replace(self, path: str, query: dict[str, str]) -> None:
        """Open another page in place of this one."""
        ...

    def relaunch(self, path: str, query: dict[str, str]) -> None:
        """Open another page in place of all that are open."""
        ...

    def back(self) -> None:
        """Close this page and show the one below."""
        ...

    def update(self, page: "Page") -> None:
        """Build ``page`` again soon."""
        ...

    def toast(self, text: str) -> None:
        """Say something briefly."""
        ...


class Page:
    """One page. Its attributes are its state; `build` says what they look like.

    `build` is called again after every event that the page handles, when an `async` handler first waits, and when
    `update` asks for it.
    """

    title: str = ""
    """Shown above the page."""

    _desk: Desk | None = None

    def build(self) -> Node:
        """Return what the page shows now."""
        raise NotImplementedError(f"{type(self).__name__} has no build()")

    async def on_load(self, query: dict[str, str]) -> None:
        """Prepare the page; ``query`` is what it was opened with. Called once."""

    async def on_show(self) -> None:
        """React to being shown: after loading, and whenever the person comes back."""

    async def on_broadcast(self, topic: str, payload: Any) -> None:
        """React to what the server half tells everyone; the page is built again afterwards."""

    def go(self, page: str, /, **query: object) -> None:
        """Open ``page`` over this one."""
        self._the_desk().go(page, _texts(query))

    def replace(self, page: str, /, **query: object) -> None:
        """Open ``page`` in place of this one."""
        self._the_desk().replace(page, _texts(query))

    def relaunch(self, page: str, /, **query: object) -> None:
        """Open ``page`` in place of all open pages: the way home that leaves no trail behind."""
        self._the_desk().relaunch(page, _texts(query))

    def back(self) -> None:
        """Close this page; the one below is shown."""
        self._the_desk().back()

    def update(self) -> None:
        """Build again soon, in the middle of a handler that goes on."""
        self._the_desk().update(self)

    def toast(self, text: str) -> None:
        """Say something briefly, such as "Added to cart"."""
        self._the_desk().toast(text)

    def _the_desk(self) -> Desk:
        if self._desk is None:
            raise RuntimeError(f"{type(self).__name__} is not open yet; begin in on_load")
        return self._desk


def _texts(query: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in query.items()}


class App:
    """A mini-app's pages by their paths."""

    def __init__(self) -> None:
        self.pages: dict[str, Callable[[], Page]] = {}
        self.broadcast_handler: Callable[[str, Any], object] | None = None
        self.launch: dict[str, str] = {}
        """How the mini-app was opened: ``scene`` and ``source``."""
        self.user_id = ""
        """The person, under an identifier that only this mini-app knows."""
        self.roles: tuple[str, ...] = ()
        """The roles the person had when the mini-app was opened: for what pages offer; the server half decides."""

    def page(self, path: str) -> Callable[[P], P]:
        """Make the decorated class the page at ``path``, which the manifest lists too."""

        def register(page_class: P) -> P:
            if path in self.pages:
                raise ValueError(f"two pages have the path {path!r}")
            self.pages[path] = page_class
            return page_class

        return register

    def on_broadcast(self, function: H) -> H:
        """Call the decorated function with topic and payload of each broadcast, before the open pages hear of it."""
        self.broadcast_handler = function
        return function
