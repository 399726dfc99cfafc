"""Children that do not behave: each is ended or refused, and the shell goes on."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.host.launch_reasons import LaunchReason
from app.host.runtime import limits
from tests.host.conftest import HEAD, Opener
from tests.support.miniapps import PATIENCE_S, Platform, write_package

ROOT = Path(__file__).parents[2]
CALM = """
@app.page("pages/home")
class Home(Page):
    count = 0
    def build(self):
        return ui.Button(f"Press {self.count}", self.press)
    def press(self):
        self.count += 1
"""
RAW = """
import os, struct, json, gc
from minikit.outlet import Pipe
pipe = next(found for found in gc.get_objects() if isinstance(found, Pipe))
def raw(data):
    while data:
        data = data[os.write(pipe._outgoing, data):]
def say(text):
    body = text if isinstance(text, bytes) else text.encode()
    raw(struct.pack(">I", len(body)) + body)
def update(node, page=1, op="create", **more):
    op = {"op": op, "parent": 0, "index": 0, "node": node, **more}
    say(json.dumps({"type": "page.update", "page": page, "revision": 1, "is_full": True, "ops": [op]}))
"""


@pytest.fixture(autouse=True)
def unharmed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Fail unless another mini-app opens and answers a tap when the test is over."""
    platform = request.getfixturevalue("platform") if "platform" in request.fixturenames else None
    yield
    if platform is not None:
        folder = write_package(tmp_path / "calm", HEAD + CALM, app_id="calm.app")
        session, screen = platform.open(platform.install(folder))
        platform.tap(session, screen, "Press 0")
        screen.shows("Press 1")


@pytest.mark.parametrize(
    ("attack", "reason"),
    [
        ("raw(b'\\xff\\xff\\xff\\xff')", "protocol"),
        ("raw(struct.pack('>I', (1 << 20) + 1) + b'x' * 1000)", "protocol"),
        ("say(b'\\x00\\x01garbage')", "protocol"),
        ("say('[' * 500_000)", "protocol"),
        ("say('[]')", "protocol"),
        ('say(\'{"type":"wallet.empty"}\')', "protocol"),
        ('say(\'{"type":"toast.show","text":"x","more":1}\')', "protocol"),
        ('say(\'{"type":"call.reply","call":1}\')', "protocol"),
        ('say(\'{"type":"pages.changed","stack":[]}\')', "protocol"),
        (
            "say(json.dumps({'type':'pages.changed','stack':[{'page':7,'path':'pages/home','title':''}] * 2}))",
            "protocol",
        ),
        ("say(json.dumps({'type':'toast.show','text':'x' * 501}))", "protocol"),
        ('say(b\'{"type":"toast.show","text":"\\xff"}\')', "protocol"),
        ("update({'type':'Price','id':1,'amount_minor':float('nan')})", "protocol"),
        ("raw(b'\\x00\\x00'); os._exit(0)", "crashed"),
        ("os._exit(7)", "crashed"),
        ("os.kill(os.getpid(), 9)", "crashed"),
        ("os.close(pipe._outgoing)", "crashed"),
    ],
)
def test_a_child_that_breaks_the_rules_is_ended(platform: Platform, open_app: Opener, attack: str, reason: str) -> None:
    _, screen = open_app(f"{RAW}\n{attack}\nimport time\ntime.sleep(30)\n", wait=False)
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == reason, screen.endings
    assert screen.failures == []


