"""Grants: what each person lets each mini-app use, asked at first use, kept, and taken back."""

import threading
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, SessionId, UserId
from app.host import store
from app.host.bridge.dispatch import CallLog, Origin
from app.host.bridge.futures import pass_on, submit
from app.host.bridge.prompts import PermissionAnswer, PermissionPrompt, Prompts
from app.host.call_log.model import What

AGAIN_AFTER = timedelta(days=1)
GrantState = Literal["allowed", "not_now", "never"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A person's last word on one permission of one mini-app, and the reason they had been given."""

    permission: str
    state: GrantState
    reason: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class _Asking:
    """A prompt that is open, and what those who wait for its answer get."""

    permission: str
    is_allowed: "Future[bool]"


class Grants:
    """Answers whether a person lets a mini-app use a permission, and asks them where they have not said. Any thread.

    A yes holds for the reason it was given for: with another one in a new version the person is asked again. "Not now"
    holds for the session and for a day, "never" until the person changes it. A session has one prompt open at most.
    """

    def __init__(self, db: Database, prompts: Prompts, clock: Clock, workers: Executor, call_log: CallLog) -> None:
        self._db = db
        self._prompts = prompts
        self._clock = clock
        self._workers = workers
        self._call_log = call_log
        self._asking: dict[SessionId, _Asking] = {}
        self._lock = threading.Lock()

    def seek(self, origin: Origin, permission: str) -> "Future[bool]":
        """Return whether the person lets the mini-app use ``permission``, now or once they have answered.

        On a worker; does not wait.

        Raises:
            Refused: ``permission.busy``, this session asks the person for something else just now;
                ``permission.unseen``, they would have to be asked, and look at something else.
        """
        with self._lock:
            asking = self._asking.get(origin.session_id)
            if asking is not None:
                if asking.permission != permission:
                    raise Refused("permission.busy", permission=permission)
                return asking.is_allowed
            # Read while nobody else can begin to ask: two calls at once ask once.
            grant = self._find(origin.user_id, origin.listing.miniapp_id, permission)
            verdict = self._verdict(origin, permission, grant)
            if verdict is not None:
                known: Future[bool] = Future()
                known.set_result(verdict)
                return known
            if not origin.is_seen:
                raise Refused("permission.unseen", permission=permission)
            origin.asked_for.add(permission)
            asking = self._asking[origin.session_id] = _Asking(permission, Future())
        self._ask(origin, asking, was_allowed=grant is not None and grant.state == "allowed")
        return asking.is_allowed

    def is_allowed(self, user_id: UserId, miniapp_id: MiniAppId, permission: str, reason: str) -> bool:
        """Tell whether the person allowed ``permission`` for ``reason``, without asking."""
        grant = self._find(user_id, miniapp_id, permission)
        return grant is not None and grant.state == "allowed" and grant.reason == reason

    def of(self, user_id: UserId, miniapp_id: MiniAppId) -> dict[str, Grant]:
        """Return what the person has said to a mini-app, by permission."""
        with self._db.read() as tx:
            rows = store.grants(tx, miniapp_id, user_id)
        return {row[0]: Grant(*row) for row in rows}

    def change(
        self, user_id: UserId, miniapp_id: MiniAppId, permission: str, state: GrantState, reason: str = ""
    ) -> None:
        """Keep what the person says of a permission unasked; ``reason`` is the one they see as they say it."""
        self._put(user_id, miniapp_id, permission, state, reason)
        self._call_log.note(What(miniapp_id, user_id, "prompt", permission, state, "changed"))

    def _put(self, user_id: UserId, miniapp_id: MiniAppId, permission: str, state: GrantState, reason: str) -> None:
        with self._db.begin() as tx:
            store.put_grant(tx, miniapp_id, user_id, permission, state, reason, self._clock.now())

    def _find(self, user_id: UserId, miniapp_id: MiniAppId, permission: str) -> Grant | None:
        return self.of(user_id, miniapp_id).get(permission)

    def _verdict(self, origin: Origin, permission: str, grant: Grant | None) -> bool | None:
        """Return what the person's last word comes to now; None: they have to be asked."""
        if grant is not None and grant.state == "allowed":
            if grant.reason == origin.install.manifest.reason_for(permission):
                return True
        elif grant is not None and grant.state == "never":
            return False
        if permission in origin.asked_for:
            return False
        if grant is None or grant.state == "allowed":
            return None
        # A clock that was set back must not silence a mini-app for years.
        is_recent = timedelta(0) <= self._clock.now() - grant.decided_at < AGAIN_AFTER
        return False if is_recent else None

    def _ask(self, origin: Origin, asking: _Asking, *, was_allowed: bool) -> None:
        permission = asking.permission
        reason = origin.install.manifest.reason_for(permission)
        prompt = PermissionPrompt(
            origin.session_id, origin.listing, permission, reason, was_allowed, origin.is_looked_at
        )
        answer = None
        try:
            answer = self._prompts.ask_permission(prompt)
        finally:
            if answer is None:
                self._close(origin, asking).cancel()

        def answered(done: "Future[PermissionAnswer]") -> None:
            # The answer comes on the shell's own thread, which must not wait for the disk.
            kept = submit(self._workers, self._keep, origin, permission, done, reason)
            kept.add_done_callback(lambda done: pass_on(done, self._close(origin, asking)))

        answer.add_done_callback(answered)

    def _keep(self, origin: Origin, permission: str, answer: "Future[PermissionAnswer]", reason: str) -> bool:
        said: PermissionAnswer = "withdrawn" if answer.cancelled() else answer.result()
        miniapp_id = origin.listing.miniapp_id
        self._call_log.note(What(miniapp_id, origin.user_id, "prompt", permission, said))
        if said != "withdrawn":
            self._put(origin.user_id, miniapp_id, permission, said, reason)
        return said == "allowed"

    def _close(self, origin: Origin, asking: _Asking) -> "Future[bool]":
        """End one asking, and return what is waited for."""
        with self._lock:
            self._asking.pop(origin.session_id, None)
        return asking.is_allowed
