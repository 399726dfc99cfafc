"""Attacks by the clock: what a mini-app asked for in time, and had done when the person looked at something else."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from app.host.bridge.prompts import PaymentAnswer
from app.host.session import Session
from app.host.sessions import WORKERS_MAX
from tests.hostile import test_bridge
from tests.hostile.test_bridge import SERVER, THIEF, is_unharmed, kept_bytes, order
from tests.support.miniapps import ADA, Platform, Screen, eventually

Opener = Callable[..., tuple[Session, Screen]]
platform = test_bridge.platform
open_app = test_bridge.open_app
WANTED = [{"name": name, "reason": "To try."} for name in ("pay", "share", "media", "address", "camera", "clipboard")]
ASKING = """
from minikit.calls import call
@app.page("pages/home")
class Home(Page):
    said = "ready"
    def build(self):
        return ui.Column(ui.Text(self.said), ui.Button("Ask", self.ask))
    async def ask(self):
        try:
            await {call}
            self.said = "done"
        except CallError as error:
            self.said = error.code
"""
KEEPING = """
from minikit.calls import call
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Column(ui.Text("ready"), ui.Button("Keep", self.keep))
    async def keep(self):
        await asyncio.gather(*(call("storage.set", key=str(n), value="x" * 1_000) for n in range(20)))
"""


@contextmanager
def busy_workers(platform: Platform) -> Iterator[None]:
    """Keep all workers busy, as slow calls of other mini-apps or of the thief's own would."""
    freed, taken = threading.Event(), threading.Semaphore(0)

    def work() -> None:
        taken.release()
        freed.wait()

    workers = platform.sessions._workers
    for _ in range(WORKERS_MAX):
        workers.submit(work)
    for _ in range(WORKERS_MAX):
        taken.acquire()
    try:
        yield
    finally:
        freed.set()


@pytest.mark.parametrize("closes", [False, True])
def test_a_payment_asked_for_in_time_is_not_put_to_who_looks_at_something_else(
    platform: Platform, open_app: Opener, closes: bool
) -> None:
    session, screen = open_app(THIEF, SERVER)
    order(platform, session, screen)
    with busy_workers(platform):
        platform.tap(session, screen, "Twice at once")
        eventually(lambda: session._origin.open_calls == 1)
        session.hide()
        if closes:
            session.close()
    eventually(lambda: session._origin.open_calls == 0)
    assert platform.prompts.asked == []
    if not closes:
        session.show()
        screen.shows(" ".join(["bridge.no_gesture"] * 5))
        platform.tap(session, screen, "Twice at once")
        platform.prompts.wait()[1].set_result(PaymentAnswer("cancelled"))
    is_unharmed(platform, open_app)


@pytest.mark.parametrize(
    "call",
    [
        'call("share.card", title="Coat")',
        'call("media.choose")',
        'call("address.choose")',
        'call("scan.code")',
        'call("navigate.open", miniapp_id="calm.app")',
        'call("clipboard.put", text="mine")',
        'call("clipboard.get")',
    ],
)
def test_nothing_that_takes_a_tap_is_done_for_who_is_not_looked_at_any_more(
    platform: Platform, open_app: Opener, call: str
) -> None:
    session, screen = open_app(ASKING.format(call=call), req_permissions=WANTED)
    with busy_workers(platform):
        platform.tap(session, screen, "Ask")
        eventually(lambda: session._origin.open_calls == 1)
        session.hide()
    eventually(lambda: session._origin.open_calls == 0)
    session.show()
    screen.until(lambda: screen.texts[0] in ("bridge.no_gesture", "permission.unseen"))
    assert platform.prompts.sheets == []
    assert platform.prompts.permissions == []


def test_every_prompt_knows_whether_it_is_wanted_still(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(THIEF, SERVER)
    order(platform, session, screen)
    platform.tap(session, screen, "Twice at once")
    prompt, answer = platform.prompts.wait()
    assert prompt.is_wanted()
    session.hide()
    assert not prompt.is_wanted()
    session.show()
    assert prompt.is_wanted()
    session.close()
    assert not prompt.is_wanted()
    answer.set_result(PaymentAnswer("cancelled"))


def test_what_is_still_to_be_kept_when_the_person_clears_its_data_is_not_kept(
    platform: Platform, open_app: Opener
) -> None:
    session, screen = open_app(KEEPING)
    with busy_workers(platform):
        platform.tap(session, screen, "Keep")
        eventually(lambda: session._origin.open_calls == 20)
        platform.sessions.holdings.clear(ADA, session.listing.miniapp_id)
    eventually(lambda: session._origin.open_calls == 0)
    assert kept_bytes(platform.db) == 0
    is_unharmed(platform, open_app)


def test_what_is_being_kept_when_the_person_clears_its_data_is_cleared_too(
    platform: Platform, open_app: Opener
) -> None:
    session, screen = open_app(KEEPING)
    with platform.db.begin():
        platform.tap(session, screen, "Keep")
        eventually(lambda: session._origin.at_work == WORKERS_MAX)
        clearing = threading.Thread(target=platform.sessions.holdings.clear, args=(ADA, session.listing.miniapp_id))
        clearing.start()
        eventually(lambda: session._origin.is_over)
    clearing.join()
    eventually(lambda: session._origin.open_calls == 0)
    assert kept_bytes(platform.db) == 0
