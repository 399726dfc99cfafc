"""What one session's child says, message by message; on the child's reading thread."""

from collections.abc import Callable
from typing import Any

import msgspec

from app.host import messages
from app.host.bridge.dispatch import Dispatch, Origin
from app.host.bridge.words import SENTENCES
from app.host.broadcasts import Broadcasts
from app.host.keeping import Memory
from app.host.pages import Pages, SessionView
from app.host.runtime import limits
from app.host.runtime.child import Child
from app.host.runtime.limits import TokenBucket
from app.host.tree.explaining import explain
from minikit import wire


class Hearing:
    """Takes what the pages half of a mini-app says, each message to where it belongs; what is none ends the child."""

    def __init__(
        self,
        origin: Origin,
        view: SessionView,
        pages: Pages,
        dispatch: Dispatch,
        memory: Memory,
        broadcasts: Broadcasts,
    ) -> None:
        self._origin = origin
        self._view = view
        self._pages = pages
        self._dispatch = dispatch
        self._memory = memory
        self._broadcasts = broadcasts
        self._toasts = TokenBucket(limits.TOASTS_PER_S, limits.TOAST_BURST)

    def take(self, child: Child, body: bytes) -> None:
        """Act on one message."""
        try:
            said = messages.decode(body)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            self._judge_wrong(child, body, error)
            return
        handlers: dict[type[messages.Said], Callable[[Child, Any], None]] = {
            messages.Ready: lambda _child, _said: None,
            messages.Ack: lambda child, said: child.answered(said.ack),
            messages.PagesChanged: self._pages.on_changed,
            messages.PageUpdate: self._pages.on_update,
            messages.PageFailed: self._pages.on_failed,
            messages.Toast: self._on_toast,
            messages.StateSaved: self._on_state,
            messages.BroadcastTaken: lambda child, _said: self._broadcasts.taken(child),
            messages.CallRequest: self._on_call,
            messages.Reply: lambda child, _said: child.stop("protocol", "It answered what nobody asked."),
        }
        handlers[type(said)](child, said)

    def _judge_wrong(self, child: Child, body: bytes, error: Exception) -> None:
        """A page's update of a wrong shape is its author's mistake; anything else is no way to talk."""
        head = messages.update_head(body) if isinstance(error, msgspec.ValidationError) else None
        if head is None or not isinstance(error, msgspec.ValidationError):
            child.stop("protocol", str(error)[:500])
        else:
            self._pages.refuse(child, head.page, head.revision, explain(error, body))

    def _on_toast(self, _child: Child, said: messages.Toast) -> None:
        if self._toasts.try_take():  # nobody reads more
            self._view.toast(said.text)

    def _on_state(self, child: Child, said: messages.StateSaved) -> None:
        child.charge(limits.STATE_TOKENS)
        try:
            self._memory.take(said)
        except (ValueError, RecursionError) as error:
            child.stop("protocol", str(error)[:500])

    def _on_call(self, child: Child, said: messages.CallRequest) -> None:
        def answer(reply: dict[str, Any]) -> None:
            try:
                child.send(reply)
            except wire.FrameError:
                error = {"code": "bridge.too_large", "message": SENTENCES["bridge.too_large"]}
                child.send({"type": wire.REPLY, "call": said.call, "error": error})

        self._dispatch.take(self._origin, said, answer)
