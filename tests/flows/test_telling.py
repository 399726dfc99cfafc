"""Messages that come while nobody looks at Plaza: told by the system, and opened from there in the right window."""

from pathlib import Path

from app.core.chat.model import TextContent
from app.core.kernel.ids import ConversationId, UserId
from app.shell.application import Application
from app.shell.settings.settings import SettingsViewModel
from app.shell.telling import is_in_front
from tests.flows.conftest import Start
from tests.support.fake_notices import FakeNotices
from tests.support.people_here import away, open_window_of_a_new_person, services_of, windows_of


def with_fake_system(application: Application) -> FakeNotices:
    """Have the notices of ``application`` shown to nobody."""
    assert application._foundation is not None
    system = application._foundation.system_notices = FakeNotices()
    for each in windows_of(application):
        settings = each.view_model.property("settings")
        assert isinstance(settings, SettingsViewModel)
        settings.own_desktop.attach(can_tell=True)
    return system


def say(application: Application, who: UserId, to: UserId, text: str) -> ConversationId:
    """Send a message behind the window's back; return where."""
    chat = services_of(application).chat
    conversation_id = away(lambda: chat.direct(who, to))
    away(lambda: chat.send(conversation_id, who, TextContent(text)))
    return conversation_id


def test_a_message_is_told_to_who_works_elsewhere_and_its_click_opens_it_in_their_window(
    start: Start, tmp_path: Path
) -> None:
    application, lin = start()
    system = with_fake_system(application)
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    people = services_of(application).people
    lin_id, ada_id = (each.user_id for each in windows_of(application) if each.user_id is not None)
    away(lambda: people.add_contact(lin_id, ada_id))
    away(lambda: people.add_contact(ada_id, lin_id))
    first, second = windows_of(application)

    first.come_to_the_front()
    lin.wait("a window of Plaza in front", first.window.isActive)
    say(application, ada_id, lin_id, "while Plaza is in front")
    lin.wait("the message", lambda: application.windows.badge._counts.get(first, 0) > 0)
    assert not system.shown

    for each in (first, second):
        each.window.hide()
    lin.wait("no window in front", lambda: not is_in_front())
    conversation_id = say(application, ada_id, lin_id, "see you at seven")
    lin.wait("the notice", lambda: bool(system.shown))
    assert system.said()[0][0].startswith("ada (")
    assert system.said()[0][0].endswith("→ Lin")
    assert system.said()[0][1] == "see you at seven"
    system.click()
    lin.wait("the window", first.window.isActive)
    lin.see_text("see you at seven")
    chats = first.view_model.property("chats")
    assert chats.property("selectedId") == conversation_id
    assert not second.window.isActive()

    lin.click("railSettings")
    lin.see("systemNotices")
    lin.click_text("Name only")
    lin.picture("settings")
    second.window.hide()
    first.window.hide()
    lin.wait("no window in front", lambda: not is_in_front())
    say(application, lin_id, ada_id, "a secret")
    ada.wait("the notice", lambda: bool(system.shown))
    assert system.said() == [("Lin → ada", "New message")]
