"""Money given to people of the demo world: a red packet in their group, a transfer to one of them, both bills."""

from PySide6.QtCore import Qt

from app.cli.tour.driver import Driver
from app.cli.tour.paying import PIN, choose_pin
from tests.flows.conftest import Start


def test_a_packet_and_a_transfer_reach_people_and_stand_among_the_bills(start: Start) -> None:
    _, hands = start()
    hands.click_text("Outfit club 穿搭小组")
    hands.click("composerMore")
    hands.click("composerPacket")
    hands.click("packetAmount")
    hands.type_text("20")
    hands.click("packetCount")
    hands.type_text("3")
    hands.click("givingGo")
    choose_pin(hands)
    hands.see("packetMessage")
    hands.see_text("Open it")
    hands.picture("packet")
    hands.click("packetMessage")
    hands.click("packetOpen")
    hands.see("packetOwn")
    hands.see_text("Luckiest")
    hands.picture("opened")
    hands.press(Qt.Key.Key_Escape)
    hands.see_gone("packetOpening")
    hands.click_text("Maya Chen")
    hands.click("composerMore")
    hands.click("composerTransfer")
    hands.click("transferAmount")
    hands.type_text("8.88")
    hands.click("givingGo")
    for digit in PIN:
        hands.click(f"pinDigit{digit}")
    hands.see("transferMessage")
    hands.see_text("Accepted")
    hands.picture("transfer")
    _see_bills(hands)


def _see_bills(hands: Driver) -> None:
    hands.click("railWallet")
    hands.see_text("Red packet sent")
    hands.see_text("Transfer")
    hands.picture("bills")
    hands.click("walletReceive")
    hands.see("receiveCode")
    hands.picture("receive")
