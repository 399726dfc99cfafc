"""The install sheet says what a package is, what is odd about it and why it cannot be had."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Refused
from app.host.installer import Offer
from app.host.manifest import Permission, Problem
from app.host.package import PackageBroken
from app.host.runtime.inside import sandbox
from app.host.versions import Version
from app.shell.install.exposure import REACHES
from app.shell.install.facts import InstallFacts, facts_of, facts_of_refusal
from app.shell.install.install_sheet import InstallSheetViewModel
from app.shell.prompts import ShellPrompts
from tests.support.fake_sessions import STORE
from tests.support.publishers import ADA, publish
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Rectangle {
    id: root
    property var prompts
    color: Theme.content
    PromptLayer { prompts: root.prompts }
}
"""
OLD = Version("0" * 64, "3.0", 3, "2026-01-01T00:00:00+00:00", 1000, True)
PAYS = [{"name": "pay", "reason": "To pay."}]
PAY = Permission("pay", "To pay for what you order.")


@pytest.fixture
def offer(tmp_path: Path) -> Offer:
    described: dict[str, Any] = {"name": "Ada's shop", "description": "Hats.", "version": {"name": "2.0", "code": 2}}
    package = publish(tmp_path, "app = 1\n", ADA, **described)
    return Offer(package, "new", ADA.public, None, 34_000, package.manifest.permissions, (), None, b"")


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def prompts(window: ShellWindow) -> ShellPrompts:
    made = ShellPrompts(window.relay, rest_ms=1)
    window.show(WINDOW, prompts=made)
    return made


def test_a_new_mini_app_is_shown_with_all_it_says_of_itself(offer: Offer) -> None:
    facts = facts_of(offer, "")
    assert (facts.heading, facts.title, facts.publisher) == ("Install a mini-app", "Ada's shop", "tests")
    assert facts.lines == ("Hats.", "Version 2.0 · 33 KB")
    assert [(each.what, each.why, each.mark) for each in facts.permissions] == [("Ask you to pay", "To pay.", "")]
    assert (facts.warnings, facts.install_label, facts.is_doubtful) == ((), "Install", False)


def test_an_update_marks_what_it_wants_beyond_the_version_before(offer: Offer) -> None:
    update = facts_of(replace(offer, kind="update", used=OLD), "")
    assert update.install_label == "Update"
    assert "Version 3.0 is used now" in update.lines
    assert [each.mark for each in update.permissions] == ["new"]
    less = replace(offer, kind="update", used=OLD, permissions_new=(), permissions_gone=(Permission("camera", ""),))
    assert [(each.what, each.mark) for each in facts_of(less, "").permissions] == [
        ("Ask you to pay", ""),
        ("Scan codes with the camera", "gone"),
    ]


def test_every_host_is_named_and_an_updates_new_ones_are_marked(tmp_path: Path, offer: Offer) -> None:
    plaza = {"runtime": "minikit/1", "publisher": "tests", "hosts": ["api.shop.com", "*.cdn.com"]}
    wanted = [{"name": "network", "reason": "To fetch offers."}]
    package = publish(tmp_path, "app = 1\n", ADA, plaza=plaza, req_permissions=wanted)
    network = package.manifest.permissions
    head = "It can reach these 2 hosts of the internet and no others:"
    new = replace(offer, package=package, permissions_new=network, hosts_new=("api.shop.com", "*.cdn.com"))
    assert [(each.given, each.hosts, each.mark) for each in facts_of(new, "").permissions] == [
        (head, ("api.shop.com", "*.cdn.com"), "")
    ]
    wider = replace(new, kind="update", used=OLD, permissions_new=(), hosts_new=("*.cdn.com",))
    assert [(each.given, each.hosts, each.mark) for each in facts_of(wider, "").permissions] == [
        (head, ("*.cdn.com (new)", "api.shop.com"), "new")
    ]
    pays_too = publish(tmp_path, "app = 1\n", ADA, plaza=plaza, req_permissions=[*wanted, *PAYS])
    shown = facts_of(replace(offer, package=pays_too), "").permissions
    assert [each.icon_name for each in shown][-1] == "globe", "many hosts push nothing out of sight"


def test_a_step_back_says_what_it_means(offer: Offer) -> None:
    facts = facts_of(replace(offer, kind="older", used=OLD), "")
    assert facts.install_label == "Use this older version anyway"
    assert facts.is_doubtful
    assert "until you choose the newest again" in facts.warnings[0]


