"""Deleting a profile in the real window: beside somebody else's, and as the only person here."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.cli.tour.driver import Driver, run_until
from app.cli.tour.paying import PIN
from app.core.kernel.ids import JournalId, UserId, new_id
from app.core.kernel.money import Money
from tests.flows.conftest import Start
from tests.support.miniapps import eventually
from tests.support.people_here import DEADLINE_MS, away, open_window_of_a_new_person, services_of, windows_of

WORD = "open sesame"


def empty_the_wallet(application: Any, user_id: UserId) -> None:
    """Let a person have no money."""
    services = services_of(application)

    def empty() -> None:
        services.pins.set(user_id, PIN)
        balance = services.wallet.balance(user_id)
        services.funding.withdraw(user_id, balance, PIN, JournalId(new_id()))
        assert services.wallet.balance(user_id) == Money(0)

    away(empty)


def test_one_of_two_goes_while_the_other_looks_on(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    lin_id, ada_id = (each.user_id for each in windows_of(application))
    assert lin_id is not None
    assert ada_id is not None
    services = services_of(application)
    for one, other in ((lin_id, ada_id), (ada_id, lin_id)):
        away(lambda one=one, other=other: services.people.add_contact(one, other))  # type: ignore[misc]
    lin.click("railPeople")
    lin.click(f"personRow_{ada_id}")
    lin.click("profileMessage")
    lin.click("composerField")
    lin.type_text("see you at nine")
    lin.click("composerSend")
    away(lambda: services.passwords.set(ada_id, WORD))

    ada.click("railMe")
    ada.click("departureBegin")
    ada.picture("asked")
    ada.click("departurePassword")
    ada.type_text("open barley")
    ada.click("departureGo")
    ada.see_text("This is not your password")
    ada.click("departurePassword")
    ada.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    ada.type_text(WORD)
    ada.click("departureGo")
    ada.see("departureWallet")
    ada.picture("money")
    empty_the_wallet(application, ada_id)
    ada.click("departureGo")
    del ada  # her window goes; nobody holds it

    lin.see("conversationOver")
    lin.picture("over")
    lin.see_text("see you at nine")
    lin.wait("one window", lambda: len(windows_of(application)) == 1)
    eventually(lambda: away(services.departures.is_finished))
    assert [each.user_id for each in away(services.people.here)] == [lin_id]
    lin.click("railMe")
    lin.see(f"profileRow_{lin_id}")
    assert lin.find(f"profileRow_{ada_id}") is None


def test_where_the_only_person_goes_plaza_begins_anew(start: Start, tmp_path: Path) -> None:
    application, lin = start()
    lin_id = windows_of(application)[0].user_id
    assert lin_id is not None
    empty_the_wallet(application, lin_id)
    lin.click("railMe")
    lin.click("departureBegin")
    lin.picture("last")
    lin.click("departureGo")
    del lin  # the window goes; nobody holds it

    def is_anew() -> bool:
        windows = windows_of(application)
        return len(windows) == 1 and windows[0].user_id != lin_id and windows[0].assembly is not None

    assert run_until(is_anew, DEADLINE_MS)
    [window] = windows_of(application)
    again = Driver(window.window, tmp_path)
    again.see("welcome")
    again.picture("anew")
    services = services_of(application)
    eventually(lambda: away(services.departures.is_finished))
    assert [each.user_id for each in away(services.people.here)] == [window.user_id]


def test_plaza_that_is_ended_right_after_the_word_has_deleted_the_profile(start: Start) -> None:
    application, lin = start()
    lin_id = windows_of(application)[0].user_id
    assert lin_id is not None
    empty_the_wallet(application, lin_id)
    lin.click("railSettings")
    lin.click("openDeparture")
    lin.click("departureGo")
    application.close()
    again, _hands = start()
    here = away(services_of(again).people.here)
    assert lin_id not in [each.user_id for each in here]
    assert len(here) == 1


def test_whoever_ended_plaza_upon_a_word_that_could_not_be_kept_is_told_why_at_the_next_start(start: Start) -> None:
    application, _lin = start()
    lin_id = windows_of(application)[0].user_id
    assert lin_id is not None
    services_of(application).departures.promise(lin_id)  # there is money in the wallet
    application.close()
    again, hands = start()
    toast = again.window.findChild(QObject, "toast")
    assert toast is not None
    hands.wait("the reason", lambda: "Your profile was not deleted when Plaza ended" in toast.property("text"))
    assert "wallet" in toast.property("text")


def test_the_settings_lead_to_it(start: Start) -> None:
    application, lin = start()
    lin.click("railSettings")
    lin.scroll_to("openDeparture")
    lin.picture("settings")
    lin.click("openDeparture")
    lin.see("departureGo")
    lin.picture("form")
    lin.click("departureBack")
    lin.see("departureBegin")
    assert len(away(services_of(application).people.here)) == 1


def test_who_keeps_the_profile_has_it_as_before(start: Start) -> None:
    application, lin = start()
    lin.click("railMe")
    lin.click("departureBegin")
    lin.click("departureBack")
    lin.see("departureBegin")
    assert len(away(services_of(application).people.here)) == 1
