"""One person's profile: what can be done about them, and what it changes on the screen of either."""

import pytest
from pytestqt.qtbot import QtBot

from app.core.chat.model import TextContent
from app.core.kernel.ids import UserId
from app.core.people.model import Acquaintance, User
from app.shell.context import ShellContext
from app.shell.people.people import PeopleViewModel
from app.shell.people.profile import ProfileViewModel
from tests.support.plaza import PlazaServices

ADA = User(UserId("ada"), "<b>Ada</b>", "rose", is_local=True)


@pytest.fixture
def people(plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot) -> PeopleViewModel:
    plaza.people.add_person(ADA)
    made = PeopleViewModel(plaza.contacts, context)
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    return made


def kinds(people: PeopleViewModel) -> list[tuple[str, str]]:
    return [(row.kind, row.name) for row in people.property("people").rows]


def test_somebody_is_found_by_name_or_by_link_and_asked(
    people: PeopleViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    for typed in ("ada", "plaza://person/ada"):
        people.search(typed)
        qtbot.waitUntil(lambda: kinds(people) == [("known", "<b>Ada</b>")])
        people.search("")
        qtbot.waitUntil(lambda: kinds(people) == [])
    people.select("ada")
    qtbot.waitUntil(lambda: people.property("selected")["name"] == "<b>Ada</b>")
    profile = people._profile
    profile.ask("hello")
    qtbot.waitUntil(lambda: people.property("selected")["isAsked"])
    assert [request.note for request, _ in plaza.contacts.waiting(ADA.user_id)] == ["hello"]
    profile.ask("again")
    qtbot.waitUntil(lambda: "already" in profile.property("errorText"))


def test_a_request_comes_to_the_top_and_is_accepted(
    people: PeopleViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    plaza.contacts.ask(ADA.user_id, me.user_id, "It is me")
    qtbot.waitUntil(lambda: kinds(people) == [("request", "<b>Ada</b>")])
    assert people.property("waitingText") == "1"
    people.select("ada")
    qtbot.waitUntil(lambda: people.property("selected")["asksMe"])
    assert people.property("selected")["note"] == "It is me"
    with qtbot.assertNotEmitted(people.messageWanted):
        people.sendMessage()
    people._profile.accept()
    qtbot.waitUntil(lambda: kinds(people) == [("contact", "<b>Ada</b>")])
    qtbot.waitUntil(lambda: people.property("selected")["isContact"])
    assert people.property("waitingText") == ""
    with qtbot.waitSignal(people.messageWanted):
        people.sendMessage()


def test_a_no_takes_the_request_away(people: PeopleViewModel, plaza: PlazaServices, me: User, qtbot: QtBot) -> None:
    plaza.contacts.ask(ADA.user_id, me.user_id)
    qtbot.waitUntil(lambda: len(kinds(people)) == 1)
    people.select("ada")
    qtbot.waitUntil(lambda: people.property("selected")["asksMe"])
    people._profile.decline()
    qtbot.waitUntil(lambda: kinds(people) == [])
    qtbot.waitUntil(lambda: not people.property("selected")["asksMe"])


def test_a_remark_name_and_tags_are_shown_and_searched(
    people: PeopleViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    plaza.people.add_contact(me.user_id, ADA.user_id)
    qtbot.waitUntil(lambda: len(kinds(people)) == 1)
    people.select("ada")
    profile = people._profile
    qtbot.waitUntil(lambda: people.property("selected")["isContact"])
    profile.callThem("Countess")
    qtbot.waitUntil(lambda: kinds(people) == [("contact", "Countess")])
    qtbot.waitUntil(lambda: people.property("selected")["realName"] == "<b>Ada</b>")
    profile.tag("maths，books, ")
    qtbot.waitUntil(lambda: people.property("selected")["tags"] == ["maths", "books"])
    qtbot.waitUntil(lambda: people.property("people").rows[0].about == "maths · books")
    people.search("book")
    assert kinds(people) == [("contact", "Countess")]
    conversation = plaza.chat.direct(me.user_id, ADA.user_id)
    [summary] = [each for each in plaza.chat.conversations(me.user_id) if each.conversation_id == conversation]
    assert summary.title == "Countess"
    plaza.chat.send(conversation, me.user_id, TextContent("hello"))  # in her list from now on
    [theirs] = plaza.chat.conversations(ADA.user_id)
    assert theirs.title == me.name
    profile.remove()
    qtbot.waitUntil(lambda: not people.property("selected")["isContact"])


def test_what_was_asked_about_one_person_is_not_shown_of_another(
    plaza: PlazaServices, context: ShellContext, me: User, qtbot: QtBot
) -> None:
    plaza.people.add_person(ADA)
    plaza.people.add_person(User(UserId("ben"), "Ben", "blue"))
    profile = ProfileViewModel(plaza.contacts, context)
    profile.show(Acquaintance(ADA))
    profile.show(Acquaintance(User(UserId("ben"), "Ben", "blue")))
    plaza.contacts.ask(UserId("ben"), me.user_id)
    qtbot.waitUntil(lambda: profile.property("person")["asksMe"])
    assert profile.property("person")["userId"] == "ben"


def test_somebody_is_blocked_and_let_again(
    people: PeopleViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    plaza.people.add_contact(me.user_id, ADA.user_id)
    qtbot.waitUntil(lambda: len(kinds(people)) == 1)
    people.select("ada")
    for is_blocked in (True, False):
        qtbot.waitUntil(lambda: not people._profile.property("isBusy"))
        people._profile.block(is_blocked)
        qtbot.waitUntil(lambda wanted=is_blocked: people.property("selected")["isBlocked"] == wanted)  # type: ignore[misc]
        assert plaza.contacts.about(me.user_id, ADA.user_id).mark.is_blocked == is_blocked
        assert not plaza.contacts.about(ADA.user_id, me.user_id).mark.is_blocked
