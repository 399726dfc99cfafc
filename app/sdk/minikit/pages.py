"""What an author's pages are made from: the mini-app and the page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from minikit.keeping import simple_attributes, take_over
from minikit.ui import Node
from minikit.window import Window

P = TypeVar("P", bound="type[Page]")
H = TypeVar("H", bound=Callable[..., object])


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

    def switch_tab(self, path: str) -> None:
        """Show the first page of another tab."""
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
    _texts_to_set: Mapping[str, str] = MappingProxyType({})
    _is_restored = False

    def build(self) -> Node:
        """Return what the page shows now."""
        raise NotImplementedError(f"{type(self).__name__} has no build()")

    async def on_load(self, query: dict[str, str]) -> None:
        """Prepare the page; ``query`` is what it was opened with. Called once."""

    async def on_ready(self) -> None:
        """React to being seen for the first time: the first picture of the page has been painted. Called once."""

    async def on_show(self) -> None:
        """React to being shown: after loading, and whenever the person comes back."""

    async def on_broadcast(self, topic: str, payload: Any) -> None:
        """React to what the server half tells everyone; the page is built again afterwards."""

    async def on_hide(self) -> None:
        """React to being covered, left, or hidden with the whole mini-app, which soon stops to run then."""

    async def on_unload(self) -> None:
        """React to being closed for good, or with the mini-app as it ends. What waits may not come to its end."""

    def save_state(self) -> dict[str, Any]:
        """Return what to keep in case the mini-app ends before the person comes back; `restore_state` gets it then.

        As it stands: the page's attributes that hold JSON values and differ from the class's, but for those whose
        names begin with an underscore, taken while no handler is under way. At most 64 KB a page.
        """
        return simple_attributes(self)

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take back what `save_state` returned; called after `on_load`. If it raises, the state is dropped."""
        take_over(self, state)

    @property
    def is_restored(self) -> bool:
        """Whether the page was open when the mini-app ended, so that `restore_state` follows `on_load`."""
        return self._is_restored

    def go(self, page: str, /, **query: object) -> None:
        """Open ``page`` over this one."""
        self._the_desk().go(page, _texts(query))

    def replace(self, page: str, /, **query: object) -> None:
        """Open ``page`` in place of this one."""
        self._the_desk().replace(page, _texts(query))

    def relaunch(self, page: str, /, **query: object) -> None:
        """Open ``page`` in place of all open pages: the way home that leaves no trail behind."""
        self._the_desk().relaunch(page, _texts(query))

    def switch_tab(self, page: str, /) -> None:
        """Show ``page`` as one of up to five tabs: as it was left, or opened now. What lies over this tab's closes.

        The pages of the other tabs stay as they are, out of sight; *Back* does not lead to them.
        """
        self._the_desk().switch_tab(page)

    def back(self) -> None:
        """Close this page; the one below is shown."""
        self._the_desk().back()

    def update(self) -> None:
        """Build again soon, in the middle of a handler that goes on."""
        self._the_desk().update(self)

    def set_text(self, key: str, text: str) -> None:
        """Put ``text`` into the field with this ``key`` after the next build, whatever is typed there meanwhile.

        For a field that is emptied once its text is sent. Keep the attribute that ``build`` gives it the same; its
        ``on_change`` hears of the new text too.
        """
        self._texts_to_set = {**self._texts_to_set, key: text}
        self.update()

    def take_texts(self) -> dict[str, str]:
        """Return what `set_text` has put into which fields since the page was built last. For the runtime."""
        texts, self._texts_to_set = dict(self._texts_to_set), {}
        return texts

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
        """How the mini-app was opened last: ``scene`` and ``source``."""
        self.user_id = ""
        """The person, under an identifier that only this mini-app knows."""
        self.roles: tuple[str, ...] = ()
        """The roles the person had when the mini-app was opened: for what pages offer; the server half decides."""
        self.window = Window()
        """How the pages are shown, from the launch on and as it changes."""
        self.saved_version = 0
        """The version code of the package that saved what pages are given back now; 0 if there is nothing."""
        self.hooks: dict[str, Callable[..., object]] = {}

    def page(self, path: str) -> Callable[[P], P]:
        """Make the decorated class the page at ``path``, which the manifest lists too."""

        def register(page_class: P) -> P:
            given: object = page_class
            if not (isinstance(given, type) and issubclass(given, Page)):
                name = getattr(page_class, "__name__", "Home")
                raise TypeError(f"@app.page({path!r}) stands above no page: write class {name}(Page):")
            if path in self.pages:
                raise ValueError(f"two pages have the path {path!r}")
            self.pages[path] = page_class
            return page_class

        return register

    def on_broadcast(self, function: H) -> H:
        """Call the decorated function with topic and payload of each broadcast, before the open pages hear of it."""
        self.broadcast_handler = function
        return function

    def on_launch(self, function: H) -> H:
        """Call the decorated function before the first page is made."""
        return self._hook("launch", function)

    def on_show(self, function: H) -> H:
        """Call the decorated function when the mini-app is launched and whenever it is seen again."""
        return self._hook("show", function)

    def on_hide(self, function: H) -> H:
        """Call the decorated function when the mini-app is not seen any more; soon after that it stops to run."""
        return self._hook("hide", function)

    def on_window_change(self, function: H) -> H:
        """Call the decorated function with the new `Window` when the window changes; the top page is built anyway."""
        return self._hook("window_change", function)

    def on_error(self, function: H) -> H:
        """Call the decorated function with each error that a page shows as an error page."""
        return self._hook("error", function)

    def on_unload(self, function: H) -> H:
        """Call the decorated function before the mini-app ends. What waits may not come to its end."""
        return self._hook("unload", function)

    def _hook(self, name: str, function: H) -> H:
        if name in self.hooks:
            raise ValueError(f"two functions are on_{name}")
        self.hooks[name] = function
        return function
