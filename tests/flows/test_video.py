"""The series in the real shell: what one says the other reads at once, and a place survives a child that is killed."""

import os
import re
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.cli.pack import unpack
from app.cli.tour.driver import Driver, run_until
from app.core.links import MiniAppLink, text_of
from app.host.package import Package
from app.host.session import Session
from app.shell.application import Application
from app.shell.request import Request
from tests.flows.conftest import Start
from tests.support.people_here import DEADLINE_MS, open_window_of_a_new_person, windows_of

# What Qt Multimedia says of a computer without sound, a graphics card or its libraries.
pytestmark = pytest.mark.qt_log_ignore(r"(?s).*", extend=True)

VIDEO = Path(__file__).parents[2] / "miniapps" / "video"
MINIAPP = Package.read(VIDEO).manifest.miniapp_id
FIRST = text_of(MiniAppLink(MINIAPP, "pages/episode", (("id", "s1e1"),)))
LATER = text_of(MiniAppLink(MINIAPP, "pages/episode", (("id", "s1e1"), ("at", "9"))))


def at_ms(hands: Driver) -> int:
    """How far the film has come, as the page says it at its top; -1 while it does not."""
    for text in hands.texts():
        if found := re.search(r" · (\d+):(\d\d) of ", text):
            return (int(found[1]) * 60 + int(found[2])) * 1_000
    return -1


def child_of(application: Application) -> int:
    """Return the process of the one mini-app that is open, once it runs."""
    found: list[int] = []

    def is_there() -> bool:
        assembly = application.windows.first.assembly
        navigator = assembly._navigator if assembly is not None else None
        views = list(navigator.miniapps.views) if navigator is not None else []
        session = views[0].session if views else None
        if isinstance(session, Session) and session._child is not None:
            found[:] = [session._child.process_id]
        return bool(found)

    assert run_until(is_there, DEADLINE_MS)
    return found[0]


def test_two_people_read_each_other_s_comments_as_they_are_said(start: Start, tmp_path: Path) -> None:
    unpack(Package.read(VIDEO), tmp_path / "bundled")
    application, lin = start(bundled=tmp_path / "bundled")
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    for hands, window in zip((lin, ada), windows_of(application), strict=True):
        assert application.take(Request(FIRST, person=window.user_id))
        hands.click("trustOpen")
        hands.see("Say something at this moment")
    ada.click("Say something at this moment")
    ada.type_text("what a morning")
    ada.press(Qt.Key.Key_Return)
    ada.see("Take back: what a morning")
    lin.see("Go to 0:00: what a morning")


def test_a_place_survives_a_child_that_is_killed_in_the_middle_of_a_film(start: Start, tmp_path: Path) -> None:
    unpack(Package.read(VIDEO), tmp_path / "bundled")
    application, hands = start(bundled=tmp_path / "bundled")
    application.open_link(LATER)
    hands.click("trustOpen")
    hands.click("Play: Morning")
    hands.wait("the film playing on", lambda: at_ms(hands) >= 11_000)
    before = at_ms(hands)
    os.kill(child_of(application), signal.SIGKILL)
    hands.click("reloadButton")
    hands.wait("the place after the reload", lambda: at_ms(hands) >= 0)
    assert abs(at_ms(hands) - before) <= 3_000
