"""The person's own pay code: seen while they look at it, used up by who collects, and what they are told and asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickView
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import CollectionId, UserId
from app.core.kernel.money import Money
from app.core.payments.collecting_model import Collection
from app.core.people.model import User
from app.shell.between.collected import CollectedDesk, CollectedServices
from app.shell.between.giving import GivingDesk
from app.shell.between.pay_sheet import PaySheetDesk, PaySheetViewModel
from app.shell.context import ShellContext
from app.shell.prompts import PromptServices
from app.shell.tasks import Tasks
from tests.shell.between.conftest import MAYA, Scene
from tests.shell.conftest import STORE as LISTING
from tests.support.books import PIN, STORE, key
from tests.support.pin_desk import pay_desk, pin_desk
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

WITHDRAWN = (
    "Plaza Store wanted ¥200.00 from your pay code. It is not in the catalogue any more, so you are not asked, "
    "and nothing was paid."
)


class Payer(Scene):
    """Somebody whose codes may take up to 100.00 without asking."""

    def follow(self) -> CollectedDesk:
        """Follow what is collected, as the shell does from its start."""
        pin = pin_desk(self.books, self.window.tasks, self.me.user_id)
        self.prompts.use(PromptServices(replace(pay_desk(self.books, self.window.tasks), pin=pin)))
        services = CollectedServices(
            self.books.collecting,
            self.plaza.people,
            self.books.orders,
            self.plaza.catalog,
            self.books.repeats,
            GivingDesk(pin, self.books.wallet),
        )
        toast = self.toasts.append
        return CollectedDesk(services, self.prompts, self.context, lambda text, _tone: toast(text), rest_ms=1)

    def open(self) -> str:
        """Open the sheet and return the code that it shows."""
        self.sheets.open("pay", "")
        self.until(lambda: self.number)
        self.window.view.grabWindow()
        return self.number

    @property
    def number(self) -> str:
        sheet = self.prompts.property("current")
        return str(sheet.property("number")) if isinstance(sheet, PaySheetViewModel) else ""

    def collect(self, number: str, amount_minor: int = 1_200) -> Collection:
        made = CollectionId(key())
        return self.books.collecting.for_person(MAYA.user_id, Money(amount_minor), number, key=made)

    def seen(self) -> list[tuple[str, str]]:
        """Return every code in the window's picture, as a camera would see it, by form."""
        picture = self.window.view.grabWindow().convertToFormat(QImage.Format.Format_Grayscale8)
        pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
        return sorted(
            (each.format.name, each.text) for each in zxingcpp.read_barcodes(pixels[:, : picture.width()].copy())
        )


@pytest.fixture
def payer(window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot) -> Iterator[Payer]:
    made = Payer(window, plaza, me, context, qtbot)
    plaza.catalog.publish(replace(LISTING, miniapp_id=STORE.miniapp_id))
    made.books.spending.set_limit(me.user_id, "code", Money(10_000), pin=PIN)
    made.follow()
    yield made
    made.close()


