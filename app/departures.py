"""Deleting a profile: all that is the person's goes, what is others' as well stays. Finished after any end."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from app.core.chat import leaving as chats
from app.core.chat.attachments import Attachments
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, UserId
from app.core.official import agreements_store as agreements
from app.core.official import comments_store as comments
from app.core.official import composing_store as composing
from app.core.official import figures_store as figures
from app.core.official import liking_store as liking
from app.core.official import owners_store as owners
from app.core.official import store as official
from app.core.official import voicing_store as voicing
from app.core.payments.closing import Closing
from app.core.people import leaving_store as people
from app.core.people.events import PersonChanged, PersonLeft
from app.core.people.faces import Faces
from app.core.people.passwords import Passwords
from app.core.scans import store as scans
from app.core.workspace import panel_store as panel
from app.core.workspace import store as workspace
from app.core.workspace import visits_store as visits
from app.host import leaving as miniapps

log = logging.getLogger(__name__)
MESSAGES_AT_ONCE = 200
PAUSE_S = 0.02
"""Between two portions of messages, so that whoever wants to write meanwhile has their turn."""
RETRY_S = 30.0


class OpenMiniApps(Protocol):
    """The door to the mini-apps, as far as deleting a profile needs it."""

    def end_for(self, user_id: UserId) -> None:
        """End what runs for a person, and wait until what it kept last is written."""

    def caller_id(self, user_id: UserId, miniapp_id: MiniAppId) -> str:
        """Return the identifier under which a mini-app knows a person."""
        ...


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds something of a person outside the two databases."""

    attachments: Attachments
    faces: Faces
    miniapps_folder: Path
    sessions: OpenMiniApps
    flush_calls: Callable[[], None]
    """Has written what the capability ledger was told."""