@pytest.mark.parametrize(
    ("node", "summary"),
    [
        ("ui.Text(5)", "Text.text: Expected `str`, got `int`"),
        ("ui.Text('x', role='huge')", "Text.role: Invalid enum value 'huge' (one of 'body', "),
        ("ui.Column(ui.Row(ui.Image('http://x.y/z.png', '')))", "Column › Row › Image.source: write asset:…, data:…"),
        ("ui.Image('asset:../../wallet.db', '')", "Image.source: write asset:…, data:…"),
        ("ui.Price(True)", "Price.amount_minor: Expected `int`, got `bool`"),
        ("ui.Price(29.9)", "Price.amount_minor: Expected `int`, got `float`"),
        ("ui.Price(-1)", "Price.amount_minor: Expected `int` >= 0"),
        ("ui.Price(10**15 + 1)", "Price.amount_minor: Expected `int` <= 1000000000000000"),
        ("ui.Image('asset:x', '', aspect=float('inf'))", "Image.aspect is inf, no number (main.py:"),
        ("ui.Text('x' * 20_001)", "Text.text: Expected `str` of length <= 20000"),
        ("ui.Icon('<img src=x>')", "Icon.name: write the name of a Lucide icon"),
        ("ui.Text({1, 2})", "Text.text is a set, no text (main.py:"),
        ("ui.Column('words')", "Column holds 'words': words go into ui.Text(…) (main.py:"),
        ("'words'", "build() returned 'words': words go into ui.Text(…) (main.py:"),
        (
            "ui.Column(ui.Text('a', key='k'), ui.Text('b', key='k'))",
            "two children of Column have the key 'k': give each a key of its own (main.py:",
        ),
        ("ui.Scroll(*(ui.Divider() for _ in range(10_000)))", "a page has more than 10,000 components"),
        ("ui.Column(*[ui.Timeline((ui.Step('a'),) * 200)] * 50)", "a page has more than 10,000 components and records"),
        ("ui.Column(*[ui.Viewer((), on_close=print)] * 17)", "more than 16 sheets, dialogs and viewers are open"),
        ("ui.Stack(*[ui.Text('a')] * 51)", "Stack holds at most 50 components"),
        ("deep(65)", "components are nested deeper than 64"),
        ("deep(5_000)", "RecursionError"),
        ("type('Hologram', (ui.Node,), {})()", "Hologram: there is no component 'Hologram'"),
        ("ui.Text('\\ud800')", "Text.text is '\\ud800', which holds half a character"),
    ],
)
def test_a_tree_that_cannot_be_shown_fails_its_page_only(open_app: Opener, node: str, summary: str) -> None:
    session, screen = open_app(
        f"""
def deep(count):
    node = ui.Text("bottom")
    for _ in range(count - 1):
        node = ui.Column(node)
    return node

@app.page("pages/home")
class Home(Page):
    is_wrong = True
    def build(self):
        return {node} if self.is_wrong else ui.Text("fine")

@app.page("pages/other")
class Other(Page):
    def build(self):
        return ui.Text("other")
""",
        wait=False,
    )
    screen.until(lambda: screen.failures)
    assert summary in screen.failures[0][1]
    session.navigate("pages/other", {}, LaunchReason("link"))
    screen.shows("other")
    assert screen.endings == []


def test_a_deep_page_that_just_fits_is_shown(open_app: Opener) -> None:
    _, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    def build(self):
        node = ui.Text("bottom")
        for _ in range(63):
            node = ui.Column(node)
        return node
"""
    )
    screen.shows("bottom")


def test_operations_that_do_not_fit_the_tree_fail_the_page(open_app: Opener) -> None:
    session, screen = open_app(
        RAW
        + """
