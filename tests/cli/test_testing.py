"""What the authors' tests can do, each in a real Plaza; and what a test that fails says."""

from pathlib import Path

import pytest

from tests.flows.test_author_page import write_shop
from tests.support.miniapps import write_package
from tests.support.own_process import command

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
PATIENCE = ("--patience", "60")
DESK = """
from minikit import App, Page, scan_code, server, ui
app = App()

@app.page("pages/home")
class Home(Page):
    title = "Desk"
    name = scanned = rang = ""

    async def on_broadcast(self, topic, payload):
        self.rang = payload

    def build(self):
        return ui.Scroll(
            ui.TextField(self.name, "Your name", on_change=self.call),
            ui.Text(f"Good day, {self.name}"),
            ui.Button("Scan", self.scan),
            ui.Text(self.scanned),
            ui.Button("Wake me", self.wake),
            ui.Text(f"Rang: {self.rang}"),
            ui.Button("Fall over", self.fall),
            *[ui.Text(f"line {number}") for number in range(60)],
            ui.Button("The last one", self.last),
        )

    def call(self, name):
        print("called", name)
        self.name = name

    async def scan(self):
        code = await scan_code()
        self.scanned = "nothing" if code is None else code.text

    async def wake(self):
        await server.call("wake")
        self.rang = "not yet"

    def fall(self):
        self.nowhere.fell = True

    def last(self):
        self.go("pages/other", number=7)

@app.page("pages/other")
class Other(Page):
    title = "Other"

    async def on_load(self, query):
        self.number = query.get("number", "none")

    def build(self):
        return ui.Text(f"number {self.number}")
"""
SERVER = """
from datetime import datetime, timedelta, timezone

from minikit import Server, alarms, broadcast
server = Server()

@server.function
async def wake(caller):
    await alarms.set("tomorrow", (datetime.now(timezone.utc) + timedelta(hours=20)).isoformat())

@server.on_alarm
async def rang(alarm):
    await broadcast("rang", alarm.name)
"""
PASSING = '''
"""What a test can do."""

import pytest


def test_typing_scanning_waiting_and_going_on(plaza):
    page = plaza.open("pages/home")
    page.see("Desk")
    page.type("Your name", "Mei")
    page.see("Good day, Mei")
    page.type("Your name", "梅")
    page.see("Good day, 梅")
    page.type("Your name", "")
    page.see_text("Good day")
    plaza.hold_up("A7 on the shelf")
    page.tap("Scan")
    page.allow()
    page.see("A7 on the shelf")
    page.tap("Wake me")
    page.see("Rang: not yet")
    plaza.move_clock(hours=21)
    page.see("Rang: tomorrow")
    page.tap("The last one")
    page.see("number 7")
    page.back()
    page.see_gone("number 7")
    assert "The last one" in page.texts


def test_a_page_is_opened_with_its_query(plaza):
    plaza.open("pages/other", number=3).see("number 3")


def test_the_clock_does_not_go_back(plaza):
    with pytest.raises(ValueError, match="only goes on"):
        plaza.move_clock(hours=-1)
'''
FAILING = '''
"""What tests say that fail."""


def test_a_name_that_is_not_there(plaza):
    page = plaza.open()
    page.type("Your name", "Mei")
    page.see("Good day, Mei")
    page.tap("Scan it")


def test_a_page_that_fails(plaza):
    page = plaza.open()
    page.tap("Fall over")
    page.see("What comes after the fall")


def test_a_page_that_does_not_exist(plaza):
    plaza.open("pages/homw")
'''
BUYING = '''
"""Tea is bought, and not bought."""


def test_buying_tea_and_paying_it(plaza):
    page = plaza.open("pages/home")
    page.tap("Oolong")
    page.type("Your name", "Mei")
    page.tap("Pay")
    page.cancel()
    page.see("Order")
    page.tap("Pay")
    page.pay()
    page.see("Oolong, 100 g")
    page.tap("Sencha")
    page.type("Your name", "Mei")
    page.tap("Pay")
    page.pay()
    page.see("Sencha, 100 g")
    plaza.shell.click("railWallet")
    plaza.shell.see_text("¥1,862.00")
'''


def write_tests(folder: Path, text: str) -> Path:
    (folder / "tests").mkdir()
    (folder / "tests" / "test_it.py").write_text(text.lstrip(), encoding="utf-8")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    camera = [{"name": "camera", "reason": "To read what stands on the shelf."}]
    return write_package(tmp_path / "my desk", DESK, SERVER, req_permissions=camera)


def test_a_test_types_scans_and_moves_the_clock(desk: Path) -> None:
    write_tests(desk, PASSING)
    before = sorted(path.relative_to(desk) for path in desk.rglob("*"))
    done = command("test", "--miniapp", str(desk), *PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout
    assert sorted(path.relative_to(desk) for path in desk.rglob("*")) == before


def test_a_test_pays_and_does_not_pay(tmp_path: Path) -> None:
    write_shop(tmp_path / "tea")
    write_tests(tmp_path / "tea", BUYING)
    done = command("test", "--miniapp", "tea", *PATIENCE, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_test_that_fails_says_what_was_there_instead(desk: Path) -> None:
    write_tests(desk, FAILING)
    done = command("test", "--miniapp", str(desk), "--patience", "30")
    assert done.returncode == 1
    assert "3 failed" in done.stdout
    first, second, third = done.stdout.partition("short test summary")[0].split("_ test_")[1:]
    assert "Waited 30 s for “Scan it”, in vain. On the screen: Desk | Your name | Good day, Mei | Scan" in first
    assert 'page.tap("Scan it")' in first
    assert "called Mei" in first  # what the mini-app printed
    assert "driver.py" not in first
    assert "The page failed before there was “What comes after the fall”." in second
    assert "AttributeError" in second
    assert "main.py" in second
    assert "“pages/homw” is no page of the manifest, which has pages/home, pages/other." in third


def test_some_of_the_tests_are_run_as_pytest_chooses_them(desk: Path) -> None:
    write_tests(desk, PASSING)
    done = command("test", "--miniapp", str(desk), *PATIENCE, "-k", "query")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed, 2 deselected" in done.stdout


def test_a_folder_without_tests_is_told(desk: Path) -> None:
    done = command("test", "--miniapp", str(desk))
    assert done.returncode == 1
    assert done.stderr.startswith(f"There are no tests in {desk / 'tests'};")


def test_what_is_wrong_with_the_mini_app_is_told_first(desk: Path) -> None:
    write_tests(desk, PASSING)
    (desk / "main.py").write_text("from minikit import App, Page, ui\napp = App(\n", encoding="utf-8")
    done = command("test", "--miniapp", str(desk))
    assert done.returncode == 1
    assert "main.py" in done.stderr
    assert "1 problem in my desk." in done.stderr
