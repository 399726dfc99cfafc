"""Red packets as a person has them: put into a chat, opened, looked at."""

from typing import Any

from PySide6.QtCore import Qt

from app.core.chat.model import PacketContent, TextContent
from app.core.kernel.ids import JournalId, PacketId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.packet_model import Packet, PacketWish
from app.shell.prompts import PromptServices
from app.shell.wallet.marks import MarkViewModel
from tests.shell.between.conftest import LEO, MAYA, NOA, Scene
from tests.support.books import PIN
from tests.support.cut_words import cut_words
from tests.support.pin_desk import MARK, pay_desk


def given(scene: Scene, amount: int = 2000, shares: int = 3, *, greeting: str = "") -> Packet:
    """Let Maya put a red packet into the group."""
    scene.books.top_up(amount, MAYA.user_id)
    if not scene.books.pins.is_set(MAYA.user_id):
        scene.books.pins.set(MAYA.user_id, PIN)
    everybody = frozenset(scene.plaza.chat.members(scene.group))
    wish = PacketWish(MAYA.user_id, scene.group, "lucky", Money(amount), shares, everybody, greeting)
    packet = scene.books.packets.send(wish, pin=PIN, key=JournalId(new_id()))
    scene.tell()
    return packet


def note(scene: Scene) -> str:
    return scene.window.text("packetNote")


def open_sheet(scene: Scene) -> None:
    scene.press("composerMore")
    scene.press("composerPacket")
    scene.until(lambda: scene.window.is_ready("packetAmount"))
    scene.window.view.grabWindow()


def test_a_packet_is_put_into_a_chat_of_two(scene: Scene) -> None:
    scene.show(scene.direct)
    open_sheet(scene)
    assert scene.window.find("packetCount") is None
    assert not scene.window.is_ready("givingGo")
    scene.write("packetAmount", "66.6")
    assert scene.window.text("packetTotal") == "¥66.60"
    scene.write("packetGreeting", "for lunch")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.balance_minor(scene.me.user_id) == 50_000 - 6_660
    scene.tell()
    scene.until(lambda: scene.window.find("packetMessage") is not None)
    assert note(scene) == "Not opened yet"
    rows = scene.chats.property("conversations")
    scene.until(lambda: rows.rows[0].preview == "[Red packet] for lunch")
    packet_id = PacketId(scene.books.rows("SELECT packet_id FROM packets")[0][0])
    scene.books.packets.claim(packet_id, MAYA.user_id)
    scene.until(lambda: note(scene) == "All of it was taken")


def test_a_packet_for_a_group_is_split_by_luck_or_evenly(scene: Scene) -> None:
    scene.show(scene.group)
    open_sheet(scene)
    scene.write("packetAmount", "5")
    scene.write("packetCount", "4")
    assert scene.window.text("packetTotal") == "¥5.00"
    scene.press("choice_equal")
    assert scene.window.text("packetTotal") == "¥20.00"
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    row = scene.books.rows("SELECT split, amount_minor, share_count, audience_count FROM packets")
    assert row == [("equal", 2000, 4, 4)]


def test_what_cannot_be_sent_is_said_before_the_pin(scene: Scene) -> None:
    scene.show(scene.group)
    open_sheet(scene)
    for amount, count, said in [
        ("abc", "", "digits"),
        ("5", "9", "1 to 4 shares"),
        ("0.01", "2", "¥0.01 at least"),
        ("600", "2", "more than the ¥500.00"),
    ]:
        scene.write("packetAmount", amount)
        scene.write("packetCount", count)
        assert said in scene.window.text("packetTrouble")
        assert not scene.window.is_ready("givingGo")
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.current() is None)
    assert scene.books.rows("SELECT count(*) FROM packets") == [(0,)]


def test_a_wrong_pin_asks_again_and_going_back_changes_the_amount(scene: Scene) -> None:
    scene.show(scene.direct)
    open_sheet(scene)
    scene.write("packetAmount", "10")
    scene.press("givingGo")
    scene.enter_pin("000000")
    scene.until(lambda: scene.window.find("pinMessage") and "wrong" in scene.window.text("pinMessage"))
    scene.press("givingBack")
    scene.write("packetAmount", "20")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.rows("SELECT amount_minor FROM packets") == [(2000,)]


def test_a_refusal_is_told_and_can_be_mended(scene: Scene) -> None:
    scene.books.spending.set_limit(scene.me.user_id, "payment", Money(1500))
    scene.show(scene.direct)
    open_sheet(scene)
    scene.write("packetAmount", "20")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.window.find("givingTrouble") is not None)
    assert scene.books.balance_minor(scene.me.user_id) == 50_000
    scene.press("givingBack")
    scene.write("packetAmount", "15")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.balance_minor(scene.me.user_id) == 48_500


