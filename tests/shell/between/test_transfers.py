"""Transfers as a person has them: given in a chat, accepted, declined, asked about twice."""

import pytest
from PySide6.QtCore import Qt

from app.core.chat.model import ReceiptContent, RefundContent, TransferContent
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import JournalId, MessageId, OrderId, PersonTransferId, RefundId, new_id
from app.core.kernel.money import Money
from app.core.payments.transfer_model import PersonTransfer, PersonTransferWish
from app.money_teller import WALLET_ACCOUNT
from tests.shell.between.conftest import MAYA, Scene
from tests.support.books import PIN, STORE
from tests.support.cut_words import cut_words


def given(scene: Scene, amount: int = 6660, note: str = "for lunch") -> PersonTransfer:
    """Let Maya give the person something."""
    scene.books.top_up(amount, MAYA.user_id)
    if not scene.books.pins.is_set(MAYA.user_id):
        scene.books.pins.set(MAYA.user_id, PIN)
    wish = PersonTransferWish(MAYA.user_id, scene.me.user_id, scene.direct, Money(amount), note)
    sent = scene.books.person_transfers.send(wish, pin=PIN, key=JournalId(new_id()))
    scene.tell()
    return sent


def note(scene: Scene) -> str:
    return scene.window.text("transferMessageNote")


def open_sheet(scene: Scene) -> None:
    scene.press("composerMore")
    scene.press("composerTransfer")
    scene.until(lambda: scene.window.is_ready("transferAmount"))
    scene.window.view.grabWindow()


def give(scene: Scene, amount: str) -> None:
    open_sheet(scene)
    scene.write("transferAmount", amount)
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    scene.until(lambda: scene.window.find("transferSheet") is None)
    scene.window.view.grabWindow()


def test_money_is_given_to_the_other_in_a_chat_of_two(scene: Scene) -> None:
    scene.show(scene.direct)
    open_sheet(scene)
    assert scene.window.text("transferReceiver") == "Maya Chen"
    assert not scene.window.is_ready("givingGo")
    assert "comes back to you" in scene.window.text("transferTrouble")
    scene.write("transferAmount", "66.6")
    scene.write("transferNote", "for lunch")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.balance_minor(scene.me.user_id) == 50_000 - 6_660
    scene.tell()
    scene.until(lambda: scene.window.find("transferMessage") is not None)
    assert scene.window.text("transferMessageAmount") == "¥66.60"
    assert note(scene) == "Not accepted yet · for lunch"
    rows = scene.chats.property("conversations")
    scene.until(lambda: rows.rows[0].preview == "[Transfer] ¥66.60 for lunch")
    sent_id = PersonTransferId(scene.books.rows("SELECT person_transfer_id FROM person_transfers")[0][0])
    scene.books.person_transfers.accept(sent_id, MAYA.user_id)
    scene.until(lambda: note(scene) == "Accepted · for lunch")
    scene.press("transferMessage")
    scene.until(lambda: scene.window.find("transferHead") is not None)
    assert scene.window.text("transferHead") == "Maya Chen has accepted it"
    assert scene.window.find("transferAccept") is None


def test_a_group_has_no_transfers(scene: Scene) -> None:
    scene.show(scene.group)
    scene.press("composerMore")
    scene.until(lambda: scene.window.find("composerPacket") is not None)
    assert scene.window.find("composerTransfer") is None


def test_what_one_is_given_is_accepted_with_a_yes(scene: Scene) -> None:
    given(scene)
    scene.show(scene.direct)
    scene.until(lambda: scene.window.find("transferMessage") is not None)
    assert note(scene) == "Accept it · for lunch"
    scene.press("transferMessage")
    scene.until(lambda: scene.window.is_ready("transferAccept"))
    assert scene.window.text("transferHead") == "Maya Chen gives you"
    assert scene.window.text("transferShown") == "¥66.60"
    scene.press("transferAccept")
    scene.until(lambda: scene.window.text("transferHead") == "You have accepted it from Maya Chen")
    assert scene.books.balance_minor(scene.me.user_id) == 56_660
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.current() is None)
    assert note(scene) == "Accepted · for lunch"


def test_what_one_does_not_want_goes_back(scene: Scene) -> None:
    given(scene)
    scene.show(scene.direct)
    scene.press("transferMessage")
    scene.press("transferDecline")
    scene.until(lambda: scene.window.text("transferHead") == "You have declined it")
    assert scene.books.balance_minor(scene.me.user_id) == 50_000
    assert scene.books.balance_minor(MAYA.user_id) == 6_660


def test_what_came_back_in_time_is_told_to_who_opens_it_too_late(scene: Scene) -> None:
    given(scene)
    scene.show(scene.direct)
    scene.press("transferMessage")
    scene.until(lambda: scene.window.is_ready("transferAccept"))
    scene.plaza.clock.advance(hours=24)
    scene.press("transferAccept")
    scene.until(lambda: scene.window.text("transferHead") == "You did not accept it in time")
    scene.books.person_transfers.settle_due()
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: note(scene) == "Went back · for lunch")
    assert scene.books.balance_minor(scene.me.user_id) == 50_000


