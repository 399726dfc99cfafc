"""The bills, over the real ledger in memory: found, told in full, exported."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from pytestqt.qtbot import QtBot

from app.cli import verify
from app.core.kernel.errors import Refused
from app.core.kernel.money import Money
from app.core.payments import wallet as wallet_service
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.relay import Relay
from app.shell.wallet import bills as bills_screen
from app.shell.wallet import held as held_screen  # noqa: F401 - QML finds its type once this is imported
from app.shell.wallet.bills import BillsViewModel
from app.shell.wallet.desk import WalletDesk
from tests.support.books import STORE, Books
from tests.support.shell_context import Opened
from tests.support.shell_window import ShellWindow

WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.wallet
Rectangle {
    id: root
    property BillsViewModel bills
    color: Theme.content
    BillsScreen { anchors.fill: parent; viewModel: root.bills }
}
"""


@pytest.fixture
def books() -> Iterator[Books]:
    made = Books()
    yield made
    made.db.close()


@pytest.fixture
def bills(books: Books, me: User, context: ShellContext, qtbot: QtBot) -> BillsViewModel:
    """A top-up, a payment of which part came back, and another payment."""
    books.top_up(200_000, me.user_id)
    books.clock.advance(minutes=1)
    shoes = books.order(29_900, number="S-1")
    books.pay(shoes, me.user_id)
    books.clock.advance(minutes=1)
    books.refund(shoes, 9_900, reason="Too small")
    books.clock.advance(minutes=1)
    books.pay(
        books.orders.create(STORE, merchant_number="H-1", title="Hat", amount=Money(5_000)),
        me.user_id,
    )
    desk = WalletDesk(books.wallet, books.orders, books.refunds, books.funding, books.coupons, books.payments.proof_of)
    made = BillsViewModel(desk, replace(context, relay=Relay(books.events)))
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    return made


def shown(bills: BillsViewModel) -> list[str]:
    return [f"{row.title} {row.amount_text}" for row in bills.property("rows").rows]


def test_all_are_shown_newest_first(bills: BillsViewModel) -> None:
    assert shown(bills) == ["Hat −¥50.00", "Running shoes +¥99.00", "Running shoes −¥299.00", "Top-up +¥2,000.00"]
    assert bills.property("isFiltered") is False


@pytest.mark.parametrize(
    ("direction", "words", "expected"),
    [
        ("in", "", ["Running shoes +¥99.00", "Top-up +¥2,000.00"]),
        ("out", "", ["Hat −¥50.00", "Running shoes −¥299.00"]),
        ("both", " SHOES ", ["Running shoes +¥99.00", "Running shoes −¥299.00"]),
        ("in", "shoes", ["Running shoes +¥99.00"]),
        ("both", "test bank", ["Top-up +¥2,000.00"]),
        ("out", "nothing of the kind", []),
    ],
)
def test_they_are_found_by_direction_and_words(
    bills: BillsViewModel, direction: str, words: str, expected: list[str], qtbot: QtBot
) -> None:
    bills.chooseDirection(direction)
    bills.search(words)
    qtbot.waitUntil(lambda: shown(bills) == expected)
    assert bills.property("isFiltered") is True
    bills.search("")
    bills.chooseDirection("both")
    qtbot.waitUntil(lambda: len(shown(bills)) == 4)


