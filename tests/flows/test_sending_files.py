"""A picture dropped on a conversation is sent into it, or scanned, as the person chooses; both people have it then."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from app.cli.tour.driver import run_until
from app.shell.application import Application
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