def test_the_same_to_the_same_is_asked_about_before_the_pin(scene: Scene) -> None:
    scene.show(scene.direct)
    give(scene, "10")
    open_sheet(scene)
    scene.write("transferAmount", "10")
    scene.press("givingGo")
    scene.until(lambda: "less than a minute ago" in scene.window.text("transferTrouble"))
    assert scene.window.find("pinPad") is None
    assert scene.window.text("givingGo") == "Give ¥10.00 again"
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.rows("SELECT count(*) FROM person_transfers") == [(2,)]


def test_another_amount_or_a_minute_later_nothing_is_asked(scene: Scene) -> None:
    scene.show(scene.direct)
    give(scene, "10")
    give(scene, "10.01")
    scene.plaza.clock.advance(seconds=61)
    give(scene, "10")
    assert scene.books.balance_minor(scene.me.user_id) == 50_000 - 3_001


def test_more_than_there_is_is_told_at_once(scene: Scene) -> None:
    scene.show(scene.direct)
    open_sheet(scene)
    scene.write("transferAmount", "500.01")
    assert "more than the ¥500.00" in scene.window.text("transferTrouble")
    assert not scene.window.is_ready("givingGo")


def test_a_transfer_that_the_wallet_does_not_know_shows_no_amount_and_says_what_can_be_done(scene: Scene) -> None:
    forged = TransferContent(PersonTransferId("made-up"), Money(10**9), "<b>rich</b>\u202e")
    scene.plaza.chat.send(scene.direct, MAYA.user_id, forged)
    scene.show(scene.direct)
    scene.until(lambda: scene.window.find("transferMessage") is not None)
    assert scene.window.text("transferMessageAmount") == "Transfer"
    assert note(scene).startswith("Not in your wallet")
    scene.press("transferMessage")
    scene.until(lambda: scene.window.is_ready("transferFailed"))
    assert "no record of this transfer" in scene.window.text("transferError")
    assert scene.window.find("Try again") is None, "trying again changes nothing"
    assert not scene.window.is_ready("transferAccept")
    scene.look("transfer_unknown")
    scene.press("transferFailed")
    scene.until(lambda: scene.current() is None)


def test_a_transfer_that_cannot_be_read_now_can_be_tried_again(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    given(scene)
    scene.show(scene.direct)
    scene.until(lambda: scene.window.find("transferMessage") is not None)

    def busy(*_: object) -> None:
        raise Unavailable("database.busy")

    with monkeypatch.context() as patch:
        patch.setattr(scene.books.person_transfers, "look", busy)
        scene.press("transferMessage")
        scene.until(lambda: scene.window.is_ready("transferFailed"))
    scene.press("Try again")
    scene.until(lambda: scene.window.is_ready("transferAccept"))


def test_receipts_and_refunds_that_an_older_wallet_does_not_have_say_so(scene: Scene) -> None:
    mine, now = scene.me.user_id, scene.plaza.clock.now()
    shoes = scene.books.order(1_000)
    receipt, refund = scene.books.pay(shoes, mine), scene.books.refund(shoes, 400)
    account = WALLET_ACCOUNT.account_id
    for order_id, refund_id in ((shoes.order_id, refund.refund_id), (OrderId("newer"), RefundId(new_id()))):
        paid = ReceiptContent(receipt.receipt_id, order_id, "Store", "Shoes", Money(1_000), now, STORE.miniapp_id)
        back = RefundContent(refund_id, order_id, "Store", "Shoes", Money(400), Money(1_000), now, STORE.miniapp_id)
        for content in (paid, back):
            scene.plaza.chat.post_official(mine, account, content, MessageId(new_id()))
    scene.chats.select(scene.plaza.chat.official(mine, account))
    scene.until(lambda: scene.chats.property("conversation") is not None)
    messages = scene.chats.property("conversation").property("history").property("rows")
    scene.until(lambda: len(messages.rows) == 4)
    told = [(row.kind, row.content["isRecorded"]) for row in messages.rows]
    assert told == [("refund", False), ("receipt", False), ("refund", True), ("receipt", True)]
    scene.until(lambda: scene.window.find("moneyUnrecorded") is not None)
    assert "no record of it" in scene.window.text("moneyUnrecorded")
    assert cut_words(scene.window) == []
    scene.look("receipt_unrecorded")


def test_a_sheet_put_away_while_it_is_filled_hears_of_nothing(scene: Scene) -> None:
    given(scene)
    scene.show(scene.direct)
    for what, about in (
        ("transfer", scene.direct),
        ("packet", scene.direct),
        ("transferOpening", scene.books.rows("SELECT person_transfer_id FROM person_transfers")[0][0]),
    ):
        scene.sheets.open(what, about)
        scene.until(lambda: scene.current() is not None)
        scene.prompts.property("current").give_up()
        scene.until(lambda: scene.current() is None)
    answered: list[None] = []
    for _ in range(8):  # more than there are workers
        scene.context.tasks.run(lambda: None, answered.append)
    scene.until(lambda: len(answered) == 8)
