"""A picture dropped on a conversation is sent into it, or scanned, as the person chooses; both people have it then."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from app.cli.tour.driver import Driver, run_until
from app.core.chat.attachments import Attachments, Kept
from app.core.kernel.errors import Unavailable
from app.shell.application import Application
from app.shell.ending import finish_sending
from tests.flows.conftest import Start
from tests.support.pictures import png, seen

LEFT, NO_KEYS, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
WAIT_MS = 20_000
UPPER, LOWER = QPoint(700, 200), QPoint(700, 600)


def conversation(application: Application) -> Any:
    """Open the first conversation with a person and return it."""
    chats = application.windows.first.view_model.property("chats")
    assert run_until(lambda: chats.property("conversations").rowCount() > 0, WAIT_MS)
    summaries = chats.property("conversations").rows
    chats.select(next(row.conversation_id for row in summaries if not row.is_official))
    assert run_until(lambda: chats.property("conversation") is not None, WAIT_MS)
    return chats.property("conversation")


def drop(application: Application, place: QPoint, held: QMimeData) -> None:
    """Carry what is held over the window to ``place`` and drop it there."""
    start = QPoint(700, 400)
    QCoreApplication.sendEvent(application.window, QDragEnterEvent(start, COPY, held, LEFT, NO_KEYS))
    QCoreApplication.sendEvent(application.window, QDragMoveEvent(place, COPY, held, LEFT, NO_KEYS))
    QCoreApplication.sendEvent(application.window, QDropEvent(QPointF(place), COPY, held, LEFT, NO_KEYS))


def held_picture(tmp_path: Path) -> QMimeData:
    (tmp_path / "code.png").write_bytes(png(seen()))
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(tmp_path / "code.png"))])
    return held


def test_a_picture_dropped_on_the_upper_half_is_sent_after_a_look(start: Start, tmp_path: Path) -> None:
    application, hands = start()
    shown = conversation(application)
    hands.see("composerField")
    held = held_picture(tmp_path)
    QCoreApplication.sendEvent(application.window, QDragEnterEvent(UPPER, COPY, held, LEFT, NO_KEYS))
    hands.see("dropSend")
    hands.see("dropWords")
    application.window.grabWindow().save(str(tmp_path / "drop.png"))
    drop(application, UPPER, held)
    hands.click("sendingSend")
    hands.see("pictureOpen")
    newest = shown.property("history").property("rows").rows[0]
    assert newest.kind == "picture"
    assert application._foundation is not None
    kept = application._foundation.services.attachments.find(newest.content["attachment"])
    assert kept.stat().st_size > 0


def test_a_picture_dropped_on_the_lower_half_is_scanned(start: Start, tmp_path: Path) -> None:
    application, hands = start()
    shown = conversation(application)
    hands.see("composerField")
    drop(application, LOWER, held_picture(tmp_path))
    hands.see("trustCard")
    assert shown.property("sending").property("count") == 0


def test_a_dropped_file_of_500_mb_goes_with_progress_while_the_window_answers_and_is_whole(
    start: Start, tmp_path: Path
) -> None:
    application, hands = start()
    shown = conversation(application)
    hands.see("composerField")
    place, size = tmp_path / "film.mov", 500 << 20
    with place.open("wb") as out:  # its middle is a hole: it takes no room on this disk
        out.write(b"begin")
        out.seek(size - 3)
        out.write(b"end")
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(place))])
    drop(application, UPPER, held)
    hands.see("sendingSend")
    sending = shown.property("sending")
    told: list[float] = []
    ticks: list[None] = []
    sending.progressChanged.connect(lambda: told.append(sending.property("progress")))
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(None))
    timer.start(20)
    hands.click("sendingSend")
    assert run_until(lambda: shown.property("history").property("rows").rows[0].kind == "file", 120_000)
    timer.stop()
    assert len(ticks) > 5, "the window answered meanwhile"
    assert len(set(told)) > 5, "how far it was could be seen"
    newest = shown.property("history").property("rows").rows[0]
    assert application._foundation is not None
    kept = application._foundation.services.attachments.find(newest.content["attachment"])
    with kept.open("rb") as reading:
        assert (kept.stat().st_size, reading.read(5)) == (size, b"begin")
        reading.seek(size - 3)
        assert reading.read() == b"end"


class Slow:
    """Copies no file before the windows are closed, and none called ``full.txt`` at all."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may_copy = threading.Event()
        self.has_begun = threading.Event()
        keep = Attachments.keep_file

        def keep_file(attachments: Attachments, source: Path, *told: Any) -> Kept:
            self.has_begun.set()
            assert self.may_copy.wait(WAIT_MS / 1000)
            if source.name == "full.txt":
                raise Unavailable("attachment.full")
            return keep(attachments, source, *told)

        monkeypatch.setattr(Attachments, "keep_file", keep_file)

    def close_while_sending(self, application: Application, hands: Driver, folder: Path, names: list[str]) -> bool:
        """Send files, end Plaza as its person does while the first is copied, and return whether it is to go on."""
        shown = conversation(application)
        hands.see("composerField")
        for name in names:
            (folder / name).write_text(name)
        shown.property("sending").addFiles([QUrl.fromLocalFile(str(folder / name)) for name in names], False)
        assert run_until(lambda: shown.property("sending").property("readyCount") == len(names), WAIT_MS)
        hands.click("sendingSend")
        assert run_until(self.has_begun.is_set, WAIT_MS)
        application.window.close()
        assert not application.window.isVisible()
        QTimer.singleShot(0, self.may_copy.set)  # comes while it is waited for: the thread is not held up
        return finish_sending(application.windows.everyone)


def sent_names(application: Application) -> list[str]:
    rows = conversation(application).property("history").property("rows")
    assert run_until(lambda: rows.rowCount() > 0, WAIT_MS)
    return [row.content["name"] for row in rows.rows if row.kind == "file"]


def test_what_is_being_sent_as_plaza_ends_is_sent_whole_with_its_window_out_of_sight(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, hands = start()
    names = ["one.txt", "two.txt", "three.txt"]
    assert not Slow(monkeypatch).close_while_sending(application, hands, tmp_path, names)
    assert not application.window.isVisible()
    application.close()
    again, _hands = start()
    assert run_until(lambda: sorted(sent_names(again)) == sorted(names), WAIT_MS)


def test_what_cannot_be_sent_as_plaza_ends_brings_its_window_back_with_the_reason(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, hands = start()
    assert Slow(monkeypatch).close_while_sending(application, hands, tmp_path, ["one.txt", "full.txt"])
    assert application.window.isVisible()
    sheet = conversation(application).property("sending").property("rows")
    assert [(row.name, bool(row.problem)) for row in sheet.rows] == [("full.txt", True)]
    hands.see("sendingSend")
    application.window.close()
    assert not finish_sending(application.windows.everyone), "nothing is under way: who ends it now, ends it"
