"""A window with a password: set, locked by key and by time, nothing shown or done behind it, opened again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from app.cli.tour.driver import Driver
from app.shell.request import Request
from tests.flows.conftest import Start
from tests.support.clock import FakeClock
from tests.support.people_here import away, open_window_of_a_new_person, services_of, windows_of

PASSWORD = "plumtree7"


def set_password(hands: Driver) -> None:
    """Give the person a password in the settings, as a person does."""
    hands.click("railSettings")
    hands.click("passwordSet")
    hands.click("passwordNew")
    hands.type_text(PASSWORD)
    hands.click("passwordAgain")
    hands.type_text(PASSWORD)
    hands.click("passwordSend")
    hands.see("lockNow")


def unlock(hands: Driver, password: str = PASSWORD) -> None:
    """Type the password on the lock screen."""
    hands.see("lockPassword")
    hands.type_text(password)
    hands.press(Qt.Key.Key_Return)


def said_to_readers(window: QQuickWindow) -> set[str]:
    """Return every name that a screen reader finds in the window."""
    names: set[str] = set()

    def walk(item: QQuickItem) -> None:
        if not item.isVisible():
            return
        interface = QAccessible.queryAccessibleInterface(item)
        if interface is not None:
            names.add(interface.text(QAccessible.Text.Name))
        for child in item.childItems():
            walk(child)

    walk(window.contentItem())
    return names


def test_locked_by_a_key_it_shows_nothing_and_opens_with_the_password_alone(start: Start) -> None:
    application, hands = start()
    window = application.window
    set_password(hands)
    hands.picture("settings")
    hands.click("railChats")
    before = said_to_readers(window)
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.see("lockPassword")
    hands.picture("locked")
    behind = {name for name in before if "chat" in name.casefold()}
    assert behind
    assert not behind & said_to_readers(window)
    assert "Plaza is locked" in said_to_readers(window)

    hands.click("lockForgotten")
    hands.see("lockForgottenWords")
    hands.picture("forgotten")
    hands.click("lockPassword")
    unlock(hands, "appletree")
    hands.wait("the refusal", lambda: any("not your password" in text for text in hands.texts()))
    hands.see("lockPassword")
    unlock(hands)
    hands.see_gone("lockPassword")
    assert before <= said_to_readers(window) | {""}


def found_by_readers(window: QQuickWindow) -> set[str]:
    """Return every name in the tree that a screen reader walks, from the window down, of what is not invisible."""
    names: set[str] = set()

    def walk(interface: QAccessibleInterface) -> None:
        names.add(interface.text(QAccessible.Text.Name))
        for at in range(interface.childCount()):
            child = interface.child(at)
            if not child.state().invisible:
                walk(child)

    walk(QAccessible.queryAccessibleInterface(window))
    return names


def test_a_sheet_does_not_keep_it_from_being_locked_and_is_as_it_was_afterwards(start: Start) -> None:
    application, hands = start()
    set_password(hands)
    hands.click("railChats")
    hands.click("newGroup")
    hands.click("newGroupName")
    hands.type_text("Harbour")
    hands.picture("before")
    before = found_by_readers(application.window)
    assert {"New group", "Maya Chen"} <= before
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.see("lockPassword")
    locked = found_by_readers(application.window)
    assert "Plaza is locked" in locked
    assert not {"New group", "Maya Chen", "Name of the group"} & locked, locked
    unlock(hands)
    hands.see_gone("lockPassword")
    assert hands.see("newGroupName").property("text") == "Harbour"
    hands.wait("all to be found again", lambda: before <= found_by_readers(application.window))
    hands.wait("the keyboard", lambda: hands.see("newGroupName").hasActiveFocus())
    hands.type_text("!")
    hands.wait("the name", lambda: hands.see("newGroupName").property("text") == "Harbour!")
    hands.picture("after")


def test_the_keyboard_reaches_nothing_behind_the_lock(start: Start) -> None:
    application, hands = start()
    set_password(hands)
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.see("lockPassword")
    window = application.window
    section = windows_of(application)[0].view_model.property("section")
    seen = set()
    for _ in range(12):
        hands.press(Qt.Key.Key_Tab)
        item = window.activeFocusItem()
        assert item is not None
        seen.add(item.objectName())
    assert seen <= {"lockPassword", "lockOpen", "lockForgotten", "lockOthers", ""}, seen
    assert "lockForgotten" in seen
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_Comma, control)
    hands.press(Qt.Key.Key_S, control | shift)
    hands.press(Qt.Key.Key_A, control | shift)
    hands.press(Qt.Key.Key_Escape)
    hands.settle()
    assert hands.find("cheatSheet") is None
    assert hands.find("lockPassword") is not None
    assert windows_of(application)[0].view_model.property("section") == section
    assert windows_of(application)[0].assembly._tabs.property("current") == 0  # type: ignore[union-attr]


def test_what_comes_from_outside_waits_for_the_person(start: Start) -> None:
    application, hands = start()
    set_password(hands)
    hands.click("lockNow")
    hands.see("lockPassword")
    assert application.take(Request("plaza://miniapp/plaza.counter"))
    # The keys that scan the screen are heard in every program.
    windows_of(application)[0].view_model.property("settings").screen_keys.pressed.emit()
    hands.settle()
    assert hands.find("trustCard") is None
    assert windows_of(application)[0].assembly._tabs.property("current") == 0  # type: ignore[union-attr]
    for _ in range(3):
        assert application.take(Request("plaza://miniapp/plaza.counter"))
    assert not application.take(Request("plaza://miniapp/plaza.counter")), "a web page can open links without end"
    unlock(hands)
    hands.see("trustCard")


def test_it_locks_itself_after_the_minutes_that_were_chosen(start: Start) -> None:
    application, hands = start()
    set_password(hands)
    lock = windows_of(application)[0].lock
    clock = FakeClock()
    lock._idle.count(clock, 5)
    clock.advance(minutes=4)
    hands.press(Qt.Key.Key_Shift)
    clock.advance(minutes=4)
    lock._idle.look()
    assert not lock.is_locked, "a touch begins anew"
    clock.advance(minutes=1)
    lock._idle.look()
    hands.see("lockPassword")


def test_what_wakes_a_computer_is_no_touch_of_an_open_window(start: Start) -> None:
    application, hands = start()
    set_password(hands)
    lock = windows_of(application)[0].lock
    clock = FakeClock()
    lock._idle.count(clock, 5)
    clock.advance(hours=9)
    hands.press(Qt.Key.Key_Shift)
    assert lock.is_locked


def test_the_next_start_shows_nothing_before_the_password(start: Start) -> None:
    application, hands = start()
    set_password(hands)
    application.close()

    application, hands = start()
    hands.see("lockPassword")
    hands.picture("start")
    assert windows_of(application)[0].assembly is None, "nothing of the person is even there"
    assert application.take(Request("plaza://miniapp/plaza.counter"))
    hands.settle()
    assert hands.find("trustCard") is None
    unlock(hands)
    hands.see_gone("lockPassword")
    hands.see("trustCard")


def test_somebody_else_can_go_on_while_one_is_locked(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    set_password(lin)
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    lin_id, ada_id = (each.user_id for each in windows_of(application))
    lin.click("railSettings")
    lin.click("lockNow")
    lin.see("lockPassword")
    assert ada.find("lockPassword") is None
    ada.click("railSettings")
    ada.see("passwordSet")
    # From the locked window to another's: the one that comes for that goes again.
    lin.click("lockOthers")
    lin.wait("a third window", lambda: len(windows_of(application)) == 3)
    third = windows_of(application)[2]
    Driver(third.window, tmp_path).click(f"profileRow_{ada_id}")
    lin.wait("its end", lambda: len(windows_of(application)) == 2 and not application.windows._going)
    assert [each.user_id for each in windows_of(application)] == [lin_id, ada_id]
    assert windows_of(application)[0].lock.is_locked


def test_at_the_start_somebody_else_can_be_chosen_instead(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    set_password(lin)
    open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    application.close()

    application, hands = start()
    lin_user, ada_user = away(services_of(application).people.here)
    hands.click(f"profileRow_{lin_user.user_id}")
    hands.see("lockPassword")
    hands.click("lockOthers")
    hands.see_gone("lockPassword")
    hands.click(f"profileRow_{ada_user.user_id}")
    hands.see_gone("profileChooser")
    only = windows_of(application)[0]
    hands.wait("her screens", lambda: only.assembly is not None)
    assert (only.user_id, only.lock.is_locked) == (ada_user.user_id, False)
