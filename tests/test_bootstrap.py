"""The services of a data folder, joined as the application joins them."""

import sqlite3
import threading
from pathlib import Path

import pytest

from app import demo_world
from app.bootstrap import RESOURCES, Services, open_services
from app.core.chat.events import MessageSent
from app.core.chat.model import Content, Message, ReceiptContent, RefundContent
from app.core.database.reading import open_to_read
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, MiniAppId, new_id
from app.core.kernel.money import Money
from app.core.payments.model import Merchant, Order, Receipt
from app.core.payments.reconciling import reconcile
from app.core.people.model import User
from app.host.runtime.spawn import Spawner
from app.money_teller import MoneyTeller
from tests.support.miniapps import write_package
from tests.support.services import NobodyToAsk, running

STORE = MiniAppId("plaza.store")
PIN = "246810"
DEADLINE_S = 20.0


def order_a_coat(services: Services, number: str = "1") -> tuple[User, Order]:
    user = services.people.current() or services.people.create_profile("Lin")
    demo_world.fill(services, user, RESOURCES)
    listing = services.catalog.get(STORE)
    merchant = Merchant(listing.miniapp_id, listing.publisher_id, listing.name)
    return user, services.orders.create(merchant, merchant_number=number, title="Coat", amount=Money(29_900))


def receipts_of(services: Services, user: User, kind: type[Content] = ReceiptContent) -> list[Message]:
    conversations = services.chat.conversations(user.user_id)
    (store,) = [each for each in conversations if each.account_id == "plaza.store.account"]
    rows = services.history.newest(store.conversation_id, user.user_id).messages
    return [message for message in rows if isinstance(message.content, kind)]


def wait_for_receipt(services: Services, user: User, kind: type[Content] = ReceiptContent) -> list[Message]:
    """Wait until the receipt's, or the refund's, message is in the chat, however early it came."""
    arrived = threading.Event()

    def look(_: MessageSent) -> None:
        if receipts_of(services, user, kind):
            arrived.set()

    services.events.subscribe(MessageSent, look)
    if not receipts_of(services, user, kind):
        assert arrived.wait(DEADLINE_S)
    return receipts_of(services, user, kind)


def wait_until_told(services: Services) -> None:
    """Wait until nothing for a person is left in the outbox: a notice may wait for a server half that fails."""
    told = threading.Event()
    for _ in range(int(DEADLINE_S / 0.05)):
        if not [each for each in services._pump._outbox.pending() if each.topic.endswith(".message")]:
            return
        services._pump.wake()
        told.wait(0.05)
    raise AssertionError("something was never told")


def test_a_payment_puts_one_receipt_into_the_official_account(data_folder: Path) -> None:
    with running(data_folder) as services:
        user, order = order_a_coat(services)
        services.pins.set(user.user_id, PIN)
        receipt = services.payments.pay(order.order_id, payer_id=user.user_id, pin=PIN, key=JournalId(new_id()))
        (message,) = wait_for_receipt(services, user)
        assert isinstance(receipt, Receipt)
        assert isinstance(message.content, ReceiptContent)
        assert message.content.receipt_id == receipt.receipt_id
        assert message.content.amount == Money(29_900)
        assert message.content.merchant_number == "1"
        assert services.wallet.balance(user.user_id) == Money(170_100)


def test_a_receipt_that_was_not_told_is_told_at_the_next_start(data_folder: Path) -> None:
    with running(data_folder) as services:
        user, order = order_a_coat(services)
        services.pins.set(user.user_id, PIN)
        listing = services.catalog.get(STORE)
    # The first run ends; the payment is made as if the program were killed before its outbox was looked at.
    with running(data_folder) as services:
        services.stop_telling()
        services.payments.pay(order.order_id, payer_id=user.user_id, pin=PIN, key=JournalId(new_id()))
        assert receipts_of(services, user) == []
    with running(data_folder) as services:
        assert len(wait_for_receipt(services, user)) == 1
        assert services.catalog.get(STORE) == listing


