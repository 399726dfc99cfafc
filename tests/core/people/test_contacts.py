"""Asking to be a contact and answering; remark names, tags, blocking."""

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import ContactRequestId, UserId
from app.core.people import directory
from app.core.people.contacts import ASK_AGAIN_AFTER, REQUESTS_A_DAY_MAX, Contacts
from app.core.people.events import ContactAdded, ContactAsked, ContactChanged
from app.core.people.model import User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LIN, ADA, BEN = UserId("lin"), UserId("ada"), UserId("ben")


@pytest.fixture
def contacts(plaza: PlazaServices) -> Contacts:
    for user_id, name in ((LIN, "Lin"), (ADA, "Ada Lovelace"), (BEN, "Ben")):
        plaza.people.add_person(User(user_id, name, "blue"))
    return plaza.contacts


def refusal(work: object) -> str:
    with pytest.raises(Refused) as refused:
        work()  # type: ignore[operator]
    return refused.value.code


def are_contacts(contacts: Contacts, one: UserId, other: UserId) -> bool:
    return contacts.about(one, other).is_contact and contacts.about(other, one).is_contact


def test_a_request_is_seen_with_its_note_and_a_yes_joins_both(contacts: Contacts, plaza: PlazaServices) -> None:
    asked, added = recorded(plaza.events, ContactAsked), recorded(plaza.events, ContactAdded)
    request = contacts.ask(LIN, ADA, "  We met \n at the reading ")
    assert asked == [ContactAsked(request.request_id, LIN, ADA)]
    [(seen, who)] = contacts.waiting(ADA)
    assert (seen.note, who.name) == ("We met at the reading", "Lin")
    assert contacts.about(LIN, ADA).asked == request
    assert contacts.about(ADA, LIN).asks == request
    contacts.accept(ADA, request.request_id)
    contacts.accept(ADA, request.request_id)
    assert are_contacts(contacts, LIN, ADA)
    assert added == [ContactAdded(LIN, ADA), ContactAdded(ADA, LIN)]
    assert contacts.waiting(ADA) == []
    assert refusal(lambda: contacts.ask(LIN, ADA)) == "contacts.known"


def test_who_is_asked_and_asks_back_has_said_yes(contacts: Contacts) -> None:
    contacts.ask(LIN, ADA)
    contacts.ask(ADA, LIN)
    assert are_contacts(contacts, LIN, ADA)


def test_a_no_is_not_told_and_holds_for_some_days(contacts: Contacts, plaza: PlazaServices) -> None:
    request = contacts.ask(LIN, ADA)
    assert refusal(lambda: contacts.ask(LIN, ADA)) == "contacts.waiting"
    contacts.decline(ADA, request.request_id)
    contacts.accept(ADA, request.request_id)
    assert not contacts.about(LIN, ADA).is_contact
    assert contacts.about(LIN, ADA).asked is None
    assert refusal(lambda: contacts.ask(LIN, ADA)) == "contacts.too_soon"
    plaza.clock.advance(days=ASK_AGAIN_AFTER.days)
    contacts.ask(LIN, ADA)


def test_only_who_was_asked_answers(contacts: Contacts) -> None:
    request = contacts.ask(LIN, ADA)
    for who in (LIN, BEN):
        assert refusal(lambda who=who: contacts.accept(who, request.request_id)) == "contacts.unknown_request"
        assert refusal(lambda who=who: contacts.decline(who, request.request_id)) == "contacts.unknown_request"
    assert refusal(lambda: contacts.accept(ADA, ContactRequestId("none"))) == "contacts.unknown_request"


def test_somebody_who_asks_everybody_is_slowed_down(contacts: Contacts, plaza: PlazaServices) -> None:
    for number in range(REQUESTS_A_DAY_MAX + 1):
        plaza.people.add_person(User(UserId(f"p{number}"), f"Person {number}", "blue"))
    for number in range(REQUESTS_A_DAY_MAX):
        contacts.ask(LIN, UserId(f"p{number}"))
    last = UserId(f"p{REQUESTS_A_DAY_MAX}")
    assert refusal(lambda: contacts.ask(LIN, last)) == "contacts.too_many"
    plaza.clock.advance(days=1, seconds=1)
    contacts.ask(LIN, last)


