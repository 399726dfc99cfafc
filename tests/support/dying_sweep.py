"""A program that starts Plaza after eight days away, and is killed at one statement of its sweep after another.

`python -m tests.support.dying_sweep FOLDER`: makes a wallet whose owner has money held for an order, given to a person
and put into a red packet; lets the time of all of it pass; then forks shells that kill themselves (SIGKILL) before the
first, second, … statement of the thread that sweeps and tells, until one lives to tell it all. Prints how many died.
"""

import os
import signal
import sys
import threading
from datetime import timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from app.bootstrap import Services, open_services
from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, PublisherId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.model import Merchant
from app.core.payments.packet_model import PacketWish
from app.core.payments.transfer_model import PersonTransferWish
from app.core.people.model import User
from app.host.runtime.spawn import Spawner
from tests.support.books import PIN, key
from tests.support.clock import FakeClock
from tests.support.services import NobodyToAsk

MAYA = User(UserId("maya"), "Maya", "blue")
SHOP = Merchant(MiniAppId("gone.shop"), PublisherId("gone"), "A shop that is gone")
HELD, GIVEN, PUT_IN = Money(3_000), Money(700), Money(600)
AWAY = timedelta(days=8)
KILLS_MAX = 200


def services_of(folder: Path, spawner: Spawner, away: timedelta = AWAY) -> Services:
    """Open the services as the application does, ``away`` from now."""
    clock = FakeClock(SystemClock().now() + away)
    empty = folder / "bundled"
    return open_services(folder, events=EventBus(), prompts=NobodyToAsk(), spawner=spawner, clock=clock, bundled=empty)


def prepare(folder: Path) -> None:
    """Make a person with money that waits for a shop, for a person, and in a red packet."""
    spawner = Spawner()
    services = services_of(folder, spawner, timedelta())
    lin = services.people.create_profile("Lin").user_id
    services.people.add_person(MAYA)
    services.pins.set(lin, PIN)
    services.funding.top_up(lin, Money(10_000), key())
    order = services.orders.create(SHOP, merchant_number=new_id(), title="Coat", amount=HELD, capture="later")
    services.payments.pay(order.order_id, payer_id=lin, pin=PIN, key=key())
    chat = services.chat.direct(lin, MAYA.user_id)
    given = PersonTransferWish(lin, MAYA.user_id, chat, GIVEN)
    services.person_transfers.send(given, pin=PIN, key=key())
    packet = PacketWish(lin, chat, "equal", PUT_IN, 1, frozenset({MAYA.user_id}))
    services.packets.send(packet, pin=PIN, key=key())
    services.close()
    spawner.close()


def is_told(services: Services) -> bool:
    """Tell whether nothing for a person is left in the outbox."""
    waiting = services._pump._outbox.pending(200)
    return services.orders.next_due() is None and not [each for each in waiting if each.topic.endswith(".message")]


def shell(folder: Path, kill_at: int) -> None:
    """Sweep and tell until the statement ``kill_at`` of the pump's thread is reached, or all is told."""
    statements = count(1)

    def die(*_: object) -> None:
        if threading.current_thread().name == "outbox" and next(statements) >= kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, die)
    services = services_of(folder, Spawner())
    heard = threading.Event()
    while not is_told(services):
        services._pump.wake()
        heard.wait(0.02)
    os._exit(0)


def main(folder: Path) -> None:
    """Have one shell after the other killed, until one tells everything."""
    if os.fork() == 0:  # so that no thread of it is there when the others are forked
        prepare(folder)
        os._exit(0)
    assert os.wait()[1] == 0
    for kill_at in range(1, KILLS_MAX):
        if os.fork() == 0:
            shell(folder, kill_at)
        if os.waitstatus_to_exitcode(os.wait()[1]) == 0:
            print(kill_at - 1)
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
