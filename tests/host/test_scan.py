"""A scanned code goes to the mini-app that asked, after a yes, on a tap; pay codes go to none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.links import is_pay_code
from app.host.bridge.prompts import ScannedCode
from tests.support.asking import Asker

WORK = """
async def scan():
    found = await scan_code()
    return found and f"{found.text} {found.format} {found.is_own_link}"

async def wrong():
    said = []
    for args in ({"format": "QRCode"}, {"camera": 1}):
        try:
            await call("scan.code", **args)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

WORK = {"Scan": scan, "Late": lambda: late(scan), "Wrong": wrong}
"""


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Asker]:
    made = Asker(data_folder, tmp_path, WORK, ["camera"])
    yield made
    made.close()


def allow(shop: Asker) -> None:
    shop.platform.prompts.wait_permission()[1].set_result("allowed")


def test_the_person_is_asked_once_and_then_shows_a_code(shop: Asker) -> None:
    shop.tap("Scan")
    allow(shop)
    prompt = shop.answer(ScannedCode("6901234567892", "EAN13"))
    assert (prompt.session_id, prompt.listing.miniapp_id) == (shop.session.session_id, shop.miniapp_id)
    shop.screen.shows("6901234567892 EAN13 False")
    shop.tap("Scan")
    shop.answer(ScannedCode("plaza://miniapp/test.app/pages/other?table=7", "QRCode"), 2)
    shop.screen.shows("plaza://miniapp/test.app/pages/other?table=7 QRCode True")
    shop.tap("Scan")
    shop.answer(ScannedCode("plaza://miniapp/test.other/", "QRCode"), 3)
    shop.screen.shows("plaza://miniapp/test.other/ QRCode False")
    assert len(shop.platform.prompts.permissions) == 1


def test_leaving_the_scanner_gives_nothing(shop: Asker) -> None:
    shop.tap("Scan")
    allow(shop)
    shop.answer(None)
    shop.screen.shows("None")


def test_a_no_opens_no_scanner(shop: Asker) -> None:
    shop.tap("Scan")
    shop.platform.prompts.wait_permission()[1].set_result("never")
    shop.screen.until(lambda: any(text.startswith("permission.denied") for text in shop.screen.texts))
    assert shop.sheets_count == 0


def test_without_a_tap_no_scanner_opens(shop: Asker) -> None:
    shop.tap("Late")
    shop.screen.until(lambda: any(text.startswith("bridge.no_gesture") for text in shop.screen.texts))
    shop.ask("Wrong", "bridge.shape bridge.shape")
    assert (shop.sheets_count, shop.platform.prompts.permissions) == (0, [])


PAY_CODES = [
    "plaza://pay/abc123",
    "PLAZA://PAY/abc123",
    "  plaza://pay/abc123\n",
    "plaza://pay/abc?x=1",
    "plaza://pay",
    "pl\u200baza://p\u00aday/abc",
    "plaza: //pay/abc",
    "look: plaza://pay/abc",
    "https://example.com/?next=plaza://pay/abc",
    "752921234567890123456789",
    "7529 2123-4567\u00a08901 2345\u200b 6789",
    "\uff17\uff15\uff12\uff19\uff121234567890123456789",
    "\u0667\u0665\u0662\u0669\u06621234567890123456789",
    "https://example.com/752921234567890123456789",
]


@pytest.mark.parametrize("text", PAY_CODES)
def test_a_pay_code_is_known_however_it_is_written(text: str) -> None:
    assert is_pay_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "plaza://person/pay",
        "plaza://miniapp/plaza.pay/",
        "pay",
        "",
        "6901234567892",
        "75292123456789012345678",
        "752931234567890123456789",
        "7529\t2123\t4567\t8901\t2345\t6789",
    ],
)
def test_what_is_none_is_not_taken_for_one(text: str) -> None:
    assert not is_pay_code(text)


def test_no_mini_app_gets_a_pay_code_even_if_a_scanner_gives_one(shop: Asker) -> None:
    shop.tap("Scan")
    allow(shop)
    shop.answer(ScannedCode("plaza://pay/abc123", "QRCode"))
    shop.screen.shows("scan.pay_code: That is a pay code; it is for wallets.")
