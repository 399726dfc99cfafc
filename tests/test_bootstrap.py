"""The services of a data folder, joined as the application joins them."""

import sqlite3
import threading
from pathlib import Path

import pytest

from app import demo_world
from app.bootstrap import RESOURCES, MoneyTeller, Services, open_services
from app.core.chat.events import MessageSent
from app.core.chat.model import Content, Message, ReceiptContent, RefundContent
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, MiniAppId, new_id
from app.core.kernel.money import Money
from app.core.payments.model import Merchant, Order, Receipt
from app.core.people.model import User
from app.host.runtime.spawn import Spawner
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
    rows = services.chat.messages(store.conversation_id).rows
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
        assert MoneyTeller(services.catalog, services.chat).tell_refund(again)
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


def test_a_wallet_whose_key_is_missing_names_it_and_makes_no_other(data_folder: Path) -> None:
    with running(data_folder):
        pass
    place = data_folder / "secrets" / "wallet.key"
    kept = place.read_bytes()
    place.unlink()
    with pytest.raises(Refused, match=r"secrets\.broken.*wallet\.key"), running(data_folder):
        pass
    assert not place.exists()
    place.write_bytes(kept)
    with running(data_folder):
        pass


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_wallet_that_is_gone_is_not_replaced_by_an_empty_one(data_folder: Path, is_empty: bool) -> None:
    with running(data_folder) as services:
        order_a_coat(services)
    for name in ("wallet.db", "wallet.db-wal", "wallet.db-shm"):
        (data_folder / name).unlink(missing_ok=True)
    if is_empty:
        (data_folder / "wallet.db").touch()
    with pytest.raises(Refused, match=r"wallet\.gone"), running(data_folder):
        pass
    assert (data_folder / "wallet.db").exists() == is_empty
