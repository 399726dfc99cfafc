"""Counting what a reader does with one article: that they read it, and that it led them to a mini-app."""

import logging
from typing import TYPE_CHECKING

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ArticleId
from app.core.links import MiniAppLink, parse
from app.shell.context import ShellContext

if TYPE_CHECKING:
    from app.core.official.figures import Figures

log = logging.getLogger(__name__)


class Counting:
    """Tells the figures of one article what its reader does; nothing waits for that. GUI thread."""

    def __init__(self, article_id: ArticleId, figures: "Figures | None", context: ShellContext) -> None:
        self._article_id = article_id
        self._figures = figures
        self._context = context
        self._is_read = False

    def read(self) -> None:
        """The article is there to be read."""
        figures, user_id, article_id = self._figures, self._context.user.user_id, self._article_id
        if figures is not None and not self._is_read:
            self._is_read = True
            self._context.tasks.run(lambda: figures.read(user_id, article_id), _counted, _uncounted)

    def click(self, text: str) -> None:
        """The reader opens a link in it."""
        figures, user_id, article_id = self._figures, self._context.user.user_id, self._article_id
        link = parse(text)
        if figures is not None and isinstance(link, MiniAppLink):
            miniapp_id = link.miniapp_id
            self._context.tasks.run(lambda: figures.click(user_id, article_id, miniapp_id), _counted, _uncounted)


def _counted(_: None) -> None:
    """Nobody sees it."""


def _uncounted(error: PlazaError) -> None:
    log.info("what a reader did is not counted: %s", error)