def test_a_bill_whose_order_is_missing_says_so_and_shows_the_rest(
    bills: BillsViewModel, books: Books, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(order_id: str) -> None:
        raise Refused("orders.unknown", order_id=order_id)

    monkeypatch.setattr(books.orders, "get", unknown)
    bills.open(bills.property("rows").rows[0].bill_id)
    qtbot.waitUntil(lambda: bool(bills.property("story")))
    story = bills.property("story")
    assert (story["title"], story["amountText"], story["hasProof"], story["link"]) == ("Hat", "−¥50.00", False, "")
    assert "no record of it" in story["facts"][0]["value"]


def test_a_direction_that_does_not_exist_is_not_taken(bills: BillsViewModel) -> None:
    bills.chooseDirection("sideways")
    assert bills.property("direction") == "both"


def test_what_is_found_far_back_is_shown_without_scrolling(
    bills: BillsViewModel, books: Books, me: User, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wallet_service, "SCAN_ROWS", 2)
    monkeypatch.setattr(wallet_service, "SCANNED_MAX", 4)
    for _ in range(20):
        books.top_up(100, me.user_id)
    bills.search("hat")
    qtbot.waitUntil(lambda: shown(bills) == ["Hat −¥50.00"])


def test_older_ones_follow_when_the_end_is_reached(
    bills: BillsViewModel, books: Books, me: User, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bills_screen, "PAGE_ROWS", 3)
    for _ in range(6):
        books.top_up(100, me.user_id)
    bills.search("bank")
    qtbot.waitUntil(lambda: len(shown(bills)) == 3)
    bills.loadOlder()
    qtbot.waitUntil(lambda: len(shown(bills)) == 6)
    bills.loadOlder()
    qtbot.waitUntil(lambda: len(shown(bills)) == 7)
    bills.loadOlder()
    assert shown(bills)[-1] == "Top-up +¥2,000.00"


def test_a_bill_tells_what_was_ordered_paid_and_given_back(bills: BillsViewModel, opened: Opened, qtbot: QtBot) -> None:
    paid = bills.property("rows").rows[2]
    with qtbot.waitSignal(bills.changed):
        bills.open(paid.bill_id)
    story = bills.property("story")
    assert story["amountText"] == "−¥299.00"
    assert [(step["text"], step["amountText"], step["isThis"]) for step in story["steps"]] == [
        ("Ordered", "", False),
        ("Paid", "−¥299.00", True),
        ("Refunded", "+¥99.00", False),
    ]
    assert "Too small" in story["steps"][2]["detailText"]
    facts = {fact["name"]: fact["value"] for fact in story["facts"]}
    assert facts["Order"] == "S-1"
    assert facts["Paid to"] == "Plaza Store"
    assert len(facts["Receipt"]) == 36
    bills.property("actions").openMiniapp()
    assert opened.links == [("plaza://miniapp/plaza.store", "list", "wallet")]
    bills.closeStory()
    assert bills.property("story") == {}


def test_the_refunds_own_bill_marks_the_refund(bills: BillsViewModel, qtbot: QtBot) -> None:
    back = bills.property("rows").rows[1]
    with qtbot.waitSignal(bills.changed):
        bills.open(back.bill_id)
    assert [step["isThis"] for step in bills.property("story")["steps"]] == [False, False, True]


def test_a_top_up_has_a_story_without_an_order(bills: BillsViewModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bills.changed):
        bills.open(bills.property("rows").rows[3].bill_id)
    story = bills.property("story")
    assert [step["text"] for step in story["steps"]] == ["Done"]
    assert story["link"] == ""


@pytest.mark.parametrize(
    ("name", "start"), [("a.csv", "\ufeffat,kind"), ("b.json", "{"), ("no suffix", "\ufeffat,kind")]
)
def test_the_statement_is_exported(bills: BillsViewModel, tmp_path: Path, qtbot: QtBot, name: str, start: str) -> None:
    with qtbot.waitSignal(bills.toasted) as told:
        bills.export(QUrl.fromLocalFile(str(tmp_path / name)))
    assert told.args[1] == "success"
    assert told.args[0].startswith("4 bills were written")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_export_that_cannot_be_written_is_told_and_leaves_nothing(
    bills: BillsViewModel, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bills.toasted) as told:
        bills.export(QUrl.fromLocalFile(str(tmp_path / "nowhere" / "a.csv")))
    assert told.args[1] == "danger"
    assert "nothing was saved" in told.args[0]
    assert bills.property("isExporting") is False


@pytest.mark.parametrize(("width", "is_below"), [(220, True), (300, True), (900, False)])
def test_a_bills_words_stay_beside_a_long_amount_however_narrow_the_window(
    bills: BillsViewModel, books: Books, me: User, qtbot: QtBot, width: int, *, is_below: bool
) -> None:
    books.top_up(4_888_888, me.user_id)
    qtbot.waitUntil(lambda: len(shown(bills)) == 5)
    window = ShellWindow(width, 600)
    window.show(WINDOW, bills=bills)
    window.view.grabWindow()
    titles = [item for item in window.items() if item.objectName() == "billTitle"]
    amounts = [item for item in window.items() if item.objectName() == "billAmount"]
    assert str(amounts[0].property("text")) == "+¥48,888.88"
    assert min(title.width() for title in titles) >= 130
    assert (amounts[0].y() >= titles[0].y() + 30) is is_below
    assert all(amount.x() + amount.width() <= amount.parentItem().width() for amount in amounts)
    window.close()


def test_the_keyboard_is_on_the_list_again_when_a_story_closes(bills: BillsViewModel, qtbot: QtBot) -> None:
    window = ShellWindow()
    window.show(WINDOW, bills=bills)
    bills.open(bills.property("rows").rows[0].bill_id)
    qtbot.waitUntil(lambda: window.find("storyBack") is not None)
    assert window.item("storyBack").hasActiveFocus()
    window.press(Qt.Key.Key_Escape)
    assert window.item("billList").hasActiveFocus()
    window.close()


def test_a_bill_opened_by_the_mouse_is_not_ringed_when_the_list_comes_back(bills: BillsViewModel, qtbot: QtBot) -> None:
    window = ShellWindow(700, 500)
    window.show(WINDOW, bills=bills)
    window.view.grabWindow()
    row = f"bill_{bills.property('rows').rows[0].bill_id}"
    window.click(row)
    qtbot.waitUntil(lambda: window.find("storyBack") is not None)
    window.click("storyBack")
    assert window.item("billList").hasActiveFocus()
    assert window.item("billList").property("isByKey") is False
    window.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.find("storyBack") is not None)
    window.close()


