"""The versions of a mini-app on screen: which is used, which is held on to, what goes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId
from app.host.versions import History, Version
from app.shell.context import ShellContext
from app.shell.install.versions import VersionsDesk, VersionsViewModel

WAIT_MS = 10_000
AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC).isoformat()
VERSIONS = tuple(Version(str(code) * 64, f"{code}.0", code, AT, 3_000_000, True) for code in (1, 2, 3))


class FakeInstaller:
    """Keeps three versions of one mini-app and nothing of others."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        self.pinned = ""
        self.refusal: Refused | None = None

    def history(self, miniapp_id: MiniAppId) -> tuple[History, tuple[Version, ...]]:
        if miniapp_id != "ada.shop":
            return History(), ()
        return History(VERSIONS, self.pinned), tuple(reversed(VERSIONS))

    def use(self, miniapp_id: MiniAppId, sha256: str) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.pinned = sha256

    def follow_newest(self, miniapp_id: MiniAppId) -> None:
        self.pinned = ""

    def can_remove(self, miniapp_id: MiniAppId) -> bool:
        return miniapp_id == "ada.shop"

    def remove(self, miniapp_id: MiniAppId, *, forgets_data: bool) -> None:
        self.told.append((miniapp_id, forgets_data))


class FakeTrust:
    """Remembers one yes."""

    def __init__(self) -> None:
        self.is_kept = True

    def is_trusted(self, miniapp_id: MiniAppId) -> bool:
        return self.is_kept

    def distrust(self, miniapp_id: MiniAppId) -> None:
        self.is_kept = False


@pytest.fixture
def installer() -> FakeInstaller:
    return FakeInstaller()


@pytest.fixture
def versions(installer: FakeInstaller, context: ShellContext, qtbot: QtBot) -> VersionsViewModel:
    made = VersionsViewModel(VersionsDesk(installer, FakeTrust(), installer.told.append), context)
    made.show("ada.shop")
    qtbot.waitUntil(lambda: len(rows(made)) == 3, timeout=WAIT_MS)
    return made


def rows(versions: QObject) -> list[tuple[str, str]]:
    return [(row.title, row.mark) for row in versions.property("rows").rows]


def test_what_is_kept_is_listed_with_how_it_stands(versions: VersionsViewModel) -> None:
    assert rows(versions) == [("Version 3.0", "In use"), ("Version 2.0", ""), ("Version 1.0", "")]
    assert versions.property("rows").rows[0].about.endswith("2.9 MB")
    assert versions.property("canRemove")
    assert not versions.property("isHeld")


def test_going_back_holds_on_and_letting_go_goes_on(versions: VersionsViewModel, qtbot: QtBot) -> None:
    versions.use("1" * 64)
    versions.use("2" * 64)  # too soon: the first is under way
    qtbot.waitUntil(lambda: versions.property("isHeld"), timeout=WAIT_MS)
    assert rows(versions) == [("Version 3.0", "Newest"), ("Version 2.0", ""), ("Version 1.0", "In use")]
    qtbot.waitUntil(lambda: not versions.property("isBusy"), timeout=WAIT_MS)
    versions.followNewest()
    qtbot.waitUntil(lambda: not versions.property("isHeld"), timeout=WAIT_MS)


def test_what_fails_is_told_and_nothing_changes(
    versions: VersionsViewModel, installer: FakeInstaller, qtbot: QtBot
) -> None:
    installer.refusal = Refused("package.changed", miniapp_id="ada.shop")
    with qtbot.waitSignal(versions.toasted, timeout=WAIT_MS) as told:
        versions.use("1" * 64)
    assert "were changed" in told.args[0]
    qtbot.waitUntil(lambda: not versions.property("isBusy"), timeout=WAIT_MS)
    assert not versions.property("isHeld")


def test_trust_is_taken_back_and_what_is_open_closed(
    versions: VersionsViewModel, installer: FakeInstaller, qtbot: QtBot
) -> None:
    assert versions.property("isTrusted")
    versions.distrust()
    qtbot.waitUntil(lambda: not versions.property("isTrusted"), timeout=WAIT_MS)
    assert installer.told == ["ada.shop"]


@pytest.mark.parametrize("forgets", [True, False])
def test_removal_takes_the_data_only_if_wanted(
    versions: VersionsViewModel, installer: FakeInstaller, qtbot: QtBot, forgets: bool
) -> None:
    told: list[str] = []
    versions.toasted.connect(lambda text, _tone: told.append(text))
    with qtbot.waitSignal(versions.removed, timeout=WAIT_MS):
        versions.remove(forgets)
    assert told == ["It is removed, with its data." if forgets else "It is removed. Its data stays."]
    assert installer.told == [("ada.shop", forgets)]


def test_another_mini_app_shows_nothing_of_the_one_before(versions: VersionsViewModel) -> None:
    versions.show("")
    assert rows(versions) == []
    versions.use("1" * 64)
    assert not versions.property("isBusy")
