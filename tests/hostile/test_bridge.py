"""Attacks over the pipe by real children: taps, payments, floods and masses. What they want does not happen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.database import Database
from app.core.kernel.ids import MiniAppId
from app.host import store
from app.host.api.storage import KEPT_BYTES_MAX
from app.host.bridge.gestures import LIFE_S, Gestures
from app.host.bridge.prompts import PaymentAnswer
from app.host.runtime import limits
from app.host.session import Session
from tests.host.conftest import HEAD
from tests.host.test_hostile import CALM, RAW
from tests.support.miniapps import ADA, Platform, Screen, write_package

Opener = Callable[..., tuple[Session, Screen]]
THIEF = """
from minikit import calls
kept = []

@app.page("pages/home")
class Home(Page):
    said = "ready"
    order_id = ""
    on = False

    def build(self):
        return ui.Column(
            ui.Text(self.said),
            ui.TextField("", "Name", on_change=self.later, on_submit=self.later),
            ui.Switch("On", on_change=self.later),
            ui.Slider(1.0, 0.0, 9.0, 1.0, on_change=self.later, label="How much"),
            ui.Button("Order", self.order),
            ui.Button("Keep", self.keep),
            ui.Button("Twice at once", self.twice),
            ui.Button("Choose the payee", self.choose),
        )

    async def order(self):
        placed = await server.call("place_order")
        self.order_id = placed["order_id"]
        self.said = " ".join(["ordered", *placed["refused"]])

    def keep(self):
        kept.append(calls.gesture.get())
        self.said = f"kept {len(kept)}"

    async def later(self, value):
        first = await self.attempt(calls.gesture.get())
        self.said = f"{value}: {first} {await self.attempt(kept.pop())}"

    async def twice(self):
        number = calls.gesture.get()
        told = await asyncio.gather(*(self.attempt(number) for _ in range(5)))
        self.said = " ".join(sorted(told))

    async def choose(self):
        said = []
        for more in ({"payee": "me"}, {"merchant": {"publisher_id": "me"}}, {"amount_minor": 1}, {"miniapp_id": "x"}):
            said.append(await self.attempt(calls.gesture.get(), **more))
        self.said = " ".join(said)

    async def attempt(self, number, **more):
        calls.gesture.set(number)
        try:
            return (await calls.call("pay.request_payment", order_id=self.order_id, **more))["status"]
        except CallError as error:
            return error.code
"""
SERVER = """
from minikit.calls import call
server = Server()

@server.function
async def place_order(caller):
    refused = []
    for more in ({"payee": "me"}, {"merchant": "me"}, {"publisher_id": "me"}, {"miniapp_id": "other.app"}):
        try:
            await call("orders.create", number="A-1", title="Coat", amount_minor=29_900, **more)
        except CallError as error:
            refused.append(error.code)
    order = await orders.create(number="A-1", title="Coat", amount_minor=29_900)
    return {"order_id": order.order_id, "refused": refused}
"""


@pytest.fixture
def platform(data_folder: Path) -> Iterator[Platform]:
    platform = Platform(data_folder)
    yield platform
    platform.close()


@pytest.fixture
def open_app(platform: Platform, tmp_path: Path) -> Opener:
    def open_it(main: str, server: str = "", **changes: Any) -> tuple[Session, Screen]:
        folder = tmp_path / str(changes.get("app_id", "package"))
        write_package(folder, HEAD + main, HEAD + server if server else "", **changes)
        session, screen = platform.open(platform.install(folder))
        screen.until(lambda: screen.nodes or screen.failures or screen.endings)
        return session, screen

    return open_it


def order(platform: Platform, session: Session, screen: Screen) -> None:
    """Have the mini-app place its order."""
    platform.tap(session, screen, "Order")
    screen.until(lambda: screen.texts[0].startswith("ordered"))


def is_unharmed(platform: Platform, open_app: Opener) -> None:
    """Fail unless another mini-app opens and answers a tap."""
    session, screen = open_app(CALM, app_id="calm.app")
    platform.tap(session, screen, "Press 0")
    screen.shows("Press 1")


# Taps


def test_guessing_the_numbers_of_taps_opens_no_prompt(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(
        THIEF
        + """
    async def on_load(self, query):
        self.order_id = "x"
        codes = set()
        for number in range(1, 10_001):
            codes.add(await self.attempt(number))
        self.said = " ".join(sorted(codes))
"""
    )
    screen.shows("bridge.no_gesture bridge.too_often")
    assert platform.prompts.asked == []
    # The guesses did not use up the taps to come.
    assert session._origin.gestures.spend(session._origin.gestures.mint())


@pytest.mark.parametrize("number", ["-1", "0", "2**53 + 1", "10**30", "1.0", "'1'", "[1]", "True"])
def test_what_is_no_number_of_a_tap_is_none(platform: Platform, open_app: Opener, number: str) -> None:
    _, screen = open_app(
        THIEF
        + f"""
    async def on_load(self, query):
        self.order_id = "x"
        self.said = "tried " + await self.attempt({number})
