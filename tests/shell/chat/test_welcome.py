"""The welcome: a shop's code, and the ways on from there."""

from pytestqt.qtbot import QtBot

from app.core.people.model import User
from app.shell.chat.welcome import WelcomeViewModel
from app.shell.context import ShellContext
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened


def test_it_greets_by_name_and_shows_the_code_of_the_shop(
    plaza: PlazaServices, me: User, context: ShellContext, opened: Opened, qtbot: QtBot
) -> None:
    welcome = WelcomeViewModel(plaza.catalog, context)
    assert welcome.property("name") == me.name
    with qtbot.waitSignal(welcome.changed):
        welcome.load()
    assert welcome.property("shop")["name"] == "Store"
    welcome.openShop()
    assert [call[:2] for call in opened.links] == [(welcome.property("shop")["link"], "list")]


def test_without_a_shop_there_is_nothing_to_open(context: ShellContext, opened: Opened, plaza: PlazaServices) -> None:
    welcome = WelcomeViewModel(plaza.catalog, context)
    welcome.openShop()
    assert welcome.property("shop")["link"] == ""
    assert opened.links == []


def test_scan_is_asked_for(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
    welcome = WelcomeViewModel(plaza.catalog, context)
    with qtbot.waitSignal(welcome.scanWanted):
        welcome.scan()
