"""What the state machine of a wallet stands on: books, a model of them in a few lines, and a world that fails."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import JournalId, UserId
from app.core.kernel.money import Money
from app.core.payments.packets import Packets
from app.core.payments.reconciling import forged, reconcile
from app.core.payments.spending import LimitName
from app.core.payments.wallet import account_of_person, account_of_publisher
from tests.support.books import LIN, MAYA, PIN, STORE, Books
from tests.support.faults import before_statement, disk_full

T = TypeVar("T")
Request = tuple[object, ...]
JUN = UserId("jun")
EVERYBODY = (LIN, MAYA, JUN)
SHOP = account_of_publisher(STORE.publisher_id)
PEOPLE = st.sampled_from(EVERYBODY)
PAIRS = st.permutations(EVERYBODY).map(lambda order: order[:2])
KEYS = st.sampled_from([JournalId(f"key-{number}") for number in range(20)])
AMOUNTS = st.integers(1, 500)
START = 3_000
# The disk is full before the statement of that number; or all is written, and the answer is lost.
NO_FAULT, ANSWER_LOST = 0, 99
FAULTS = st.sampled_from([NO_FAULT] * 12 + [*range(1, 15)] + [ANSWER_LOST] * 3)
KEY_REUSED = "ledger.key_reused"


@dataclass(frozen=True)
class Spent:
    """What left a person's wallet, and whether for an order."""

    person: UserId
    on: date
    amount: int
    is_order: bool


@dataclass
class Model:
    """What each ledger account can spend and has promised, what its owner allows, and what each key stands for."""

    has: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    spent: list[Spent] = field(default_factory=list)
    limits: dict[tuple[UserId, LimitName], int] = field(default_factory=dict)
    frozen: set[UserId] = field(default_factory=set)
    requests: dict[JournalId, Request] = field(default_factory=dict)

    def spent_on(self, person: UserId, day: date, *, is_order: bool = False) -> int:
        """What left on that day, or what of it orders took."""
        return sum(
            each.amount for each in self.spent if (each.person, each.on) == (person, day) and each.is_order >= is_order
        )

    def why_not(self, person: UserId, amount: int, now: datetime, *, is_order: bool = False) -> str:
        """Say why the person cannot spend so much now, or nothing."""
        if person in self.frozen:
            return "wallet.frozen"
        payment, day, miniapp = (self.limits.get((person, name)) for name in ("payment", "day", "miniapp"))
        if payment is not None and amount > payment:
            return "limits.payment"
        if day is not None and self.spent_on(person, now.date()) + amount > day:
            return "limits.day"
        if is_order and miniapp is not None and self.spent_on(person, now.date(), is_order=True) + amount > miniapp:
            return "limits.miniapp"
        return "wallet.insufficient" if self.has[account_of_person(person)] < amount else ""

    def spend(self, person: UserId, amount: int, now: datetime, to: str | None, *, is_order: bool = False) -> None:
        """Take it from the person, to somebody else or, for None, to be held."""
        own = account_of_person(person)
        self.has[own] -= amount
        self.spent.append(Spent(person, now.date(), amount, is_order))
        if to is None:
            self.held[own] += amount
        else:
            self.has[to] += amount

    def release(self, person: UserId, amount: int, taken: int = 0, to: str = "") -> None:
        """End a promise: what is taken of it is another's, the rest the person's again."""
        self.held[account_of_person(person)] -= amount
        self.has[account_of_person(person)] += amount - taken
        self.has[to] += taken

    def answers(self, key: JournalId, request: Request, why_not: str) -> set[str]:
        """Return the codes of which one is to be told; of two reasons either may be. A repetition is answered."""
        known = self.requests.get(key)
        if known == request:
            return {""}
        return {why_not, KEY_REUSED if known else ""} - {""} or {""}


def outcome(call: Callable[[], T]) -> tuple[T | None, str]:
    """Return what ``call`` returned, or the code of its refusal."""
    try:
        return call(), ""
    except Refused as refused:
        return None, refused.code