@app.page("pages/home")
class Home(Page):
    attacks = [
        ({"op": "remove", "node": 99}, "there is no node 99"),
        ({"op": "set", "node": 1, "props": {"gap": "huge"}}, "gap"),
        ({"op": "set", "node": 1, "props": {"text": "x"}}, "text"),
        ({"op": "move", "node": 1, "parent": 2, "index": 0}, "top component"),
        ({"op": "move", "node": 2, "parent": 3, "index": 0}, "into itself"),
        ({"op": "move", "node": 3, "parent": 1, "index": 9}, "no place 9"),
        ({"op": "create", "parent": 4, "index": 0, "node": {"type": "Divider", "id": 9}}, "holds no other"),
        ({"op": "create", "parent": 1, "index": 0, "node": {"type": "Divider", "id": 2}}, "the id 2"),
        ({"op": "create", "parent": 0, "index": 0, "node": {"type": "Divider", "id": 9}}, "one top component"),
    ]
    async def on_load(self, query):
        tree = {"type": "Column", "id": 1, "children": [{"type": "Row", "id": 2, "children": [
            {"type": "Row", "id": 3, "children": [{"type": "Divider", "id": 4}]}]}]}
        for attack, _ in self.attacks:
            create = {"op": "create", "parent": 0, "index": 0, "node": tree}
            say(json.dumps({"type": "page.update", "page": 1, "revision": 1, "is_full": True, "ops": [create, attack]}))
    def build(self):
        return ui.Text("fine")
""",
        wait=False,
    )
    expected = [
        "there is no node 99", "gap", "text", "top component", "into itself", "no place 9", "holds no other",
        "the id 2", "one top component",
    ]  # fmt: skip
    screen.until(lambda: len(screen.failures) == len(expected))
    for (_, summary, _), part in zip(screen.failures, expected, strict=True):
        assert part in summary
    assert screen.endings == []
    assert session.install.miniapp_id == "test.app"


def test_a_page_emptied_and_filled_again_is_never_told_wrongly(open_app: Opener) -> None:
    _, screen = open_app(
        RAW
        + """
@app.page("pages/home")
class Home(Page):
    async def on_load(self, query):
        head = {"type": "page.update", "page": 1, "revision": 1}
        for number in (1, 2):
            update({"type": "Divider", "id": number})
            say(json.dumps({**head, "is_full": False, "ops": [{"op": "remove", "node": number}]}))
        update({"type": "Text", "id": 3, "text": "before"})
    def build(self):
        return ui.Text("after")
"""
    )
    screen.shows("after")
    assert screen.failures == []


def test_a_flood_slows_the_child_and_then_ends_it(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FLOOD_S", 0.3)
    monkeypatch.setattr(limits, "MESSAGE_BURST", 200)
    _, screen = open_app(RAW + '\nwhile True:\n    say(\'{"type":"toast.show","text":"x"}\')\n', wait=False)
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "flooded"
    assert len(screen.toasts) < 10_000


def test_printing_without_end_fills_nothing(open_app: Opener) -> None:
    session, screen = open_app(
        """
import threading
def chatter():
    while True:
        print("x" * 5_000)
threading.Thread(target=chatter, daemon=True).start()
"""
        + CALM
    )
    screen.shows("Press 0")
    session.close()
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "closed"


def test_a_child_that_hangs_is_noticed_at_the_next_tap(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, screen = open_app(CALM.replace("self.count += 1", "while True: pass"))
    monkeypatch.setattr(limits, "ANSWER_DEADLINE_S", 0.3)
    platform.tap(session, screen, "Press 0")
    screen.until(lambda: screen.endings)
    reason, details = screen.endings[0]
    assert reason == "hung"
    assert re.search(r'It hangs here:\n  File "main.py", line \d+, in press\Z', details)
    session.reload()
    screen.until(lambda: len(screen.updates) == 2)
    screen.shows("Press 0")


def test_a_child_that_hangs_while_it_loads_is_noticed(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LAUNCH_DEADLINE_S", 2.0)  # Python itself has to be up by then
    _, screen = open_app("while True: pass", wait=False)
    screen.until(lambda: screen.endings)
    reason, details = screen.endings[0]
    assert reason == "hung"
    assert details.endswith('File "main.py", line 5, in <module>')


def test_a_child_that_never_reads_is_ended_and_nobody_waited(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, screen = open_app(
        CALM.replace("self.count += 1", "os.kill(os.getpid(), signal.SIGSTOP)").replace(
            "\n", "\nimport os, signal\n", 1
        )
    )
    platform.tap(session, screen, "Press 0")
    node = screen.find("Press 0")
    for number in range(1_000):
        session.text_changed(screen.top, node.id, number, "x" * 50_000)
        if screen.endings:
            break
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "hung"


def test_a_killed_child_is_a_crash_and_comes_back_by_reload(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(CALM)
    platform.tap(session, screen, "Press 0")
    screen.shows("Press 1")
    assert session._child is not None
    os.kill(session._child.process_id, signal.SIGKILL)
    screen.until(lambda: screen.endings)
    reason, details = screen.endings[0]
    assert (reason, details) == ("crashed", "It ended by signal 9.")
    assert session.has_ended
    session.node_event(screen.top, 1, "tap")
    session.reload()
    screen.until(lambda: screen.stack[-1].page_id == 2 and screen.nodes)


def test_what_a_crashing_child_printed_last_is_told(open_app: Opener) -> None:
    _, screen = open_app("import os, sys\nprint('the last words')\nos._exit(1)", wait=False)
    screen.until(lambda: screen.endings)
    assert screen.endings[0][1] == "It ended with code 1.\nthe last words"


def test_a_child_that_ignores_the_end_is_ended(open_app: Opener) -> None:
    session, screen = open_app(CALM + "\nimport minikit.wire\nminikit.wire.END = ''\n")
    session.close()
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "closed"


def test_too_many_calls_are_refused(open_app: Opener) -> None:
    _, screen = open_app(
        """
