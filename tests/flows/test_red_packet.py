"""The red packet that waits in the demo world: real money of the ledger, opened by the person who sits here."""

from concurrent.futures import ThreadPoolExecutor

from app.core.payments.reconciling import reconcile
from tests.flows.conftest import Start


def test_the_red_packet_of_the_demo_world_is_opened_and_its_share_is_in_the_wallet(start: Start) -> None:
    application, hands = start()
    assembly = application.windows.first.assembly
    assert assembly is not None
    services, mine = assembly._foundation.services, application.windows.first.user_id
    assert mine is not None
    with ThreadPoolExecutor(1) as worker:  # the database is not for the GUI thread
        before = worker.submit(services.wallet.balance, mine).result().amount_minor
        hands.click_row("家庭群")
        hands.see("packetMessage")
        hands.settle()
        hands.picture("fresh")
        hands.click("packetMessage")
        hands.see("packetOpen")
        hands.settle()
        hands.picture("closed")
        hands.click("packetOpen")
        hands.see("packetClose")
        hands.see_text("18.88")
        hands.settle()
        hands.picture("opened")
        hands.click("packetClose")
        hands.see_gone("packetClose")
        hands.see_text("You had")
        assert not [item for item in hands.items() if item.property("isReached") is True], "no ring for a mouse"
        after = worker.submit(services.wallet.balance, mine).result().amount_minor
        findings = worker.submit(reconcile, services.wallet._db).result().findings
    assert after - before == 1888
    assert findings == ()
