"""What the state machine does with pay codes: shown, collected from, and what waits for its payer's word."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, MultipleResults, multiple, rule

from app.core.kernel.ids import CollectionId, JournalId, UserId
from app.core.kernel.money import Money
from app.core.payments.collecting_model import Collection
from app.core.payments.wallet import account_of_person
from tests.core.payments.ground import AMOUNTS, FAULTS, KEY_REUSED, KEYS, PAIRS, PEOPLE, Ground, outcome
from tests.support.books import PIN


@dataclass(eq=False)
class KnownCollection:
    """What the model knows of what is collected by a person."""

    made: Collection
    collector: UserId
    state: str


class CollectRules(Ground):
    """Each collects from each."""

    collections = Bundle("collections")

    def collected(self, payer: UserId, collector: UserId, amount: int) -> None:
        self.model.spend(payer, amount, self.now, account_of_person(collector))

    @rule(target=collections, pair=PAIRS, amount=AMOUNTS, key=KEYS, is_taken=st.booleans(), fault=FAULTS)
    def collect(
        self, pair: Sequence[UserId], amount: int, key: JournalId, is_taken: bool, fault: int
    ) -> MultipleResults[KnownCollection]:
        """Collect by a new key, or by one that stands for something else."""
        payer, collector = pair
        shown, code = outcome(lambda: self.books.collecting.show(payer))
        assert code == ("wallet.frozen" if payer in self.model.frozen else "")
        if shown is None:
            return multiple()
        is_reused = is_taken and key in self.model.requests
        name = CollectionId(key if is_reused else f"collect from {shown.number}")
        made, code = self.ask(
            lambda: self.books.collecting.for_person(collector, Money(amount), shown.number, key=name), fault
        )
        assert code == (KEY_REUSED if is_reused else "")
        if made is None:
            return multiple()
        state = self.state_after(payer, amount)
        assert made.state == state
        if state == "paid":
            self.collected(payer, collector, amount)
        return multiple(KnownCollection(made, collector, state))

    def state_after(self, payer: UserId, amount: int) -> str:
        """Tell how it stands right away: what the payer does not allow at all, they are not asked."""
        why_not = self.model.why_not(payer, amount, self.now)
        if why_not not in ("", "wallet.insufficient"):
            return "refused"
        if amount > self.model.limits.get((payer, "code"), 0):
            return "waiting"
        return "refused" if why_not else "paid"

    @rule(known=collections, somebody=st.none() | PEOPLE, is_yes=st.booleans(), fault=FAULTS)
    def answer_collection(self, known: KnownCollection, somebody: UserId | None, is_yes: bool, fault: int) -> None:
        """Answer as the payer, or as ``somebody``."""
        made, payer, amount = known.made, known.made.payer_id, known.made.amount.amount_minor
        person = somebody or payer
        state = "over" if known.state == "waiting" and self.now >= made.expires_at else known.state
        expected = ""
        if person != payer:
            expected = "collect.unknown"
        elif is_yes and state not in ("waiting", "paid"):
            expected = "collect.over"
        elif is_yes and state == "waiting":
            expected = self.model.why_not(payer, amount, self.now)
        collecting, name = self.books.collecting, made.collection_id
        answered, code = self.ask(
            lambda: collecting.confirm(name, person, PIN) if is_yes else collecting.refuse(name, person), fault
        )
        assert code == expected
        if answered is None:
            return
        if state == "waiting":
            known.state = "paid" if is_yes else "refused"
            if is_yes:
                self.collected(payer, known.collector, amount)
        assert answered.state == (known.state if state != "over" else "over")
