"""A file of a chat is opened with a mini-app in the real window, and shown by it."""

from pathlib import Path
from typing import Any

from app.core.chat.model import FileContent
from app.core.kernel.ids import ConversationId
from tests.flows.conftest import Start
from tests.support.miniapps import write_package
from tests.support.people_here import away, services_of, windows_of

TABLES = """
from minikit import App, CallError, Page, receive_file, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.EmptyState("No table yet", "Open one from a chat.")

@app.page("pages/table")
class Table(Page):
    title = "Table"
    lines = ()
    said = ""

    async def on_load(self, query):
        if self.is_restored:
            return
        try:
            opened = await receive_file(query.get("file", ""))
        except CallError as error:
            self.said = error.message
            return
        self.title = opened.name
        with open(opened.file, encoding="utf-8", errors="replace") as reading:
            self.lines = [line.split(",") for line in reading.read(10_000).splitlines()]

    def build(self):
        rows = [ui.Row(*(ui.Text(cell, grow=True) for cell in line)) for line in self.lines]
        return ui.Column(ui.Text(self.said) if self.said else None, *rows, padding="large", gap="small")
"""


def test_a_table_of_a_chat_is_opened_with_the_mini_app_that_shows_tables(start: Start, tmp_path: Path) -> None:
    plaza: dict[str, Any] = {"runtime": "minikit/1", "publisher": "Sheets"}
    plaza["opens"] = {"page": "pages/table", "endings": ["csv"]}
    wanted = [{"name": "files", "reason": "To show you tables."}]
    changes: dict[str, Any] = {"app_id": "test.tables", "name": "Tables", "pages": ["pages/home", "pages/table"]}
    write_package(tmp_path / "bundled" / "tables", TABLES, req_permissions=wanted, plaza=plaza, **changes)
    application, hands = start(bundled=tmp_path / "bundled")
    services, me = services_of(application), windows_of(application)[0].user_id
    assert me is not None

    def send() -> tuple[ConversationId, str]:
        ada = services.people.create_profile("Ada")
        services.people.add_contact(me, ada.user_id)
        services.people.add_contact(ada.user_id, me)
        kept = services.attachments.keep_bytes(b"tea,49\ncake,30\n")
        chat = services.chat.direct(ada.user_id, me)
        sent = services.chat.send(chat, ada.user_id, FileContent(kept.name, "prices.csv", kept.size_bytes))
        return chat, sent.message_id

    chat, message_id = away(send)
    hands.click(f"chatRow_{chat}")
    hands.see(f"message_{message_id}")
    hands.click_right("fileName")
    hands.settle()
    hands.picture("menu")
    hands.click("messageOpenWith")
    hands.see("openWith_test.tables")
    hands.settle()
    hands.picture("sheet")
    hands.click("openWith_test.tables")
    hands.see_text("cake")
    hands.settle()
    hands.picture("table")
    hands.see_gone("openWith_test.tables")
