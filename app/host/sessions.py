"""The mini-apps that are open: the door through which the shell opens them and tells their server halves."""

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path
from typing import Any, Protocol

from app.core.catalog.model import Listing
from app.core.database import Database
from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import MiniAppId, SessionId, UserId, new_id
from app.core.kernel.unwritable import unwritable
from app.core.official import agreements_store
from app.core.workspace import panel_store
from app.core.workspace.store import forget_windows
from app.host import store
from app.host.alarms.model import NOBODY, Alarm
from app.host.bridge.dispatch import Dispatch, Origin
from app.host.budgets import Budgets, ProcReadings, Readings
from app.host.capabilities import Capabilities, Offered
from app.host.deleting import delete_folder
from app.host.gate import Gate
from app.host.grants import Grants
from app.host.holdings import Holdings
from app.host.installs import Install, Installs
from app.host.keeping import KeptPages, Memory
from app.host.launch_reasons import LaunchReason, Reasons
from app.host.notices.model import PersonNotice
from app.host.opened_files import OpenedFiles
from app.host.pages import PageRef, SessionView
from app.host.product_search import ProductSearch
from app.host.remote_pictures import RemotePictures
from app.host.runtime import limits
from app.host.runtime.deadlines import Deadlines
from app.host.runtime.inside.sandbox import Layers
from app.host.runtime.pool import Pool, prepare
from app.host.server_halves import Machinery, NoticeKind, ServerHalves
from app.host.session import Session
from app.host.window_facts import WindowFacts

__all__ = ["PageRef", "Session", "SessionView", "Sessions"]

log = logging.getLogger(__name__)
WORKERS_MAX = 4
NOTICE_DEADLINE_S = 10.0
WINDOW_UNKNOWN = WindowFacts()


class Listings(Protocol):
    """The catalogue, as far as opening a mini-app needs it."""

    def get(self, miniapp_id: MiniAppId) -> Listing:
        """Return the listing of a mini-app."""
        ...

    def all(self) -> list[Listing]:
        """Return every listing by name."""
        ...


