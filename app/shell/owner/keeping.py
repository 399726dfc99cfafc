"""Keeping what is typed: one thing at a time, the newest words last, and nothing once they were sent."""

import threading
from datetime import datetime

from app.core.kernel.ids import UserId
from app.core.official.composing import Composing
from app.core.official.draft import Draft


class Keeping:
    """Keeps, sends and schedules one draft for workers that would else overtake each other. Thread-safe."""

    def __init__(self, composing: Composing, user_id: UserId, draft: Draft) -> None:
        self._composing = composing
        self._user_id = user_id
        self.draft = draft  # in the newest words; replaced as a whole, by who types
        self._turn = threading.Lock()
        self._is_sent = False

    def save(self) -> Draft:
        """Keep the newest words, unless they were sent meanwhile; return them."""
        with self._turn:
            draft = self.draft
            if not self._is_sent:
                self._composing.save(self._user_id, draft)
            return draft

    def send(self) -> None:
        """Keep the newest words and publish those."""
        with self._turn:
            self._composing.save(self._user_id, self.draft)
            self._composing.send(self._user_id, self.draft.article_id)
            self._is_sent = True

    def schedule(self, due_at: datetime) -> None:
        """Keep the newest words and have them sent at ``due_at``."""
        with self._turn:
            self._composing.save(self._user_id, self.draft)
            self._composing.schedule(self._user_id, self.draft.article_id, due_at)
