"""All that mini-apps may ask for, each half its own, and what of Plaza it stands on."""

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.host.alarms.service import Alarms
from app.host.api.address import AddressApi
from app.host.api.alarms import AlarmsApi
from app.host.api.broadcast import BroadcastApi, Tell
from app.host.api.clipboard import ClipboardApi
from app.host.api.collect import CollectApi, CollectionBook
from app.host.api.coupons import CouponBook, CouponsApi
from app.host.api.login import LoginApi
from app.host.api.media import MediaApi
from app.host.api.messages import Messages, MessagesApi
from app.host.api.navigate import FindInstall, NavigateApi
from app.host.api.network import NetworkApi
from app.host.api.notices import MayNotify, NoticesApi
from app.host.api.official import Accounts, OfficialApi
from app.host.api.opened import OpenedApi
from app.host.api.orders import CaptureBook, OrderBook, OrdersApi, RefundBook
from app.host.api.pay import PayApi
from app.host.api.profile import Persons, ProfileApi
from app.host.api.scan import ScanApi
from app.host.api.server import ServerApi
from app.host.api.share import ShareApi
from app.host.api.storage import Storage
from app.host.bridge.asking import Asking
from app.host.bridge.clipboard import Clipboard
from app.host.bridge.dispatch import CallLog, Capability
from app.host.bridge.prompts import Prompts
from app.host.callers.service import Callers
from app.host.network.service import Network
from app.host.notices.service import Notices
from app.host.opened_files import OpenedFiles
from app.host.roles import Roles
from app.host.server_halves import ServerHalves


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The services behind the capabilities.

    ``faces`` is the folder of the pictures that people chose of themselves, ``pictures`` that of the shipped ones.
    """

    accounts: Accounts
    alarms: Alarms
    call_log: CallLog
    callers: Callers
    captures: CaptureBook
    clipboard: Clipboard
    clock: Clock
    collections: CollectionBook
    coupons: CouponBook
    faces: Path
    messages: Messages
    network: Network
    notices: Notices
    orders: OrderBook
    persons: Persons
    pictures: Path
    prompts: Prompts
    refunds: RefundBook
    roles: Roles


class Capabilities:
    """Makes the capabilities of both halves; one that is in both, or that joins them, is one object."""

    def __init__(
        self,
        offered: Offered,
        db: Database,
        miniapps_folder: Path,
        tell_pages: Tell,
        may_notify: MayNotify,
        opened_files: OpenedFiles,
    ) -> None:
        self._opened_files = opened_files
        self._offered = offered
        self._miniapps_folder = miniapps_folder
        self._db = db
        self._tell_pages = tell_pages
        self._login = LoginApi(offered.clock)
        self._alarms = AlarmsApi(offered.alarms, offered.callers)
        self._collect = CollectApi(offered.collections, offered.orders, offered.call_log, offered.clock)
        self._coupons = CouponsApi(offered.coupons, offered.callers)
        self._messages = MessagesApi(offered.messages, offered.callers)
        self._network = NetworkApi(offered.network, miniapps_folder)
        self._notices = NoticesApi(offered.notices, offered.callers, may_notify)

    def of_pages(self, halves: ServerHalves, find_install: FindInstall, workers: Executor) -> list[Capability]:
        """Return what pages may call; what follows on an answer of the person is done by ``workers``."""
        offered = self._offered
        asking = Asking(offered.prompts, workers)
        return [
            *Storage(self._db).capabilities(),
            *PayApi(offered.orders, offered.prompts, offered.call_log).capabilities(),
            *self._collect.page_capabilities(asking),
            *ServerApi(halves, offered.roles).capabilities(),
            *self._login.page_capabilities(),
            *self._alarms.page_capabilities(),
            *self._coupons.page_capabilities(),
            *self._network.capabilities(),
            *self._notices.page_capabilities(),
            *ProfileApi(offered.persons, offered.pictures, offered.faces, self._miniapps_folder).capabilities(),
            *OfficialApi(offered.accounts, asking).capabilities(),
            *ClipboardApi(offered.clipboard).capabilities(),
            *AddressApi(asking).capabilities(),
            *MediaApi(asking, self._miniapps_folder).capabilities(),
            *self._messages.page_capabilities(asking),
            *NavigateApi(asking, find_install).capabilities(),
            *OpenedApi(self._opened_files, self._miniapps_folder).capabilities(),
            *ScanApi(asking).capabilities(),
            *ShareApi(asking, self._miniapps_folder).capabilities(),
        ]

    def of_server_halves(self) -> list[Capability]:
        """Return what server halves may call."""
        return [
            *OrdersApi(self._offered.orders, self._offered.captures, self._offered.refunds).capabilities(),
            *self._collect.server_capabilities(),
            *self._login.server_capabilities(),
            *self._alarms.server_capabilities(),
            *self._coupons.server_capabilities(),
            *self._network.capabilities(),
            *self._notices.server_capabilities(),
            *self._messages.server_capabilities(),
            *BroadcastApi(self._tell_pages).capabilities(),
        ]