def test_the_blocked_may_ask_and_nobody_sees_it(contacts: Contacts, plaza: PlazaServices) -> None:
    asked = recorded(plaza.events, ContactAsked)
    contacts.block(ADA, LIN, is_blocked=True)
    request = contacts.ask(LIN, ADA, "hello")
    assert (asked, contacts.waiting(ADA), contacts.about(ADA, LIN).asks) == ([], [], None)
    assert contacts.about(LIN, ADA).asked == request  # as of anybody who does not answer
    assert refusal(lambda: contacts.accept(ADA, request.request_id)) == "contacts.unknown_request"
    contacts.block(ADA, LIN, is_blocked=False)
    assert contacts.ask(ADA, LIN).state == "waiting"  # it was no yes to what was never seen


@pytest.mark.parametrize("note", ["x" * 101, "a\u202eb", "\x00"])
def test_a_note_that_does_not_show_is_refused(contacts: Contacts, note: str) -> None:
    assert refusal(lambda: contacts.ask(LIN, ADA, note)) == "contacts.note"


def test_what_one_calls_another_is_for_oneself(contacts: Contacts, plaza: PlazaServices) -> None:
    changed = recorded(plaza.events, ContactChanged)
    contacts.remark(LIN, ADA, "  Countess   A. ")
    assert contacts.about(LIN, ADA).shown_name == "Countess A."
    assert contacts.about(BEN, ADA).shown_name == "Ada Lovelace"
    assert changed == [ContactChanged(LIN, ADA)]
    seen = plaza.people.get(ADA, seen_by=LIN)
    assert (seen.name, seen.real_name) == ("Countess A.", "Ada Lovelace")
    assert plaza.people.get(ADA).real_name == ""
    assert plaza.people.names([ADA, BEN], seen_by=LIN) == {ADA: "Countess A.", BEN: "Ben"}
    contacts.remark(LIN, ADA, "")
    assert plaza.people.get(ADA, seen_by=LIN).name == "Ada Lovelace"
    for name in ("x" * 41, "\u200b"):
        assert refusal(lambda name=name: contacts.remark(LIN, ADA, name)) == "people.name"


def test_contacts_stand_by_what_they_are_called(contacts: Contacts, plaza: PlazaServices) -> None:
    plaza.people.add_contact(LIN, ADA)
    plaza.people.add_contact(LIN, BEN)
    contacts.remark(LIN, ADA, "Zoe")
    contacts.tag(LIN, BEN, ["family", " running  club ", "family", ""])
    assert [(each.shown_name, each.mark.tags) for each in contacts.of(LIN)] == [
        ("Ben", ("family", "running club")),
        ("Zoe", ()),
    ]
    assert contacts.about(LIN, BEN).mark.remark == ""
    for tags in (["x"] * 0 + [f"t{number}" for number in range(11)], ["x" * 21], ["a\x00"]):
        assert refusal(lambda tags=tags: contacts.tag(LIN, BEN, tags)) == "contacts.tags"
    contacts.remove(LIN, BEN)
    contacts.remove(LIN, BEN)
    assert [each.user.user_id for each in contacts.of(LIN)] == [ADA]
    assert not contacts.about(BEN, LIN).is_contact


def test_people_are_found_by_a_part_of_their_name(contacts: Contacts) -> None:
    assert [user.user_id for user in contacts.find(LIN, " LOVE ")] == [ADA]
    assert contacts.find(LIN, "lin") == []
    assert contacts.find(LIN, "  ") == []
    assert contacts.find(LIN, "%") == []


def test_nobody_is_their_own_contact(contacts: Contacts) -> None:
    for work in (
        lambda: contacts.ask(LIN, LIN),
        lambda: contacts.remark(LIN, LIN, "me"),
        lambda: contacts.block(LIN, LIN, is_blocked=True),
    ):
        assert refusal(work) == "people.self"
    assert refusal(lambda: contacts.ask(LIN, UserId("nobody"))) == "people.unknown"
    assert refusal(lambda: contacts.block(LIN, UserId("nobody"), is_blocked=True)) == "people.unknown"


def test_who_has_blocked_whom_is_for_other_slices_to_ask(contacts: Contacts, plaza: PlazaServices) -> None:
    contacts.block(ADA, LIN, is_blocked=True)
    contacts.remark(BEN, LIN, "L")
    with plaza.db.read() as tx:
        assert directory.blockers(tx, [ADA, BEN], LIN) == {ADA}
        assert directory.blockers(tx, [LIN], ADA) == set()
