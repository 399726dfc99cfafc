"""Mini-apps ask the person whose session it is, in the window of that person and no other."""

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.events import EventBus
from app.core.kernel.ids import SessionId, UserId
from app.host.bridge.prompts import AddressPrompt
from app.shell.foundation import PromptsByPerson
from app.shell.prompts import ShellPrompts
from app.shell.relay import Relay
from tests.shell.conftest import STORE

ADA, BEN = UserId("ada"), UserId("ben")


def test_nobody_is_asked_who_has_no_window(qapp: QCoreApplication, qtbot: QtBot) -> None:
    asked = PromptsByPerson()
    owners = {SessionId("one"): ADA, SessionId("two"): BEN}
    asked.find_person = owners.get
    windows = {who: ShellPrompts(Relay(EventBus())) for who in (ADA, BEN)}
    for who, prompts in windows.items():
        asked.join(who, prompts)
    asked.leave(BEN)
    waits = asked.ask(AddressPrompt(SessionId("one"), STORE))
    assert not waits.done()  # Ada's window has it, and answers on its own thread
    qtbot.waitUntil(waits.done)
    for session_id in ("two", "of a session that is over"):
        assert asked.ask(AddressPrompt(SessionId(session_id), STORE)).result(0) is None
