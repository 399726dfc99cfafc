"""Attacks from where nobody looks: asking behind another mini-app, and knowing a person again in another one."""

from collections.abc import Callable

from app.host.session import LaunchReason, Session
from tests.host.conftest import HEAD
from tests.hostile import test_bridge
from tests.hostile.test_bridge import SERVER, THIEF, order
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