class TestTheCode:
    def test_bars_and_square_say_the_code_to_whoever_scans_the_window(self, payer: Payer) -> None:
        number = payer.open()
        assert payer.seen() == [("Code128", number), ("QRCode", f"plaza://pay/{number}")]
        assert (
            payer.window.text("payLimitText") == "Up to ¥100.00 is paid at once, above it you are asked for your PIN."
        )
        payer.look("pay")

    @pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
    def test_they_read_back_in_a_small_window_however_enlarged(self, payer: Payer, zoom: float) -> None:
        payer.window.view.resize(700, 500)
        theme = payer.window.engine.singletonInstance("app.shell.style", "Theme")
        assert isinstance(theme, QObject)
        theme.setProperty("zoom", zoom)
        number = payer.open()
        assert payer.seen() == [("Code128", number), ("QRCode", f"plaza://pay/{number}")]
        payer.look(f"pay-{zoom}")
        payer.collect(number)
        payer.until(lambda: payer.window.find("payNotice") and payer.number not in ("", number))
        assert payer.seen() == [("Code128", payer.number), ("QRCode", f"plaza://pay/{payer.number}")]
        bars = payer.window.item("payBars")
        assert bars.property("modulePixels") >= 2  # at one pixel no camera reads them

    def test_the_number_is_spelt_and_copied_only_when_asked_for(self, payer: Payer) -> None:
        number = payer.open()
        assert payer.window.find("payNumber") is None
        assert payer.window.find("payCopy") is None
        payer.press("paySpell")
        payer.until(lambda: payer.window.find("payNumber"))
        assert payer.window.text("payNumber").replace(" ", "") == number
        payer.press("payCopy")
        assert QGuiApplication.clipboard().text() == number
        assert payer.toasts == ["Copied. It counts for a minute: give it to nobody but the till where you pay."]
        payer.press("paySpell")
        payer.until(lambda: payer.window.find("payNumber") is None)
        QGuiApplication.clipboard().clear()

    def test_the_mark_that_real_prompts_have_is_not_shown_to_strangers(self, payer: Payer) -> None:
        payer.open()
        assert payer.window.find("promptMark") is None

    def test_it_is_gone_while_another_window_is_in_front(self, payer: Payer) -> None:
        number = payer.open()
        other = QQuickView()
        other.show()
        other.requestActivate()
        payer.until(lambda: payer.window.find("payShow"))
        assert payer.number == ""
        assert payer.seen() == []
        payer.look("pay-hidden")
        other.close()
        payer.window.view.requestActivate()
        payer.press("payShow")
        payer.until(lambda: payer.number)
        assert payer.number != number
        other.deleteLater()

    def test_a_minimised_window_hides_it(self, payer: Payer) -> None:
        payer.open()
        payer.window.view.showMinimized()
        payer.until(lambda: payer.number == "")
        payer.window.view.showNormal()

    def test_a_frozen_wallet_says_why_there_is_none(self, payer: Payer) -> None:
        payer.books.spending.freeze(payer.me.user_id)
        payer.sheets.open("pay", "")
        payer.until(lambda: payer.window.find("payTrouble"))
        assert payer.window.text("payTrouble").startswith("Your wallet is frozen")

    def test_escape_puts_it_away(self, payer: Payer) -> None:
        payer.open()
        payer.window.press(Qt.Key.Key_Escape)
        payer.until(lambda: payer.current() is None)


class TestTheViewModel:
    """The sheet without its picture, with shorter times."""

    @pytest.fixture
    def make(self, payer: Payer) -> Callable[..., PaySheetViewModel]:
        def make(**times: int) -> PaySheetViewModel:
            desk = PaySheetDesk(payer.books.collecting, payer.books.spending)
            made = PaySheetViewModel(desk, payer.context, lambda *_: None, parent=payer.sheets, **times)
            payer.until(lambda: made.property("number"))
            return made

        return make

    def test_it_is_made_anew_by_itself(self, payer: Payer, make: Callable[..., PaySheetViewModel]) -> None:
        sheet = make(renewed_ms=20)
        seen = {sheet.property("number")}
        payer.until(lambda: len(seen) > 2 or seen.add(sheet.property("number")))  # type: ignore[func-returns-value]
        sheet.give_up()

    def test_once_put_away_it_keeps_nothing_and_makes_no_more(
        self, payer: Payer, make: Callable[..., PaySheetViewModel]
    ) -> None:
        sheet = make(renewed_ms=20)
        sheet.give_up()
        assert (sheet.property("number"), sheet._renewal.isActive(), sheet._idle.isActive()) == ("", False, False)

    def test_it_is_hidden_where_nobody_stirs(self, payer: Payer, make: Callable[..., PaySheetViewModel]) -> None:
        sheet = make()
        sheet._idle.start(20)
        payer.until(lambda: sheet.property("state") == "hidden")
        assert (sheet.property("number"), sheet.property("linkText"), sheet.property("spelt")) == ("", "", "")
        sheet.give_up()

    def test_a_code_that_comes_when_it_is_hidden_is_not_shown(self, payer: Payer) -> None:
        answers: list[Callable[[], None]] = []

        class SlowTasks(Tasks):
            """Does the work, and keeps the answers back."""

            def run(self, work: Any, done: Any, failed: Any = None, *, workers: Any = None) -> None:
                result = work()
                answers.append(lambda: done(result))

        desk = PaySheetDesk(payer.books.collecting, payer.books.spending)
        context = replace(payer.context, tasks=SlowTasks(payer.window.relay))
        sheet = PaySheetViewModel(desk, context, lambda *_: None, parent=payer.sheets)
        sheet.hide()
        answers.pop()()
        assert sheet.property("state") == "hidden"
        assert sheet.property("number") == ""
        sheet.show()
        answers.pop()()
        assert sheet.property("number")
        sheet.give_up()
        context.tasks.close()