def test_a_refund_that_was_not_told_is_told_once_at_the_next_start(data_folder: Path) -> None:
    with running(data_folder) as services:
        user, order = order_a_coat(services)
        services.pins.set(user.user_id, PIN)
        services.payments.pay(order.order_id, payer_id=user.user_id, pin=PIN, key=JournalId(new_id()))
        services.stop_telling()
        services.refunds.refund(order.order_id, refund_number="R-1", amount=Money(9_900), reason="Too small")
        assert services.wallet.balance(user.user_id) == Money(180_000)
        assert receipts_of(services, user, RefundContent) == []
    with running(data_folder) as services:
        (message,) = wait_for_receipt(services, user, RefundContent)
        content = message.content
        assert isinstance(content, RefundContent)
        assert (content.amount, content.paid, content.reason) == (Money(9_900), Money(29_900), "Too small")
        services.stop_telling()
        again = {
            "refund_id": content.refund_id,
            "order_id": content.order_id,
            "payer_id": user.user_id,
            "payee_name": content.payee_name,
            "title": content.title,
            "amount_minor": 9_900,
            "paid_minor": 29_900,
            "currency": "CNY",
            "refunded_at": content.refunded_at.isoformat(),
            "miniapp_id": content.miniapp_id,
            "merchant_number": "1",
            "reason": "Too small",
        }
        assert MoneyTeller(
            services.catalog, services.chat, services.official, services.people, services.figures
        ).tell_refund(again)
        assert receipts_of(services, user, RefundContent) == [message]


def test_a_broken_package_is_left_out_and_told_and_the_others_work(data_folder: Path, tmp_path: Path) -> None:
    write_package(tmp_path / "bundled" / "good", "from minikit import App\napp = App()\n", app_id="test.good")
    broken = write_package(tmp_path / "bundled" / "broken", "")
    (broken / "manifest.json").write_text('{"app_id": "Not An Id"')
    with running(data_folder, tmp_path / "bundled") as services:
        (told,) = services.broken_packages
        assert told.code == "package.broken"
        assert [listing.miniapp_id for listing in services.catalog.all()] == ["test.good"]


def test_a_bundled_mini_app_whose_name_another_publisher_holds_is_left_out_and_told(
    data_folder: Path, tmp_path: Path
) -> None:
    write_package(tmp_path / "bundled" / "good", "from minikit import App\napp = App()\n", app_id="test.good")
    (data_folder / "miniapps" / "test.good").mkdir(parents=True)
    (data_folder / "miniapps" / "test.good" / "publisher.json").write_text('{"key": "0123"}')
    with running(data_folder, tmp_path / "bundled") as services:
        assert [told.code for told in services.broken_packages] == ["package.other_publisher"]
        assert services.catalog.all() == []


@pytest.mark.parametrize("name", ["plaza.db", "wallet.db"])
def test_a_database_of_a_newer_version_ends_the_start_and_stays_as_it_was(data_folder: Path, name: str) -> None:
    with running(data_folder):
        pass
    spawner = Spawner()
    if name == "plaza.db":
        with sqlite3.connect(data_folder / name) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        expected = "database.newer"
    else:
        (data_folder / name).write_bytes(b"not a wallet" * 1000)
        expected = "database.unreadable"
    before = (data_folder / name).read_bytes()
    with pytest.raises(Refused) as refused:
        open_services(data_folder, events=EventBus(), prompts=NobodyToAsk(), spawner=spawner)
    spawner.close()
    assert refused.value.code == expected
    assert (data_folder / name).read_bytes() == before


@pytest.mark.parametrize("name", ["wallet.key", "wallet.receipt_key"])
def test_a_wallet_whose_key_is_missing_names_it_and_makes_no_other(data_folder: Path, name: str) -> None:
    with running(data_folder):
        pass
    place = data_folder / "secrets" / name
    kept = place.read_bytes()
    place.unlink()
    with pytest.raises(Refused, match=rf"secrets\.broken.*{name}"), running(data_folder):
        pass
    assert not place.exists()
    place.write_bytes(kept)
    with running(data_folder):
        pass


