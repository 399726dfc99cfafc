"""A reminder comes from a mini-app that nobody has open, is not lost by a restart, and opens its page."""

from pathlib import Path

from tests.flows.conftest import Start
from tests.support.miniapps import write_package

MAIN = """
from minikit import App, Page, alarms, notify, ui
app = App()

@app.page("pages/home")
class Home(Page):
    said = "Nothing yet"

    def build(self):
        return ui.Column(ui.Text(self.said), ui.Button("Remind me", self.remind))

    async def remind(self):
        await notify("Reminders are on", "")
        await alarms.set("milk", "2026-01-01T00:00:00Z")
        self.said = "You will hear"

@app.page("pages/milk")
class Milk(Page):
    def build(self):
        return ui.Text(f"Two litres, opened by a {app.launch['scene']}")
"""
SERVER = """
from minikit import Server, notify
server = Server()

@server.on_alarm
async def rung(alarm):
    await notify("Milk", "Buy two litres", "pages/milk", user_id=alarm.user_id)
"""


def test_a_reminder_survives_a_restart_and_opens_its_page(start: Start, tmp_path: Path) -> None:
    wanted = [{"name": "notices", "reason": "To remind you."}]
    changes = {"app_id": "test.tasks", "pages": ["pages/home", "pages/milk"], "req_permissions": wanted}
    write_package(tmp_path / "bundled" / "tasks", MAIN, SERVER, **changes)
    application, hands = start(bundled=tmp_path / "bundled")
    application.open_link("plaza://miniapp/test.tasks/pages/home")
    hands.click("trustOpen")
    hands.see_gone("trustCard")
    hands.click("Remind me")
    hands.see("permissionSheet")
    hands.click("permissionAllow")
    hands.see_text("You will hear")
    hands.see_text("Reminders are on")
    hands.click("dismissNotice")
    hands.see_text("Buy two litres")
    application.close()

    _, hands = start(bundled=tmp_path / "bundled")
    hands.see_text("Buy two litres")
    hands.click("notice")
    hands.see_text("Two litres, opened by a notice")
    hands.see_gone("notice")
