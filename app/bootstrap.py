"""Composition root: builds the services of one data folder and joins them."""

import logging
from contextlib import ExitStack
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

from app.account_messages import AccountMessages
from app.account_voice import AccountSpeaker
from app.alarm_pump import AlarmPump
from app.core.catalog.service import Catalog
from app.core.chat.attachments import Attachments
from app.core.chat.events import ConversationCleared, MessageRecalled
from app.core.chat.groups import Groups
from app.core.chat.history import History
from app.core.chat.invitations import Invitations
from app.core.chat.own_conversations import OwnConversations
from app.core.chat.own_messages import OwnMessages
from app.core.chat.search import Search
from app.core.chat.service import Chat
from app.core.chat.unsent import Unsent
from app.core.database import Database, has_content
from app.core.kernel.clock import Clock, SystemClock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ring import system_ring
from app.core.kernel.ring_secrets import RingSecrets
from app.core.kernel.secrets import Secrets
from app.core.ledger.service import Ledger
from app.core.official.comments import Comments
from app.core.official.figures import Figures
from app.core.official.liking import Liking
from app.core.official.service import Official
from app.core.payments.closing import Closing
from app.core.payments.collecting import Collecting
from app.core.payments.events import (
    OrderClosed,
    OrderHeld,
    OrderPaid,
    OrderRefunded,
    PacketReturned,
    PacketSent,
    PersonTransferEnded,
    PersonTransferSent,
)
from app.core.payments.marks import Marks
from app.core.payments.packets import Packets
from app.core.payments.person_transfers import PersonTransfers
from app.core.payments.receive_codes import ReceiveCodes
from app.core.payments.repeats import Repeats
from app.core.payments.service import (
    Captures,
    Coupons,
    Funding,
    Orders,
    Outbox,
    Payments,
    Pins,
    Refunds,
    Spending,
    TestBank,
    Wallet,
)
from app.core.payments.sweep import Sweep
from app.core.people.contacts import Contacts
from app.core.people.faces import Faces
from app.core.people.passwords import Passwords
from app.core.people.service import AddressBook, People
from app.core.scans.service import Scans
from app.core.workspace.panel import MiniAppPanel
from app.core.workspace.service import Workspace
from app.core.workspace.visits import Visits
from app.data_folder import FACES
from app.departures import Departures, Holders
from app.host.alarms.service import Alarms
from app.host.bridge.clipboard import Clipboard, NoClipboard
from app.host.bridge.prompts import Prompts
from app.host.call_log.service import CallLog
from app.host.callers.service import Callers
from app.host.capabilities import Offered
from app.host.catalogues.service import Catalogues
from app.host.installer import Installer
from app.host.installs import Installs
from app.host.network.service import Network
from app.host.notices.service import Notices
from app.host.package import Package, PackageBroken
from app.host.roles import Roles
from app.host.runtime.pool import Pool, Way
from app.host.runtime.spawn import Spawner
from app.host.sessions import Sessions
from app.host.versions import Versions
from app.host.vouched import read_vouched
from app.money_teller import MoneyTeller
from app.outbox_pump import OutboxPump
from app.search_filler import SearchFiller
from app.talk import PLAZA, WALLET, Talk, open_talk
from app.writing import Writing, open_writing

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = ROOT / "miniapps"
RESOURCES = ROOT / "resources"
SHIPPED_PICTURES = RESOURCES / "demo" / "pictures"
PROBLEMS_TOLD = 5
"""How many problems of a package that is left out come on the terminal; `check` tells all."""

LEAVE_SOMETHING_TO_TELL = (
    OrderPaid,
    OrderRefunded,
    OrderHeld,
    OrderClosed,
    PacketSent,
    PacketReturned,
    PersonTransferSent,
    PersonTransferEnded,
)


