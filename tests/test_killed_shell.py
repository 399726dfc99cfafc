"""A shell killed again and again, at one statement after another of paying and telling: the books still agree."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.core.chat.model import ReceiptContent
from app.core.kernel.ids import OrderId, UserId
from app.core.payments.service import Outbox
from app.host.runtime.spawn import Spawner
from tests.support.dying_shell import PRICE_MINOR, START_MINOR, services_of

ROOT = Path(__file__).parents[1]
KILLS = 24
DEADLINE_S = 20.0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the shells are forks of one that has loaded everything")
def test_no_payment_is_lost_or_made_twice_however_often_the_shell_is_killed(data_folder: Path) -> None:
    command = [sys.executable, "-m", "tests.support.dying_shell", str(data_folder), "2", "2", str(KILLS)]
    path = os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.strip() == str(KILLS), done.stderr

    plan = json.loads((data_folder / "plan").read_text())
    user_id = UserId(plan["user"])
    acknowledged = set((data_folder / "acknowledged").read_text().split())
    spawner = Spawner()
    services = services_of(data_folder, spawner)
    try:
        outbox: Outbox = services._pump._outbox
        heard = threading.Event()
        for _ in range(int(DEADLINE_S / 0.05)):
            if not outbox.pending(200):
                break
            services._pump.wake()
            heard.wait(0.05)
        assert outbox.pending(200) == []

        assert services.payments._ledger.verify() == []
        paid = {order_id for order_id, _ in plan["orders"] if services.orders.get(OrderId(order_id)).state == "paid"}
        assert acknowledged <= paid
        assert len(paid) - len(acknowledged) <= 1  # what the last shell was doing when it was killed
        assert services.wallet.balance(user_id).amount_minor == START_MINOR - PRICE_MINOR * len(paid)
        told = [
            message.content.order_id
            for conversation in services.chat.conversations(user_id)
            for message in services.history.newest(conversation.conversation_id, user_id, limit=200).messages
            if isinstance(message.content, ReceiptContent)
        ]
        assert sorted(told) == sorted(paid)
    finally:
        services.close()
        spawner.close()