from minikit.calls import call
@app.page("pages/home")
class Home(Page):
    said = ""
    def build(self):
        return ui.Text(self.said)
    async def on_load(self, query):
        results = await asyncio.gather(*(call("storage.get", key="x") for _ in range(1_000)), return_exceptions=True)
        self.said = ",".join(sorted({getattr(result, "code", "fine") for result in results}))
"""
    )
    screen.until(lambda: screen.texts and "fine" in screen.texts[0] and "bridge.too_" in screen.texts[0])


@pytest.mark.skipif(sys.platform != "linux", reason="the parent's death signal is Linux's")
def test_nothing_runs_on_when_the_shell_is_killed(tmp_path: Path) -> None:
    package = write_package(tmp_path / "package", HEAD + CALM.replace("self.count += 1", "while True: pass"))
    (tmp_path / "data").mkdir()
    shell = f"""
import sys, threading
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "app" / "sdk")!r}]
from pathlib import Path
from tests.support.miniapps import Platform
platform = Platform(Path({str(tmp_path / "data")!r}))
session, screen = platform.open(platform.install(Path({str(package)!r})))
screen.shows("Press 0")
platform.tap(session, screen, "Press 0")  # it hangs from now on
print(session._child.process_id, flush=True)
threading.Event().wait()
"""
    process = subprocess.Popen([sys.executable, "-c", shell], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    child_id = int(process.stdout.readline())
    watched = os.pidfd_open(child_id)
    process.kill()
    process.wait()
    process.stdout.close()
    gone = threading.Event()

    def watch() -> None:
        import select

        poll = select.poll()
        poll.register(watched, select.POLLIN)
        if poll.poll(PATIENCE_S * 1_000):
            gone.set()

    watch()
    os.close(watched)
    assert gone.is_set()


def test_the_shell_says_no_more_than_it_is_asked(open_app: Opener) -> None:
    """What a child gets at launch holds nothing of the shell but the two folders it needs."""
    _, screen = open_app(
        """
import gc
@app.page("pages/home")
class Home(Page):
    def build(self):
        import json
        known = (found for found in gc.get_objects() if isinstance(found, dict))
        launch = next(found for found in known if found.get("type") == "session.launch")
        return ui.Text(json.dumps(sorted(launch)))
"""
    )
    assert json.loads(screen.texts[0]) == [
        "ack", "first_page_id", "half", "may_add", "package", "path", "query", "reason", "roles", "saved", "type",
        "user_id", "window",
    ]  # fmt: skip
