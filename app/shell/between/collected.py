"""What comes of the person's own pay codes: they are asked, told what was paid, or why it was not."""

import re
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from app.core.catalog.events import ListingWithdrawn
from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import CollectionId, JournalId, MiniAppId, OrderId, SessionId, UserId
from app.core.kernel.money import Money
from app.core.payments.collecting_model import Collection
from app.core.payments.events import CollectionChanged
from app.core.payments.model import Order
from app.core.people.model import User
from app.host.bridge.prompts import PaymentAnswer, PaymentPrompt
from app.shell.between.giving import GivingDesk
from app.shell.between.pay_sheet import PaySheetViewModel
from app.shell.between.transfer_sheet import Repeats, TransferPlan, TransferSheetViewModel
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import both_names
from app.shell.guard import REST_MS
from app.shell.plain_words import one_line
from app.shell.prompts import ShellPrompts

Toast = Callable[[str, str], None]


class Collections(Protocol):
    """The collections of `app.core.payments`, as their payer meets them; on workers."""

    def look(self, collection_id: CollectionId, user_id: UserId) -> Collection:
        """Return how one stands."""

    def confirm(self, collection_id: CollectionId, payer_id: UserId, pin: str) -> Collection:
        """Pay what another person collects, once."""

    def refuse(self, collection_id: CollectionId, payer_id: UserId) -> Collection:
        """Say no, if it waits."""

    def waiting(self, payer_id: UserId) -> tuple[Collection, ...]:
        """Return what waits for the person's word."""


class People(Protocol):
    """Knows people; on workers."""

    def get(self, user_id: UserId) -> User:
        """Return one."""


class Orders(Protocol):
    """Knows orders; on workers."""

    def get(self, order_id: OrderId) -> Order:
        """Return one."""


class Catalog(Protocol):
    """Knows mini-apps; on workers."""

    def find(self, miniapp_id: MiniAppId) -> Listing | None:
        """Return one's listing, while it has one."""


@dataclass(frozen=True, slots=True)
class CollectedServices:
    """What is gone through, on workers, but for the desk's own."""

    collections: Collections
    people: People
    orders: Orders
    catalog: Catalog
    repeats: Repeats
    desk: GivingDesk


@dataclass(frozen=True, slots=True)
class _Sight:
    """One collection and who collects: a person, or the merchant of an order; its ``listing`` may be withdrawn."""

    collection: Collection
    person: User | None = None
    order: Order | None = None
    listing: Listing | None = None

    @property
    def payee_name(self) -> str:
        name = both_names(self.person) if self.person is not None else self.collection.payee_name
        return one_line(name, 60)


