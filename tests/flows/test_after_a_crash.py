"""After an end that was none the next start shows what was noted, to read, save or throw away."""

from pathlib import Path

from PySide6.QtCore import QUrl

from app.cli.tour.driver import Driver, run_until
from app.shell.application import Application
from app.shell.crashes.crash_sheet import CrashSheetViewModel
from tests.support.people_here import DEADLINE_MS, windows_of

REPORT = "plaza-report/1\n\nplaza: 0.1.0\n\nFatal Python error: Segmentation fault\n<b>bold</b>"


def test_the_report_is_offered_once_and_saved_where_the_person_says(
    qapp: object, data_folder: Path, tmp_path: Path
) -> None:
    application = Application(data_folder, report=REPORT)
    try:
        ready: list[bool] = []
        application.ready.connect(lambda: ready.append(True))
        application.start()
        assert run_until(lambda: bool(ready), DEADLINE_MS)
        hands = Driver(application.window, tmp_path)
        assert hands.see("crashReport").property("text") == REPORT
        hands.picture("crash")
        prompts = windows_of(application)[0].assembly._prompts  # type: ignore[union-attr]
        sheet = prompts.property("current")
        assert isinstance(sheet, CrashSheetViewModel)
        sheet.save(QUrl.fromLocalFile("/nowhere/at/all.txt"))
        hands.see("crashTrouble")
        sheet.save(QUrl.fromLocalFile(str(tmp_path / "report.txt")))
        hands.see_gone("crashReport")
        assert (tmp_path / "report.txt").read_text(encoding="utf-8") == REPORT
        assert prompts.property("current") is None
    finally:
        application.close()


def test_a_report_is_thrown_away_by_one_click(qapp: object, data_folder: Path, tmp_path: Path) -> None:
    application = Application(data_folder, report=REPORT)
    try:
        application.start()
        hands = Driver(application.window, tmp_path)
        hands.click("crashClose")
        hands.see_gone("crashReport")
    finally:
        application.close()
