"""Pay codes: shown for a minute, collected from once, by whoever they are shown to; and what each side gets to know."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import CollectionId, MiniAppId, OrderId, UserId
from app.core.kernel.money import Money
from app.core.links import PayLink, is_pay_code, parse, text_of
from app.core.payments.collecting import ANSWER_WITHIN, Collecting
from app.core.payments.collecting_model import Collection
from app.core.payments.events import BalanceChanged, CollectionChanged, OrderPaid
from app.core.payments.model import Merchant
from app.core.payments.pay_codes import WRONG_MAX, hash_of
from app.core.payments.reconciling import reconcile
from tests.support.books import LIN, MAYA, PIN, STORE, Books, key
from tests.support.events import recorded

OMAR = UserId("omar")
NOBODYS = "75292" + "0" * 19


@pytest.fixture
def books(on_either: Books) -> Books:
    """A book of somebody who has 1,000.00 and lets codes take up to 100.00 without asking."""
    on_either.top_up(100_000)
    on_either.spending.set_limit(LIN, "code", Money(10_000), pin=PIN)
    return on_either


def shown(books: Books, user_id: UserId = LIN) -> str:
    return books.collecting.show(user_id).number


def collect(books: Books, number: str, amount: Any = 1_200, collector_id: UserId = MAYA) -> Collection:
    return books.collecting.for_person(collector_id, Money(amount), number, key=CollectionId(key()))


def sound(books: Books) -> bool:
    return reconcile(books.db).findings == ()


class TestCodes:
    def test_a_code_is_24_digits_of_our_range_and_a_link_that_no_mini_app_gets(self, books: Books) -> None:
        number = shown(books)
        assert len(number) == 24
        assert number.startswith("75292")
        for text in (number, text_of(PayLink(number)), " ".join(number[at : at + 4] for at in range(0, 24, 4))):
            assert parse(text) == PayLink(number)
            assert is_pay_code(text)

    def test_the_file_knows_no_code(self, books: Books) -> None:
        number = shown(books)
        assert books.rows("SELECT code_hash, user_id FROM pay_codes") == [(hash_of(number), LIN)]

    def test_codes_are_not_to_be_guessed_and_unused_ones_are_forgotten(self, books: Books) -> None:
        assert len({shown(books) for _ in range(50)}) == 50
        used = shown(books)
        collect(books, used)
        books.clock.advance(hours=1)
        shown(books)
        assert len(books.rows("SELECT code_hash FROM pay_codes")) == 2

    def test_a_frozen_wallet_shows_none(self, books: Books) -> None:
        books.spending.freeze(LIN)
        with pytest.raises(Refused, match=r"wallet\.frozen"):
            shown(books)


class TestOfPeople:
    def test_what_the_payer_allows_moves_at_once(self, books: Books) -> None:
        told = recorded(books.events, BalanceChanged, CollectionChanged)
        made = collect(books, shown(books))
        assert (made.state, made.amount, made.collector_id) == ("paid", Money(1_200), MAYA)
        assert (books.balance_minor(), books.balance_minor(MAYA)) == (98_800, 1_200)
        assert told == [
            BalanceChanged(LIN),
            BalanceChanged(MAYA),
            CollectionChanged(made.collection_id, LIN, MAYA),
        ]
        assert sound(books)

    def test_both_bills_say_what_it_was(self, books: Books) -> None:
        collect(books, shown(books))
        [out] = books.wallet.bills(LIN).rows[:1]
        [came] = books.wallet.bills(MAYA).rows
        assert (out.title, out.kind, out.amount_minor) == ("Paid by pay code", "transfer", -1_200)
        assert (came.title, came.kind, came.amount_minor) == ("Collected by pay code", "transfer", 1_200)

    def test_above_the_limit_the_payer_is_asked(self, books: Books) -> None:
        made = collect(books, shown(books), 10_001)
        assert (made.state, books.balance_minor(MAYA)) == ("waiting", 0)
        assert books.collecting.waiting(LIN) == (made,)
        assert books.collecting.waiting(MAYA) == ()
        for _ in range(2):
            assert books.collecting.confirm(made.collection_id, LIN, PIN).state == "paid"
        assert books.balance_minor(MAYA) == 10_001
        assert books.collecting.waiting(LIN) == ()
        assert books.collecting.look(made.collection_id, MAYA).state == "paid"
        assert sound(books)

    def test_without_a_limit_the_payer_is_always_asked(self, books: Books) -> None:
        books.spending.set_limit(LIN, "code", None)
        assert collect(books, shown(books), 1).state == "waiting"

    def test_the_same_again_within_a_minute_is_asked_about(self, books: Books) -> None:
        assert collect(books, shown(books)).state == "paid"
        books.clock.advance(seconds=59)
        assert collect(books, shown(books), 1_201).state == "paid"
        assert collect(books, shown(books), collector_id=OMAR).state == "paid"
        books.clock.advance(seconds=0.5)
        assert collect(books, shown(books)).state == "waiting"
        books.clock.advance(minutes=1)
        assert collect(books, shown(books)).state == "paid"

    def test_no_is_an_answer_and_stays_one(self, books: Books) -> None:
        made = collect(books, shown(books), 50_000)
        for _ in range(2):
            assert books.collecting.refuse(made.collection_id, LIN).state == "refused"
        with pytest.raises(Refused, match=r"collect\.over"):
            books.collecting.confirm(made.collection_id, LIN, PIN)
        assert books.collecting.look(made.collection_id, MAYA).state == "refused"
        assert books.balance_minor(MAYA) == 0

    def test_what_nobody_answers_is_over(self, books: Books) -> None:
        made = collect(books, shown(books), 50_000)
        books.clock.advance(seconds=ANSWER_WITHIN.total_seconds())
        assert books.collecting.look(made.collection_id, LIN).state == "over"
        assert books.collecting.waiting(LIN) == ()
        with pytest.raises(Refused, match=r"collect\.over"):
            books.collecting.confirm(made.collection_id, LIN, PIN)

    def test_only_the_two_of_it_can_look_and_only_the_payer_answers(self, books: Books) -> None:
        made = collect(books, shown(books), 50_000)
        wrongs: list[Callable[[], object]] = [
            lambda: books.collecting.look(made.collection_id, OMAR),
            lambda: books.collecting.confirm(made.collection_id, MAYA, PIN),
            lambda: books.collecting.refuse(made.collection_id, MAYA),
            lambda: books.collecting.look(CollectionId("none"), LIN),
        ]
        for wrong in wrongs:
            with pytest.raises(Refused, match=r"collect\.unknown"):
                wrong()

    def test_the_same_key_collects_once(self, books: Books) -> None:
        number, again = shown(books), CollectionId(key())
        for _ in range(2):
            books.collecting.for_person(MAYA, Money(500), number, key=again)
        assert books.balance_minor(MAYA) == 500
        for other in ((MAYA, 501, number), (OMAR, 500, number), (MAYA, 500, shown(books))):
            with pytest.raises(Refused, match=r"ledger\.key_reused"):
                books.collecting.for_person(other[0], Money(other[1]), other[2], key=again)

    def test_a_key_under_which_something_else_was_booked_collects_nothing(self, books: Books) -> None:
        taken, number = key(), shown(books)
        books.funding.top_up(MAYA, Money(500), taken)
        with pytest.raises(Refused, match=r"ledger\.key_reused"):
            books.collecting.for_person(MAYA, Money(500), number, key=CollectionId(taken))
        assert (books.balance_minor(), books.balance_minor(MAYA)) == (100_000, 500)
        assert collect(books, number).state == "paid", "the code is as good as before"


class TestOfOrders:
    def test_an_order_is_paid_with_receipt_notice_and_refund_as_ever(self, books: Books) -> None:
        told = recorded(books.events, OrderPaid)
        order = books.order(9_900)
        made = books.collecting.for_order(order.order_id, shown(books))
        assert (made.state, made.payee_name, made.title) == ("paid", "Plaza Store", "Running shoes")
        assert len(told) == 1
        assert {entry.topic for entry in books.outbox.pending()} == {"receipt.message", "payment.notice"}
        [bill] = books.wallet.bills(LIN).rows[:1]
        assert (bill.kind, bill.counterparty, bill.amount_minor) == ("payment", "Plaza Store", -9_900)
        books.refund(order, 9_900)
        assert books.balance_minor() == 100_000
        assert sound(books)

    def test_a_second_order_of_the_same_price_within_a_minute_is_asked_about(self, books: Books) -> None:
        assert books.collecting.for_order(books.order(900).order_id, shown(books)).state == "paid"
        books.clock.advance(seconds=1)
        assert books.collecting.for_order(books.order(900).order_id, shown(books)).state == "waiting"

    def test_above_the_limit_the_order_is_paid_with_the_pin(self, books: Books) -> None:
        order = books.order(10_001)
        number = shown(books)
        made = books.collecting.for_order(order.order_id, number)
        assert made.state == "waiting"
        books.pay(order)
        assert books.collecting.for_order(order.order_id, number).state == "paid"
        assert books.collecting.look(made.collection_id, LIN).state == "paid"
        assert sound(books)

    def test_it_waits_no_longer_than_the_order(self, books: Books) -> None:
        order = books.orders.create(STORE, merchant_number="1", title="Tea", amount=Money(20_000), expires_in_s=70)
        made = books.collecting.for_order(order.order_id, shown(books))
        assert made.expires_at == order.expires_at

    def test_an_order_captured_later_is_held(self, books: Books) -> None:
        order = books.orders.create(STORE, merchant_number="1", title="Tea", amount=Money(2_000), capture="later")
        assert books.collecting.for_order(order.order_id, shown(books)).state == "held"
        books.captures.capture(order.order_id, Money(1_500))
        assert books.balance_minor() == 98_500
        assert sound(books)

    def test_asked_again_it_says_how_it_stands_and_moves_nothing(self, books: Books) -> None:
        order, number = books.order(900), shown(books)
        first = books.collecting.for_order(order.order_id, number)
        books.clock.advance(hours=3)
        assert books.collecting.for_order(order.order_id, number) == first
        assert books.balance_minor() == 99_100

    def test_a_closed_or_paid_order_takes_no_code_and_spoils_none(self, books: Books) -> None:
        number = shown(books)
        closed, paid = books.order(900), books.order(800)
        books.orders.close(closed.order_id)
        books.pay(paid)
        with pytest.raises(Refused, match=r"orders\.closed"):
            books.collecting.for_order(closed.order_id, number)
        with pytest.raises(Refused, match=r"orders\.paid"):
            books.collecting.for_order(paid.order_id, number)
        with pytest.raises(Refused, match=r"orders\.unknown"):
            books.collecting.for_order(OrderId("none"), number)
        assert books.collecting.for_order(books.order(700).order_id, number).state == "paid"

    def test_an_order_that_somebody_else_paid_meanwhile_is_over(self, books: Books) -> None:
        order, number = books.order(20_000), shown(books)
        made = books.collecting.for_order(order.order_id, number)
        books.top_up(20_000, MAYA)
        books.pay(order, MAYA)
        assert books.collecting.look(made.collection_id, LIN).state == "over"

    def test_the_limit_of_a_mini_app_holds(self, books: Books) -> None:
        books.spending.set_limit(LIN, "miniapp", Money(500), miniapp_id=STORE.miniapp_id)
        made = books.collecting.for_order(books.order(600).order_id, shown(books))
        assert (made.state, made.why) == ("refused", "limits.miniapp")


class TestAttacks:
    """Every way to have money twice, late, by guessing, or to learn what the payer has."""

    def over(self, books: Books, number: str, amount: int = 100, who: UserId = MAYA) -> None:
        with pytest.raises(Refused) as refusal:
            collect(books, number, amount, who)
        assert (refusal.value.code, refusal.value.details) == ("pay_codes.over", {})

    def test_a_code_counts_once(self, books: Books) -> None:
        number = shown(books)
        collect(books, number)
        self.over(books, number)
        self.over(books, number, who=OMAR)
        with pytest.raises(Refused, match=r"pay_codes\.over"):
            books.collecting.for_order(books.order(100).order_id, number)
        assert books.balance_minor() == 98_800

    def test_a_code_counts_until_its_last_second_and_not_in_it(self, books: Books) -> None:
        number, late = shown(books), shown(books)
        books.clock.advance(seconds=59.999999)
        collect(books, number)
        books.clock.advance(seconds=0.000001)
        self.over(books, late)

    def test_a_code_that_expired_by_a_second_is_over(self, books: Books) -> None:
        number = shown(books)
        books.clock.advance(seconds=61)
        self.over(books, number)

    def test_the_clock_set_back_revives_nothing(self, books: Books) -> None:
        number = shown(books)
        books.clock.advance(seconds=-1)
        self.over(books, number)
        books.clock.advance(days=-1)
        self.over(books, number)

    def test_a_clock_set_back_within_the_minute_lengthens_no_codes_life(self, books: Books) -> None:
        passed_s = [0.0]
        collecting = Collecting(
            books.db,
            books.ledger,
            books.orders,
            books.payments,
            books.spending,
            books.events,
            books.clock,
            elapsed_s=lambda: passed_s[0],
        )
        used = collecting.show(LIN).number
        books.clock.advance(seconds=40)
        books.clock.advance(seconds=-30)
        passed_s[0] = 59.9
        collecting.for_person(MAYA, Money(100), used, key=CollectionId(key()))
        kept = collecting.show(LIN).number
        for _ in range(20):
            books.clock.advance(seconds=50)
            passed_s[0] += 50
            collecting.show(LIN)
            books.clock.advance(seconds=-50)
        with pytest.raises(Refused, match=r"pay_codes\.over"):
            collecting.for_person(MAYA, Money(100), kept, key=CollectionId(key()))
        # Another process knows the file alone, and its clock.
        made = books.collecting.for_person(MAYA, Money(100), kept, key=CollectionId(key()))
        assert made.state == "waiting"

    def test_a_code_shown_earlier_is_over_once_a_later_one_was_used(self, books: Books) -> None:
        earlier = shown(books)
        books.clock.advance(seconds=10)
        later = shown(books)
        books.clock.advance(seconds=1)
        collect(books, later)
        self.over(books, earlier)
        books.clock.advance(seconds=1)
        collect(books, shown(books))

    @pytest.mark.parametrize(
        "number", [NOBODYS, "", "75292", "x" * 24, "7" * 24, "75292" + "１" * 19, "\ud800", "0" * 9_999]
    )
    def test_a_guess_and_what_is_no_code_are_told_alike(self, books: Books, number: str) -> None:
        self.over(books, number)

    def test_guesses_are_counted_and_the_right_code_helps_no_more(self, books: Books) -> None:
        number = shown(books)
        for _ in range(WRONG_MAX):
            self.over(books, NOBODYS)
        before = books.rows("SELECT collector, wrong_count FROM pay_code_guesses")
        for tried in (NOBODYS, number):
            with pytest.raises(Refused, match=r"pay_codes\.too_often"):
                collect(books, tried)
        assert books.rows("SELECT collector, wrong_count FROM pay_code_guesses") == before
        assert collect(books, number, collector_id=OMAR).state == "paid"
        books.clock.advance(minutes=10)
        assert collect(books, shown(books)).state == "paid"

    def test_a_mini_app_that_guesses_stops_only_itself(self, books: Books) -> None:
        other = Merchant(MiniAppId("plaza.cafe"), STORE.publisher_id, "Cafe")
        order, theirs = books.order(100), books.order(100, merchant=other)
        for _ in range(WRONG_MAX):
            with pytest.raises(Refused, match=r"pay_codes\.over"):
                books.collecting.for_order(order.order_id, NOBODYS)
        with pytest.raises(Refused, match=r"pay_codes\.too_often"):
            books.collecting.for_order(order.order_id, shown(books))
        assert books.collecting.for_order(theirs.order_id, shown(books)).state == "paid"

    def test_a_clock_set_back_does_not_lock_for_longer(self, books: Books) -> None:
        for _ in range(WRONG_MAX):
            self.over(books, NOBODYS)
        books.clock.advance(days=-2)
        with pytest.raises(Refused, match=r"pay_codes\.too_often"):
            collect(books, shown(books))

    @pytest.mark.parametrize("amount", [0, -1, 1.5, True, "5", 10**16, None, float("nan")])
    def test_an_amount_that_is_none_is_refused_and_spoils_no_code(self, books: Books, amount: Any) -> None:
        number = shown(books)
        with pytest.raises(Refused, match=r"money\.amount"):
            collect(books, number, amount)
        assert collect(books, number).state == "paid"

    def test_another_currency_is_refused(self, books: Books) -> None:
        with pytest.raises(Refused, match=r"money\.amount"):
            books.collecting.for_person(MAYA, Money(100, "USD"), shown(books), key=CollectionId(key()))

    def test_nobody_collects_from_themselves(self, books: Books) -> None:
        number = shown(books)
        with pytest.raises(Refused, match=r"pay_codes\.own"):
            collect(books, number, collector_id=LIN)
        assert collect(books, number).state == "paid"

    @pytest.mark.parametrize("bad", ["", " ", "x" * 101, "a\u202eb"])
    def test_a_key_that_names_nothing_is_refused(self, books: Books, bad: str) -> None:
        with pytest.raises(Refused, match=r"payments\.key"):
            books.collecting.for_person(MAYA, Money(100), shown(books), key=CollectionId(bad))

    def test_little_money_limits_and_a_freeze_look_the_same_to_the_collector(self, books: Books) -> None:
        books.spending.set_limit(LIN, "code", Money(10**15), pin=PIN)
        said = []
        for prepare in (
            lambda: None,
            lambda: books.spending.set_limit(LIN, "day", Money(100)),
            lambda: books.spending.set_limit(LIN, "payment", Money(100)),
            lambda: books.spending.freeze(LIN),
        ):
            books.clock.advance(seconds=1)
            number = shown(books)
            prepare()
            said.append(collect(books, number, 100_001))
        assert [each.state for each in said] == ["refused"] * 4
        assert [each.why for each in said] == [
            "wallet.insufficient",
            "limits.day",
            "limits.payment",
            "wallet.frozen",
        ]
        assert (books.balance_minor(), books.balance_minor(MAYA)) == (100_000, 0)

    def test_each_amount_that_is_tried_costs_a_code(self, books: Books) -> None:
        books.spending.set_limit(LIN, "code", Money(10**15), pin=PIN)
        number = shown(books)
        assert collect(books, number, 100_001).state == "refused"
        self.over(books, number, 100_000)

    def test_a_wrong_pin_moves_nothing_and_the_right_one_does(self) -> None:
        books = Books(trusts_pins=False)
        books.pins.set(LIN, PIN)
        books.top_up(1_000)
        made = collect(books, shown(books), 100)
        with pytest.raises(Refused, match=r"pin\.wrong"):
            books.collecting.confirm(made.collection_id, LIN, "135791")
        assert books.balance_minor() == 1_000
        assert books.collecting.confirm(made.collection_id, LIN, PIN).state == "paid"
        books.db.close()

    def test_time_is_told_by_the_code_not_by_the_collector(self, books: Books) -> None:
        made = books.collecting.show(LIN)
        assert made.expires_at - books.clock.now() == timedelta(seconds=60)