class TestWhatComesOfIt:
    def test_what_was_paid_is_said_at_once_and_the_code_is_another(self, payer: Payer) -> None:
        number = payer.open()
        payer.collect(number)
        payer.until(lambda: payer.window.find("payNotice"))
        assert payer.window.text("payNotice") == "Paid ¥12.00 to Maya Chen"
        payer.until(lambda: payer.number not in ("", number))
        payer.look("pay-paid")
        assert payer.books.balance_minor(MAYA.user_id) == 1_200

    def test_an_order_is_paid_in_the_name_of_its_merchant(self, payer: Payer) -> None:
        number = payer.open()
        payer.books.collecting.for_order(payer.books.order(9_900).order_id, number)
        payer.until(lambda: payer.window.find("payNotice"))
        assert payer.window.text("payNotice") == "Paid ¥99.00 to Plaza Store"

    def test_too_little_money_is_told_to_the_payer_alone(self, payer: Payer) -> None:
        payer.books.spending.set_limit(payer.me.user_id, "code", Money(10**9), pin=PIN)
        made = payer.collect(payer.open(), 50_001)
        assert made.state == "refused"
        payer.until(lambda: payer.window.find("payNotice"))
        said = "Maya Chen wanted ¥500.01, and nothing was paid: you do not have that much."
        assert payer.window.text("payNotice") == said

    def test_with_the_sheet_closed_it_is_said_all_the_same(self, payer: Payer) -> None:
        number = payer.open()
        payer.press("sheetClose")
        payer.until(lambda: payer.current() is None)
        payer.collect(number)
        payer.until(lambda: payer.toasts == ["Paid ¥12.00 to Maya Chen"])

    def test_a_name_that_holds_a_place_of_the_words_is_left_as_it_is(self, payer: Payer) -> None:
        payer.plaza.people.add_person(User(UserId("odd"), "%1 and %2", "blue"))
        payer.books.collecting.for_person(UserId("odd"), Money(100), payer.open(), key=CollectionId(key()))
        payer.until(lambda: payer.window.find("payNotice"))
        assert payer.window.text("payNotice") == "Paid ¥1.00 to %1 and %2"