class CollectedDesk(QObject):
    """Follows what is collected from the person's codes, whatever they look at. GUI thread."""

    def __init__(
        self,
        services: CollectedServices,
        prompts: ShellPrompts,
        context: ShellContext,
        toast: Toast,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._prompts = prompts
        self._context = context
        self._toast = toast
        self._rest_ms = rest_ms
        self._asked: dict[CollectionId, _Sight] = {}
        self._withdrawn: set[CollectionId] = set()
        self._sheets: dict[TransferSheetViewModel, CollectionId] = {}
        context.relay.subscribe(CollectionChanged, self._on_changed)
        context.relay.subscribe(ListingWithdrawn, self._on_withdrawn)
        mine = context.user.user_id
        # What was asked when Plaza was closed, or killed.
        context.tasks.run(lambda: services.collections.waiting(mine), self._ask_again, lambda _error: None)

    def _on_changed(self, event: CollectionChanged) -> None:
        if event.payer_id == self._context.user.user_id:
            self._look(event.collection_id)

    def _ask_again(self, found: tuple[Collection, ...]) -> None:
        for each in found:
            self._look(each.collection_id)

    def _look(self, collection_id: CollectionId) -> None:
        services, mine = self._services, self._context.user.user_id

        def see() -> _Sight:
            found = services.collections.look(collection_id, mine)
            if found.collector_id is not None:
                return _Sight(found, person=services.people.get(found.collector_id))
            assert found.order_id is not None
            order = services.orders.get(found.order_id)
            return _Sight(found, order=order, listing=services.catalog.find(order.merchant.miniapp_id))

        self._context.tasks.run(see, self._take, self._fail)

    def _take(self, sight: _Sight) -> None:
        collection = sight.collection
        if collection.state == "waiting":
            if collection.collection_id not in self._asked:
                self._asked[collection.collection_id] = sight
                self._ask(sight)
            return
        self._asked.pop(collection.collection_id, None)
        told = self._words(sight)
        if told is None:
            return
        text, tone = told
        current = self._prompts.property("current")
        if isinstance(current, PaySheetViewModel):
            current.tell(text, tone)
        else:
            self._toast(text, tone)

    def _words(self, sight: _Sight) -> tuple[str, str] | None:
        """Return what is said of a collection that ended, and its tone; None where the person has seen it end."""
        collection = sight.collection
        if collection.state in ("paid", "held"):
            pattern = self.tr("Paid %1 to %2") if collection.state == "paid" else self.tr("%1 is held for %2")
            tone = "success"
        elif collection.why in self._reasons():
            pattern = self.tr("%2 wanted %1, and nothing was paid: ") + self._reasons()[collection.why]
            tone = "danger"
        else:
            return None
        return _filled(pattern, collection.amount, sight.payee_name), tone

    def _reasons(self) -> dict[str, str]:
        return {
            "wallet.insufficient": self.tr("you do not have that much."),
            "wallet.frozen": self.tr("your wallet is frozen."),
            "limits.payment": self.tr("it is above what you let one payment be."),
            "limits.day": self.tr("it is above what you let leave your wallet in a day."),
            "limits.miniapp": self.tr("it is above what you let this mini-app take in a day."),
        }

    def _ask(self, sight: _Sight) -> None:
        """Put the question where the person looks, in place of the code, which is used up."""
        current = self._prompts.property("current")
        if isinstance(current, PaySheetViewModel):
            current.give_up()
        if sight.order is not None and sight.listing is not None:
            self._ask_for_order(sight, sight.order, sight.listing)
        elif sight.order is not None:
            # Nobody vouches for it any more: the person is not asked to pay it, and hears that it wanted money.
            self._withdrawn.add(sight.collection.collection_id)
            self._refuse(sight.collection.collection_id)
        elif sight.person is not None:
            self._ask_for_person(sight.collection, sight.person)

    def _ask_for_order(self, sight: _Sight, order: Order, listing: Listing) -> None:
        collection_id = sight.collection.collection_id
        prompt = PaymentPrompt(_session_of(collection_id), order, sight.payee_name, listing.is_verified)

        def answered(asked: "Future[PaymentAnswer]") -> None:
            if not asked.cancelled() and asked.result().status not in ("paid", "held"):
                self._refuse(collection_id)

        self._prompts.confirm_payment(prompt).add_done_callback(answered)

    def _on_withdrawn(self, event: ListingWithdrawn) -> None:
        """Take back what a mini-app asks that is not listed any more; a payment under way is seen to its end."""
        for collection_id, sight in tuple(self._asked.items()):
            if sight.order is not None and sight.order.merchant.miniapp_id == event.miniapp_id:
                self._withdrawn.add(collection_id)
                self._prompts.dismiss_session(_session_of(collection_id))

    def _ask_for_person(self, collection: Collection, person: User) -> None:
        collections, mine = self._services.collections, self._context.user.user_id
        collection_id = collection.collection_id

        def move(_amount: Money, _note: str, pin: str, _key: JournalId) -> object:
            return collections.confirm(collection_id, mine, pin)

        hint = self.tr("It is theirs at once, and does not come back by itself. You are asked until %1.")
        hint = hint.replace("%1", self._context.moments.clock(collection.expires_at))
        plan = TransferPlan(person, move, hint, amount=collection.amount, takes_note=False, why="collect")
        services = self._services
        sheet = TransferSheetViewModel(plan, services.repeats, services.desk, rest_ms=self._rest_ms, parent=self)
        self._sheets[sheet] = collection_id
        sheet.closed.connect(self._on_closed)  # bound, as in `ShellPrompts`: the sheet is a child of this
        self._prompts.show(sheet)

    @Slot()
    def _on_closed(self) -> None:
        sheet = self.sender()
        assert isinstance(sheet, TransferSheetViewModel)
        self._refuse(self._sheets.pop(sheet))

    def _refuse(self, collection_id: CollectionId) -> None:
        """Say no to what still waits. A shell that is closing says nothing, and asks again at its next start."""
        if self._prompts.is_closed:
            return
        collections, mine = self._services.collections, self._context.user.user_id
        self._context.tasks.run(lambda: collections.refuse(collection_id, mine), self._refused, self._fail)

    def _refused(self, collection: Collection) -> None:
        self._asked.pop(collection.collection_id, None)
        if collection.collection_id in self._withdrawn and collection.state not in ("paid", "held"):
            self._withdrawn.discard(collection.collection_id)
            pattern = self.tr(
                "%2 wanted %1 from your pay code. It is not in the catalogue any more, so you are not asked, "
                "and nothing was paid."
            )
            self._toast(_filled(pattern, collection.amount, one_line(collection.payee_name, 60)), "danger")

    def _fail(self, error: PlazaError) -> None:
        self._toast(text_of(error), "danger")


def _session_of(collection_id: CollectionId) -> SessionId:
    """Return what stands for the session where no session asks."""
    return SessionId(f"pay-code:{collection_id}")


def _filled(pattern: str, amount: Money, name: str) -> str:
    """Put both in, in one pass: a name may hold what looks like the other's place."""
    parts = {"%1": amount.text(), "%2": name}
    return "".join(parts.get(part, part) for part in re.split(r"(%[12])", pattern))
