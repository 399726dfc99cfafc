"""What `check` finds in a mini-app's code without running it, and what it leaves alone."""

from pathlib import Path
from typing import Any

import pytest

from app.cli import code
from app.host.package import Package
from tests.support.miniapps import write_package

ROOT = Path(__file__).parents[2]
HEAD = "from minikit import App, Page, notify, scan_code, server, storage, ui\napp = App()\n"
HOME = HEAD + '@app.page("pages/home")\nclass Home(Page):\n'
BUILD = HOME + "    def build(self):\n        return "
WORK = BUILD + "ui.Button('Go', self.work)\n    async def work(self):\n        "
SERVER = (
    "from minikit import Server\nserver = Server()\n@server.function\ndef buy(caller, sku, count=1):\n    return sku\n"
)


def found(folder: Path, main: str, server: str = "", files: dict[str, str] | None = None, **changes: Any) -> list[str]:
    """Return the problems of a mini-app with one page and these files."""
    write_package(folder, main, server, **{"pages": ["pages/home"], **changes})
    for name, content in (files or {}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return [str(problem) for problem in code.problems(Package.read(folder))]


@pytest.mark.parametrize(
    ("main", "said"),
    [
        (HEAD + "def x(:\n", "main.py:3: is no Python: invalid syntax."),
        (BUILD + "await storage.get('a')", "main.py:6: is no Python: 'await' outside async function."),
        (
            "import requests\n" + BUILD + "ui.Text('a')",
            "main.py:1: imports 'requests', which is not there. "
            "There are the standard library, minikit and your own files.",
        ),
        (
            "from minikit import Storage\n" + BUILD + "ui.Text('a')",
            "main.py:1: imports 'Storage', which minikit has not. Is 'storage' meant?",
        ),
        (
            "from .other import a\n" + BUILD + "ui.Text('a')",
            "main.py:1: imports relatively, in no package of Python's. The package's files are imported absolutely.",
        ),
        (BUILD + "ui.Text(prices)", "main.py:6: uses 'prices', which is defined nowhere."),
        (
            (BUILD + "pay.request_payment('1')").replace("notify, ", ""),
            "main.py:6: uses 'pay', which is defined nowhere. Write from minikit import pay.",
        ),
        (BUILD + "ui.Txt('a')", "main.py:6: writes ui.Txt, which there is not. Is 'Text' meant?"),
        (
            BUILD + "ui.Column(pading='large')",
            "main.py:6: gives Column a property 'pading', which it has not. Is 'padding' meant?",
        ),
        (BUILD + "ui.Button('Go')", "main.py:6: makes no Button: missing a required argument: 'on_tap'."),
        (
            BUILD + "ui.List([1], row=ui.Text)",
            "main.py:6: makes no List: missing a required argument: 'key'.",
        ),
        (BUILD + "ui.Price(29.9)", "main.py:6: Price.amount_minor is 29.9, no whole number."),
        (
            BUILD + "ui.Icon('shoping-cart')",
            "main.py:6: Icon.name is 'shoping-cart', and there is no such icon. Is 'shopping-cart' meant?",
        ),
        (
            BUILD + "ui.Image('asset:tee.png', 'Tea')",
            "main.py:6: Image.source is 'asset:tee.png', and assets/tee.png is not in the package. "
            "Is 'assets/tea.png' meant?",
        ),
        (BUILD + "ui.Column('a')", "main.py:6: puts words into Column as they are. Write ui.Text(…)."),
        (
            BUILD + "ui.Section('a', [ui.Text('a')])",
            "main.py:6: puts a list into Section. Write a star before it: ui.Section(*…).",
        ),
        (
            BUILD + "ui.Button('Go', self.work())\n    def work(self):\n        self.a = 1",
            "main.py:6: calls what Button.on_tap is to call. Give the function itself, without ().",
        ),
        (
            WORK + "self.go('pages/hoem')",
            "main.py:8: leads to 'pages/hoem', which is no page of the manifest. Is 'pages/home' meant?",
        ),
        (
            BUILD
            + "ui.Text('')\n@app.page('pages/more')\nclass More(Page):\n    def build(self):\n        return self.a",
            "main.py:8: registers the page 'pages/more', which the manifest does not list. Add it to pages.",
        ),
        (
            HEAD + "class Home(Page):\n    def build(self):\n        return ui.Text('a')",
            "manifest.json: lists the page 'pages/home', which no class is registered for. "
            "Write @app.page('pages/home') above its class.",
        ),
        (
            HOME + "    title = 'a'",
            "main.py:4: leaves Home without build(). Write def build(self), which returns a component.",
        ),
        (HOME.replace("(Page)", "") + "    a = 1", "main.py:4: makes Home no page. Write class Home(Page):"),
        (
            HOME + "    async def build(self):\n        return ui.Text('a')",
            "main.py:5: makes build() wait. Write def build(self), and wait in on_load or a handler.",
        ),
        (
            HOME + "    def build(self):\n        ui.Text('a')",
            "main.py:5: lets build() return nothing. Begin its last line with return.",
        ),
        (
            BUILD + "ui.Text('a')\n    async def on_load(self):\n        pass",
            "main.py:7: lets on_load() take what Plaza does not give. Write def on_load(self, query).",
        ),
        (
            WORK + "storage.set('a', 1)",
            "main.py:8: does not wait for storage.set(), which then does nothing. Write await before it.",
        ),
        (
            WORK + "await scan_code()",
            "main.py:8: calls scan_code(), which needs the permission 'camera'. "
            'Add {"name": "camera", "reason": "…"} to req_permissions.',
        ),
        (
            WORK + "await server.call('buy')",
            "main.py:8: calls server.call(), and there is no server.py. Add one that defines server = Server().",
        ),
    ],
)
def test_what_goes_wrong_for_certain_is_told_with_its_line(tmp_path: Path, main: str, said: str) -> None:
    assert found(tmp_path / "mine", main, files={"assets/tea.png": ""}) == [said]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("server.call('byu')", "calls 'byu', which the server half has not. Is 'buy' meant?"),
        ("server.call('buy')", "calls 'buy' without sku."),
        ("server.call('buy', skuu='a')", "gives 'buy' an argument 'skuu', which it does not take. Is 'sku' meant?"),
        (
            "server.call('buy', 'a')",
            "hands on what has no name: a server half's arguments are named. Write server.call('buy', sku=sku).",
        ),
    ],
)
def test_calls_of_the_server_half_are_held_against_it(tmp_path: Path, call: str, said: str) -> None:
    assert found(tmp_path / "mine", f"{WORK}await {call}", SERVER) == [f"main.py:8: {said}"]