class Ground(RuleBasedStateMachine):
    """Three people, a shop, a bank, and a disk that is full at times."""

    def __init__(self) -> None:
        super().__init__()
        self.books = Books()
        self.model = Model()
        self.luck = 0
        for person in EVERYBODY:
            self.books.top_up(START, person)
            self.model.has[account_of_person(person)] = START
        self.books.packets = Packets(
            self.books.db,
            self.books.ledger,
            self.books.spending,
            self.books.events,
            self.books.clock,
            draw=lambda highest: 1 + self.luck % highest,
        )

    def teardown(self) -> None:
        assert reconcile(self.books.db).findings == ()
        assert list(forged(self.books.db, self.books.payments.public_key)) == []
        for person in EVERYBODY:
            own = account_of_person(person)
            bills = self.books.wallet.bills(person, limit=10_000).rows
            assert sum(bill.amount_minor for bill in bills) == self.model.has[own] + self.model.held[own]
            spent = self.books.spending.spent_today(person).amount_minor
            assert spent == self.model.spent_on(person, self.now.date())
        self.books.db.close()

    @property
    def now(self) -> datetime:
        return self.books.clock.now()

    def ask(self, call: Callable[[], T], fault: int, *, is_one: bool = True) -> tuple[T | None, str]:
        """Ask, and again if the answer was lost or the disk was full; until then nothing may have changed.

        ``is_one`` False: it is several transactions, of which some may have been made.
        """
        if fault == NO_FAULT:
            return outcome(call)
        try:
            with before_statement(fault, disk_full):
                told = outcome(call)
        except Unavailable:
            if is_one:
                self.the_books_are_the_models()
            return outcome(call)
        return outcome(call) if fault == ANSWER_LOST else told

    @rule(person=PEOPLE, amount=AMOUNTS, key=KEYS, fault=FAULTS)
    def top_up(self, person: UserId, amount: int, key: JournalId, fault: int) -> None:
        request = ("top_up", person, amount)
        _, code = self.ask(lambda: self.books.funding.top_up(person, Money(amount), key), fault)
        assert code in self.model.answers(key, request, "")
        if not code and key not in self.model.requests:
            self.model.requests[key] = request
            self.model.has[account_of_person(person)] += amount

    @rule(person=PEOPLE, amount=AMOUNTS, key=KEYS, fault=FAULTS)
    def withdraw(self, person: UserId, amount: int, key: JournalId, fault: int) -> None:
        request, why_not = ("withdraw", person, amount), self.model.why_not(person, amount, self.now)
        _, code = self.ask(lambda: self.books.funding.withdraw(person, Money(amount), PIN, key), fault)
        assert code in self.model.answers(key, request, why_not)
        if not code and key not in self.model.requests:
            self.model.requests[key] = request
            self.model.spend(person, amount, self.now, "bank")

    @rule(
        person=PEOPLE,
        name=st.sampled_from(["payment", "day", "miniapp", "code"]),
        limit=st.none() | st.integers(0, START),
        has_pin=st.booleans(),
        fault=FAULTS,
    )
    def limit(self, person: UserId, name: LimitName, limit: int | None, has_pin: bool, fault: int) -> None:
        before = self.model.limits.get((person, name))
        is_wider = before is not None and (limit is None or limit > before)
        if name == "code":  # without it a person is asked each time
            is_wider = (limit or 0) > (before or 0)
        miniapp_id = STORE.miniapp_id if name == "miniapp" else None
        _, code = self.ask(
            lambda: self.books.spending.set_limit(
                person,
                name,
                None if limit is None else Money(limit),
                miniapp_id=miniapp_id,
                pin=PIN if has_pin else None,
            ),
            fault,
        )
        assert code == ("pin.needed" if is_wider and not has_pin else "")
        if not code:
            self.model.limits.pop((person, name), None)
            if limit is not None:
                self.model.limits[person, name] = limit

    @rule(person=PEOPLE, is_thaw=st.sampled_from([True, True, False]), fault=FAULTS)
    def freeze_or_thaw(self, person: UserId, is_thaw: bool, fault: int) -> None:
        if is_thaw:
            self.ask(lambda: self.books.spending.unfreeze(person, PIN), fault)
            self.model.frozen.discard(person)
        else:
            self.ask(lambda: self.books.spending.freeze(person), fault)
            self.model.frozen.add(person)

    @rule(minutes=st.integers(1, 90) | st.sampled_from([24 * 60, 4 * 24 * 60]))
    def wait(self, minutes: int) -> None:
        self.books.clock.advance(minutes=minutes)

    @invariant()
    def the_books_are_the_models(self) -> None:
        told = self.books.rows(
            "SELECT ledger_account_id, credits_posted - debits_posted - debits_pending, debits_pending "
            "FROM ledger_accounts WHERE ledger_account_id NOT LIKE 'bank:%'"
        )
        for name, free, held in told:
            assert (name, free, held) == (name, self.model.has[name], self.model.held[name])
        known = {name for name, amount in (self.model.has + self.model.held).items() if amount} - {"bank", ""}
        assert known <= {name for name, *_ in told}
