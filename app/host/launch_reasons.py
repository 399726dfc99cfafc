"""Why a mini-app was opened: what it is told of that, at the launch and whenever it is opened again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

Scene = Literal[
    "scan",
    "chat",
    "article",
    "menu",
    "message",
    "list",
    "link",
    "restore",
    "command",
    "notice",
    "miniapp",
    "file",
    "search",
]


@dataclass(frozen=True, slots=True)
class LaunchReason:
    """How a mini-app came to be opened, and from where (a conversation, an article, an account whose menu it was …)."""

    scene: Scene
    source: str = ""


class Reasons:
    """Why one session was opened last, as its mini-app may know it: ``veil`` gives what stands for a conversation."""

    def __init__(self, reason: LaunchReason, veil: Callable[[str], str]) -> None:
        self._veil = veil
        self.change(reason)

    def change(self, reason: LaunchReason) -> None:
        """Take it that it is opened again."""
        if reason.scene in ("chat", "file") and reason.source:
            # By the conversation itself two mini-apps could find out that they have the same person before them.
            reason = replace(reason, source=self._veil(reason.source))
        self._last = reason

    @property
    def told(self) -> dict[str, str]:
        """Return what the child is told: ``scene`` and ``source``."""
        return {"scene": self._last.scene, "source": self._last.source}
