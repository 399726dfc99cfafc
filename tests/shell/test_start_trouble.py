"""A data folder that cannot be had: the window says which, why and what to do, and tries again when asked."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.cli.tour.driver import Driver
from app.core.kernel.errors import Unavailable
from app.data_folder import FolderLock
from app.shell.application import VERSION
from app.shell.start_trouble import StartTrouble
from app.shell.style.setup import prepare_application

ROOT = Path(__file__).parents[2]
WAIT_MS = 20_000
GIVE_UP = """
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.append("app/sdk")
from PySide6.QtCore import QTimer
from app.shell import application, hand_over, start_trouble

hand_over.lock_or_hand_over.__kwdefaults__["answer_s"] = 0.1

class Closed(start_trouble.StartTrouble):
    def __init__(self, *given):
        super().__init__(*given)
        QTimer.singleShot(0, self.window.window.close)

start_trouble.StartTrouble = Closed
asked = dict.fromkeys(("camera", "link", "person", "package", "until"))
sys.exit(application.main(SimpleNamespace(data=Path(sys.argv[1]), **asked)))
"""


class Given:
    """A folder whose place is taken by a file, and the window that tells of it."""

    def __init__(self, qt: QGuiApplication, tmp_path: Path, closing: ExitStack) -> None:
        self.in_the_way = tmp_path / "place"
        self.in_the_way.write_text("a file")
        self.folder = self.in_the_way / "data"
        self.is_handed_over = False
        with pytest.raises(Unavailable) as error:
            FolderLock(self.folder)
        self.trouble = StartTrouble(qt, self.folder, error.value, self.take, VERSION)
        closing.callback(self.trouble.close)
        self.hands = Driver(self.trouble.window.window, tmp_path)

    def take(self) -> FolderLock | None:
        return None if self.is_handed_over else FolderLock(self.folder)


@pytest.fixture
def given(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Given]:
    prepare_application(qapp)
    with ExitStack() as closing:
        yield Given(qapp, tmp_path, closing)


def test_the_window_says_which_folder_why_and_what_to_do(given: Given) -> None:
    given.hands.see("failure")
    given.hands.see_text("Plaza cannot open your data")
    sentence = str(given.trouble.window.view_model.property("failureText"))
    assert sentence.startswith(f"Plaza cannot write to {given.folder} (")
    assert "Make it writable" in sentence
    given.hands.picture("folder")


def test_a_try_that_fails_is_told_and_one_that_does_not_has_the_folder(
    given: Given, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    view_model = given.trouble.window.view_model
    told: list[str] = []
    view_model.failureChanged.connect(lambda: told.append(str(view_model.property("failureText"))))
    given.hands.click("emptyAction")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT_MS)
    assert told[0] == ""
    assert "cannot write" in told[1]
    assert told[1] in capfd.readouterr().err  # for whoever started it from a terminal
    assert not given.trouble.is_over
    given.in_the_way.unlink()
    given.hands.click("emptyAction")
    qtbot.waitUntil(lambda: given.trouble.is_over, timeout=WAIT_MS)
    assert given.trouble.lock is not None
    assert given.folder.is_dir()
    given.trouble.lock.close()


def test_where_another_plaza_has_the_folder_by_then_there_is_nothing_left_to_do(given: Given, qtbot: QtBot) -> None:
    given.is_handed_over = True
    given.hands.click("emptyAction")
    qtbot.waitUntil(lambda: given.trouble.is_over, timeout=WAIT_MS)
    assert given.trouble.lock is None


def test_a_start_whose_window_is_closed_over_it_has_failed(tmp_path: Path) -> None:
    (tmp_path / "place").write_text("a file")
    command = [sys.executable, "-c", GIVE_UP, str(tmp_path / "place" / "data")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, ""), ended.stderr
    assert "Plaza cannot write to" in ended.stderr


def test_a_folder_that_another_process_uses_without_a_window_is_told_in_one(tmp_path: Path) -> None:
    with FolderLock(tmp_path):
        command = [sys.executable, "-c", GIVE_UP, str(tmp_path)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1, ended.stderr
    assert (
        ended.stderr
        == f"Plaza already runs with the data in {tmp_path}. Use its window, or choose another with --data.\n"
    )
