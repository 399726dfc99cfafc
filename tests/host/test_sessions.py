"""Mini-apps opened for real: in child processes, with everything between them and the shell."""

import json
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.host.launch_reasons import LaunchReason
from app.host.tree.ops import Set
from tests.host.conftest import Opener
from tests.support.miniapps import Platform, Screen, write_package

COUNTER = """
@app.page("pages/home")
class Home(Page):
    title = "Home"
    count = 0

    def build(self):
        return ui.Column(ui.Heading(f"Count {self.count}"), ui.Button("More", self.more), ui.Button("Go", self.away))

    def more(self):
        self.count += 1

    def away(self):
        self.go("pages/other", number=self.count)


@app.page("pages/other")
class Other(Page):
    number = ""

    async def on_load(self, query):
        self.number = query["number"]
        self.title = f"Other {self.number}"

    def build(self):
        came = ui.Text(f"by {app.launch['scene']}")
        return ui.Column(ui.Text(f"Got {self.number}"), came, ui.Button("Back", self.back))
"""


def test_a_tap_changes_only_what_differs(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(COUNTER)
    screen.shows("Count 0")
    platform.tap(session, screen, "More")
    screen.shows("Count 1")
    assert screen.updates[1] == [Set(2, {"text": "Count 1"})]
    assert screen.nodes[1].props["level"] == 1, "defaults are filled in"


def test_pages_stack_and_come_back_as_they_were(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(COUNTER)
    platform.tap(session, screen, "More")
    platform.tap(session, screen, "Go")
    screen.shows("Got 1")
    screen.until(lambda: [page.title for page in screen.stack] == ["Home", "Other 1"])
    platform.tap(session, screen, "Back")
    screen.until(lambda: [page.path for page in screen.stack] == ["pages/home"])
    screen.shows("Count 1")
    session.navigate("pages/other", {"number": "7"}, LaunchReason("link"))
    screen.shows("Got 7")
    screen.shows("by link")
    session.back()
    screen.shows("Count 1")


def test_opening_with_a_page_and_a_query_leads_there(platform: Platform, tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package", "from minikit import *\napp = App()\n" + COUNTER)
    miniapp_id = platform.install(folder)
    _, screen = platform.open(miniapp_id, page="pages/other", query={"number": "42"})
    screen.shows("Got 42")


def test_a_page_that_the_manifest_does_not_list_is_refused(platform: Platform, open_app: Opener) -> None:
    session, _ = open_app(COUNTER)
    with pytest.raises(Refused, match=r"page\.unknown"):
        session.navigate("pages/secret", {}, LaunchReason("link"))
    with pytest.raises(Refused, match=r"page\.query"):
        session.navigate("pages/other", {"number": "x" * 5_000}, LaunchReason("link"))


def test_a_page_registered_but_not_in_the_manifest_fails_plainly(open_app: Opener) -> None:
    _, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    async def on_load(self, query):
        self.go("pages/hidden")
    def build(self):
        return ui.Text("home")

@app.page("pages/hidden")
class Hidden(Home):
    async def on_load(self, query):
        pass
""",
        wait=False,
    )
    screen.until(lambda: screen.failures)
    assert "does not list the page 'pages/hidden'" in screen.failures[0][1]


def test_an_error_in_build_shows_its_place_and_the_mini_app_lives_on(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    count = 0
    def build(self):
        if self.count == 1:
            raise ValueError("no\\nsuch thing")
        return ui.Button(f"Press {self.count}", self.press)
    def press(self):
        self.count += 1
"""
    )
    platform.tap(session, screen, "Press 0")
    screen.until(lambda: screen.failures)
    page_id, summary, details = screen.failures[0]
    assert (page_id, summary) == (1, "ValueError: no (main.py:11)")
    assert "Traceback" in details
    session.reload()
    screen.until(lambda: len(screen.updates) == 2)
    screen.shows("Press 0")
    assert screen.endings == []


@pytest.mark.parametrize(
    ("main", "summary"),
    [
        (
            "import nowhere",
            "ModuleNotFoundError: No module named 'nowhere' (main.py:6). "
            "Only the standard library, minikit and your own files are there.",
        ),
        ("app = 1", "TypeError: main.py must define app = App()"),
        ("def (", "SyntaxError: invalid syntax (main.py:6)"),
        (
            "x = 1",
            "LookupError: no class is registered with @app.page('pages/home'): does main.py import its module?",
        ),
        ("@app.page('pages/home')\nclass Home(Page): pass", "NotImplementedError: Home has no build()"),
    ],
)
def test_a_mini_app_that_cannot_begin_says_why(open_app: Opener, main: str, summary: str) -> None:
    _, screen = open_app("\n" + main)
    screen.until(lambda: screen.failures)
    assert screen.failures[0][1] == summary
    assert [page.path for page in screen.stack] == ["pages/home"]


def test_an_error_in_a_waiting_handler_is_shown(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    busy = False
    def build(self):
        return ui.Button("Wait" if self.busy else "Start", self.press)
    async def press(self):
        self.busy = True
        await asyncio.sleep(0.05)
        raise KeyError("late")
"""
    )
    platform.tap(session, screen, "Start")
    screen.shows("Wait")
    screen.until(lambda: screen.failures)
    assert screen.failures[0][1].startswith("KeyError: 'late'")


def test_what_is_stored_survives_a_restart_and_belongs_to_one_person(platform: Platform) -> None:
    miniapp_id = platform.install(Path(__file__).parents[2] / "miniapps" / "counter")
    session, screen = platform.open(miniapp_id)
    platform.tap(session, screen, "One more")
    screen.shows("1")
    platform.tap(session, screen, "One more")
    screen.shows("2")
    session.close()
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "closed"
    _, again = platform.open(miniapp_id)
    again.until(lambda: again.nodes)
    assert "2" in again.texts, "the first picture must be the stored one"
    _, other = platform.open(miniapp_id, user_id=UserId("bob"))
    other.shows("0")


def test_typing_reaches_the_page_with_its_number(open_app: Opener) -> None:
    session, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    text = ""
    def build(self):
        return ui.Column(ui.SearchField(self.text, on_change=self.typed), ui.Text(f"<{self.text}>"))
    def typed(self, text):
        self.text = text.upper()
"""
    )
    screen.until(lambda: screen.nodes)
    field = next(node for node in screen.nodes if node.type == "SearchField")
    session.text_changed(screen.top, field.id, 3, "abc")
    screen.shows("<ABC>")
    assert field.props["value"] == "ABC"
    assert field.props["base_seq"] == 3


def test_a_mini_app_knows_how_it_was_opened_and_people_by_its_own_names(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(
        """
import os
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Column(ui.Text(app.user_id), ui.Text(app.launch["scene"]), ui.Text(os.getcwd()))
"""
    )
    caller_id = platform.sessions.caller_id(UserId("ada"), session.listing.miniapp_id)
    assert screen.texts[:2] == [caller_id, "list"]
    assert screen.texts[2].endswith(f"/miniapps/test.app/people/{caller_id}")
    assert "ada" not in screen.texts[2].rpartition("/")[2]
    assert caller_id != platform.sessions.caller_id(UserId("ada"), session.listing.miniapp_id + "2")  # type: ignore[arg-type]


def test_changed_files_are_noticed_before_anything_runs(platform: Platform, open_app: Opener) -> None:
    session, _ = open_app(COUNTER)
    (session.install.folder / "main.py").write_text("print('someone else')")
    with pytest.raises(Refused, match=r"package\.changed"):
        platform.open(session.listing.miniapp_id)


def test_a_large_page_arrives_in_parts(platform: Platform, open_app: Opener) -> None:
    _, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Scroll(*(ui.Card(ui.Text(f"{number} " + "鞋" * 500)) for number in range(600)))
"""
    )
    screen.until(lambda: len(screen.nodes) == 1201)
    assert len(screen.updates) > 2
    assert [text.split()[0] for text in screen.texts] == [str(number) for number in range(600)]


def test_toasts_are_passed_on(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Button("Say", lambda: self.toast("Said"))
"""
    )
    platform.tap(session, screen, "Say")
    screen.until(lambda: screen.toasts == ["Said"])


def test_pictures_are_read_from_the_package_and_the_persons_own_folder(platform: Platform, open_app: Opener) -> None:
    session, _ = open_app(COUNTER)
    (session.data_folder / "note.png").write_bytes(b"mine")
    assets = session.install.folder / "assets"
    assets.mkdir()
    (assets / "shoe.png").write_bytes(b"theirs")
    (session.data_folder / "link.png").symlink_to("/etc/hostname")
    (session.data_folder / "deep").symlink_to("/etc")
    assert session.read_picture("asset:shoe.png") == b"theirs"
    assert session.read_picture("data:note.png") == b"mine"
    for source in (
        "data:link.png",
        "data:deep/hostname",
        "data:../x",
        "asset:",
        "asset:none.png",
        "file:/etc/hostname",
    ):
        with pytest.raises(Refused, match=r"source\.missing"):
            session.read_picture(source)


def test_a_child_has_no_environment_no_qt_and_no_database(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAZA_SECRET", "do not tell")
    _, screen = open_app(
        """
import json, os, sys
def can_import(name):
    try:
        __import__(name)
    except ImportError:
        return False
    return True

def is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True

@app.page("pages/home")
class Home(Page):
    def build(self):
        names = ("PySide6", "sqlalchemy", "sqlcipher3", "msgspec", "app", "app.core", "pytest", "asyncio", "sqlite3")
        found = {"environment": dict(os.environ), "imports": [name for name in names if can_import(name)]}
        found["descriptors"] = [number for number in range(256) if is_open(number)]
        return ui.Text(json.dumps(found))
"""
    )
    found = json.loads(screen.texts[0])
    assert found["imports"] == ["asyncio", "sqlite3"]
    assert set(found["environment"]) <= {"LC_CTYPE", "TMPDIR"}, "Python itself sets LC_CTYPE, the sandbox TMPDIR"
    assert len(found["descriptors"]) < 12


def test_printing_goes_to_the_log_and_not_into_the_pipe(open_app: Opener, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="app.host.miniapp")
    session, screen = open_app(
        "print('hello from inside')\nimport os\nos.write(1, b'raw\\n')\nprint('x' * 10_000)\n" + COUNTER
    )
    screen.shows("Count 0")
    session.close()
    screen.until(lambda: screen.endings)
    lines = [record.getMessage() for record in caplog.records]
    assert "test.app: hello from inside" in lines
    assert "test.app: raw" in lines
    assert max(map(len, lines)) < 2_100


def test_another_person_opens_another_screen(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(COUNTER)
    other, other_screen = platform.open(session.listing.miniapp_id, Screen(), user_id=UserId("bob"))
    platform.tap(other, other_screen, "More")
    other_screen.shows("Count 1")
    assert "Count 0" in screen.texts
    assert session.data_folder != other.data_folder


def test_reloading_a_mini_app_that_could_not_begin_begins_again(open_app: Opener) -> None:
    session, screen = open_app(
        """
import os
if not os.path.exists("tried"):
    open("tried", "w").close()
    raise OSError("the first time")
"""
        + COUNTER
    )
    screen.until(lambda: screen.failures)
    assert screen.failures[0][1] == "OSError: the first time (main.py:9)"
    session.reload()
    screen.shows("Count 0")


def test_a_page_can_start_over(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(
        COUNTER.replace('ui.Button("Back", self.back)', 'ui.Button("Home", self.home)')
        + """
    def home(self):
        self.relaunch("pages/home")
"""
    )
    platform.tap(session, screen, "Go")
    platform.tap(session, screen, "Home")
    screen.until(lambda: [page.path for page in screen.stack] == ["pages/home"])
    screen.shows("Count 0")


TABS = """
class Tab(Page):
    count = 0
    def build(self):
        return ui.Column(
            ui.Text(f"{self.title} {self.count}"),
            ui.Button("Add", self.add),
            ui.Button("Over", lambda: self.go("pages/over")),
            *(ui.Button(f"To {name}", lambda name=name: self.switch_tab(f"pages/{name}")) for name in NAMES),
        )
    def add(self):
        self.count += 1

NAMES = ("home", "cart", "me")
for name in NAMES:
    app.page(f"pages/{name}")(type(name, (Tab,), {"title": name}))

@app.page("pages/over")
class Over(Page):
    title = "over"
    def build(self):
        return ui.Column(ui.Text("over it"), ui.Button("To me", lambda: self.switch_tab("pages/me")))
"""


def test_another_tab_is_as_it_was_left_and_back_does_not_lead_to_it(platform: Platform, open_app: Opener) -> None:
    pages = ["pages/home", "pages/cart", "pages/me", "pages/over"]
    session, screen = open_app(TABS, pages=pages)

    def stack() -> list[tuple[str, bool]]:
        return [(page.path.removeprefix("pages/"), page.is_aside) for page in screen.stack]

    screen.shows("home 0")
    platform.tap(session, screen, "Add")
    screen.shows("home 1")
    platform.tap(session, screen, "To cart")
    screen.shows("cart 0")
    assert stack() == [("home", True), ("cart", False)]
    session.back()  # leads nowhere: a tab's first page is its last
    platform.tap(session, screen, "Over")
    screen.shows("over it")
    platform.tap(session, screen, "To me")
    screen.shows("me 0")
    assert stack() == [("home", True), ("cart", True), ("me", False)], "what lay over the cart is closed"
    platform.tap(session, screen, "To home")
    screen.shows("home 1")
    assert stack() == [("cart", True), ("me", True), ("home", False)]
    session.back()
    platform.tap(session, screen, "Add")
    screen.shows("home 2")


def test_an_error_in_the_standard_library_names_the_authors_line(open_app: Opener) -> None:
    _session, screen = open_app(
        """
import json

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text(json.loads("nothing"))
"""
    )
    screen.until(lambda: screen.failures)
    assert screen.failures[0][1].startswith("JSONDecodeError: Expecting value")
    assert screen.failures[0][1].endswith("(main.py:11)")
