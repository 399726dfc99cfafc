"""Keeping what is typed: one thing at a time, the newest words last, and nothing once they were sent."""

import threading
from datetime import datetime

from app.core.kernel.ids import OfficialAccountId, UserId
from app.core.official.composing import Composing
from app.core.official.draft import Draft
from app.core.official.voice import Voice
from app.core.official.voicing import Voicing


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


class KeepingVoice:
    """Keeps and publishes the menu and the replies of one account, likewise. Thread-safe."""

    def __init__(self, voicing: Voicing, user_id: UserId, account_id: OfficialAccountId, voice: Voice) -> None:
        self._voicing = voicing
        self._owner = (user_id, account_id)
        self.voice = voice  # as it was changed last; replaced as a whole, by who changes it
        self._turn = threading.Lock()

    def save(self) -> Voice:
        """Keep it as it is now, and return that."""
        with self._turn:
            voice = self.voice
            self._voicing.save(*self._owner, voice)
            return voice

    def publish(self) -> Voice:
        """Keep it as it is now and have the account say it; return that."""
        with self._turn:
            voice = self.voice
            self._voicing.save(*self._owner, voice)
            self._voicing.publish(*self._owner, voice)
            return voice
