"""Two people in two windows of one process: they chat live, pay one another, and one leaves without the other."""

import gc
import weakref
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from app.cli.tour.driver import Driver, run_until
from app.cli.tour.paying import choose_pin
from app.core.kernel.ids import UserId
from app.shell.person_window import PersonWindow
from app.shell.request import Request
from app.shell.settings.settings import SettingsViewModel
from app.shell.system_keys.screen_keys import ScreenKeysViewModel
from tests.flows.conftest import Start
from tests.support.miniapps import write_package
from tests.support.people_here import DEADLINE_MS, away, open_window_of_a_new_person, services_of, windows_of

BOARD = """
from minikit import App, Page, server, ui
app = App()

@app.page("pages/home")
class Home(Page):
    said = "nothing"

    def build(self):
        return ui.Column(ui.Text(f"on the board: {self.said}"), ui.Button("Write", self.write))

    async def write(self):
        await server.call("write")

    async def on_broadcast(self, topic, payload):
        self.said = payload["said"]
"""
BOARD_SERVER = """
from minikit import Server, broadcast
server = Server()

@server.function
async def write(caller):
    await broadcast("board", {"said": "hello both"})
"""


def meet(application: Any) -> tuple[UserId, UserId]:
    """Make the two who are here each other's contacts; return who they are."""
    people = services_of(application).people
    first, second = away(people.here)
    away(lambda: people.add_contact(first.user_id, second.user_id))
    away(lambda: people.add_contact(second.user_id, first.user_id))
    return first.user_id, second.user_id


