"""The open pages of one session as they were checked, and what the shell is told of them."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from app.host import messages
from app.host.runtime import limits
from app.host.runtime.child import Child
from app.host.runtime.pipe import EndReason
from app.host.tree.ops import PAGE, Create, Op, Remove
from app.host.tree.shapes import RawCreate
from app.host.tree.tree import Tree, TreeError
from minikit import wire


@dataclass(frozen=True, slots=True)
class PageRef:
    """One open page of a session."""

    page_id: int
    path: str
    title: str
    is_aside: bool = False
    """Whether it is the page of another tab of the mini-app: kept, and not gone back to."""


class SessionView(Protocol):
    """What the shell makes of a session. Called on the host's threads, never the GUI's, in order."""

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        """Other pages are open now; the last one is shown."""
        ...

    def page_updated(self, page_id: int, revision: int, ops: list[Op], painted: Callable[[], None]) -> None:
        """A page has changed by ``ops``; ``painted`` is to be called, on any thread, once the person can see it.

        Until then the page sends no more, and what it sends all the same waits.
        """
        ...

    def page_failed(self, page_id: int, summary: str, details: str) -> None:
        """A page's code went wrong; it may come back by an update."""
        ...

    def session_ended(self, reason: EndReason, details: str) -> None:
        """The child is gone; `Session.reload` starts another."""
        ...

    def strained(self) -> None:
        """It has kept the processor busy for a minute; the person may want to end it."""
        ...

    def toast(self, text: str) -> None:
        """Say something briefly."""
        ...


@dataclass(slots=True, eq=False)
class Passed:
    """Updates of one page that went to the shell as one, and what they cost it (in touched nodes)."""

    revisions: tuple[int, ...]
    turn: int
    work: int


@dataclass(slots=True)
class HeldPage:
    """One page as it was checked, and the top node the shell has of it."""

    path: str
    tree: Tree = field(default_factory=Tree)
    shown_root: int | None = None
    unpainted: tuple[int, ...] = ()
    """The revisions that the shell has and the person does not see yet."""
    waiting: list[tuple[int, list[Op], int]] = field(default_factory=list)
    """What came meanwhile, each revision with its operations and their work."""
    is_refused: bool = False
    """Whether its tree was refused: what else comes of that one is passed over, until one begins anew."""
    painted_turn: int = 0
    """The last turn of the tree that the person has seen."""


