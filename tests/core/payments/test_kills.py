"""Paying processes killed again and again: what was acknowledged is recorded, and the books are clean."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.payments.reconciling import forged, reconcile
from tests.support.books import STORE
from tests.support.dying_payers import PRICE_MINOR, START_MINOR, wallet

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the payers are forks of one that has loaded everything")
@pytest.mark.timeout(600)
def test_what_was_acknowledged_is_recorded_however_often_payers_are_killed(tmp_path: Path, is_long: bool) -> None:
    kills = 200 if is_long else 40
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying_payers", str(tmp_path), str(kills), "20261122"],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    acknowledged = done.stdout.split()
    assert acknowledged == [f"n{number}" for number in range(len(acknowledged))]
    assert len(acknowledged) >= kills

    books = wallet(tmp_path)
    orders = [books.orders.find(STORE.miniapp_id, f"n{number}") for number in range(len(acknowledged) + 2)]
    paid = [order for order in orders if order is not None and order.state == "paid"]
    assert {order.merchant_number for order in paid} >= set(acknowledged), "an acknowledged payment is lost"
    assert len(paid) <= len(acknowledged) + 1  # what the last payer was killed at; the others' were told by the next
    assert books.balance_minor() == START_MINOR - PRICE_MINOR * len(paid)
    assert reconcile(books.db).findings == ()
    assert list(forged(books.db, books.payments.public_key)) == []
    told = books.rows("SELECT topic, count(*) FROM outbox GROUP BY topic ORDER BY topic")
    assert told == [("payment.notice", len(paid)), ("receipt.message", len(paid))]
    books.db.close()