class Departures:
    """Deletes profiles. Any thread but the GUI's.

    One transaction of `plaza.db` makes the person gone: from then on nobody can sign in as them or reach them. What
    takes long or lies elsewhere (messages, the wallet's secrets, folders) a thread of its own deletes afterwards, some
    at a time; what an ended Plaza left of that, the next one does.
    """

    def __init__(
        self, db: Database, closing: Closing, passwords: Passwords, holders: Holders, events: EventBus, clock: Clock
    ) -> None:
        self._db = db
        self._wallet = closing
        self._passwords = passwords
        self._holders = holders
        self._events = events
        self._clock = clock
        self._promised: dict[UserId, str] = {}
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="departures", daemon=True)

    def judge(self, user_id: UserId, password: str = "") -> None:
        """Return if this person's profile can be deleted now, by whoever knows ``password``, if they have one.

        Raises:
            Refused: as `Passwords.verify`; ``wallet.not_empty``, ``wallet.on_its_way``.
        """
        if self._passwords.state(user_id).is_set:
            self._passwords.verify(user_id, password)
        self._wallet.require_empty(user_id)

    def promise(self, user_id: UserId, password: str = "") -> None:
        """See to it that `leave` is tried at the end, if Plaza is ended before it was called. Does not wait."""
        with self._lock:
            self._promised[user_id] = password

    def take_back(self, user_id: UserId) -> None:
        """Promise it no longer: the person was told why it cannot be, or came in again. Does not wait."""
        with self._lock:
            self._promised.pop(user_id, None)

    def leave(self, user_id: UserId, password: str = "") -> None:
        """Delete a person's profile; their window is gone, or nobody uses it any more. It is promised no longer.

        Raises:
            Refused: as `judge`; ``people.unknown``, nobody of this id signs in here. Nothing is deleted.
            Unavailable: ``database.busy``, ``database.full``; nothing is deleted.
        """
        self.take_back(user_id)
        self.judge(user_id, password)
        self._holders.sessions.end_for(user_id)
        self._holders.flush_calls()
        now = self._clock.now()
        with self._wallet.emptied(user_id), self._db.begin() as tx:
            changes = chats.leave(tx, user_id, now)
            people.leave(tx, user_id, now)
            _forget(tx, user_id)
        for change in changes:
            change.tell(self._events)
        self._events.publish(PersonLeft(user_id))
        self._events.publish(PersonChanged(user_id))
        self._woken.set()

    def refusal_of(self, user_id: UserId) -> PlazaError | None:
        """Return why a person's profile could not be deleted as Plaza was ended, once; None where they know of nothing.

        Raises:
            Unavailable: ``database.busy``, ``database.full``; it is told later.
        """
        with self._db.read() as tx:
            refusal = people.find_refusal(tx, user_id)
        if refusal is not None:
            with self._db.begin() as tx:
                people.forget_refusal(tx, user_id)
        return refusal

    def start(self) -> None:
        """Start deleting what is left, first of all what an earlier run did not finish."""
        self._woken.set()
        self._thread.start()

    def close(self) -> None:
        """Finish the portion under way, delete what was promised, and stop; the rest waits for the next start.

        Harmless when repeated.
        """
        self._closing.set()
        self._woken.set()
        self._thread.join()

    def is_finished(self) -> bool:
        """Tell whether nothing is left of whoever deleted their profile."""
        return not self._unfinished()

    def _run(self) -> None:
        wait_s: float | None = None
        while not self._closing.is_set():
            self._woken.wait(wait_s)
            self._woken.clear()
            wait_s = None if self._finish_all() else RETRY_S
        self._keep_promises()

    def _keep_promises(self) -> None:
        """Delete the profiles of those who ended Plaza in the moment between their word and its being done."""
        with self._lock:
            promised = dict(self._promised)
        for user_id, password in promised.items():
            try:
                self.leave(user_id, password)
            except PlazaError as error:
                log.warning("a profile could not be deleted at the end, so it is as it was: %s", error)
                self._keep_refusal(user_id, error)

    def _keep_refusal(self, user_id: UserId, refusal: PlazaError) -> None:
        try:
            with self._db.begin() as tx:
                people.keep_refusal(tx, user_id, refusal)
        except PlazaError as error:
            log.warning("and the person is not told why: %s", error)  # the disk is full, say, which they see anyway

    def _finish_all(self) -> bool:
        """Delete what is left of everybody; return whether nothing failed."""
        has_failed = False
        for user_id in self._unfinished():
            try:
                self._finish(user_id)
            except PlazaError as error:
                log.warning("what is left of a deleted profile cannot be deleted now: %s", error)
                has_failed = True
        return not has_failed

    def _unfinished(self) -> list[UserId]:
        with self._db.read() as tx:
            return people.unfinished(tx)

    def _finish(self, user_id: UserId) -> None:
        while not self._closing.is_set() and self._delete_messages(user_id):
            self._closing.wait(PAUSE_S)
        if self._closing.is_set():
            return
        self._wallet.forget(user_id)
        self._holders.faces.sweep()
        miniapps.delete_folders(self._holders.miniapps_folder, user_id, self._holders.sessions.caller_id)
        with self._db.begin() as tx:
            # Once more: what was under way when the person left may have written since.
            people.forget(tx, user_id)
            _forget(tx, user_id)
            people.finish(tx, user_id)

    def _delete_messages(self, user_id: UserId) -> bool:
        with self._db.begin() as tx:
            has_more, names = chats.delete_some(tx, user_id, MESSAGES_AT_ONCE)
        for name in names:
            self._holders.attachments.tidy(name)
        return has_more


def _forget(tx: Connection, user_id: UserId) -> None:
    for forget_person in (
        official.forget_person,
        composing.forget_person,
        voicing.forget_person,
        figures.forget_person,
        liking.forget_person,
        comments.forget_person,
        agreements.forget_person,
        owners.forget_person,
        scans.forget_person,
        workspace.forget_person,
        visits.forget_person,
        panel.forget_person,
        miniapps.forget_person,
    ):
        forget_person(tx, user_id)