@dataclass(frozen=True, slots=True)
class Services:
    """Everything one running Plaza is made of. `close` ends it in the order that loses nothing."""

    events: EventBus
    clock: Clock
    people: People
    contacts: Contacts
    addresses: AddressBook
    passwords: Passwords
    departures: Departures
    faces: Faces
    scans: Scans
    workspace: Workspace
    visits: Visits
    panel: MiniAppPanel
    catalog: Catalog
    chat: Chat
    history: History
    own_messages: OwnMessages
    own_conversations: OwnConversations
    search: Search
    groups: Groups
    invitations: Invitations
    attachments: Attachments
    unsent: Unsent
    official: Official
    writing: Writing
    figures: Figures
    liking: Liking
    comments: Comments
    messages: AccountMessages
    speaker: AccountSpeaker
    orders: Orders
    captures: Captures
    coupons: Coupons
    pins: Pins
    marks: Marks
    spending: Spending
    refunds: Refunds
    payments: Payments
    packets: Packets
    person_transfers: PersonTransfers
    repeats: Repeats
    receive_codes: ReceiveCodes
    collecting: Collecting
    wallet: Wallet
    funding: Funding
    sessions: Sessions
    installer: Installer
    catalogues: Catalogues
    notices: Notices
    roles: Roles
    call_log: CallLog
    has_ring: bool
    broken_packages: tuple[Refused, ...]
    _pump: OutboxPump
    _alarm_pump: AlarmPump
    _closing: ExitStack

    def look_at_the_clock(self) -> None:
        """Have all that is due happen now, and not only at the next look: the clock was set."""
        self._pump.wake()
        self._alarm_pump.wake()
        self.writing.pump.wake()

    def stop_telling(self) -> None:
        """Leave what payments have to tell in the outbox, for the next start. Harmless when repeated."""
        self._pump.close()

    def close(self) -> None:
        """End every child, stop the outbox, close both databases. The data folder's lock is its taker's to end."""
        self._closing.close()


def open_services(
    data_folder: Path,
    *,
    events: EventBus,
    prompts: Prompts,
    spawner: Spawner,
    clock: Clock | None = None,
    bundled: Path = BUNDLED,
    clipboard: Clipboard | None = None,
    way: Way | None = None,
) -> Services:
    """Open and migrate both databases of ``data_folder`` and build the services over them, as `open_rest` does."""
    talk = open_talk(data_folder, events, clock or SystemClock())
    return open_rest(talk, prompts=prompts, spawner=spawner, bundled=bundled, clipboard=clipboard, way=way)


def open_rest(
    talk: Talk,
    *,
    prompts: Prompts,
    spawner: Spawner,
    bundled: Path = BUNDLED,
    clipboard: Clipboard | None = None,
    way: Way | None = None,
) -> Services:
    """Open and migrate both databases of the folder that ``talk`` is of, and build over them what there is beside it.

    The caller holds the folder's lock. Packages in ``bundled`` are installed and listed; a broken one is left out and
    told in ``broken_packages``. ``way`` is how children are made ready; None for the best that this system can.
    ``talk`` ends with these services, or with the error.

    Raises:
        Refused: ``database.newer``, ``database.unreadable``, ``secrets.broken``; the data is left as it was.
        Unavailable: ``database.busy``, ``database.full``, ``data.unwritable``.
    """
    data_folder, plaza, events, clock = talk.data_folder, talk.plaza, talk.events, talk.clock
    with ExitStack() as closing:
        closing.callback(plaza.close)
        secrets = RingSecrets(data_folder / "secrets", system_ring())
        wallet_db = _open_databases(data_folder, plaza, secrets, closing)
        people, catalog, official = talk.people, talk.catalog, talk.official
        money = _open_money(wallet_db, secrets, clock, events, people)
        call_log = _start_call_log(plaza, clock, closing)
        of_people = _of_people(talk)
        known = talk, of_people["messages"], data_folder / FACES
        asked = prompts, clipboard or NoClipboard()
        offered = _offer(plaza, secrets, clock, events, call_log=call_log, money=money, known=known, asked=asked)
        pool = Pool(spawner, way=way)
        sessions = Sessions(data_folder=data_folder, db=plaza, catalog=catalog, pool=pool, offered=offered)
        closing.callback(sessions.close_all)
        catalogues = _open_catalogues(data_folder, offered.network, clock, events, closing)
        installer = _make_installer(data_folder, catalog, sessions, clock)
        broken = install_bundled(bundled, installer)
        told = Outbox(wallet_db, clock), money.sweep(clock)
        holders = _open_holders(data_folder, plaza, events, sessions, call_log)
        departures = Departures(plaza, Closing(wallet_db, Ledger(wallet_db)), talk.passwords, holders, events, clock)
        _start_departures(departures, closing)
        _start_filling(talk.search, closing)
        teller = MoneyTeller(catalog, talk.chat, official, people, of_people["figures"])
        pump = _start_pump(told, teller, sessions, events, closing)
        return Services(
            **talk.by_name(),
            departures=departures,
            faces=holders.faces,
            **of_people,
            attachments=holders.attachments,
            unsent=Unsent(plaza),
            writing=open_writing(data_folder, SHIPPED_PICTURES, plaza, catalog, events, clock, closing),
            **money.by_name(),
            sessions=sessions,
            installer=installer,
            catalogues=catalogues,
            notices=offered.notices,
            roles=offered.roles,
            call_log=call_log,
            has_ring=secrets.is_in_ring,
            broken_packages=broken,
            _pump=pump,
            _alarm_pump=_start_alarms(offered.alarms, sessions, closing),
            _closing=closing.pop_all(),
        )
    raise AssertionError("an exit stack swallows nothing")


