"""Back-ups in the settings: written with a word of how far, stopped, put back once Plaza has ended."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from app import back_up as engine
from app.back_up import MAGIC, take_restored
from app.data_folder import FolderLock, restored_beside
from app.shell.back_up.back_ups import BackUpsViewModel
from app.shell.context import ShellContext
from tests.test_back_up import names_in, profile

PASSWORD = "correct horse"
WAIT_MS = 20_000


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cheap way from password to key: how long the real one takes is not looked at here."""
    monkeypatch.setattr(engine, "MEMORY_KIB", 64)
    monkeypatch.setattr(engine, "PASSES", 1)


class Said:
    """What the view-model toasted and how far it said it was."""

    def __init__(self, shown: BackUpsViewModel) -> None:
        self.toasts: list[str] = []
        self.percents: list[int] = []
        self.ends = 0
        shown.toasted.connect(lambda text, _tone: self.toasts.append(text))
        shown.changed.connect(lambda: self.percents.append(shown.property("percent")))
        shown.endWanted.connect(self._end)

    def _end(self) -> None:
        self.ends += 1


@pytest.fixture
def folder(data_folder: Path) -> Path:
    for database in profile(data_folder):
        database.close()
    return data_folder


@pytest.fixture
def shown(folder: Path, context: ShellContext) -> BackUpsViewModel:
    made = BackUpsViewModel()
    made.attach(folder, context.tasks, context.relay)
    return made


@pytest.fixture
def steps(shown: BackUpsViewModel, qtbot: QtBot) -> Callable[[str], None]:
    """Wait for a step."""
    return lambda step: qtbot.waitUntil(lambda: shown.property("step") == step, timeout=WAIT_MS)


def url(file: Path) -> QUrl:
    return QUrl.fromLocalFile(str(file))


def test_everything_is_written_and_put_back_once_plaza_has_ended(
    shown: BackUpsViewModel, folder: Path, tmp_path: Path, steps: Callable[[str], None], qtbot: QtBot
) -> None:
    said, file = Said(shown), tmp_path / "all.plaza"
    shown.write(url(file))
    assert (shown.property("step"), shown.property("fileName")) == ("write", "all.plaza")
    shown.send(PASSWORD, PASSWORD)
    steps("")
    assert said.toasts == ["Everything is in all.plaza."]
    assert [percent for percent in said.percents if percent > 0], "nothing was said of how far it was"

    with FolderLock(folder):  # as while Plaza runs
        shown.put(url(file))
        shown.send(PASSWORD, "")
        steps("ready")
        (folder / "settings.json").write_text('{"mode": "dark"}')
        shown.finish()
        steps("working")
        assert take_restored(folder) is None, "a Plaza runs on it"
    qtbot.waitUntil(lambda: said.ends == 1, timeout=WAIT_MS)
    aside = take_restored(folder)
    assert aside is not None
    assert names_in(folder) == names_in(aside) == ["Lin"]
    assert (folder / "settings.json").read_bytes() == b"{}"
    assert (aside / "settings.json").read_text() == '{"mode": "dark"}'
    assert not restored_beside(folder).exists()


@pytest.mark.parametrize(
    ("password", "again", "expected"),
    [("correct horse", "correct house", "not the same"), ("short", "short", "at least 8")],
)
def test_a_password_that_will_not_do_is_asked_for_again(
    shown: BackUpsViewModel,
    tmp_path: Path,
    steps: Callable[[str], None],
    qtbot: QtBot,
    password: str,
    again: str,
    expected: str,
) -> None:
    shown.write(url(tmp_path / "all.plaza"))
    shown.send(password, again)
    qtbot.waitUntil(lambda: expected in str(shown.property("errorText")), timeout=WAIT_MS)
    steps("write")
    assert list(tmp_path.glob("all.plaza*")) == []


@pytest.mark.parametrize("harm", ["password", "cut", "newer", "other", "room"])
def test_what_cannot_be_put_back_is_told_in_one_sentence_and_changes_nothing(
    shown: BackUpsViewModel,
    folder: Path,
    tmp_path: Path,
    steps: Callable[[str], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    harm: str,
) -> None:
    file = tmp_path / "all.plaza"
    engine.back_up(folder, file, PASSWORD, ring=None)
    content = file.read_bytes()
    if harm == "cut":
        file.write_bytes(content[:-1])
    elif harm == "newer":
        file.write_bytes(content.replace(b'"version": 1', b'"version": 9', 1))
    elif harm == "other":
        file.write_bytes(content.replace(MAGIC, b"x" * len(MAGIC), 1))
    elif harm == "room":

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(engine, "_put", full)
    sentences = {
        "password": "not the back-up's password",
        "cut": "damaged",
        "newer": "A newer Plaza",
        "other": "no back-up of Plaza",
        "room": "not enough room",
    }
    shown.put(url(file))
    shown.send("something else" if harm == "password" else PASSWORD, "")
    qtbot.waitUntil(lambda: sentences[harm] in str(shown.property("errorText")), timeout=WAIT_MS)
    steps("put")
    assert names_in(folder) == ["Lin"]
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(f"{folder.name}.")] == []


def test_stopping_leaves_nothing_behind(
    shown: BackUpsViewModel, folder: Path, tmp_path: Path, steps: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    said, copying = Said(shown), engine._copy_databases

    def copy_and_stop(*given: object) -> object:
        shown.back()  # the person presses it now
        return copying(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "_copy_databases", copy_and_stop)
    shown.write(url(tmp_path / "all.plaza"))
    shown.send(PASSWORD, PASSWORD)
    steps("")
    assert said.toasts == ["You stopped it, so nothing was written or put back."]
    assert list(tmp_path.glob("*plaza*")) == []


def test_what_was_unpacked_and_is_not_wanted_is_deleted(
    shown: BackUpsViewModel, folder: Path, tmp_path: Path, steps: Callable[[str], None], qtbot: QtBot
) -> None:
    engine.back_up(folder, tmp_path / "all.plaza", PASSWORD, ring=None)
    shown.put(url(tmp_path / "all.plaza"))
    shown.send(PASSWORD, "")
    steps("ready")
    fresh = folder.with_name(f"{folder.name}.restoring")
    assert fresh.exists()
    shown.back()
    qtbot.waitUntil(lambda: not fresh.exists(), timeout=WAIT_MS)
    assert take_restored(folder) is None
    assert names_in(folder) == ["Lin"]


def test_what_somebody_was_unpacking_when_they_were_killed_is_gone_at_the_next_start(
    folder: Path, tmp_path: Path
) -> None:
    engine.back_up(folder, tmp_path / "all.plaza", PASSWORD, ring=None)
    fresh = engine.unpack(tmp_path / "all.plaza", PASSWORD, folder)
    with FolderLock(folder):
        assert take_restored(folder) is None
        assert fresh.exists(), "a Plaza runs on it, and may be what unpacks"
    assert take_restored(folder) is None
    assert not fresh.exists()
    assert names_in(folder) == ["Lin"]