def test_a_packet_is_opened_and_shows_the_share_and_everybodys(scene: Scene) -> None:
    packet = given(scene, 2000, 3, greeting="Happy new year 🧧")
    scene.show(scene.group)
    scene.until(lambda: scene.window.find("packetMessage") is not None)
    assert note(scene) == "Open it"
    scene.press("packetMessage")
    scene.until(lambda: scene.window.is_ready("packetOpen"))
    assert scene.window.text("packetSender") == "Maya Chen"
    assert scene.window.text("packetGreetingShown") == "Happy new year 🧧"
    scene.press("packetOpen")
    scene.until(lambda: scene.window.find("packetOwn") is not None)
    share = scene.books.balance_minor(scene.me.user_id) - 50_000
    assert scene.window.text("packetOwn") == Money(share).text()
    assert scene.window.text("packetSummary") == f"1 of 3 opened · {Money(share).text()} of ¥20.00"
    assert scene.window.find("Luckiest") is None
    scene.books.packets.claim(packet.packet_id, LEO.user_id)
    scene.books.packets.claim(packet.packet_id, NOA.user_id)
    scene.until(lambda: scene.window.text("packetSummary") == "3 of 3 opened · ¥20.00 of ¥20.00")
    scene.until(lambda: scene.window.find("Luckiest") is not None)
    scene.press("packetClose")
    scene.until(lambda: scene.window.find("packetOpening") is None)
    assert note(scene) == f"You had {Money(share).text()}"


def test_who_comes_too_late_is_told_so(scene: Scene) -> None:
    packet = given(scene, 300, 1)
    scene.show(scene.group)
    scene.press("packetMessage")
    scene.until(lambda: scene.window.is_ready("packetOpen"))
    scene.books.packets.claim(packet.packet_id, LEO.user_id)
    scene.until(lambda: scene.window.find("packetSummary") is not None or scene.window.is_ready("packetOpen"))
    if scene.window.is_ready("packetOpen"):
        scene.press("packetOpen")
    scene.until(lambda: scene.window.find("packetSummary") is not None)
    assert "too late" in scene.window.text("packetNote")
    assert scene.books.balance_minor(scene.me.user_id) == 50_000


def test_what_was_not_opened_in_time_went_back(scene: Scene) -> None:
    given(scene, 300, 2)
    scene.show(scene.group)
    scene.until(lambda: scene.window.find("packetMessage") is not None)
    scene.plaza.clock.advance(hours=25)
    scene.books.packets.settle_due()
    scene.until(lambda: note(scene) == "It is over")
    scene.press("packetMessage")
    scene.until(lambda: scene.window.find("packetSummary") is not None)
    assert "went back" in scene.window.text("packetNote")


def test_ones_own_packet_in_a_chat_of_two_shows_how_it_stands(scene: Scene) -> None:
    scene.show(scene.direct)
    open_sheet(scene)
    scene.write("packetAmount", "8.88")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    scene.tell()
    scene.press("packetMessage")
    scene.until(lambda: scene.window.find("packetSummary") is not None)
    assert scene.window.find("packetOpen") is None
    assert "comes back to you after 24 hours" in scene.window.text("packetNote")


def test_a_packet_that_the_wallet_does_not_know_says_what_can_be_done(scene: Scene) -> None:
    scene.plaza.chat.send(scene.direct, MAYA.user_id, PacketContent(PacketId("made-up"), "free <b>money</b>\u202e"))
    scene.show(scene.direct)
    scene.until(lambda: scene.window.find("packetMessage") is not None)
    assert note(scene) == "Not in your wallet"
    scene.press("packetMessage")
    scene.until(lambda: scene.window.is_ready("Close"))
    opening: Any = scene.current()
    scene.until(lambda: opening.property("errorText"))
    assert "no record of this red packet" in opening.property("errorText")
    assert scene.window.find("Try again") is None, "trying again changes nothing"
    assert cut_words(scene.window) == []
    scene.look("packet_unknown")
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.current() is None)


def test_the_keyboard_alone_sends_a_packet(scene: Scene) -> None:
    scene.show(scene.direct)
    scene.window.item("composerMore").forceActiveFocus()
    scene.window.press(Qt.Key.Key_Space)
    scene.until(lambda: scene.window.find("composerPacket") is not None)
    scene.until(lambda: scene.window.item("composerPacket").hasActiveFocus())
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: scene.window.find("packetAmount") and scene.window.item("packetAmount").hasActiveFocus())
    scene.window.type("5")
    scene.window.press(Qt.Key.Key_Return)
    scene.window.press(Qt.Key.Key_Return)
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.rows("SELECT amount_minor FROM packets") == [(500,)]


def test_other_messages_stand_beside_a_packet_as_ever(scene: Scene) -> None:
    given(scene)
    scene.plaza.chat.send(scene.group, UserId(LEO.user_id), TextContent("Thank you!"))
    scene.show(scene.group)
    shown = scene.chats.property("conversation").property("history").property("rows")
    scene.until(lambda: len(shown.rows) == 2)
    assert [row.kind for row in shown.rows] == ["text", "packet"]


def test_the_persons_mark_stands_on_the_red_of_a_packet(scene: Scene) -> None:
    scene.prompts.use(
        PromptServices(pay_desk(scene.books, scene.window.tasks), mark := MarkViewModel(scene.window.view))
    )
    mark.show(MARK)
    packet = given(scene)
    scene.sheets.open("packetOpening", packet.packet_id)
    scene.until(lambda: scene.window.is_ready("packetOpen"))
    seen, stage = scene.window.item("promptMark"), scene.window.item("packetOpening")
    assert scene.window.text("promptMarkPhrase") == MARK.phrase
    assert stage.mapRectToScene(stage.boundingRect()).contains(seen.mapRectToScene(seen.boundingRect()))
    assert stage.mapToItem(stage.parentItem(), 0, 0).y() == 0, "no white bar above it"
