"""Any sequence of what a ledger can be asked, with faults at any statement, against a model of a few lines."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import event

from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId, LedgerAccountId, TransferId, new_id
from app.core.ledger.model import Journal, Posted, Transfer
from tests.support.books import Books

BANK = LedgerAccountId("bank")
PEOPLE = [LedgerAccountId(name) for name in "abc"]
ACCOUNTS = [BANK, *PEOPLE]
AMOUNTS = st.integers(1, 60)
# Before which statement the world fails; before the commit; or after it, when all is written and the answer is lost.
STATEMENTS = (0, 1, 2)
BEFORE_COMMIT, AFTER_COMMIT, NO_FAULT = 3, 4, 99
FAULTS = st.sampled_from([NO_FAULT] * 5 + [*STATEMENTS, BEFORE_COMMIT, AFTER_COMMIT])
LIVES = [None, timedelta(hours=2), timedelta(hours=24)]
UNKNOWN = TransferId("unknown")


class Fault(Exception):
    """The world failed."""


@dataclass
class Model:
    """What a ledger is: what each has, what is held between whom, and what each key stands for."""

    has: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ACCOUNTS, 0))
    held: dict[TransferId, Transfer] = field(default_factory=dict)
    resolved: set[TransferId] = field(default_factory=set)
    keys: dict[JournalId, tuple[Transfer, ...]] = field(default_factory=dict)

    def copy(self) -> "Model":
        return Model(dict(self.has), dict(self.held), set(self.resolved), dict(self.keys))

    def free(self, name: str) -> int:
        """What of it may be spent."""
        return self.has[name] - self.pending(name, "debit")

    def pending(self, name: str, side: str) -> int:
        return sum(
            hold.amount_minor
            for hold_id, hold in self.held.items()
            if hold_id not in self.resolved and getattr(hold, side) == name
        )

    def make(self, transfer: Transfer, transfer_id: TransferId, at: datetime) -> str:
        """Make one transfer, or say why not; of two reasons either may be told."""
        if transfer.hold_id is not None:
            hold = self.held.get(transfer.hold_id)
            if hold is None:
                return "ledger.hold_unknown"
            if transfer.hold_id in self.resolved:
                return "ledger.hold_resolved"
            is_late = transfer.kind == "post" and hold.expires_at is not None and at >= hold.expires_at
            is_void_of_less = transfer.kind == "void" and transfer.amount_minor != hold.amount_minor
            is_wrong = is_void_of_less or transfer.amount_minor > hold.amount_minor
            if is_late or is_wrong:
                return " or ".join(["ledger.hold_expired"] * is_late + ["ledger.hold_amount"] * is_wrong)
            self.resolved.add(transfer.hold_id)
        if transfer.kind == "hold":
            self.held[transfer_id] = transfer
        elif transfer.kind != "void":
            self.has[transfer.debit] -= transfer.amount_minor
            self.has[transfer.credit] += transfer.amount_minor
        return "ledger.overdraft" if transfer.debit != BANK and self.free(transfer.debit) < 0 else ""


class LedgerMachine(RuleBasedStateMachine):
    """Three who cannot owe, one who can, a clock, and a world that fails."""

    @initialize()
    def open(self) -> None:
        self.books = Books()
        self.model = Model()
        with self.books.db.begin() as tx:
            for name in ACCOUNTS:
                self.books.ledger.open(tx, name, "CNY", may_overdraw=name == BANK)
        self.post(tuple(Transfer(BANK, name, 150, "CNY") for name in PEOPLE), NO_FAULT)

    def teardown(self) -> None:
        if not hasattr(self, "books"):
            return
        assert self.books.ledger.verify() == []
        with self.books.db.read() as tx:
            for name in ACCOUNTS:
                rows = self.books.ledger.statement(tx, name, limit=10_000).rows
                assert sum(entry.amount_minor for entry in rows) == self.model.has[name]
            for hold_id, hold in self.model.held.items():
                state = self.books.ledger.hold(tx, hold_id).state
                assert (state == "held") == (hold_id not in self.model.resolved)
                assert self.books.ledger.hold(tx, hold_id).amount_minor == hold.amount_minor
        self.books.db.close()

    @rule(amount=AMOUNTS, to=st.sampled_from(PEOPLE), fault=FAULTS)
    def fill(self, amount: int, to: LedgerAccountId, fault: int) -> None:
        self.post((Transfer(BANK, to, amount, "CNY"),), fault)

    @rule(amount=AMOUNTS, parties=st.permutations(ACCOUNTS), life=st.sampled_from(LIVES), fault=FAULTS)
    def hold(self, amount: int, parties: list[LedgerAccountId], life: timedelta | None, fault: int) -> None:
        self.post((self.held(amount, parties, life),), fault)

    @precondition(lambda self: self.model.held)
    @rule(data=st.data(), kind=st.sampled_from(["post", "void"]), fault=FAULTS)
    def resolve(self, data: st.DataObject, kind: str, fault: int) -> None:
        self.post((self.resolving(data, kind),), fault)

    @rule(data=st.data(), fault=FAULTS)
    def do_several(self, data: st.DataObject, fault: int) -> None:
        """One journal of several transfers of any kind, of which each may be refused."""
        transfers = [self.any_transfer(data) for _ in range(data.draw(st.integers(2, 3)))]
        self.post(tuple(transfers), fault)

    @rule(data=st.data(), fault=FAULTS)
    def ask_again(self, data: st.DataObject, fault: int) -> None:
        """The same key once more: the same content is the first record, other content an error."""
        key = data.draw(st.sampled_from(sorted(self.model.keys)))
        asked = self.model.keys[key]
        if data.draw(st.booleans()):
            asked = (*asked[1:], replace(asked[0], amount_minor=asked[0].amount_minor + 1))
        self.post(asked, fault, key)

    @rule(hours=st.sampled_from([1, 5, 30]))
    def wait(self, hours: int) -> None:
        self.books.clock.advance(hours=hours)

    @invariant()
    def the_counters_are_the_models(self) -> None:
        if not hasattr(self, "books"):
            return
        with self.books.db.read() as tx:
            for name in ACCOUNTS:
                account = self.books.ledger.account(tx, name)
                assert account is not None
                assert account.credits_posted - account.debits_posted == self.model.has[name]
                assert account.debits_pending == self.model.pending(name, "debit")
                assert account.credits_pending == self.model.pending(name, "credit")

    def held(self, amount: int, parties: list[LedgerAccountId], life: timedelta | None) -> Transfer:
        ends = None if life is None else self.books.clock.now() + life
        return Transfer(parties[0], parties[1], amount, "CNY", "hold", expires_at=ends)

    def any_transfer(self, data: st.DataObject) -> Transfer:
        kind = data.draw(st.sampled_from(["direct", "hold", "post", "void"]))
        parties, amount = data.draw(st.permutations(ACCOUNTS)), data.draw(AMOUNTS)
        if kind == "direct":
            return Transfer(parties[0], parties[1], amount, "CNY")
        if kind == "hold":
            return self.held(amount, parties, data.draw(st.sampled_from(LIVES)))
        return self.resolving(data, kind)

    def resolving(self, data: st.DataObject, kind: str) -> Transfer:
        """Resolve a hold, mostly one that stands, mostly all of it."""
        standing = sorted(self.model.held.keys() - self.model.resolved)
        others = [*sorted(self.model.resolved), UNKNOWN]
        is_standing = bool(standing) and data.draw(st.integers(0, 4)) > 0
        hold_id = data.draw(st.sampled_from(standing if is_standing else others))
        hold = self.model.held.get(hold_id) or Transfer(PEOPLE[0], PEOPLE[1], 1, "CNY")
        amount = data.draw(
            st.sampled_from(
                [hold.amount_minor, hold.amount_minor, hold.amount_minor // 2 or 1, 1, hold.amount_minor + 1]
            )
        )
        return Transfer(hold.debit, hold.credit, amount, "CNY", kind, hold_id)  # type: ignore[arg-type]

    def post(self, transfers: tuple[Transfer, ...], fault: int, key: JournalId | None = None) -> None:
        """Post through a world that may fail, again if it did, and let the model do the same."""
        key = key or JournalId(new_id())
        journal = Journal(key, "test", "", transfers, self.books.clock.now())
        posted: Posted | None = None
        told, was_written = "", False
        try:
            posted = self.through(journal, fault)
        except Refused as refused:
            told = refused.code
        except Fault:
            was_written = fault == AFTER_COMMIT
            if not was_written:
                self.the_counters_are_the_models()
            try:
                posted = self.through(journal, NO_FAULT)
            except Refused as refused:
                told = refused.code
        if was_written:
            assert posted is not None
            assert not posted.is_new, "it was written, and must not be again"
            posted = replace(posted, is_new=key not in self.model.keys)
        self.judge(journal, posted, told)

    def through(self, journal: Journal, fault: int) -> Posted:
        with self.books.db.begin() as tx:
            numbers = count()

            def fail(*_: object) -> None:
                if next(numbers) == fault:
                    raise Fault

            event.listen(tx, "before_cursor_execute", fail)
            try:
                posted = self.books.ledger.post(tx, journal)
                if fault == BEFORE_COMMIT:
                    raise Fault
            finally:
                event.remove(tx, "before_cursor_execute", fail)
        if fault == AFTER_COMMIT:
            raise Fault
        return posted

    def judge(self, journal: Journal, posted: Posted | None, told: str) -> None:
        before = self.model.keys.get(journal.journal_id)
        if before is not None:
            assert told == ("" if before == journal.transfers else "ledger.key_reused")
            assert posted is None or not posted.is_new
            return
        after, code = self.model.copy(), ""
        ids = posted.transfer_ids if posted else [TransferId(f"new-{n}") for n in range(len(journal.transfers))]
        for transfer, transfer_id in zip(journal.transfers, ids, strict=True):
            code = code or after.make(transfer, transfer_id, journal.posted_at)
        assert told in code.split(" or ")
        if not code:
            assert posted is not None
            assert posted.is_new
            after.keys[journal.journal_id] = journal.transfers
            self.model = after


@pytest.mark.timeout(0)
def test_a_ledger_is_what_its_model_says_whatever_is_asked_and_whatever_fails(is_long: bool) -> None:
    examples, steps = (300, 80) if is_long else (40, 30)
    run_state_machine_as_test(LedgerMachine, settings=settings(max_examples=examples, stateful_step_count=steps))
