"""Attacks from where nobody looks: asking behind another mini-app, and knowing a person again in another one."""

from collections.abc import Callable

import pytest

from app.host.launch_reasons import LaunchReason
from app.host.session import Session
from tests.host.conftest import HEAD
from tests.host.test_hostile import RAW
from tests.hostile import test_bridge
from tests.hostile.test_bridge import SERVER, THIEF, is_unharmed, order
from tests.hostile.world import session_child
from tests.support.miniapps import ADA, Platform, Screen, eventually, write_package

Opener = Callable[..., tuple[Session, Screen]]
platform = test_bridge.platform
open_app = test_bridge.open_app


def test_a_tap_of_a_mini_app_that_is_not_seen_any_more_is_worth_nothing(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(THIEF, SERVER)
    order(platform, session, screen)
    for count in (1, 2):
        platform.tap(session, screen, "Keep")
        screen.shows(f"kept {count}")
    session.hide()
    session.text_changed(screen.top, screen.nodes[2].id, 1, "unseen")
    session.show()
    screen.shows("unseen: bridge.no_gesture bridge.no_gesture")
    session.text_changed(screen.top, screen.nodes[2].id, 2, "seen again")
    screen.shows("seen again: bridge.no_gesture bridge.no_gesture")
    assert platform.prompts.asked == []


def test_a_mini_app_that_is_not_seen_asks_for_no_permission(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(
        """
codes = []
async def ask():
    try: codes.append((await get_user_profile()).name)
    except CallError as error: codes.append(error.code)

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Column(ui.Text(" ".join(codes) or "nothing"), ui.Button("Ask", ask))
    async def on_hide(self):
        await asyncio.gather(*(ask() for _ in range(3)))
""",
        req_permissions=[{"name": "profile", "reason": "To greet you."}],
    )
    session.hide()
    child = session_child(session)
    eventually(lambda: not child.is_busy)
    eventually(lambda: session._origin.open_calls == 0)
    session.show()
    screen.shows("permission.unseen permission.unseen permission.unseen")
    assert platform.prompts.permissions == []
    platform.tap(session, screen, "Ask")
    platform.prompts.wait_permission()[1].set_result("never")
    screen.until(lambda: "permission.denied" in screen.texts[0])


def test_two_mini_apps_opened_from_one_conversation_cannot_know_it(platform: Platform, open_app: Opener) -> None:
    lines = """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text(f"{app.launch['scene']} {app.launch['source']}")
"""
    told = []
    for name in ("one.app", "other.app", "one.app"):
        folder = write_package(platform.data_folder.parent / name, HEAD + lines, app_id=name)
        screen = Screen()
        session = platform.sessions.open(
            platform.install(folder),
            user_id=ADA,
            page="",
            query={},
            reason=LaunchReason("chat", "conversation-1"),
            view=screen,
        )
        screen.until(lambda screen=screen: screen.nodes)  # type: ignore[misc]
        told.append(screen.texts[0])
        session.close()
        session.wait(5)
    assert told[0] == told[2] != told[1]
    assert all(each.startswith("chat ") and len(each) == 37 and "conversation" not in each for each in told)


DRAWING = f"""{RAW}
import threading
numbers = iter(range(2, 1_000_000))

def draw(count):
    for _ in range(count):
        leaves = [{{"type": "Text", "id": next(numbers), "text": "unseen"}} for _ in range(20)]
        update({{"type": "Column", "id": next(numbers), "children": leaves}})

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("seen")
    async def on_hide(self):
        threading.Thread(target=draw, args=(HOW_MANY,)).start()
"""


def test_what_a_mini_app_draws_where_nobody_looks_is_drawn_when_somebody_does(
    platform: Platform, open_app: Opener
) -> None:
    session, screen = open_app(DRAWING.replace("HOW_MANY", "20"))
    seen = len(screen.updates)
    pages = session._pages
    session.hide()
    eventually(lambda: sum(len(page.waiting) for page in pages._held.values()) == 19)
    assert len(screen.updates) == seen
    assert screen.texts == ["seen"]
    session.show()
    screen.until(lambda: screen.texts == ["unseen"] * 20)
    assert len(screen.updates) == seen + 2
    assert not screen.failures
    assert not screen.endings


@pytest.mark.parametrize(
    "flood",
    [
        "draw(100_000)",
        "while True: say(json.dumps({'type': 'page.failed', 'page': 1, 'summary': 'x', 'details': 'y'}))",
        "while True: say(json.dumps({'type': 'pages.changed', 'stack': "
        "[{'page': 1, 'path': 'pages/home', 'title': str(next(numbers))}]}))",
    ],
)
def test_a_mini_app_that_draws_without_end_where_nobody_looks_is_ended(
    platform: Platform, open_app: Opener, flood: str
) -> None:
    lines = DRAWING.replace("target=draw, args=(HOW_MANY,)", "target=flood") + f"\ndef flood():\n    {flood}\n"
    session, screen = open_app(lines)
    seen = len(screen.updates)
    session.hide()
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "flooded"
    assert len(screen.updates) == seen
    assert screen.failures == []
    is_unharmed(platform, open_app)
