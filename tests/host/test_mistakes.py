"""What an author reads after a beginner's mistake: what is wrong, in which file and line, and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.host.runtime.pool import can_fork
from tests.support.miniapps import Platform, Screen, write_package

HOME = """from minikit import *
app = App()
@app.page("pages/home")
class Home(Page):
"""
BUILD = HOME + "    def build(self):\n        return "
HANDLER = HOME + "    def build(self):\n        return ui.Button('Go', self.work)\n"


@pytest.fixture
def platform(data_folder: Path) -> Iterator[Platform]:
    """Return the platform; how its children are started makes no difference here."""
    platform = Platform(data_folder, way="fork server" if can_fork() else "spares")
    platform.warm()
    yield platform
    platform.close()


def told(screen: Screen, said: str) -> None:
    """Wait until a page has failed with exactly these words; the shell's own may come before the child's."""
    screen.until(lambda: said in [summary for _, summary, _ in screen.failures])
    assert screen.failures[-1][1] == said


def open_main(platform: Platform, main: str) -> Screen:
    package = write_package(platform.data_folder / "written", main)
    _, screen = platform.open(platform.install(package))
    return screen


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ("ui.Text(5)", "Text.text is 5, no text: write str(…) (main.py:6)"),
        ("ui.Column(\n    ui.Text('a'),\n    ui.Text(None),\n)", "Text.text is None, no text (main.py:8)"),
        ("ui.Price(29.9)", "Price.amount_minor is 29.9, no whole number (main.py:6)"),
        ("ui.Price(-1)", "Price.amount_minor is -1, and 0 is the least (main.py:6)"),
        ("ui.Heading('x' * 600)", "Heading.text has 600 characters, and 500 are the most (main.py:6)"),
        (
            "ui.Column(padding=16)",
            "Column.padding is 16: choose one of 'none', 'tiny', 'small', 'medium', 'large' (main.py:6)",
        ),
        (
            "ui.Column(pading='large')",
            "TypeError: Column.__init__() got an unexpected keyword argument 'pading' (main.py:6). Is padding= meant?",
        ),
        (
            "ui.Text('x', color='red')",
            "TypeError: Text.__init__() got an unexpected keyword argument 'color' (main.py:6). "
            "It takes key, text, role, tone, lines_max, align, grow, label.",
        ),
        (
            "ui.DateField('24.12.2026', on_change=print)",
            "DateField.value is '24.12.2026': write a day such as 2026-05-01 (main.py:6)",
        ),
        (
            "ui.Image('assets/tea.png', 'Tea')",
            "Image.source is 'assets/tea.png': write asset:…, data:… or https://… (main.py:6)",
        ),
        (
            "ui.Button('Go', print('now'))",
            "Button.on_tap is None: give the function itself, such as self.save, without calling it (main.py:6)",
        ),
        (
            "ui.Column([ui.Text('a')])",
            "Column holds a list: give its components one by one, as in ui.Column(*rows) (main.py:6)",
        ),
        ("ui.Column('a')", "Column holds 'a': words go into ui.Text(…) (main.py:6)"),
        ("ui.Column(ui.Divider)", "Column holds the class Divider: call it, as in ui.Divider(…) (main.py:6)"),
        (
            "ui.Select(('a', 'b'), on_change=print)",
            "Select.options holds 'a': make each entry with ui.Option(…) (main.py:6)",
        ),
        (
            "ui.Radio((ui.Option('a', 'A'), ui.Option('a', 'B')), on_change=print)",
            "Radio.options: two have the value 'a' (main.py:6)",
        ),
        (
            "ui.List([1, 1], row=lambda n: ui.Text(str(n)), key=lambda n: n)",
            "two children of List have the key '1': give each a key of its own (main.py:6)",
        ),
        (
            "ui.List(range(90), row=lambda n: ui.Text(n), key=lambda n: n)",
            "Text.text is 0, no text: write str(…) (main.py:6)",
        ),
        (
            "ui.List([1], row=lambda n: None, key=lambda n: n)",
            "TypeError: a row is None, which is no component: is a return missing? (main.py:6)",
        ),
        ("None", "build() returned nothing: is a return missing? (main.py:5)"),
        (
            "[ui.Text('a')]",
            "build() returned a list: give its components one by one, as in ui.Column(*rows) (main.py:5)",
        ),
        (
            "later()\nasync def later(): ...",
            "build() returned a coroutine: build() and what makes its components are no async functions (main.py:5)",
        ),
    ],
)
def test_what_cannot_be_shown_is_named_with_its_line(platform: Platform, returned: str, said: str) -> None:
    told(open_main(platform, BUILD + returned), said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("open('/etc/passwd')", "your own folder can be written"),
        ("open('assets/menu.json')", "a file of the package is Path(__file__).parent"),
        ("import socket; socket.create_connection(('example.com', 80))", "Mini-apps have no sockets: use request()"),
        ("import subprocess; subprocess.run(['ls'])", "Mini-apps start no programs"),
        ("import asyncio; asyncio.run(asyncio.sleep(0))", "make the handler async and await"),
        ("input('Name?')", "ask with ui.TextField"),
        ("len(storage.get('cart', []))", "Is an await missing?"),
        ("self.go('pages/hoem')", "@app.page('pages/hoem'): is 'pages/home' meant? (main.py:8)"),
    ],
)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_plaza_is_not_like_is_said_with_the_way_there_is(platform: Platform, line: str, said: str) -> None:
    package = write_package(platform.data_folder / "written", f"{HANDLER}    def work(self):\n        {line}\n")
    session, screen = platform.open(platform.install(package))
    platform.tap(session, screen, "Go")
    screen.until(lambda: screen.failures)
    assert said in screen.failures[0][1]
    assert "(main.py:8)" in screen.failures[0][1]


@pytest.mark.parametrize(
    ("methods", "said"),
    [
        (
            "    async def on_load(self): ...\n    def build(self): return ui.Text('a')",
            "Home.on_load() takes 1 positional argument but 2 were given; Plaza calls it with {} (main.py:5)",
        ),
        (
            "    def on_show(): ...\n    def build(self): return ui.Text('a')",
            "Home.on_show() takes 0 positional arguments but 1 was given; Plaza calls it with nothing (main.py:5)",
        ),
        (
            "    def build(): return ui.Text('a')",
            "Home.build() takes 0 positional arguments but 1 was given; Plaza calls it with nothing (main.py:5)",
        ),
        (
            "    def __init__(self, query): ...",
            "Home.__init__() missing 1 required positional argument: 'query'; Plaza calls it with nothing (main.py:5)",
        ),
    ],
)
def test_a_function_that_takes_other_arguments_is_named_with_what_it_gets(
    platform: Platform, methods: str, said: str
) -> None:
    told(open_main(platform, HOME + methods), f"TypeError: {said}")


def test_the_details_of_such_a_function_show_its_first_line(platform: Platform) -> None:
    screen = open_main(platform, HOME + "    def build(): return ui.Text('a')")
    screen.until(lambda: screen.failures)
    shown = """It begins here:\n  File "main.py", line 5\n    def build(): return ui.Text('a')"""
    assert screen.failures[-1][2] == shown


def test_a_handler_that_takes_other_arguments_is_named_with_what_it_gets(platform: Platform) -> None:
    package = write_package(
        platform.data_folder / "written",
        HOME + "    def build(self):\n        return ui.Button('Go', self.work)\n    def work(self, event): ...\n",
    )
    session, screen = platform.open(platform.install(package))
    platform.tap(session, screen, "Go")
    told(
        screen,
        "TypeError: Home.work() missing 1 required positional argument: 'event'; "
        "Plaza calls it with nothing (main.py:7)",
    )


@pytest.mark.parametrize("below", ["class Home:\n    pass", "def home():\n    pass"])
def test_what_is_registered_as_a_page_and_is_none_is_refused_in_its_line(platform: Platform, below: str) -> None:
    screen = open_main(platform, f"from minikit import *\napp = App()\n@app.page('pages/home')\n{below}\n")
    screen.until(lambda: screen.failures)
    assert "@app.page('pages/home') stands above no page: write class " in screen.failures[0][1]
    assert "(main.py:3)" in screen.failures[0][1]


def test_a_file_in_a_folder_is_called_as_it_lies_in_the_package(platform: Platform) -> None:
    package = write_package(platform.data_folder / "written", "from minikit import *\napp = App()\nimport pages.home\n")
    (package / "pages").mkdir()
    (package / "pages" / "home.py").write_text("def find():\n    return {}['tea']\nfind()\n", encoding="utf-8")
    _, screen = platform.open(platform.install(package))
    screen.until(lambda: screen.failures)
    _, summary, details = screen.failures[0]
    assert summary == "KeyError: 'tea' (pages/home.py:2)"
    assert details.splitlines()[1] == '  File "main.py", line 3, in <module>'
    assert '  File "pages/home.py", line 2, in find' in details
    assert str(platform.data_folder) not in details


def test_a_page_that_is_too_large_says_so_however_many_parts_it_came_in(platform: Platform) -> None:
    main = BUILD + "ui.Column(*[ui.Text(f'{n:030}') for n in range(20_000)])"
    session, screen = platform.open(platform.install(write_package(platform.data_folder / "written", main)))
    screen.until(lambda: screen.failures)
    session.reload()
    screen.until(lambda: len(screen.failures) > 1)
    assert {summary for _, summary, _ in screen.failures} == {"a page has more than 10,000 components"}


def test_an_error_hook_hears_what_the_shell_refused(platform: Platform) -> None:
    main = (
        f"{BUILD}ui.Text(app.said or 5)\napp.said = ''\n@app.on_error\ndef erred(error):\n    app.said = str(error)\n"
    )
    package = write_package(platform.data_folder / "written", main)
    session, screen = platform.open(platform.install(package))
    told(screen, "Text.text is 5, no text: write str(…) (main.py:6)")
    session.reload()
    screen.shows("Text.text is 5, no text: write str(…)")


def test_what_fails_in_the_server_half_is_told_with_its_line_and_what_it_gets(
    platform: Platform, caplog: pytest.LogCaptureFixture
) -> None:
    main = f"{HANDLER}    async def work(self):\n        await server.call('buy', skuu='a')\n"
    half = "from minikit import *\nserver = Server()\n@server.function\ndef buy(caller, sku):\n    return sku\n"
    session, screen = platform.open(platform.install(write_package(platform.data_folder / "written", main, half)))
    platform.tap(session, screen, "Go")
    screen.until(lambda: screen.failures)
    said = "buy() got an unexpected keyword argument 'skuu'; Plaza calls it with a Caller, skuu=… (server.py:3)"
    assert said in caplog.text
