"""Money that came back while Plaza was closed: told once at the next start, wherever it is killed meanwhile."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Services
from app.core.catalog.model import Listing
from app.core.chat.events import MessageSent
from app.core.chat.model import ReturnContent
from app.core.kernel.ids import OfficialAccountId, UserId
from app.core.official.model import OfficialAccount
from app.core.payments.reconciling import reconcile
from app.host.runtime.spawn import Spawner
from app.money_teller import WALLET_ACCOUNT, MoneyTeller
from tests.support.dying_sweep import GIVEN, HELD, MAYA, PUT_IN, SHOP, is_told, prepare, services_of

ROOT = Path(__file__).parents[1]
DEADLINE_S = 20.0
KILLS_MIN = 20


def returns_of(services: Services, user_id: UserId, account_id: str = WALLET_ACCOUNT.account_id) -> list[ReturnContent]:
    """Return what an official account told the person of money that came back."""
    chats = [each for each in services.chat.conversations(user_id) if each.account_id == account_id]
    rows = [row for chat in chats for row in services.history.newest(chat.conversation_id, user_id).messages]
    return [row.content for row in rows if isinstance(row.content, ReturnContent)]


def die_sweeping(folder: Path) -> int:
    """Have the sweep of a new wallet in ``folder`` killed at one statement after the other; return how often it was."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying_sweep", str(folder)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_it_is_told_once_however_often_the_program_is_killed_between_the_commit_and_the_telling(
    data_folder: Path,
) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("the shells are forks of one that has loaded everything")
    kills = 0
    # Each goes on where the last one died, so how many die in one wallet is a matter of how far each of them came.
    while kills <= KILLS_MIN:
        folder = data_folder / f"after {kills}"
        folder.mkdir()
        died = die_sweeping(folder)
        assert died, "no statement was tried"
        kills += died
        assert_told_once(folder)


def assert_told_once(folder: Path) -> None:
    spawner = Spawner()
    services = services_of(folder, spawner)
    try:
        lin = services.people.current()
        assert lin is not None
        assert is_told(services)
        told = {
            (content.source, content.cause, content.amount, content.other_name)
            for content in returns_of(services, lin.user_id)
        }
        assert told == {
            ("order", "time", HELD, "A shop that is gone"),
            ("transfer", "time", GIVEN, MAYA.name),
            ("packet", "time", PUT_IN, ""),
        }
        assert len(returns_of(services, lin.user_id)) == 3
        assert services.wallet.balance(lin.user_id).amount_minor == 10_000
        assert reconcile(services.payments._db).findings == ()
    finally:
        services.close()
        spawner.close()


def test_telling_it_again_adds_nothing_whatever_name_the_other_has_by_then(data_folder: Path) -> None:
    prepare(data_folder)
    spawner = Spawner()
    services = services_of(data_folder, spawner)
    try:
        services.stop_telling()
        services.orders.settle_due()
        services.person_transfers.settle_due()
        [payload] = [
            entry.payload
            for entry in services._pump._outbox.pending()
            if entry.topic == "return.message" and entry.payload["source"] == "transfer"
        ]
        teller = MoneyTeller(services.catalog, services.chat, services.official, services.people, services.figures)
        user_id = UserId(payload["user_id"])
        assert teller.tell_return(payload)
        before = returns_of(services, user_id)
        services.people.add_person(replace(MAYA, name="Maya Chen"))
        assert teller.tell_return(payload)
        assert returns_of(services, user_id) == before
        assert [content.other_name for content in before].count("Maya") == 1
    finally:
        services.close()
        spawner.close()


def test_what_a_shop_with_an_official_account_let_go_is_told_by_that(data_folder: Path) -> None:
    prepare(data_folder)
    spawner = Spawner()
    services = services_of(data_folder, spawner, timedelta())
    try:
        lin = services.people.current()
        assert lin is not None
        shop = OfficialAccount(OfficialAccountId("shop.account"), "Shop", "blue", "Sells", "service")
        services.official.add(shop)
        listing = Listing(SHOP.miniapp_id, "Shop", "", SHOP.publisher_id, "", True, "1", "store", shop.account_id, "")
        services.catalog.publish(listing)
        told = threading.Event()
        services.events.subscribe(
            MessageSent, lambda sent: told.set() if isinstance(sent.message.content, ReturnContent) else None
        )
        [order] = services.orders.held_by(lin.user_id)
        services.orders.close(order.order_id)
        assert told.wait(DEADLINE_S), "closing wakes the pump"
        [content] = returns_of(services, lin.user_id, "shop.account")
        assert (content.source, content.cause, content.amount, content.given) == ("order", "closed", HELD, HELD)
        assert returns_of(services, lin.user_id) == []
    finally:
        services.close()
        spawner.close()


def test_what_an_unfollowed_shop_would_tell_is_told_by_the_wallet(data_folder: Path) -> None:
    prepare(data_folder)
    spawner = Spawner()
    services = services_of(data_folder, spawner, timedelta())
    try:
        lin = services.people.current()
        assert lin is not None
        shop = OfficialAccount(OfficialAccountId("shop.account"), "Shop", "blue", "Sells", "service")
        services.official.add(shop)
        services.official.follow(lin.user_id, shop.account_id)
        services.official.unfollow(lin.user_id, shop.account_id)
        listing = Listing(SHOP.miniapp_id, "Shop", "", SHOP.publisher_id, "", True, "1", "store", shop.account_id, "")
        services.catalog.publish(listing)
        told = threading.Event()
        services.events.subscribe(
            MessageSent, lambda sent: told.set() if isinstance(sent.message.content, ReturnContent) else None
        )
        [order] = services.orders.held_by(lin.user_id)
        services.orders.close(order.order_id)
        assert told.wait(DEADLINE_S), "closing wakes the pump"
        [content] = returns_of(services, lin.user_id)
        assert (content.source, content.amount) == ("order", HELD)
        assert returns_of(services, lin.user_id, "shop.account") == []
    finally:
        services.close()
        spawner.close()