def test_the_note_of_an_empty_list_does_not_cover_the_search(bills: BillsViewModel, qtbot: QtBot) -> None:
    bills.search("nothing of the kind")
    qtbot.waitUntil(lambda: shown(bills) == [])
    window = ShellWindow(200, 310)
    window.show(WINDOW, bills=bills)
    window.view.grabWindow()
    search = window.item("billSearch")
    title = next(item for item in window.items() if item.property("text") == "No bill like that")
    note = title.parentItem()
    assert note.mapToScene(QPointF()).y() >= search.mapToScene(QPointF(0, search.height())).y()
    window.close()


def test_a_receipt_is_kept_as_a_file_that_the_command_line_takes_for_genuine(
    bills: BillsViewModel, books: Books, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toasts: list[str] = []
    bills.toasted.connect(lambda text, _tone: toasts.append(text))
    actions = bills.property("actions")
    rows = bills.property("rows").rows
    for at, kind in ((2, "receipt"), (1, "refund")):
        bills.open(rows[at].bill_id)
        qtbot.waitUntil(lambda at=at: bills.property("story").get("billId") == rows[at].bill_id)  # type: ignore[misc]
        assert bills.property("story")["hasProof"] is True
        assert actions.receiptName().startswith(f"{kind}-")
        place = tmp_path / actions.receiptName()
        actions.saveReceipt(QUrl.fromLocalFile(str(place)))
        qtbot.waitUntil(lambda name=place.name: bool(toasts) and name in toasts[-1])  # type: ignore[misc]
        assert verify.main(place, books.payments.public_key.hex()) == 0
        assert verify.main(place, bytes(32).hex()) == 1
        assert "Running shoes" in capsys.readouterr().out
        place.write_text(place.read_text(encoding="utf-8").replace("29900", "19900").replace("9900", "8900"), "utf-8")
        assert verify.main(place, None) == 1


def test_a_bill_without_a_receipt_offers_none_and_a_place_that_cannot_be_written_is_told(
    bills: BillsViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    toasts: list[str] = []
    bills.toasted.connect(lambda text, _tone: toasts.append(text))
    actions = bills.property("actions")
    rows = bills.property("rows").rows
    bills.open(rows[3].bill_id)
    qtbot.waitUntil(lambda: bills.property("story") != {})
    assert bills.property("story")["hasProof"] is False
    assert actions.receiptName() == ""
    actions.saveReceipt(QUrl.fromLocalFile(str(tmp_path / "nothing.json")))
    bills.open(rows[2].bill_id)
    qtbot.waitUntil(lambda: bool(bills.property("story")["hasProof"]))
    actions.saveReceipt(QUrl.fromLocalFile(str(tmp_path / "nowhere" / "receipt.json")))
    qtbot.waitUntil(lambda: toasts != [])
    assert "cannot be written" in toasts[0]
    assert list(tmp_path.iterdir()) == []


def test_the_story_of_a_held_payment_tells_that_it_was_held_and_what_of_it_was_charged(
    bills: BillsViewModel, books: Books, me: User, qtbot: QtBot
) -> None:
    held = books.held(10_000, me.user_id)
    books.clock.advance(minutes=1)
    books.captures.capture(held.order_id, Money(7_500))
    qtbot.waitUntil(lambda: len(shown(bills)) == 5)
    bills.open(bills.property("rows").rows[0].bill_id)
    qtbot.waitUntil(lambda: bills.property("story") != {})
    steps = [(step["text"], step["amountText"]) for step in bills.property("story")["steps"]]
    assert steps == [("Ordered", ""), ("¥100.00 held in your wallet", ""), ("Charged by the shop", "−¥75.00")]