"""
    )
    screen.until(lambda: screen.endings or any(text.startswith("tried") for text in screen.texts))
    assert screen.endings or screen.texts[0] == "tried bridge.no_gesture"
    assert platform.prompts.asked == []


def test_the_tap_of_another_session_is_worth_nothing(platform: Platform, open_app: Opener) -> None:
    other, theirs = open_app(THIEF, app_id="other.app")
    for count in range(1, 4):
        platform.tap(other, theirs, "Keep")
        theirs.shows(f"kept {count}")
    session, screen = open_app(THIEF, SERVER)
    order(platform, session, screen)  # the first tap of this session, and spent on nothing
    platform.tap(session, screen, "Keep")
    screen.shows("kept 1")
    session._origin.gestures = Gestures()  # as if this session had never been tapped
    session.text_changed(screen.top, screen.nodes[2].id, 1, "2")
    screen.shows("2: bridge.no_gesture bridge.no_gesture")
    assert platform.prompts.asked == []


def test_a_tap_kept_for_later_is_worth_nothing_then(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(THIEF, SERVER)
    now = [0.0]
    session._origin.gestures = Gestures(lambda: now[0])
    order(platform, session, screen)
    platform.tap(session, screen, "Keep")
    screen.shows("kept 1")
    now[0] += LIFE_S + 1
    session.text_changed(screen.top, screen.nodes[2].id, 1, "now")
    screen.shows("now: bridge.no_gesture bridge.no_gesture")
    assert platform.prompts.asked == []


def test_a_tap_used_by_five_calls_at_once_asks_once(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(THIEF, SERVER)
    order(platform, session, screen)
    platform.tap(session, screen, "Twice at once")
    platform.prompts.wait()[1].set_result(PaymentAnswer("cancelled"))
    screen.shows(" ".join(["bridge.no_gesture"] * 4 + ["cancelled"]))
    assert len(platform.prompts.asked) == 1


@pytest.mark.parametrize(("at", "event", "value"), [(2, "submit", "x"), (3, "change", True), (4, "change", 2.0)])
def test_what_is_no_tap_pays_nothing(
    platform: Platform, open_app: Opener, at: int, event: str, value: str | bool | float
) -> None:
    session, screen = open_app(THIEF + "\nkept.append(None)\n", SERVER)
    order(platform, session, screen)
    session.node_event(screen.top, screen.nodes[at].id, event, value)
    screen.shows(f"{value}: bridge.no_gesture bridge.no_gesture")
    assert platform.prompts.asked == []


@pytest.mark.parametrize(
    "forged",
    [
        {"type": "node.event", "page": 1, "node": 1, "event": "tap", "gesture": 1},
        {"type": "text.changed", "page": 1, "node": 1, "seq": 1, "text": "x"},
        {"type": "session.launch", "half": "pages", "package": "/", "user_id": "ada"},
        {"type": "pay.confirmed", "order_id": "x"},
    ],
)
def test_a_child_that_says_what_only_the_shell_says_is_ended(
    platform: Platform, open_app: Opener, forged: dict[str, object]
) -> None:
    _, screen = open_app(f"{RAW}\nsay(json.dumps({forged!r}))\n{CALM}")
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "protocol"
    is_unharmed(platform, open_app)


def test_a_page_that_there_is_not_gives_no_path_to_make_links_of(platform: Platform, open_app: Opener) -> None:
    stack = [{"page": 1, "path": "../plaza.store/pages/home?x=1#y", "title": "Home"}]
    _, screen = open_app(f"{RAW}\nsay(json.dumps({{'type': 'pages.changed', 'stack': {stack!r}}}))\n{CALM}")
    screen.until(lambda: screen.stack and screen.stack[-1].title == "Home")
    assert [page.path for page in screen.stack] == [""]
    is_unharmed(platform, open_app)


def test_nobody_chooses_who_is_paid_nor_how_much(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(THIEF, SERVER)
    platform.tap(session, screen, "Order")
    screen.shows(" ".join(["ordered"] + ["bridge.shape"] * 4))
    assert [made.merchant.miniapp_id for made in platform.orders.made] == ["test.app"]
    platform.tap(session, screen, "Choose the payee")
    screen.shows(" ".join(["bridge.shape"] * 4))
    assert platform.prompts.asked == []


# Masses


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("raw(struct.pack('>I', 100 << 20) + b'x' * (100 << 20))", "protocol"),
        ("say(json.dumps({'type': 'toast.show', 'text': 'x' * (100 << 20)}))", "protocol"),
        (
            "say(json.dumps({'type': 'state.saved', 'stack': "
            "[{'path': 'pages/home', 'query': {}, 'state': {'x': 'y' * (100 << 20)}}]}))",
            "protocol",
        ),
    ],
)
def test_a_hundred_megabytes_end_the_child_unread(platform: Platform, open_app: Opener, what: str, reason: str) -> None:
    _, screen = open_app(f"{RAW}\n{what}\n{CALM}")
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == reason
    is_unharmed(platform, open_app)


MASSES = {
    "100,000 nodes in many updates": (
        """
        head = {"type": "page.update", "page": 1, "revision": 1}
        update({"type": "Column", "id": 1})
        for part in range(20):
            nodes = [{"type": "Divider", "id": 10 + part * 5_000 + number} for number in range(5_000)]
            ops = [{"op": "create", "parent": 1, "index": 0, "node": node} for node in nodes]
            say(json.dumps({**head, "is_full": False, "ops": ops}))
        """,
        "a page has more than 10,000 components",
    ),
    "a depth of 10,000 in one node": (
        """
        inner = '{"type":"Column","id":%d,"children":['
        tree = "".join(inner % number for number in range(1, 10_001)) + "]}" * 10_000
        op = '{"op":"create","parent":0,"index":0,"node":' + tree + "}"
        say('{"type":"page.update","page":1,"revision":1,"is_full":true,"ops":[' + op + "]}")
        """,
        "protocol",
    ),
    "a depth of 10,000 by many steps": (
        """
        ops = [{"op": "create", "parent": number, "index": 0, "node": {"type": "Column", "id": number + 1}}
            for number in range(10_000)]
        say(json.dumps({"type": "page.update", "page": 1, "revision": 1, "is_full": True, "ops": ops}))
        """,
        "components are nested deeper than 64",
    ),
    "pages of nodes without end": (
        """
        say(json.dumps({"type": "pages.changed", "stack": [
            {"page": number, "path": "pages/home", "title": ""} for number in range(1, 17)]}))
        for page in range(1, 17):
            leaves = [{"type": "Divider", "id": number} for number in range(2, 9_000)]
            update({"type": "Column", "id": 1, "children": leaves}, page=page)
        """,
        "the open pages have more than 20,000 components together",
    ),
    "words without end": (
        """
        update({"type": "Column", "id": 1})
        for number in range(2, 200):
            op = {"op": "create", "parent": 1, "index": 0, "node": {"type": "Text", "id": number, "text": "x" * 20_000}}
            say(json.dumps({"type": "page.update", "page": 1, "revision": 1, "is_full": False, "ops": [op]}))
        """,
        "the open pages say more than 500,000 characters together",
    ),
    "words without end by changes": (
        """
        leaves = [{"type": "Text", "id": number, "text": ""} for number in range(2, 200)]
        update({"type": "Column", "id": 1, "children": leaves})
        for number in range(2, 200):
            op = {"op": "set", "node": number, "props": {"text": "x" * 20_000}}
            say(json.dumps({"type": "page.update", "page": 1, "revision": 1, "is_full": False, "ops": [op]}))
        """,
        "the open pages say more than 500,000 characters together",
    ),
    "the last of a long row taken out again and again": (
        """
        leaves = [{"type": "Divider", "id": number} for number in range(2, 9_902)]
        update({"type": "Column", "id": 1, "children": leaves})
        new = {"op": "create", "parent": 1, "index": 9_900, "node": {"type": "Divider", "id": 9_999}}
        ops = [new, {"op": "remove", "node": 9_999}] * 6_000
        said = {"type": "page.update", "page": 1, "revision": 1, "is_full": False, "ops": ops}
        say(json.dumps(said, separators=(",", ":")))
        """,
        "one update touches more than 100,000 components",
    ),
    "records without end": (
        """
        steps = [{"title": "x"}] * 100
        leaves = [{"type": "Timeline", "id": number, "steps": steps} for number in range(2, 202)]
        update({"type": "Column", "id": 1, "children": leaves})
        """,
        "a page has more than 10,000 components and records",
    ),
    "films without end": (
        """
        films = [{"type": "Video", "id": number, "source": "asset:a.mp4", "alt": ""} for number in range(2, 19)]
        update({"type": "Column", "id": 1, "children": films})
        """,
        "the open pages have more than 16 films together",
    ),
    "words over films without end": (
        """
        cues = [{"begin_ms": 0, "end_ms": 9, "text": "x" * 400}] * 500
        tracks = [{"label": "x", "language": "x", "cues": cues}]
        film = {"type": "Video", "source": "asset:a.mp4", "alt": "", "subtitles": tracks}
        update({"type": "Column", "id": 1, "children": [{**film, "id": number} for number in (2, 3, 4)]})
        """,
        "the open pages say more than 500,000 characters together",
    ),
    "comments over a film without end": (
        """
        comments = [{"at_ms": 0, "text": "x"}] * 10_000
        update({"type": "Video", "id": 1, "source": "asset:a.mp4", "alt": "", "comments": comments})
        """,
        "1000",
    ),
    "lists of a million rows together": (
        """
        leaves = [{"type": "Masonry", "id": number} for number in range(2, 80)]
        update({"type": "Column", "id": 1, "children": leaves})
        splice = {"op": "splice", "revision": 1, "changes": [[0, 0, 20_000]], "aspects": [1] * 20_000}
        for number in range(2, 80):
            op = {**splice, "node": number}
            say(json.dumps({"type": "page.update", "page": 1, "revision": 1, "is_full": False, "ops": [op]}))
        """,
        "the lists of the open pages have more than 1,000,000 rows together",
    ),
}


@pytest.mark.parametrize("mass", MASSES)
def test_a_mass_fails_its_page_or_ends_its_child(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch, mass: str
) -> None:
    monkeypatch.setattr(limits, "FLOOD_S", 60.0)  # what is too much here is how much, not how fast
    lines, expected = MASSES[mass]
    _, screen = open_app(
        f"""{RAW}
