"""A program that runs the real services, pays, and is killed at one statement of the books after another.

`python -m tests.support.dying_shell FOLDER FIRST STEP COUNT`: forks COUNT shells one after the other, each of which
kills itself (SIGKILL) before the statement FIRST, FIRST + STEP, … that it makes once it has begun to pay. What was
acknowledged is written to FOLDER/acknowledged.
"""

import json
import os
import signal
import sys
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app.bootstrap import Services, open_services
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, MiniAppId, OrderId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.model import Merchant
from app.data_folder import FolderLock
from app.host.bridge.prompts import (
    MiniAppPrompt,
    PaymentAnswer,
    PaymentPrompt,
    PermissionAnswer,
    PermissionPrompt,
)
from app.host.runtime.spawn import Spawner

PIN = "246810"
START_MINOR = 5_000_000
PRICE_MINOR = 29_900
STORE = MiniAppId("plaza.store")


class Nobody:
    """Answers no prompt."""

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":
        return Future()

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":
        return Future()

    def ask(self, request: MiniAppPrompt[Any]) -> "Future[Any]":
        return Future()


def services_of(folder: Path, spawner: Spawner) -> Services:
    """Open the services as the application does."""
    return open_services(folder, events=EventBus(), prompts=Nobody(), spawner=spawner)


def prepare(folder: Path, orders_count: int) -> None:
    """Make a person with a PIN and money, and orders to pay, each with the key it will be paid by."""
    spawner = Spawner()
    services = services_of(folder, spawner)
    user = services.people.create_profile("Lin")
    services.pins.set(user.user_id, PIN)
    services.funding.top_up(user.user_id, Money(START_MINOR), JournalId("start"))
    listing = services.catalog.get(STORE)
    merchant = Merchant(STORE, listing.publisher_id, listing.name)
    plan = []
    for number in range(orders_count):
        order = services.orders.create(merchant, merchant_number=f"n{number}", title="Coat", amount=Money(PRICE_MINOR))
        plan.append((order.order_id, new_id()))
    (folder / "plan").write_text(json.dumps({"user": user.user_id, "orders": plan}))
    services.close()
    spawner.close()


def shell(folder: Path, kill_at: int) -> None:
    """Pay what is not acknowledged until the statement ``kill_at`` is reached."""
    plan = json.loads((folder / "plan").read_text())
    acknowledged = folder / "acknowledged"
    done = set(acknowledged.read_text().split()) if acknowledged.exists() else set()
    with FolderLock(folder):
        services = services_of(folder, Spawner())
        # The person types their PIN rightly once: a try cut short counts, and several shells may die in one each.
        services.pins.verify(UserId(plan["user"]), PIN)
        statements = count(1)

        def die(*_: object) -> None:
            if next(statements) >= kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        for name in ("begin", "before_cursor_execute", "commit"):
            event.listen(Engine, name, die)
        for order_id, key in plan["orders"]:
            if order_id not in done:
                services.payments.pay(OrderId(order_id), payer_id=UserId(plan["user"]), pin=PIN, key=JournalId(key))
                with acknowledged.open("a") as stream:
                    stream.write(f"{order_id}\n")


def main(folder: Path, first: int, step: int, kills: int) -> None:
    """Have one shell after the other killed."""
    if os.fork() == 0:  # so that no thread of it is there when the others are forked
        prepare(folder, kills + 10)
        os._exit(0)
    assert os.wait()[1] == 0
    for number in range(kills):
        if os.fork() == 0:
            shell(folder, first + step * number)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.wait()[1]) == -signal.SIGKILL, "a shell was not killed"
    print(kills)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