def test_they_chat_live_and_pay_one_another(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    lin_id, ada_id = meet(application)

    told: list[int] = []
    application.windows.badge.show = told.append
    lin.click(f"personRow_{ada_id}")
    lin.click("profileMessage")
    lin.click("composerField")
    lin.type_text("hello ada")
    lin.press(Qt.Key.Key_Return)
    lin.wait("one more on the icon", lambda: bool(told))

    ada.click_text("hello ada")
    ada.click("composerField")
    ada.type_text("hello back")
    ada.press(Qt.Key.Key_Return)
    lin.see_text("hello back")
    lin.picture("chat")
    ada.picture("chat")

    lin.click("composerMore")
    lin.click("composerTransfer")
    lin.click("transferAmount")
    lin.type_text("8.88")
    lin.click("givingGo")
    choose_pin(lin)
    lin.see("transferMessage")
    ada.click("transferMessage")
    ada.click("transferAccept")
    lin.see_text("Accepted")
    wallet = services_of(application).wallet
    balances = [away(lambda who=who: wallet.balance(who).amount_minor) for who in (lin_id, ada_id)]  # type: ignore[misc]
    assert balances[1] - balances[0] == 2 * 888


def test_one_asks_the_other_to_be_a_contact_and_is_accepted_while_both_look_on(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    lin_id, ada_id = (each.user_id for each in windows_of(application))
    lin.click("railPeople")
    lin.click("peopleSearch")
    lin.type_text("ada")
    lin.click(f"personRow_{ada_id}")
    lin.click("profileNote")
    lin.type_text("we met at the reading")
    lin.click("profileAsk")
    lin.see("profileAsked")
    ada.click("railPeople")
    ada.click(f"personRow_{lin_id}")
    ada.see_text("we met at the reading")
    ada.click("profileAccept")
    ada.see("profileMessage")
    lin.click("profileMessage")
    lin.see("composerField")


def test_who_changes_their_own_profile_is_called_so_in_both_windows(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    lin_id, _ = meet(application)
    ada.click("railPeople")
    ada.click(f"personRow_{lin_id}")
    ada.see_text("Lin")
    lin.click("railMe")
    lin.click("ownChange")
    lin.click("ownName")
    lin.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    lin.type_text("zhixia")
    lin.click("ownAbout")
    lin.type_text("reads in trams")
    lin.click("ownColor_violet")
    lin.picture("form")
    lin.click("ownSave")
    lin.see("ownChange")
    lin.see_text("reads in trams")
    ada.see_text("zhixia")
    ada.see_text("reads in trams")
    windows = windows_of(application)
    lin.wait("the title", lambda: windows[0].window.title().startswith("zhixia"))
    me = windows[0].view_model.property("me")
    assert (me["name"], me["avatarColor"]) == ("zhixia", "violet")
    assert windows[1].view_model.property("me")["name"].casefold() == "ada"
    lin.picture("changed")
    # What cannot be a name is told in the form, and changes nothing.
    lin.click("ownChange")
    lin.click("ownAbout")
    lin.type_text("x" * 120)
    lin.click("ownSave")
    lin.see("ownTrouble")
    assert away(lambda: services_of(application).people.get(lin_id)).about == "reads in trams"


def test_a_mini_app_open_for_both_hears_a_broadcast_and_asks_each_in_their_own_window(
    start: Start, tmp_path: Path
) -> None:
    write_package(tmp_path / "bundled" / "board", BOARD, BOARD_SERVER, app_id="plaza.board", name="Board")
    application, lin = start(bundled=tmp_path / "bundled")
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    for hands in (lin, ada):
        hands.click("railMiniapps")
        hands.click_text("Board")
        hands.click("Open")
        hands.see_text("on the board: nothing")
    sessions = services_of(application).sessions._sessions
    assert len({session.user_id for session in sessions}) == 2
    ada.click("Write")
    ada.see_text("on the board: hello both")
    lin.see_text("on the board: hello both")


def test_one_leaves_and_the_other_goes_on(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    lin_id, ada_id = meet(application)
    ada.click("railMiniapps")
    ada.click_text("Counter")
    ada.click("Open")
    sessions = services_of(application).sessions
    ada.wait("a session", lambda: any(each.user_id == ada_id for each in sessions._sessions))
    gone = windows_of(application)[1]
    view_model, window = weakref.ref(gone.view_model), gone.window
    gone_relay = gone.relay
    del gone
    window.close()
    lin.wait("the window's end", lambda: not application.windows._going)
    assert [each.user_id for each in windows_of(application)] == [lin_id]
    lin.wait("the end of the mini-app", lambda: all(each.is_closed for each in sessions._sessions))
    assert gone_relay._subscriptions == set()
    del ada, window

    def is_let_go() -> bool:
        gc.collect()
        return view_model() is None

    # Qt deletes it in its own time; what somebody holds stays for ever.
    lin.wait("the end of what the window showed", is_let_go)

    lin.click(f"personRow_{ada_id}")
    lin.click("profileMessage")
    lin.click("composerField")
    lin.type_text("are you gone")
    lin.press(Qt.Key.Key_Return)
    lin.see_text("are you gone")

    # Who left comes again.
    windows_of(application)[0].window.setHeight(1_000)
    lin.click("railMe")
    lin.click(f"profileRow_{ada_id}")
    lin.wait("a second window", lambda: len(windows_of(application)) == 2)
    again = windows_of(application)[1]
    lin.wait("the screens", lambda: again.assembly is not None)


def test_the_keys_that_scan_the_screen_are_taken_over_from_a_window_that_closes(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    lin_window, ada_window = windows_of(application)
    lin_keys, ada_keys = keys_of(lin_window), keys_of(ada_window)
    # Without a screen the system has no keys to give, which only who asks for them is told.
    assert lin_keys.property("problem")
    assert not ada_keys.property("problem")
    lin_window.window.close()
    lin.wait("the keys' other window", lambda: bool(ada_keys.property("problem")))


def keys_of(window: PersonWindow) -> ScreenKeysViewModel:
    settings = window.view_model.property("settings")
    assert isinstance(settings, SettingsViewModel)
    return settings.screen_keys


def test_closing_the_last_window_is_the_end(start: Start, tmp_path: Path, qapp: QGuiApplication) -> None:
    application, lin = start()
    open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    first, second = windows_of(application)
    first.window.close()
    lin.wait("the window's end", lambda: not application.windows._going)
    assert windows_of(application) == [second]
    QTimer.singleShot(0, second.window.close)
    deadline = QTimer(singleShot=True, interval=DEADLINE_MS)
    deadline.timeout.connect(lambda: qapp.exit(1))
    deadline.start()
    assert qapp.exec() == 0


def test_the_next_start_asks_whose_window_it_is(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    application.close()

    application, hands = start()
    hands.see("profileChooser")
    hands.picture("chooser")
    # What a later start asks waits until it is clear whom.
    assert application.take(Request("plaza://miniapp/plaza.counter"))
    hands.click_text("ada")
    hands.see_gone("profileChooser")
    hands.see("trustCard")
    assert [each.name for each in away(services_of(application).people.here)][1].casefold() == "ada"


def test_a_later_start_as_somebody_opens_their_window(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    application.close()

    application, hands = start()
    lin_user, ada_user = away(services_of(application).people.here)
    hands.click(f"profileRow_{lin_user.user_id}")
    hands.see_gone("profileChooser")
    assert application.take(Request("plaza://miniapp/plaza.counter", person=ada_user.user_id))
    hands.wait("the other window", lambda: len(windows_of(application)) == 2)
    other = windows_of(application)[1]
    hands.wait("its screens", lambda: other.assembly is not None)
    assert other.user_id == ada_user.user_id
    hands.wait("the question there", lambda: other.assembly._prompts.kind == "trust")  # type: ignore[union-attr]
    assert hands.find("trustCard") is None
    assert application.take(Request(person="nobody of this name"))
    there = Driver(other.window, tmp_path)
    there.wait("a word of it", lambda: any("nobody of this name" in text for text in there.texts()))


def test_what_is_chosen_in_one_window_is_shown_in_the_other(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    settings = [each.view_model.property("settings") for each in windows_of(application)]
    settings[0].chooseMode("dark")
    assert [each.property("mode") for each in settings] == ["dark", "dark"]
    windows_of(application)[0].window.close()
    ada.wait("the window's end", lambda: not application.windows._going)
    assert settings[1].property("mode") == "dark"
    settings[1].chooseMode("light")


def test_a_window_that_goes_with_a_mini_app_open_lets_the_program_end_well(start: Start, tmp_path: Path) -> None:
    """It was ended by the system: PySide looked at the window once more, long after it had gone."""
    application, lin = start()
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    ada.click("railMiniapps")
    ada.click_text("Counter")
    ada.click("Open")
    sessions = services_of(application).sessions
    ada.wait("the mini-app", lambda: bool(sessions._sessions))
    ada.click("railMe")
    windows_of(application)[1].window.close()
    assert run_until(lambda: not application.windows._going, DEADLINE_MS)
    lin.click("railMe")
    application.close()
