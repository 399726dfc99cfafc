"""A mini-app's list of 10,000 rows, gone through from one end to the other in the real window, with a real child."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.flows.conftest import Start
from tests.support.miniapps import write_package

MAIN = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    rows = list(range(10_000))
    tapped = "nothing yet"

    def build(self):
        return ui.Column(
            ui.Text(f"Tapped: {self.tapped}"), ui.Text(f"{len(self.rows)} rows"),
            ui.Button("Begin earlier", self.begin_earlier),
            ui.List(self.rows, key=str, row=self.row, on_end=self.more, grow=True),
        )

    def row(self, number):
        return ui.Card(ui.Text(f"Row {number}."), on_tap=lambda: self.tap(number), label=f"card {number}")

    def tap(self, number):
        self.tapped = f"row {number}"

    def begin_earlier(self):
        self.rows = [self.rows[0] - 1, *self.rows]

    def more(self):
        self.rows = [*self.rows, *range(len(self.rows), len(self.rows) + 50)]
"""


def test_ten_thousand_rows_are_reached_tapped_and_added_to(start: Start, tmp_path: Path) -> None:
    bundled = tmp_path / "bundled"
    write_package(bundled / "store", MAIN, app_id="plaza.store", name="Rows", pages=["pages/home"])
    _, hands = start(bundled=bundled)
    hands.click("railMiniapps")
    hands.click("miniappOpen_plaza.store")
    hands.see_text("Row 3.")
    hands.click("card 3")
    hands.see_text("Tapped: row 3")
    hands.see("card 3").forceActiveFocus()
    hands.press(Qt.Key.Key_End)
    hands.see_text("Row 9999.")
    hands.see_text("10050 rows")
    hands.press(Qt.Key.Key_End)
    hands.see_text("Row 10049.")
    hands.press(Qt.Key.Key_Return)
    hands.see_text("Tapped: row 10049")
    hands.press(Qt.Key.Key_Home)
    hands.see_text("Row 0.")
    hands.click("Begin earlier")
    hands.see_text("Row -1.")