@pytest.mark.parametrize("left", [None, b"", b"x"])
def test_a_wallet_that_is_gone_is_not_replaced_by_an_empty_one(data_folder: Path, left: bytes | None) -> None:
    with running(data_folder) as services:
        order_a_coat(services)
    for name in ("wallet.db", "wallet.db-wal", "wallet.db-shm"):
        (data_folder / name).unlink(missing_ok=True)
    if left is not None:
        (data_folder / "wallet.db").write_bytes(left)
    with pytest.raises(Refused, match=r"wallet\.gone"), running(data_folder):
        pass
    assert (data_folder / "wallet.db").exists() == (left is not None)
    assert left is None or (data_folder / "wallet.db").read_bytes() == left


@pytest.mark.parametrize("is_cut", [True, False])
def test_a_damaged_wallet_ends_the_start_and_stays_as_it_was(data_folder: Path, is_cut: bool) -> None:
    with running(data_folder) as services:
        order_a_coat(services)
    place = data_folder / "wallet.db"
    content = bytearray(place.read_bytes())
    if is_cut:
        del content[-1:]
    else:
        content[-1000] ^= 1
    place.write_bytes(content)
    with pytest.raises(Refused, match=r"database\.unreadable.*wallet\.db"), running(data_folder):
        pass
    assert place.read_bytes() == content


def test_yesterdays_wallet_put_back_beside_todays_chats_is_as_it_was_then(data_folder: Path) -> None:
    with running(data_folder) as services:
        user, order = order_a_coat(services)
        services.pins.set(user.user_id, PIN)
        services.payments.pay(order.order_id, payer_id=user.user_id, pin=PIN, key=JournalId(new_id()))
        wait_for_receipt(services, user)
        balance, bills = services.wallet.balance(user.user_id), services.wallet.bills(user.user_id)
    yesterday = (data_folder / "wallet.db").read_bytes()
    with running(data_folder) as services:
        merchant = services.orders.get(order.order_id).merchant
        later = services.orders.create(merchant, merchant_number="2", title="Hat", amount=Money(9_900))
        services.payments.pay(later.order_id, payer_id=user.user_id, pin=PIN, key=JournalId(new_id()))
        services.refunds.refund(order.order_id, refund_number="R-1", amount=Money(100), reason="Scratched")
        wait_for_receipt(services, user, RefundContent)
        told = receipts_of(services, user)
        assert len(told) == 2
    (data_folder / "wallet.db").write_bytes(yesterday)
    with running(data_folder) as services:
        assert services.wallet.balance(user.user_id) == balance
        assert services.wallet.bills(user.user_id) == bills
        assert receipts_of(services, user) == told  # they were given, and stay
        for use in (
            lambda: services.orders.get(later.order_id),
            lambda: services.refunds.refund(later.order_id, refund_number="R", amount=Money(1), reason="No"),
            lambda: services.payments.pay(later.order_id, payer_id=user.user_id, pin=PIN, key=JournalId(new_id())),
        ):
            with pytest.raises(Refused, match=r"orders\.unknown"):
                use()
        # The merchant's number is free again: what is asked for under it is another order, paid and told as such.
        again = services.orders.create(merchant, merchant_number="2", title="Hat", amount=Money(9_900))
        services.payments.pay(again.order_id, payer_id=user.user_id, pin=PIN, key=JournalId(new_id()))
        services.refunds.refund(order.order_id, refund_number="R-1", amount=Money(100), reason="Scratched")
        wait_until_told(services)
        assert len(receipts_of(services, user)) == 3
        assert len(receipts_of(services, user, RefundContent)) == 2
    with open_to_read(
        data_folder / "wallet.db", tree="wallet", key=(data_folder / "secrets" / "wallet.key").read_bytes().hex()
    ) as db:
        assert reconcile(db).findings == ()