def _of_people(talk: Talk) -> dict[str, Any]:
    """Return what people and accounts have that the list of chats does without, by the names of `Services`."""
    plaza, events, clock = talk.plaza, talk.events, talk.clock
    return {
        "contacts": Contacts(plaza, events, clock),
        "addresses": AddressBook(plaza, clock),
        "scans": Scans(plaza, events, clock),
        "workspace": Workspace(plaza),
        "visits": Visits(plaza, clock),
        "panel": MiniAppPanel(plaza, events, clock),
        "figures": Figures(plaza, clock, talk.catalog),
        "liking": Liking(plaza, events, clock),
        "comments": Comments(plaza, events, clock),
        "messages": AccountMessages(plaza, events, clock),
    }


@dataclass(frozen=True, slots=True)
class _MoneyServices:
    """What stands on ``wallet.db``."""

    orders: Orders
    captures: Captures
    coupons: Coupons
    pins: Pins
    marks: Marks
    spending: Spending
    refunds: Refunds
    payments: Payments
    packets: Packets
    person_transfers: PersonTransfers
    repeats: Repeats
    receive_codes: ReceiveCodes
    collecting: Collecting
    wallet: Wallet
    funding: Funding

    def by_name(self) -> dict[str, Any]:
        """Return them by the names that `Services` has for them."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def sweep(self, clock: Clock) -> Sweep:
        """Return what ends all that is over."""
        return Sweep([self.orders, self.coupons, self.packets, self.person_transfers], clock)


def _open_money(db: Database, secrets: Secrets, clock: Clock, events: EventBus, people: People) -> _MoneyServices:
    ledger, orders, pins = Ledger(db), Orders(db, events, clock), Pins(db, clock, secrets)
    spending, coupons = Spending(db, pins, events, clock), Coupons(db, ledger, events, clock)
    payments = Payments(db, ledger, orders, coupons, spending, events, clock, secrets)
    return _MoneyServices(
        orders=orders,
        captures=Captures(db, ledger, orders, events, clock, secrets),
        coupons=coupons,
        pins=pins,
        marks=Marks(db, pins, events),
        spending=spending,
        refunds=Refunds(db, ledger, orders, coupons, events, clock, secrets),
        payments=payments,
        packets=Packets(db, ledger, spending, events, clock),
        person_transfers=PersonTransfers(db, ledger, spending, events, clock, people.require_here),
        repeats=Repeats(db, clock),
        receive_codes=ReceiveCodes(db, ledger, spending, events, clock, people.require_here),
        collecting=Collecting(db, ledger, orders, payments, spending, events, clock),
        wallet=Wallet(db, people),
        funding=Funding(db, ledger, spending, TestBank(), events, clock),
    )


def _open_catalogues(
    data_folder: Path, network: Network, clock: Clock, events: EventBus, closing: ExitStack
) -> Catalogues:
    catalogues = Catalogues(data_folder / "catalogues", network, clock, events)
    closing.callback(catalogues.close)
    closing.callback(network.close)  # and with it what still fetches for them
    return catalogues


def _start_call_log(plaza: Database, clock: Clock, closing: ExitStack) -> CallLog:
    """Start the capability ledger; closed after all that has something to say in it."""
    call_log = CallLog(plaza, clock)
    closing.callback(call_log.close)
    call_log.start()
    return call_log


def _start_pump(
    told: tuple[Outbox, Sweep], teller: MoneyTeller, sessions: Sessions, events: EventBus, closing: ExitStack
) -> OutboxPump:
    outbox, sweep = told
    pump = OutboxPump(
        outbox,
        {
            "receipt.message": teller.tell_receipt,
            "refund.message": teller.tell_refund,
            "payment.notice": sessions.deliver_notice,
            "refund.notice": partial(sessions.deliver_notice, kind="refund.notice"),
            "hold.notice": partial(sessions.deliver_notice, kind="hold.notice"),
            "packet.message": teller.tell_packet,
            "transfer.message": teller.tell_transfer,
            "return.message": teller.tell_return,
        },
        sweep,
    )
    closing.callback(pump.close)
    for happened in LEAVE_SOMETHING_TO_TELL:
        closing.callback(events.subscribe(happened, lambda _: pump.wake()))
    pump.start()
    return pump


def _open_databases(data_folder: Path, plaza: Database, secrets: RingSecrets, closing: ExitStack) -> Database:
    """Open both files at this program's version, and return the wallet's."""
    place = data_folder / WALLET
    is_there = has_content(place)
    # The wallet is made first: where the other file has content and this one has none, a wallet was lost.
    if not is_there and has_content(data_folder / PLAZA):
        raise Refused("wallet.gone", path=str(place))
    # A wallet whose keys are gone is not given others, which could neither read it nor vouch for its receipts.
    found = secrets.existing if is_there else secrets.get
    key, _ = found("wallet.key"), found("wallet.receipt_key")
    wallet = Database(place, tree="wallet", key=key.hex())
    closing.callback(wallet.close)
    for database in (wallet, plaza):
        database.migrate()
    secrets.move_in()
    return wallet


def _offer(
    plaza: Database,
    secrets: Secrets,
    clock: Clock,
    events: EventBus,
    *,
    call_log: CallLog,
    money: _MoneyServices,
    known: tuple[Talk, AccountMessages, Path],
    asked: tuple[Prompts, Clipboard],
) -> Offered:
    (talk, messages, faces), (prompts, clipboard) = known, asked
    return Offered(
        accounts=talk.official,
        alarms=Alarms(plaza, clock),
        call_log=call_log,
        callers=Callers(plaza, secrets),
        captures=money.captures,
        clipboard=clipboard,
        clock=clock,
        collections=money.collecting,
        coupons=money.coupons,
        faces=faces,
        messages=messages,
        network=Network(),
        notices=Notices(plaza, events, clock),
        orders=money.orders,
        persons=talk.people,
        pictures=SHIPPED_PICTURES,
        prompts=prompts,
        refunds=money.refunds,
        roles=Roles(plaza),
    )


def _start_filling(search: Search, closing: ExitStack) -> None:
    filler = SearchFiller(search)
    closing.callback(filler.close)
    filler.start()


def _open_attachments(data_folder: Path, plaza: Database, events: EventBus) -> Attachments:
    attachments = Attachments(data_folder / "attachments", data_folder / "attaching", plaza)
    attachments.sweep()
    events.subscribe(MessageRecalled, attachments.on_recalled)
    events.subscribe(ConversationCleared, attachments.on_cleared)
    return attachments


def _open_holders(
    data_folder: Path, plaza: Database, events: EventBus, sessions: Sessions, call_log: CallLog
) -> Holders:
    """Open what holds something of people outside the databases."""
    faces = Faces(data_folder / FACES, plaza, events)
    faces.sweep()
    attachments = _open_attachments(data_folder, plaza, events)
    return Holders(attachments, faces, data_folder / "miniapps", sessions, call_log.flush)


def _start_departures(departures: Departures, closing: ExitStack) -> None:
    closing.callback(departures.close)
    departures.start()


def _start_alarms(alarms: Alarms, sessions: Sessions, closing: ExitStack) -> AlarmPump:
    pump = AlarmPump(alarms, sessions.ring)
    closing.callback(pump.close)
    pump.start()
    return pump


def _make_installer(data_folder: Path, catalog: Catalog, sessions: Sessions, clock: Clock) -> Installer:
    installs = Installs(data_folder)
    versions, vouched = Versions(data_folder, installs, clock), read_vouched(RESOURCES / "vouched.json")
    installer = Installer(data_folder, installs, versions, catalog, sessions, vouched)
    installer.clear()
    return installer


def install_bundled(bundled: Path, installer: Installer) -> tuple[Refused, ...]:
    """Install every package folder in ``bundled`` and list it; return why others are left out."""
    broken: list[Refused] = []
    for folder in sorted(path.parent for path in bundled.glob("*/manifest.json")):
        try:
            installer.install_bundled(Package.read(folder))
        except Refused as error:
            problems = error.problems if isinstance(error, PackageBroken) else (error,)
            log.warning("%s is left out: %s", folder.name, " ".join(map(str, problems[:PROBLEMS_TOLD])))
            broken.append(error)
    return tuple(broken)
