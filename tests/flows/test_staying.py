"""Plaza without a window: when it goes on, how it is found again, and what its icon says and offers."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from app.core.chat.model import TextContent
from app.shell.application import Application
from app.shell.settings.preferences import Preferences
from app.shell.settings.settings import SettingsViewModel
from app.shell.tray.tray import TrayViewModel
from tests.flows.conftest import Start
from tests.support.fake_tray import with_tray
from tests.support.people_here import away, open_window_of_a_new_person, services_of, windows_of


def icon_of(application: Application) -> TrayViewModel:
    assert application.staying is not None
    return application.staying.view_model


def words_of(application: Application) -> list[str]:
    return [line["words"] for line in icon_of(application).property("lines")]


def settings_of(application: Application) -> SettingsViewModel:
    settings = application.windows.first.view_model.property("settings")
    assert isinstance(settings, SettingsViewModel)
    return settings


def test_without_a_place_for_the_icon_closing_the_window_ends_plaza_and_nothing_else_is_offered(start: Start) -> None:
    application, _ = start()
    application.window.close()
    assert QGuiApplication.quitOnLastWindowClosed()
    assert not settings_of(application).own_desktop.property("canStay")


def test_the_last_window_is_only_hidden_and_the_icon_brings_it_back(start: Start) -> None:
    application, hands = start()
    tray = with_tray(application)
    said: list[str] = []
    icon_of(application).said.connect(lambda title, _text: said.append(title))
    application.window.close()
    assert not application.window.isVisible()
    assert not QGuiApplication.quitOnLastWindowClosed()
    assert application.windows.first.assembly is not None
    toast = next(each for each in application.window.findChildren(QQuickItem) if each.objectName() == "noticeToast")
    assert toast.property("isHeld"), "a notice would go by itself, unseen"
    hands.wait("it is said", lambda: said == ["Plaza goes on here"])
    icon_of(application).choose("")
    assert application.window.isVisible()
    assert not toast.property("isHeld")
    hands.click("railPeople")
    hands.see("peopleSearch")

    application.window.close()
    icon_of(application).choose("open")
    assert application.window.isVisible()
    application.close()
    assert said == ["Plaza goes on here"]
    assert tray.is_closed
    assert QGuiApplication.quitOnLastWindowClosed()


def test_who_wants_plaza_to_end_with_its_window_says_so_in_the_settings(start: Start, data_folder: Path) -> None:
    application, hands = start()
    with_tray(application)
    hands.click("railSettings")
    hands.click("closesToTray")
    hands.wait("the choice is kept", lambda: not Preferences(data_folder / "settings.json").choices.closes_to_tray)
    application.window.close()
    assert QGuiApplication.quitOnLastWindowClosed()


def test_where_the_icon_goes_the_window_comes_back(start: Start) -> None:
    application, hands = start()
    tray = with_tray(application)
    application.window.close()
    assert application.staying is not None
    application.staying.look()
    tray.is_there = False
    application.staying.look()
    hands.wait("the window", application.window.isVisible)


def test_the_menu_offers_commands_by_the_words_of_the_one_table(start: Start) -> None:
    application, hands = start()
    with_tray(application)
    assert words_of(application) == ["Open Plaza", "", "Scan what is on the screen", "Lock the window", "", "End Plaza"]
    application.window.close()
    wanted: list[None] = []
    application.windows.first.view_model.screenScanWanted.connect(lambda: wanted.append(None))
    icon_of(application).choose("scan.screen")
    assert wanted
    application.window.close()
    icon_of(application).choose("window.lock")
    hands.see_text("Set a password in the settings first: then this locks the window.")
    settings_of(application).chooseLanguage("zh_CN")
    hands.wait("the language", lambda: words_of(application)[0] == "打开 Plaza")
    settings_of(application).chooseLanguage("en")
    hands.wait("the language", lambda: words_of(application)[0] == "Open Plaza")


def test_of_several_windows_the_last_one_stays_and_each_has_its_line(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    with_tray(application)
    ada = open_window_of_a_new_person(application, lin, "ada & co", tmp_path / "ada")
    assert words_of(application)[:2] == ["Open Lin's window", "Open ada && co's window"]
    first, second = windows_of(application)
    first.window.close()
    ada.wait("the first to go", lambda: windows_of(application) == [second])
    assert words_of(application)[0] == "Open Plaza"
    second.window.close()
    assert windows_of(application) == [second]
    assert not second.window.isVisible()

    assert first.user_id is not None
    application.windows.want(first.user_id)  # as a second start does
    ada.wait("a new window", lambda: len(windows_of(application)) == 2)
    third = windows_of(application)[1]
    ada.wait("its person", lambda: third.assembly is not None)
    third.window.close()
    assert not QGuiApplication.quitOnLastWindowClosed()
    assert windows_of(application) == [second, third]
    icon_of(application).choose(f"person:{second.user_id}")
    assert (second.window.isVisible(), third.window.isVisible()) == (True, False)


def test_the_icon_shows_that_messages_wait(start: Start) -> None:
    application, hands = start()
    with_tray(application)
    icon = icon_of(application)
    services, me = services_of(application), windows_of(application)[0].user_id
    assert me is not None

    def read_all() -> None:
        for one in services.chat.conversations(me):
            services.chat.mark_read(one.conversation_id, me)

    away(read_all)
    hands.wait("nothing waits", lambda: icon.property("toolTip") == "Plaza")
    assert icon.property("iconSource").fileName() == "plaza.png"

    def say() -> None:
        peer = services.contacts.of(me)[0].user.user_id
        services.chat.send(services.chat.direct(me, peer), peer, TextContent("hello"))

    away(say)
    hands.wait("one waits", lambda: icon.property("toolTip") == "Plaza – unread messages: 1")
    assert icon.property("iconSource").fileName() == "plaza-unread.png"
    assert Path(icon.property("iconSource").toLocalFile()).is_file()
