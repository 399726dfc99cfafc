"""The person gives themselves a mini-app's roles, and takes them; the mini-app's own words change nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from app.host.manifest import ROLES as DECLARED
from app.shell.about.roles import RolesViewModel
from app.shell.about.words import ROLES
from tests.shell.about.conftest import BANK, COUNTER, Desk
from tests.shell.about.test_about import WINDOW
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000


@pytest.fixture
def about(desk: Desk) -> Iterator[Any]:
    made = desk.screens.about(BANK)
    tester = QAbstractItemModelTester(made.property("roles").property("rows"))
    desk.ready(made)
    yield made
    made.end()
    tester.deleteLater()


def shown(roles: RolesViewModel) -> dict[str, bool]:
    return {row.role: row.has_it for row in roles.property("rows").rows}


def had(desk: Desk) -> tuple[str, ...]:
    manifest = desk.services.sessions.find_install(BANK).manifest
    return desk.services.roles.roles_of(manifest, desk.me.user_id)


def test_a_role_is_given_and_taken(about: Any, desk: Desk) -> None:
    roles = about.property("roles")
    assert shown(roles) == {"seller": False, "owner": False}
    roles.setRole("owner", True)
    desk.qtbot.waitUntil(lambda: shown(roles) == {"seller": False, "owner": True}, timeout=WAIT_MS)
    assert had(desk) == ("owner",)
    roles.setRole("owner", False)
    desk.qtbot.waitUntil(lambda: shown(roles) == {"seller": False, "owner": False}, timeout=WAIT_MS)
    assert had(desk) == ()


def test_a_role_that_is_not_declared_cannot_be_had(about: Any, desk: Desk) -> None:
    about.property("roles").setRole("moderator", True)
    about.property("roles").setRole("seller", True)
    desk.qtbot.waitUntil(lambda: had(desk) == ("seller",), timeout=WAIT_MS)


def test_each_role_has_words_and_one_without_roles_shows_none(desk: Desk) -> None:
    assert set(ROLES) == set(DECLARED)
    counter = desk.screens.about(COUNTER)
    desk.ready(counter)
    assert counter.property("roles").property("hasAny") is False
    counter.end()


def test_the_switch_is_on_the_screen_and_works(about: Any, desk: Desk) -> None:
    window = ShellWindow(700, 1100)
    window.show(WINDOW, viewModel=about)
    desk.qtbot.waitUntil(lambda: window.find("role_seller") is not None, timeout=WAIT_MS)
    window.view.grabWindow()
    window.click("role_seller")
    desk.qtbot.waitUntil(lambda: had(desk) == ("seller",), timeout=WAIT_MS)
    desk.qtbot.waitUntil(lambda: bool(window.item("role_seller").property("isOn")), timeout=WAIT_MS)
    window.close()
