"""The address sheet lists the person's book, lets them write in it, and hands over the one they pick."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import AddressId
from app.core.people.model import Address, User
from app.core.people.service import AddressBook
from app.host.bridge.prompts import AddressPrompt
from app.shell.desks import on
from app.shell.people.address_sheet import AddressDesk, AddressSheetViewModel
from tests.support.fake_sessions import STORE
from tests.support.plaza import PlazaServices
from tests.support.sheet_window import ONE, SheetWindow
from tests.support.shell_window import ShellWindow

HOME = Address(AddressId(""), "林知夏", "138 0013 8000", "上海市 浦东新区", "世纪大道 100 号 3 楼", "200120")
WORK = Address(AddressId(""), "<b>Lin</b>", "+86 21 5555 0000", "上海市 黄浦区", "人民广场 1 号")


class Picking:
    """The sheet in a window, over a real book."""

    def __init__(self, window: ShellWindow, qtbot: QtBot, plaza: PlazaServices, me: User) -> None:
        self.window = window
        self.me = me
        self.clock = plaza.clock
        self.book = AddressBook(plaza.db, plaza.clock)
        desk = AddressDesk(me.user_id, self.book, window.tasks)
        self.sheet = SheetWindow(window, qtbot, {AddressPrompt: on(AddressSheetViewModel, desk)})

    def keep(self, *addresses: Address) -> list[Address]:
        kept = []
        for address in addresses:
            kept.append(self.book.save(self.me.user_id, address))
            self.clock.advance(minutes=1)
        return kept

    def ask(self, ready: str) -> Any:
        told = self.sheet.ask(AddressPrompt(ONE, STORE), "addressSheet")
        self.sheet.until(lambda: self.window.is_ready(ready))
        return told

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            self.window.item(f"address_{name}").setProperty("text", text)

    @property
    def known(self) -> list[Address]:
        return self.book.of(self.me.user_id)


@pytest.fixture
def picking(qapp: QCoreApplication, qtbot: QtBot, plaza: PlazaServices, me: User) -> Iterator[Picking]:
    window = ShellWindow()
    made = Picking(window, qtbot, plaza, me)
    yield made
    made.sheet.close()
    window.close()


def test_the_default_is_chosen_and_another_can_be(picking: Picking) -> None:
    home, work = picking.keep(HOME, WORK)
    told = picking.ask("addressUse")
    picking.sheet.press("addressUse")
    assert told.result(1) == home
    told = picking.ask("addressUse")
    picking.sheet.press(f"addressRow_{work.address_id}")
    picking.sheet.press("addressUse")
    assert told.result(1) == work


def test_the_first_address_is_written_and_then_used(picking: Picking) -> None:
    told = picking.ask("addressSave")
    picking.fill(name="林知夏", phone="138 0013 8000", region="上海市 浦东新区", street="世纪大道 100 号")
    picking.sheet.press("addressSave")
    picking.sheet.until(lambda: picking.window.is_ready("addressUse"))
    assert [(each.name, each.postcode, each.is_default) for each in picking.known] == [("林知夏", "", True)]
    picking.sheet.press("addressUse")
    assert told.result(1) == picking.known[0]


def test_a_wrong_field_is_told_in_a_sentence_and_what_was_typed_stays(picking: Picking) -> None:
    picking.ask("addressSave")
    picking.fill(name="林知夏", phone="call me", region="上海市", street="世纪大道")
    picking.sheet.press("addressSave")
    picking.sheet.until(lambda: picking.window.find("addressError") is not None)
    assert picking.window.text("addressError").startswith("Write a phone number")
    assert picking.window.item("address_phone").property("isWrong")
    assert not picking.window.item("address_name").property("isWrong")
    assert picking.window.text("address_street") == "世纪大道"
    assert picking.known == []
    picking.fill(phone="138 0013 8000")
    picking.sheet.press("addressSave")
    picking.sheet.until(lambda: len(picking.known) == 1)


def test_an_address_is_changed_made_the_default_and_deleted(picking: Picking) -> None:
    home, work = picking.keep(HOME, WORK)
    told = picking.ask("addressUse")
    picking.sheet.press(f"addressChange_{work.address_id}")
    picking.sheet.until(lambda: picking.window.is_ready("addressSave"))
    assert picking.window.text("address_name") == "<b>Lin</b>"
    picking.fill(name="Lin")
    picking.sheet.press("addressDefault")
    picking.sheet.press("addressSave")
    picking.sheet.until(lambda: picking.window.is_ready("addressUse"))
    changed = replace(work, name="Lin", is_default=True)
    assert picking.known == [changed, replace(home, is_default=False)]
    picking.sheet.press(f"addressChange_{work.address_id}")
    picking.sheet.press("addressRemove")
    assert len(picking.known) == 2, "it asks first"
    picking.sheet.press("addressRemove")
    picking.sheet.until(lambda: picking.window.is_ready("addressUse"))
    assert picking.known == [home]
    assert not told.done()


def test_leaving_hands_nothing_over(picking: Picking) -> None:
    picking.keep(HOME)
    told = picking.ask("addressUse")
    picking.sheet.press("addressNew")
    picking.sheet.until(lambda: picking.window.is_ready("addressBack"))
    picking.window.press(Qt.Key.Key_Escape)
    picking.sheet.until(lambda: picking.window.is_ready("addressUse"))
    assert not told.done(), "leaving the form leads back to the list"
    picking.window.press(Qt.Key.Key_Escape)
    assert told.result(1) is None
    told = picking.ask("addressUse")
    picking.sheet.prompts.dismiss_session(ONE)
    assert told.result(1) is None


def test_nothing_counts_before_it_could_be_read(picking: Picking) -> None:
    picking.keep(HOME)
    picking.sheet.prompts._rest_ms = 600_000
    told = picking.sheet.ask(AddressPrompt(ONE, STORE), "addressSheet")
    sheet: Any = picking.sheet.prompts.property("current")
    picking.sheet.until(lambda: sheet.property("state") == "choosing")
    sheet.use()
    sheet.back()
    sheet.write()
    assert (told.done(), sheet.property("state")) == (False, "choosing")