@app.page("pages/home")
class Home(Page):
    async def on_load(self, query):
        {lines.strip()}
    def build(self):
        return ui.Text("fine")
"""
    )
    screen.until(lambda: screen.failures or screen.endings)
    told = [reason for reason, _ in screen.endings] + [summary for _, summary, _ in screen.failures]
    assert expected in told[0]
    assert sum(len(ops) for ops in screen.updates) <= 10_100
    is_unharmed(platform, open_app)


def test_a_page_that_failed_leaves_nothing_on_the_screen(platform: Platform, open_app: Opener) -> None:
    _, screen = open_app(
        f"""{RAW}
def raw_update(op):
    say(json.dumps({{"type": "page.update", "page": 1, "revision": 1, "is_full": False, "ops": [op]}}))

@app.page("pages/home")
class Home(Page):
    async def on_load(self, query):
        for number in range(5):
            leaves = [{{"type": "Text", "id": 2 + leaf, "text": f"{{number}}"}} for leaf in range(500)]
            node = {{"type": "Column", "id": 1, "children": leaves}}
            raw_update({{"op": "create", "parent": 0, "index": 0, "node": node}})
            raw_update({{"op": "remove", "node": 999}})
        await asyncio.sleep(60)
    def build(self):
        return ui.Text("fine")