class Pages:
    """The stack of pages that a child has told of. Changed on the child's reading thread, asked from any."""

    def __init__(self, declared: tuple[str, ...], view: SessionView) -> None:
        self._declared = declared
        self._view = view
        self._held: dict[int, HeldPage] = {}
        self._stack: tuple[PageRef, ...] = ()
        self._lock = threading.RLock()
        self._ahead: set[Passed] = set()
        self._is_seen = True
        self._unseen: list[Callable[[], None]] = []
        self.last_page_id = 0
        """The highest number a page has had; none is used again."""

    @property
    def top(self) -> PageRef | None:
        """The page that is shown."""
        return self._stack[-1] if self._stack else None

    def listens(self, page_id: int, node_id: int, event: str) -> bool:
        """Tell whether a node is there and somebody listens to ``event`` on it."""
        page = self._held.get(page_id)
        return page is not None and page.tree.listens(node_id, event)

    def means(self, page_id: int, node_id: int) -> bool:
        """Tell whether a tap on a node does what the person saw: nothing else was said since the page was painted."""
        page = self._held.get(page_id)
        return page is not None and page.tree.means(node_id, page.painted_turn)

    def ask(self, page_id: int, node_id: int, revision: int, first: int, count: int) -> bool:
        """Note which rows of a windowed list the shell wants; False if it will have to ask again."""
        page = self._held.get(page_id)
        return page is not None and page.tree.ask(node_id, revision, first, count)

    def hide(self) -> None:
        """Let the shell hear no more, for nobody looks: drawing what is not seen would only slow what is."""
        with self._lock:
            self._is_seen = False

    def show(self) -> None:
        """Let the shell hear what has come meanwhile, in its order, and all that comes."""
        with self._lock:
            while self._unseen:
                self._unseen.pop(0)()
            self._is_seen = True

    def clear(self) -> None:
        """Forget all pages: their child is gone."""
        self._held = {}
        self._stack = ()
        with self._lock:
            self._ahead = set()
            self._unseen.clear()

    def on_changed(self, child: Child, said: messages.PagesChanged) -> None:
        """Take another stack of pages."""
        child.charge(limits.STACK_TOKENS)
        page_ids = [entry.page for entry in said.stack]
        new = [page_id for page_id in page_ids if page_id not in self._held]
        if len(set(page_ids)) != len(page_ids) or any(page_id <= self.last_page_id for page_id in new):
            child.stop("protocol", "It used the number of a page twice.")
            return
        self.last_page_id = max(self.last_page_id, *page_ids)
        for page_id in self._held.keys() - set(page_ids):
            self._let_go(child, page_id, self._held[page_id])
        # A new dictionary: other threads look pages up in the old one meanwhile.
        self._held = {entry.page: self._held.get(entry.page) or HeldPage(entry.path) for entry in said.stack}
        self._stack = tuple(self._ref(entry) for entry in said.stack)
        self._tell_shell(child, partial(self._view.pages_changed, self._stack))

    def _ref(self, entry: messages.StackEntry) -> PageRef:
        """Return what the shell hears of a page: a path that the manifest lists, or none; links are made of it."""
        path = entry.path if entry.path in self._declared else ""
        return PageRef(entry.page, path, entry.title, entry.is_aside)

    def on_update(self, child: Child, said: messages.PageUpdate) -> None:
        """Check a page's difference and pass it on, or refuse it."""
        page = self._held.get(said.page)
        if page is None or (page.is_refused and not _begins(said)):
            _tell(child, wire.PAGE_APPLIED, said.page, said.revision)
            return
        page.is_refused = False
        if page.path not in self._declared:
            missing = f"manifest.json does not list the page {page.path!r}: add it to its pages"
            self.refuse(child, said.page, said.revision, missing)
            return
        ops: list[Op] = []
        # A tree that was cleared because of a failure begins anew as well, whatever the child says.
        if said.is_full or page.tree.size == 0:
            page.tree.clear()
            if page.shown_root is not None:
                ops.append(Remove(page.shown_root))
        try:
            ops += page.tree.apply(said.ops)
        except TreeError as error:
            self.refuse(child, said.page, said.revision, str(error))
            return
        finally:
            child.charge(page.tree.work / limits.NODES_PER_TOKEN)
        too_much = self._too_much()
        if too_much:
            self.refuse(child, said.page, said.revision, too_much)
            return
        for op in ops:
            if isinstance(op, Create) and op.parent == PAGE:
                page.shown_root = op.node.id
            elif isinstance(op, Remove) and op.node == page.shown_root:
                page.shown_root = None
        self._pass_on(child, said.page, page, (said.revision, ops, page.tree.work))

    def _too_much(self) -> str:
        """Return what there is too much of in all pages together; nothing if it is well."""
        trees = [page.tree for page in self._held.values()]
        if sum(tree.characters for tree in trees) > limits.CHARACTERS_MAX:
            return f"the open pages say more than {limits.CHARACTERS_MAX:,} characters together"
        if sum(tree.weight for tree in trees) > limits.NODES_MAX:
            return f"the open pages have more than {limits.NODES_MAX:,} components together: close some"
        if sum(tree.films for tree in trees) > limits.FILMS_MAX:
            return f"the open pages have more than {limits.FILMS_MAX} films together: show one when it is chosen"
        if sum(tree.rows_count for tree in trees) > limits.ROWS_MAX:
            return f"the lists of the open pages have more than {limits.ROWS_MAX:,} rows together: load more on_end"
        return ""

    def refuse(self, child: Child, page_id: int, revision: int, summary: str) -> None:
        """Show a page as failed, because what came for it cannot be shown."""
        child.charge(limits.STACK_TOKENS)
        page = self._held.get(page_id)
        if page is not None:
            page.tree.clear()
            page.is_refused = True
            self._fail(child, page_id, page, summary[:500], "The shell could not show what build() returned.")
        _tell(child, wire.PAGE_REFUSED, page_id, revision)

    def on_failed(self, child: Child, said: messages.PageFailed) -> None:
        """Show a page as failed, because its author's code raised an error."""
        child.charge(limits.STACK_TOKENS)
        page = self._held.get(said.page)
        if page is not None:
            page.tree.clear()
            self._fail(child, said.page, page, said.summary, said.details)

    def _fail(self, child: Child, page_id: int, page: HeldPage, summary: str, details: str) -> None:
        if self._is_far_ahead():
            child.stop("flooded", "Its pages fail and begin anew faster than they can be shown.")
            return
        self._pass_waiting(child, page_id, page)
        self._tell_shell(child, partial(self._view.page_failed, page_id, summary, details))

    def _tell_shell(self, child: Child, tell: Callable[[], None]) -> None:
        """Call ``tell`` now, or when somebody looks; end a child that has ever more to say while nobody does."""
        with self._lock:
            if self._is_seen:
                tell()
                return
            self._unseen.append(tell)
            is_too_much = len(self._unseen) > limits.UNPAINTED_MAX
        if is_too_much:
            child.stop("flooded", "It goes on and on changing its pages while nobody sees them.")

    # One update of a page at a time is on its way to the eyes of the person; what comes meanwhile goes as one. All
    # pages together, those that are gone by now as well, are never far ahead: the shell draws whatever it was given.

    def _is_far_ahead(self) -> bool:
        with self._lock:
            return sum(passed.work for passed in self._ahead) > limits.AHEAD_MAX

    def _pass_on(self, child: Child, page_id: int, page: HeldPage, update: tuple[int, list[Op], int]) -> None:
        with self._lock:
            page.waiting.append(update)
            if not page.unpainted and not self._is_far_ahead():
                self._pass_waiting(child, page_id, page)
        if len(page.waiting) > limits.UNPAINTED_MAX:
            child.stop("flooded", "It sends more and more updates without waiting until one is seen.")

    def _pass_waiting(self, child: Child, page_id: int, page: HeldPage) -> None:
        with self._lock:
            if not page.waiting:
                return
            revisions = page.unpainted = (*page.unpainted, *(revision for revision, _, _ in page.waiting))
            ops = [op for _, some, _ in page.waiting for op in some]
            passed = Passed(revisions, page.tree.turn, sum(work for *_, work in page.waiting))
            page.waiting.clear()
            self._ahead.add(passed)
            painted = partial(self._on_painted, child, page_id, page, passed)
            self._tell_shell(child, partial(self._view.page_updated, page_id, revisions[-1], ops, painted))

    def _on_painted(self, child: Child, page_id: int, page: HeldPage, passed: Passed) -> None:
        with self._lock:
            if passed not in self._ahead:
                return  # this was told before, or was of a child before
            self._ahead.discard(passed)
            if page.unpainted is passed.revisions:  # nothing more has been passed on since
                page.unpainted = ()
                page.painted_turn = passed.turn
                for revision in passed.revisions:
                    _tell(child, wire.PAGE_APPLIED, page_id, revision)
                self._pass_waiting(child, page_id, page)
            # What waited because too much was ahead: the page on top first.
            for other_id, other in reversed(self._held.items()):
                if not other.unpainted and not self._is_far_ahead():
                    self._pass_waiting(child, other_id, other)

    def _let_go(self, child: Child, page_id: int, page: HeldPage) -> None:
        """Answer for a page that is gone and that nobody will see."""
        with self._lock:
            for revision in (*page.unpainted, *(revision for revision, _, _ in page.waiting)):
                _tell(child, wire.PAGE_APPLIED, page_id, revision)
            page.unpainted = ()
            page.waiting.clear()


def _begins(said: messages.PageUpdate) -> bool:
    """Tell whether an update needs nothing that came before it: a tree may come in several."""
    first = said.ops[0] if said.ops else None
    return said.is_full or (isinstance(first, RawCreate) and first.parent == PAGE)


def _tell(child: Child, kind: str, page_id: int, revision: int) -> None:
    child.send({"type": kind, "page": page_id, "revision": revision})
