"""Which messages the system tells of, in which words, and when no more."""

from collections.abc import Iterator, Sequence, Set

import pytest
from pytestqt.qtbot import QtBot

from app.core.chat.model import ConversationSummary, Message, TextContent
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.system_notices.messages import AT_ONCE_MAX, MessageNotices
from app.shell.system_notices.told import TEXT_MAX, PersonNotices, Surroundings
from tests.support.fake_notices import FakeNotices
from tests.support.plaza import PlazaServices

MAYA = User(UserId("maya"), "Maya Chen", "blue")
LEO = User(UserId("leo"), "Leo <b>\u202eevil", "amber")


class Elsewhere:
    """A person who works elsewhere, and what their system tells them."""

    def __init__(self, plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> None:
        self.plaza, self.me, self.qtbot = plaza, context.user, qtbot
        self.system = FakeNotices()
        self.how, self.is_wanted, self.recipient = "full", True, ""
        self.came: list[str] = []
        self.told = PersonNotices(
            Surroundings(
                system=lambda: self.system,
                how=lambda: self.how,
                is_wanted=lambda: self.is_wanted,
                recipient=lambda: self.recipient,
                come_to_front=lambda token: self.came.append(f"front {token}".rstrip()),
            )
        )
        self.reads = 0
        self._relay = context.relay
        self.messages = MessageNotices(
            self.me.user_id,
            self.told,
            self._read,
            lambda conversation_id: self.came.append(conversation_id or "the list"),
            tasks=context.tasks,
            relay=context.relay,
            pace_ms=(0, 0),
        )

    def _read(self, wanted: Set[ConversationId]) -> Sequence[ConversationSummary]:
        self.reads += 1
        return self.plaza.chat.conversations(self.me.user_id, wanted)

    def with_(self, person: User) -> ConversationId:
        return self.plaza.chat.direct(self.me.user_id, person.user_id)

    def hear(self, person: User, text: str) -> Message:
        self.plaza.clock.advance(seconds=1)
        return self.plaza.chat.send(self.with_(person), person.user_id, TextContent(text))

    def until(self, *said: tuple[str, str]) -> None:
        self.qtbot.waitUntil(lambda: self.system.said() == list(said))

    def has_happened(self) -> None:
        """Wait until all that was said has come to the GUI thread."""
        come: list[None] = []
        self._relay.post(lambda: come.append(None))
        self.qtbot.waitUntil(lambda: bool(come))

    def is_told(self, person: User, text: str) -> None:
        """Have somebody say something that is told, so that all said before it has been looked at."""
        self.hear(person, text)
        self.qtbot.waitUntil(lambda: any(notice.text == text for notice in self.system.all))


@pytest.fixture
def elsewhere(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Iterator[Elsewhere]:
    for person in (MAYA, LEO):
        plaza.people.add_person(person)
        plaza.people.add_contact(context.user.user_id, person.user_id)
    made = Elsewhere(plaza, context, qtbot)
    yield made
    made.messages.deleteLater()


def test_a_message_is_told_by_name_and_text_and_a_click_leads_there(elsewhere: Elsewhere) -> None:
    elsewhere.hear(MAYA, "Lunch at twelve?")
    elsewhere.until(("Maya Chen", "Lunch at twelve?"))
    elsewhere.system.click(token="leave")
    assert elsewhere.came == ["front leave", elsewhere.with_(MAYA)]


def test_strangers_letters_cannot_turn_a_notice(elsewhere: Elsewhere) -> None:
    elsewhere.hear(LEO, "one\ntwo \u202e" + "x" * 1000)
    elsewhere.qtbot.waitUntil(lambda: bool(elsewhere.system.shown))
    ((title, text),) = elsewhere.system.said()
    assert title == "Leo <b>evil"
    assert text.startswith("one two x")
    assert len(text) <= TEXT_MAX


def test_more_in_one_conversation_is_one_notice_that_makes_no_sound_again(elsewhere: Elsewhere) -> None:
    elsewhere.hear(MAYA, "One")
    elsewhere.until(("Maya Chen", "One"))
    elsewhere.hear(MAYA, "Two")
    elsewhere.until(("Maya Chen (2)", "Two"))
    assert [notice.is_quiet for notice in elsewhere.system.all] == [False, True]


def test_a_flood_is_a_few_notices(elsewhere: Elsewhere) -> None:
    for number in range(200):
        elsewhere.hear(MAYA, str(number))
    elsewhere.until(("Maya Chen (200)", "199"))
    assert elsewhere.reads < 20


def test_many_conversations_at_once_are_one_notice(elsewhere: Elsewhere, plaza: PlazaServices) -> None:
    people = [User(UserId(f"p{number}"), f"Person {number}", "blue") for number in range(AT_ONCE_MAX + 1)]
    for person in people:
        plaza.people.add_person(person)
        plaza.people.add_contact(elsewhere.me.user_id, person.user_id)
        elsewhere.with_(person)
    for person in people:
        elsewhere.hear(person, "Hello")
    elsewhere.qtbot.waitUntil(lambda: len(elsewhere.system.shown) == 1)
    ((title, text),) = elsewhere.system.said()
    assert title == "4 new messages"
    assert all(person.name in text for person in people)
    elsewhere.system.click()
    assert elsewhere.came == ["front", "the list"]


def test_nothing_is_told_of_muted_conversations_one_s_own_messages_and_blocked_people(
    elsewhere: Elsewhere, plaza: PlazaServices
) -> None:
    me = elsewhere.me.user_id
    plaza.own_conversations.mute(elsewhere.with_(MAYA), me, is_muted=True)
    elsewhere.hear(MAYA, "muted")
    plaza.chat.send(elsewhere.with_(LEO), me, TextContent("my own"))
    noor = User(UserId("noor"), "Noor", "green")
    plaza.people.add_person(noor)
    plaza.people.add_contact(me, noor.user_id)
    elsewhere.with_(noor)
    plaza.contacts.block(me, noor.user_id, is_blocked=True)
    elsewhere.hear(noor, "blocked")
    elsewhere.is_told(LEO, "heard")
    assert elsewhere.system.said() == [("Leo <b>evil", "heard")]
    assert len(elsewhere.system.all) == 1


def test_nothing_is_told_to_who_looks_at_plaza_has_it_locked_or_wants_none(elsewhere: Elsewhere) -> None:
    elsewhere.is_wanted = False  # the window is in front, or locked
    elsewhere.hear(MAYA, "looked at")
    elsewhere.has_happened()
    elsewhere.is_wanted, elsewhere.how = True, "none"
    elsewhere.hear(MAYA, "not wanted")
    elsewhere.has_happened()
    elsewhere.how = "full"
    elsewhere.is_told(LEO, "heard")
    assert [notice.text for notice in elsewhere.system.all] == ["heard"]


def test_texts_are_hidden_where_the_person_wants_that(elsewhere: Elsewhere) -> None:
    elsewhere.how = "names"
    elsewhere.hear(MAYA, "a secret")
    elsewhere.until(("Maya Chen", "New message"))
    elsewhere.hear(MAYA, "another")
    elsewhere.until(("Maya Chen (2)", "New messages"))


def test_whose_it_is_is_said_where_several_people_are(elsewhere: Elsewhere) -> None:
    elsewhere.recipient = "Lin"
    elsewhere.hear(MAYA, "Hello")
    elsewhere.until(("Maya Chen → Lin", "Hello"))


def test_what_was_read_is_told_no_more(elsewhere: Elsewhere, plaza: PlazaServices) -> None:
    elsewhere.hear(MAYA, "One")
    elsewhere.hear(LEO, "Two")
    elsewhere.qtbot.waitUntil(lambda: len(elsewhere.system.shown) == 2)
    plaza.chat.mark_read(elsewhere.with_(MAYA), elsewhere.me.user_id)
    elsewhere.until(("Leo <b>evil", "Two"))


def test_what_was_taken_back_stands_in_no_notice(elsewhere: Elsewhere, plaza: PlazaServices) -> None:
    slip = elsewhere.hear(MAYA, "a slip")
    elsewhere.until(("Maya Chen", "a slip"))
    plaza.own_messages.recall(elsewhere.with_(MAYA), MAYA.user_id, slip.message_id)
    elsewhere.qtbot.waitUntil(lambda: "a slip" not in [text for _, text in elsewhere.system.said()])


def test_a_locked_window_has_no_notices_left(elsewhere: Elsewhere) -> None:
    elsewhere.hear(MAYA, "One")
    elsewhere.hear(LEO, "Two")
    elsewhere.qtbot.waitUntil(lambda: len(elsewhere.system.shown) == 2)
    elsewhere.told.withdraw_all()
    assert not elsewhere.system.shown
