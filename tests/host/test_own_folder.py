"""The folder that a half may write, as its author sees it, is the one that Plaza watches."""

from app.host.runtime import limits
from app.host.runtime.folder_watch import measured
from minikit import files
from tests.host.conftest import Opener

PAGE = """
@app.page("pages/home")
class Home(Page):
    said = ""

    def build(self):
        return ui.Text(self.said or "…")

    async def on_load(self, query):
        before = files.size()
        (files.folder() / "sub").mkdir()
        (files.folder() / "sub" / "a.bin").write_bytes(bytes(100_000))
        open("b.txt", "w").write("b")
        self.said = f"{before} {files.size()} {files.folder()} {await server.call('where')}"
"""
SERVER = """
server = Server()

@server.function
async def where(caller):
    return str(files.folder() == server.data_folder.resolve())
"""


def test_the_folder_and_its_size_are_what_plaza_takes_them_for(open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    screen.until(lambda: any(text != "…" for text in screen.texts))
    folder = session.data_folder.resolve()
    assert screen.texts == [f"0 {measured(folder)[0]} {folder} True"]


def test_the_author_is_told_the_budget_there_is() -> None:
    assert files.SIZE_MAX == limits.FOLDER_BYTES_MAX