def test_a_function_of_the_server_half_takes_who_calls(tmp_path: Path) -> None:
    server = SERVER.replace("caller, sku, count=1", "").replace("return sku", "return 1")
    assert found(tmp_path / "mine", BUILD + "ui.Text('a')", server) == [
        "server.py:4: lets buy() take no caller. Write def buy(caller)."
    ]


def test_a_page_in_a_file_that_nothing_imports_is_told(tmp_path: Path) -> None:
    page = "from main import app\nfrom minikit import Page, ui\n" + BUILD.partition("app = App()\n")[2] + "ui.Text('a')"
    main = "from minikit import App\napp = App()\n"
    assert found(tmp_path / "mine", main, files={"pages/home.py": page}) == [
        "pages/home.py:4: is in a file that main.py does not import. Write import pages.home there."
    ]
    assert found(tmp_path / "mine", main + "import pages.home\n", files={"pages/home.py": page}) == []


@pytest.mark.parametrize(
    "main",
    [
        BUILD + "ui.Column(*[ui.Text(str(n)) for n in range(3)], gap='small')",
        BUILD + "ui.Column(**self.how())\n    def how(self):\n        return {}",
        BUILD + "ui.Image('asset:' + self.name, 'Tea')\n    name = 'a'",
        BUILD + "ui.Image(f'asset:{self.name}.png', 'Tea')\n    name = 'a'",
        BUILD + "ui.Button('Go', self.saver())\n    def saver(self):\n        return print",
        BUILD + "ui.Text('a'.replace('a', 'b'))",
        BUILD + "ui.Text('a')\n    def on_load(self, query=None, *more): pass",
        "try:\n    import numpy\nexcept ImportError:\n    numpy = None\n" + BUILD + "ui.Text(str(numpy))",
        BUILD
        + "ui.Text(__name__ + str([each for each in ()]))\n    def set(self):\n        global later\n        later = 1",
        "from math import *\n" + BUILD + "ui.Text(str(pi))",
        WORK + "work = storage.set('a', 1)\n        await work",
        WORK + "self.go(self.where)\n    where = 'pages/home'",
        HEAD + "def paged(path):\n    return app.page(path)\n@paged('pages/home')\nclass Home(Page):\n    pass",
        HEAD
        + "class Base(Page):\n    def build(self):\n        return ui.Text('a')\n"
        + "@app.page('pages/home')\nclass Home(Base):\n    pass",
        BUILD.replace("Page, notify, ", "Page as P, ").replace("(Page)", "(P)") + "ui.Text('a')",
    ],
)
def test_what_may_be_well_is_left_alone(tmp_path: Path, main: str) -> None:
    assert found(tmp_path / "mine", main) == []


def test_all_of_a_mini_app_is_told_at_once_in_the_order_of_its_lines(tmp_path: Path) -> None:
    said = found(tmp_path / "mine", "import requests\n" + BUILD + "ui.Text(5, role='huge', colour='red')")
    assert [line.partition(": ")[0] for line in said] == ["main.py:1", "main.py:7", "main.py:7", "main.py:7"]


def test_reading_code_runs_none_of_it(tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    found(tmp_path / "mine", f"open({str(witness)!r}, 'w')\n" + BUILD + "ui.Text('a')")
    assert not witness.exists()


@pytest.mark.parametrize("name", [folder.name for folder in sorted((ROOT / "miniapps").iterdir()) if folder.is_dir()])
def test_our_own_mini_apps_are_well(name: str) -> None:
    assert code.problems(Package.read(ROOT / "miniapps" / name)) == []


@pytest.mark.parametrize(
    "text", ["\0", "(" * 5_000, "-" * 100_000 + "1", "x = " + "[" * 300, "\ud800".encode("utf-8", "surrogatepass")]
)
def test_code_that_nobody_can_read_is_a_problem_and_no_crash(tmp_path: Path, text: str | bytes) -> None:
    folder = write_package(tmp_path / "mine", BUILD + "ui.Text('a')", pages=["pages/home"])
    (folder / "other.py").write_bytes(text if isinstance(text, bytes) else text.encode())
    (problem,) = code.problems(Package.read(folder))
    assert problem.where.partition(":")[0] == "other.py"