@pytest.mark.parametrize("is_verified", [True, False])
def test_a_name_that_passes_for_anothers_is_warned_of(offer: Offer, is_verified: bool) -> None:
    facts = facts_of(replace(offer, imitates=replace(STORE, is_verified=is_verified)), "")
    assert facts.is_doubtful
    assert "Plaza Store" in facts.warnings[0]
    assert "Plaza Goods" in facts.warnings[0]


def test_an_icon_that_passes_for_anothers_is_warned_of_once(offer: Offer) -> None:
    facts = facts_of(offer, "", pictured_as=STORE)
    assert facts.is_doubtful
    assert len(facts.warnings) == 1
    assert "Its icon is nearly that of" in facts.warnings[0]
    assert "Plaza Store" in facts.warnings[0]
    assert len(facts_of(replace(offer, imitates=STORE), "", pictured_as=STORE).warnings) == 1


def test_a_name_that_speaks_for_plaza_is_warned_of(offer: Offer) -> None:
    facts = facts_of(replace(offer, speaks_for_plaza=True), "")
    assert facts.is_doubtful
    assert facts.warnings[0].startswith("This is no part of Plaza")


def test_a_refusal_is_one_sentence_and_a_broken_package_has_details() -> None:
    facts = facts_of_refusal("it.ma", Refused("package.other_publisher", miniapp_id="ada.shop"))
    assert (facts.title, facts.install_label, facts.details) == ("it.ma", "", ())
    assert facts.warnings == ("ada.shop is another publisher's here, so nothing was installed. Beware of it.",)
    problems = [Problem("main.py", "is missing."), *[Problem("x", "is odd.")] * 1_000]
    broken = facts_of_refusal("it\u202e.ma", PackageBroken(Path("it.ma"), problems))
    assert broken.title == "it.ma"
    assert broken.warnings == ("This file is damaged or no mini-app, so nothing was installed.",)
    assert broken.details[0] == "main.py: is missing."
    assert len(broken.details) == 201


def test_a_yes_before_the_rest_is_over_does_not_count(offer: Offer, qtbot: QtBot) -> None:
    answers: list[bool] = []
    sheet = InstallSheetViewModel(facts_of(offer, ""), answers.append, rest_ms=30)
    sheet.install()
    assert answers == []
    with qtbot.waitSignal(sheet.changed, timeout=WAIT_MS):
        pass
    sheet.install()
    sheet.cancel()
    assert answers == [True]


def test_the_sheet_is_read_and_answered_by_mouse(
    offer: Offer, prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot
) -> None:
    answers: list[bool] = []
    prompts.show_install(facts_of(offer, ""), answers.append)
    qtbot.waitUntil(lambda: window.is_ready("installYes"), timeout=WAIT_MS)
    assert window.text("installTitle") == "Ada's shop"
    assert window.text("installPublisher") == "Says it is by tests · unverified"
    assert window.find("Ask you to pay") is not None
    window.view.grabWindow()
    window.click("installYes")
    assert answers == [True]
    assert prompts.property("kind") == ""


def test_return_does_not_go_on_where_there_is_a_warning(
    offer: Offer, prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot
) -> None:
    answers: list[bool] = []
    prompts.show_install(facts_of(replace(offer, imitates=STORE), ""), answers.append)
    qtbot.waitUntil(lambda: window.is_ready("installYes"), timeout=WAIT_MS)
    window.view.requestActivate()
    window.press(Qt.Key.Key_Return)
    assert answers in ([], [False])


def test_details_are_shown_when_wanted(prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot) -> None:
    facts = InstallFacts("Not installed", "it.ma", warnings=("It is broken.",), details=("main.py: is missing.",))
    prompts.show_install(facts, lambda _is_yes: None)
    qtbot.waitUntil(lambda: window.is_ready("installDetails"), timeout=WAIT_MS)
    assert window.find("installProblem") is None
    assert window.find("installYes") is None
    window.view.grabWindow()
    window.click("installDetails")
    qtbot.waitUntil(lambda: window.find("installProblem") is not None, timeout=WAIT_MS)
    assert window.text("installProblem") == "main.py: is missing."
    prompts.close_all()


@pytest.mark.parametrize("system", ["linux", "darwin", "win32", "other"])
def test_there_are_words_for_every_layer_that_a_computer_may_lack(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert {layer.name for layer in sandbox.available().all} <= set(REACHES)
