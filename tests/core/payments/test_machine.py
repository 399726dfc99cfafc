"""Any sequence of what a wallet can be asked, with a disk that is full at any statement, against a plain model."""

import pytest
from hypothesis import settings
from hypothesis.stateful import rule, run_state_machine_as_test

from app.core.payments.sweep import Ending, Sweep
from tests.core.payments.between_rules import BetweenRules
from tests.core.payments.collect_rules import CollectRules
from tests.core.payments.ground import FAULTS
from tests.core.payments.order_rules import OrderRules


class Wallets(OrderRules, BetweenRules, CollectRules):
    """Everything at once: what one service did is what the others find."""

    @rule(fault=FAULTS)
    def sweep(self, fault: int) -> None:
        """What is over is written down, once."""
        books = self.books
        endings: list[Ending] = [books.orders, books.coupons, books.packets, books.person_transfers]
        left_s, _ = self.ask(Sweep(endings, books.clock).run, fault, is_one=False)
        assert left_s is None or left_s > 0
        self.end_orders()
        self.end_coupons()
        self.end_between()


@pytest.mark.timeout(0)
def test_a_wallet_is_what_its_model_says_whatever_is_asked_and_whatever_fails(is_long: bool) -> None:
    examples, steps = (300, 80) if is_long else (30, 35)
    run_state_machine_as_test(Wallets, settings=settings(max_examples=examples, stateful_step_count=steps))