class Sessions:
    """Opens mini-apps and ends them. Not for the GUI thread: opening reads the disk and starts a process."""

    def __init__(
        self,
        *,
        data_folder: Path,
        db: Database,
        catalog: Listings,
        pool: Pool,
        offered: Offered,
        deadlines: Deadlines | None = None,
        readings: Readings | None = None,
        layers: Callable[[], Layers] | None = None,
    ) -> None:
        """``layers`` tells what this computer holds of the sandbox; None asks the computer. ``pool`` closes with it."""
        self._db = db
        self._catalog = catalog
        self._alarms = offered.alarms
        self._callers = offered.callers
        self._network = offered.network
        self._notices = offered.notices
        self._roles = offered.roles
        self._installs = Installs(data_folder)
        self.gate = Gate(data_folder, self._installs, layers)
        self._deadlines = deadlines or Deadlines()
        self.pool = pool
        self._workers = ThreadPoolExecutor(WORKERS_MAX, thread_name_prefix="mini-app call")
        self._machinery = Machinery(self.pool, self._deadlines, data_folder / "miniapps", self.gate)
        self.grants = Grants(db, offered.prompts, offered.clock, self._workers, offered.call_log)
        self.opened_files = OpenedFiles()
        """What people open with mini-apps, until those have taken it."""
        folder = self._machinery.miniapps_folder
        capabilities = Capabilities(offered, db, folder, self._broadcast, self._may_notify, self.opened_files)
        of_servers = Dispatch(capabilities.of_server_halves(), self._workers, self.grants, offered.call_log)
        self._halves = ServerHalves(self._machinery, of_servers)
        self._dispatch = Dispatch(
            capabilities.of_pages(self._halves, self.find_install, self._workers),
            self._workers,
            self.grants,
            offered.call_log,
        )
        self._kept_pages = KeptPages(db)
        self.holdings = Holdings(db, self._machinery.miniapps_folder, self.caller_id, offered.alarms, self._settle)
        self._workers.submit(prepare)
        self._sessions: list[Session] = []
        self._is_closed = False
        self._lock = threading.Lock()
        self._budgets = Budgets(
            self._deadlines, readings or ProcReadings(), lambda: self._sessions, self._halves.all, pool.give_way
        )

    def open(
        self,
        miniapp_id: MiniAppId,
        *,
        user_id: UserId,
        page: str,
        query: Mapping[str, str],
        reason: LaunchReason,
        view: SessionView,
        window: WindowFacts = WINDOW_UNKNOWN,
    ) -> Session:
        """Open a mini-app for a person and return its session; ``view`` hears of it, in a ``window`` like this.

        Pages that were open when it ended come back, ``page`` on top of them; see `Session.start`.

        Raises:
            Refused: ``catalog.unknown``, ``package.missing``, ``package.changed``, ``page.unknown``, ``page.query``,
                ``sandbox.untrusted`` (the person has to be asked first, and the answer told to ``gate``).
            Unavailable: ``process.failed``.
        """
        listing = self._catalog.get(miniapp_id)
        install = self._installs.find(miniapp_id, listing.package_sha256)
        caller_id = self._callers.meet(user_id, miniapp_id)
        roles = self._roles.roles_of(install.manifest, user_id)
        origin = Origin(SessionId(new_id()), listing, install, user_id, caller_id, roles)
        owner, manifest = (miniapp_id, user_id), install.manifest
        kept = self._kept_pages.find(owner, manifest.pages)
        memory = Memory(self._kept_pages, owner, manifest.version_code, kept)
        remote = RemotePictures(self._network, install)
        reasons = Reasons(reason, lambda name: self._callers.veiled(name, miniapp_id))
        session = Session(origin, reasons, view, self._machinery, self._dispatch, memory, remote, window)
        with self._lock:
            if self._is_closed:
                raise Unavailable("process.failed", reason="the shell is closing")
            self._sessions = [*(each for each in self._sessions if not each.is_closed), session]
        session.start(page, query)
        self._budgets.start()
        return session

    def warm(self) -> None:
        """Get ready to start children quickly; for when there is nothing better to do."""
        self.pool.warm()
        self._budgets.start()

    def find_install(self, miniapp_id: MiniAppId) -> Install:
        """Return the verified install of a listed mini-app.

        Raises:
            Refused: ``catalog.unknown``, ``package.missing``, ``package.changed``.
        """
        return self._installs.find(miniapp_id, self._catalog.get(miniapp_id).package_sha256)

    def product_searches(self) -> tuple[ProductSearch, ...]:
        """Return the mini-apps that look for products, those that are verified first."""
        found = []
        for listing in sorted(self._catalog.all(), key=lambda each: not each.is_verified):
            manifest = self._installs.manifest_of(listing.miniapp_id, listing.package_sha256)
            if manifest is not None and manifest.product_search:
                found.append(ProductSearch(listing, manifest.product_search))
        return tuple(found)

    def gaps_to_trust(self, miniapp_id: MiniAppId) -> tuple[str, ...]:
        """Return the missing layers of the sandbox that the person has to say yes to before a mini-app starts.

        Raises:
            Refused: as `find_install` does, where a layer is missing.
        """
        return self.gate.untrusted_gaps(self.find_install(miniapp_id)) if self.gate.has_gaps else ()

    def is_trusted(self, miniapp_id: MiniAppId) -> bool:
        """Tell whether the person said yes to running a mini-app without a whole sandbox."""
        return self.gate.is_trusted(miniapp_id)

    def distrust(self, miniapp_id: MiniAppId) -> None:
        """Take that yes back and end the server half; open sessions are their tabs' to close."""
        self.gate.distrust(miniapp_id)
        self._halves.end(miniapp_id)

    def trust(self, miniapp_id: MiniAppId) -> None:
        """Keep the person's yes to what `gaps_to_trust` returned. Raises as `find_install` and `Gate.trust` do."""
        self.gate.trust(self.find_install(miniapp_id))

    def person_of(self, session_id: SessionId) -> UserId | None:
        """Return whose session this is, if it is open."""
        with self._lock:
            return next((each.user_id for each in self._sessions if each.session_id == session_id), None)

    def caller_id(self, user_id: UserId, miniapp_id: MiniAppId) -> str:
        """Return the identifier under which a mini-app knows a person; no two mini-apps can compare theirs."""
        return self._callers.caller_id(user_id, miniapp_id)

    def deliver_notice(self, payload: Mapping[str, Any], kind: NoticeKind = "payment.notice") -> bool:
        """Tell a mini-app's server half that an order was paid, or refunded; say whether it took the notice.

        Waits for that. A mini-app without a server half has nothing to be told.
        """
        miniapp_id = MiniAppId(payload["miniapp_id"])
        try:
            listing = self._catalog.get(miniapp_id)
            install = self._installs.find(miniapp_id, listing.package_sha256)
            if not install.has_server_half:
                return True
            self._halves.deliver(listing, install, kind, payload).result(NOTICE_DEADLINE_S)
        except (PlazaError, FutureTimeout) as error:
            log.warning("%s did not take the notice of order %s: %s", miniapp_id, payload["order_id"], error)
            return False
        return True

    def ring(self, alarm: Alarm) -> "Future[Any]":
        """Tell a mini-app's server half that an alarm has come; the future is done when it has taken it.

        Reads the disk and may start a process, and waits for nothing else.

        Raises:
            Refused: ``server.none``, ``catalog.unknown``, ``package.missing``, ``package.changed``.
            Unavailable: ``process.failed``.
        """
        listing = self._catalog.get(alarm.miniapp_id)
        install = self._installs.find(alarm.miniapp_id, listing.package_sha256)
        if not install.has_server_half:
            raise Refused("server.none")
        caller_id = None if alarm.user_id == NOBODY else self.caller_id(alarm.user_id, alarm.miniapp_id)
        at = alarm.at.isoformat(timespec="milliseconds")
        return self._halves.ring(listing, install, name=alarm.name, caller_id=caller_id, at=at)

    def take_notice(self, user_id: UserId) -> tuple[PersonNotice, Listing] | None:
        """Return what a person is to be told next, and whose it is; `Notices.told` is to follow.

        What they no longer want to hear, or what is of a mini-app that is gone, is passed over for good.
        """
        while (notice := self._notices.next_untold(user_id)) is not None:
            try:
                listing = self._catalog.get(notice.miniapp_id)
                if self._may_notify(user_id, self.find_install(notice.miniapp_id)):
                    return notice, listing
            except Refused as error:
                log.info("a notice of %s is not told: %s", notice.miniapp_id, error)
            self._notices.told(notice.notice_id)
        return None

    def _may_notify(self, user_id: UserId, install: Install) -> bool:
        reason = install.manifest.reason_for("notices")
        return self.grants.is_allowed(user_id, install.miniapp_id, "notices", reason)

    def _broadcast(self, miniapp_id: MiniAppId, topic: str, payload: bytes) -> None:
        with self._lock:
            hearing = [each for each in self._sessions if each.listing.miniapp_id == miniapp_id]
        for session in hearing:
            session.broadcast(topic, payload)

    def in_use(self, miniapp_id: MiniAppId) -> set[str]:
        """Return the hashes of the versions of a mini-app that run."""
        with self._lock:
            installs = [session.install for session in self._sessions if not session.is_closed]
        return {install.sha256 for install in (*installs, *self._halves.running()) if install.miniapp_id == miniapp_id}

    def end(self, miniapp_id: MiniAppId) -> None:
        """End every session and the server half of a mini-app, and wait until they are gone."""
        with self._lock:
            ending = [session for session in self._sessions if session.install.miniapp_id == miniapp_id]
        for session in ending:
            session.close()
        for session in ending:
            session.wait(2 * limits.END_DEADLINE_S)
        self._halves.end(miniapp_id)

    def end_for(self, user_id: UserId) -> None:
        """End every session of a person, and wait until they are gone and what their pages kept last is written."""
        self.opened_files.forget(user_id)
        with self._lock:
            ending = [session for session in self._sessions if session.user_id == user_id]
        for session in ending:
            session.close()
        for session in ending:
            session.wait(2 * limits.END_DEADLINE_S)
        self._kept_pages.flush()

    def _settle(self, miniapp_id: MiniAppId) -> None:
        self.end(miniapp_id)
        self._kept_pages.flush()

    def forget(self, miniapp_id: MiniAppId) -> None:
        """Delete everything that a mini-app has kept, for everybody. Not while it runs.

        Raises:
            Unavailable: ``data.unwritable``, some of it is still there.
        """
        self._kept_pages.flush()  # or what its pages kept last would be written afterwards
        with self._db.begin() as tx:
            store.forget(tx, miniapp_id)
            forget_windows(tx, miniapp_id)
            panel_store.forget_miniapp(tx, miniapp_id)
            self._alarms.forget(tx, miniapp_id)
            self._callers.forget(tx, miniapp_id)
            self._notices.forget(tx, miniapp_id)
            agreements_store.forget_miniapp(tx, miniapp_id)
        for name in ("people", "server"):
            folder = self._machinery.miniapps_folder / miniapp_id / name
            try:
                delete_folder(folder)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise unwritable(folder, error) from error

    def close_all(self) -> None:
        """End every session and every server half, and wait until they are gone."""
        with self._lock:
            self._is_closed = True
            sessions, self._sessions = self._sessions, []
        for session in sessions:
            session.close()
        for session in sessions:
            session.wait(2 * limits.END_DEADLINE_S)
        self._kept_pages.close()
        self._halves.close()
        self.pool.close()
        self._workers.shutdown(wait=True, cancel_futures=True)
        self._deadlines.close()