"""
    )
    screen.until(lambda: screen.endings or len(screen.failures) == 5)
    kinds = [type(op).__name__ for ops in screen.updates for op in ops]
    assert kinds == ["Create", *["Remove", "Create"] * 4]
    is_unharmed(platform, open_app)


def test_what_has_gone_from_a_page_counts_no_more(open_app: Opener) -> None:
    session, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    times = 0
    def build(self):
        words = [ui.Text(f"{self.times} " + "x" * 19_000, key=f"{self.times % 3}-{n}") for n in range(10)]
        return ui.Column(ui.Button(f"Again {self.times}", self.again), *words)
    def again(self):
        self.times += 1
"""
    )
    for times in range(5):
        screen.shows(f"{times} " + "x" * 19_000)
        session.node_event(screen.top, screen.find(f"Again {times}").id, "tap")
    screen.shows("5 " + "x" * 19_000)
    assert screen.failures == []


# Floods


def test_a_flood_of_values_to_keep_stays_within_its_room(platform: Platform, open_app: Opener) -> None:
    _, screen = open_app(
        """
from minikit.calls import call
@app.page("pages/home")
class Home(Page):
    said = "ready"
    def build(self):
        return ui.Text(self.said)
    async def on_load(self, query):
        codes = set()
        values = ["x" * 270_000, *["x" * 250_000] * 50]
        for number, value in enumerate(values):
            try:
                await call("storage.set", key=f"{number}", value=value)
            except CallError as error:
                codes.add(error.code)
        self.said = " ".join(sorted(codes))
"""
    )
    screen.shows("storage.full storage.too_large")
    assert 0 < kept_bytes(platform.db) <= KEPT_BYTES_MAX
    is_unharmed(platform, open_app)


def kept_bytes(db: Database) -> int:
    """Return how large the mini-app's values are together."""
    with db.read() as tx:
        return store.kept(tx, MiniAppId("test.app"), ADA)[1]


def test_pages_opened_without_end_are_sixteen_at_most(platform: Platform, open_app: Opener) -> None:
    _, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("home")
    async def on_show(self):
        while True:
            self.go("pages/home")
            await asyncio.sleep(0)
""",
    )
    screen.until(lambda: len(screen.stack) == 16 or screen.endings)
    assert len(screen.stack) <= 16
    is_unharmed(platform, open_app)