class TestAboveTheLimit:
    def test_another_person_is_paid_with_the_pin_on_a_sheet_that_names_them(self, payer: Payer) -> None:
        made = payer.collect(payer.open(), 20_000)
        payer.until(lambda: payer.window.find("transferReceiver"))
        assert payer.window.text("transferReceiver") == "Maya Chen"
        assert payer.window.text("transferFixed") == "¥200.00"
        assert payer.window.find("Pay by your code?"), "it is named for what it is"
        assert payer.window.text("transferReceiverIs") == "Scanned your pay code"
        assert "You are asked until 09:35" in payer.window.text("transferTrouble")
        payer.look("pay-asked")
        payer.press("givingGo")
        payer.enter_pin()
        payer.until(lambda: payer.toasts == ["Paid ¥200.00 to Maya Chen"])
        assert payer.books.collecting.look(made.collection_id, MAYA.user_id).state == "paid"
        assert payer.books.balance_minor(MAYA.user_id) == 20_000

    @pytest.mark.parametrize("button", ["sheetClose", "givingNo"])
    def test_leaving_that_sheet_is_a_no(self, payer: Payer, button: str) -> None:
        made = payer.collect(payer.open(), 20_000)
        payer.until(lambda: payer.window.find("transferReceiver"))
        payer.press(button)
        payer.until(lambda: payer.books.collecting.look(made.collection_id, MAYA.user_id).state == "refused")
        assert payer.toasts == []

    def test_what_took_too_long_is_told_and_offers_nothing_to_change(self, payer: Payer) -> None:
        payer.collect(payer.open(), 20_000)
        payer.until(lambda: payer.window.find("transferReceiver"))
        payer.press("givingGo")
        payer.books.clock.advance(minutes=5)
        payer.enter_pin()
        payer.until(lambda: payer.window.find("givingTrouble"))
        assert payer.window.text("givingTrouble").startswith("It took too long")
        assert payer.window.find("givingBack") is None
        payer.press("sheetClose")
        payer.until(lambda: payer.current() is None)
        assert payer.books.balance_minor(MAYA.user_id) == 0

    def test_a_mini_app_that_is_withdrawn_meanwhile_is_not_paid_and_that_is_told(self, payer: Payer) -> None:
        order, number = payer.books.order(20_000), payer.open()
        payer.books.collecting.for_order(order.order_id, number)
        payer.until(lambda: payer.window.find("paymentPayee"))
        payer.plaza.catalog.withdraw(STORE.miniapp_id)
        payer.until(lambda: payer.current() is None)
        payer.until(lambda: payer.toasts == [WITHDRAWN])
        assert payer.books.collecting.for_order(order.order_id, number).state == "refused"
        assert payer.books.orders.get(order.order_id).state == "pending"

    def test_a_mini_app_that_was_withdrawn_while_plaza_was_closed_is_not_paid_and_that_is_told(
        self, payer: Payer
    ) -> None:
        order, number = payer.books.order(20_000), payer.open()
        payer.books.collecting.for_order(order.order_id, number)
        payer.until(lambda: payer.window.find("paymentPayee"))
        payer.prompts.close_all()
        payer.until(lambda: payer.current() is None)
        payer.plaza.catalog.withdraw(STORE.miniapp_id)
        payer.prompts._is_closed = False
        payer.follow()
        payer.until(lambda: payer.toasts == [WITHDRAWN])
        assert payer.books.collecting.for_order(order.order_id, number).state == "refused"
        assert payer.current() is None

    def test_what_a_withdrawn_mini_app_was_paid_at_once_is_told_as_ever(self, payer: Payer) -> None:
        order, number = payer.books.order(9_900), payer.open()
        payer.plaza.catalog.withdraw(STORE.miniapp_id)
        payer.books.collecting.for_order(order.order_id, number)
        payer.until(lambda: payer.window.find("payNotice"))
        assert payer.window.text("payNotice") == "Paid ¥99.00 to Plaza Store"

    def test_an_order_is_paid_on_the_payment_sheet(self, payer: Payer) -> None:
        order, number = payer.books.order(20_000), payer.open()
        made = payer.books.collecting.for_order(order.order_id, number)
        assert made.state == "waiting"
        payer.until(lambda: payer.window.find("paymentPayee"))
        payer.look("pay-order-asked")
        payer.enter_pin()
        payer.until(lambda: payer.books.orders.get(order.order_id).state == "paid")
        assert payer.books.collecting.for_order(order.order_id, number).state == "paid"

    def test_closing_the_payment_sheet_is_a_no(self, payer: Payer) -> None:
        order, number = payer.books.order(20_000), payer.open()
        payer.books.collecting.for_order(order.order_id, number)
        payer.press("payCancel")
        payer.until(lambda: payer.books.collecting.for_order(order.order_id, number).state == "refused")
        assert payer.books.orders.get(order.order_id).state == "pending"

    def test_a_shell_that_closes_says_nothing_and_the_next_one_asks_again(self, payer: Payer) -> None:
        made = payer.collect(payer.open(), 20_000)
        payer.until(lambda: payer.window.find("transferReceiver"))
        payer.prompts.close_all()
        payer.until(lambda: payer.current() is None)
        assert payer.books.collecting.look(made.collection_id, MAYA.user_id).state == "waiting"
        payer.prompts._is_closed = False
        payer.follow()
        payer.until(lambda: payer.window.find("transferReceiver"))
