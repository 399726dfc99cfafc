"""Alarms from pages and server halves, and how they come to the server half when nobody has the mini-app open."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.alarm_pump import AlarmPump
from app.core.kernel.ids import MiniAppId, UserId
from app.host.alarms.model import NOBODY
from app.host.alarms.service import OWN_MAX, PERSONS_MAX
from app.host.session import Session
from tests.host.conftest import HEAD, Opener
from tests.support.miniapps import ADA, Platform, write_package

BEN = UserId("ben")
APP = MiniAppId("test.app")

PAGE = """
from minikit.calls import call

SOON = "2026-11-22T09:35:00+00:00"

@app.page("pages/home")
class Home(Page):
    said = "ready"

    def build(self):
        return ui.Column(ui.Text(self.said), *(ui.Button(name, lambda name=name: self.do(name)) for name in WORK))

    async def do(self, name):
        try:
            self.said = await WORK[name]()
        except CallError as error:
            self.said = f"{error.code}: {error.message}"

async def set_one():
    alarm = await alarms.set("milk", "2026-11-22T10:35:00.000+01:00")
    return f"{alarm.name} {alarm.user_id == app.user_id} {alarm.at}"

async def show():
    return " ".join(f"{each.name}@{each.at[11:16]}" for each in await alarms.all()) or "none"

async def cancel():
    await alarms.cancel("milk")
    await alarms.cancel("never set")
    return "cancelled"

async def many():
    for number in range(1_000):
        await alarms.set(f"alarm {number}", SOON)

async def wrong():
    said = []
    for args in (
        {"name": "x"}, {"name": "", "at": SOON}, {"name": "x" * 101, "at": SOON}, {"name": 5, "at": SOON},
        {"name": "x", "at": 1_800_000_000}, {"name": "x", "at": "tomorrow"}, {"name": "x", "at": "2026-11-22T09:35:00"},
        {"name": "x", "at": None}, {"name": "x", "at": "9" * 100_000}, {"name": "x", "at": SOON, "user_id": "somebody"},
    ):
        try:
            await call("alarms.set", **args)
            said.append(f"took {args}")
        except CallError as error:
            said.append(error.code)
    return " ".join(sorted(set(said))) + f" x{len(said)}"

async def edges():
    said = []
    last, too_late = "2027-11-23T09:30:00Z", "2027-11-23T09:30:01Z"
    for at in (last, too_late, "9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+23:00"):
        try:
            said.append((await alarms.set("edge", at)).at)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

WORK = {"Set": set_one, "Show": show, "Cancel": cancel, "Many": many, "Wrong": wrong, "Edges": edges}
"""

SERVER = """
import json
server = Server()

@server.on_alarm
async def rung(alarm):
    with open("rung.txt", "a") as file:
        file.write(json.dumps([alarm.name, alarm.user_id, alarm.at]) + "\\n")
    if alarm.name == "again":
        await alarms.set("again", "2026-11-23T09:30:00Z", user_id=alarm.user_id)
    if alarm.name == "broken":
        1 / 0

@server.function
async def own(caller, name, at, user_id=None):
    try:
        await alarms.set(name, at, user_id=user_id)
        return [[each.name, each.user_id] for each in await alarms.all(user_id=user_id)]
    except CallError as error:
        return error.code

@server.function
async def own_many(caller):
    try:
        for number in range(1_000):
            await alarms.set(f"alarm {number % 2}", "2026-11-22T09:35:00Z")
    except CallError as error:
        return [number, error.code]

@server.function
async def drop(caller, name, user_id=None):
    await alarms.cancel(name, user_id=user_id)
"""


def run(platform: Platform, session: Session, function: str, **args: Any) -> Any:
    caller = {"user_id": "somebody", "roles": ()}
    found = platform.sessions._halves.run(session.listing, session.install, caller, function, args).result(20)
    return json.loads(bytes(found))


def rung(platform: Platform, miniapp_id: MiniAppId = APP) -> list[list[str | None]]:
    place = platform.data_folder / "miniapps" / miniapp_id / "server" / "rung.txt"
    return [json.loads(line) for line in place.read_text().splitlines()] if place.exists() else []


def test_a_reminder_comes_while_the_mini_app_is_closed(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Set")
    screen.shows("milk True 2026-11-22T09:35:00.000+00:00")
    session.close()
    session.wait(20)
    platform.clock.advance(minutes=5)
    pump = AlarmPump(platform.alarms, platform.sessions.ring)
    pump.start()
    platform.alarms.until_settled("told", "milk")
    pump.close()
    assert rung(platform) == [["milk", platform.sessions.caller_id(ADA, APP), "2026-11-22T09:35:00.000+00:00"]]
    assert platform.alarms.all(APP, ADA) == []


def test_an_alarm_can_be_looked_at_moved_and_called_off(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Set")
    screen.shows("milk True 2026-11-22T09:35:00.000+00:00")
    platform.alarms.set(APP, ADA, "milk", platform.clock.now() + timedelta(minutes=10))
    platform.alarms.set(APP, BEN, "beer", platform.clock.now() + timedelta(minutes=10))
    platform.tap(session, screen, "Show")
    screen.shows("milk@09:40")
    platform.tap(session, screen, "Cancel")
    screen.shows("cancelled")
    platform.tap(session, screen, "Show")
    screen.shows("none")
    assert [each.name for each in platform.alarms.all(APP, BEN)] == ["beer"]


def test_a_handler_can_set_its_alarm_for_the_next_day(platform: Platform, open_app: Opener) -> None:
    open_app(PAGE, SERVER)
    platform.alarms.set(APP, ADA, "again", platform.clock.now())
    pump = AlarmPump(platform.alarms, platform.sessions.ring)
    pump.start()
    platform.alarms.until_settled("told", "again")
    pump.close()
    assert [each.at.day for each in platform.alarms.all(APP, ADA)] == [23]


def test_a_half_that_fails_is_told_again(platform: Platform, open_app: Opener) -> None:
    open_app(PAGE, SERVER)
    platform.alarms.set(APP, ADA, "broken", platform.clock.now())
    pump = AlarmPump(platform.alarms, platform.sessions.ring)
    pump.start()
    platform.alarms.until_settled("failed", "broken")
    platform.clock.advance(seconds=2)
    pump.wake()
    platform.alarms.until_settled("failed", "broken", 2)
    pump.close()
    assert [name for name, _, _ in rung(platform)] == ["broken", "broken"]


def test_a_mini_app_without_a_server_half_cannot_set_alarms(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE)
    platform.tap(session, screen, "Set")
    words = "Alarms come to the server half, and this mini-app has none: add a server.py."
    screen.shows(f"alarms.no_server_half: {words}")


def test_a_server_half_without_a_handler_is_told_in_vain(platform: Platform, open_app: Opener) -> None:
    open_app(PAGE, "server = Server()")
    alarm = platform.alarms.set(APP, ADA, "x", platform.clock.now())
    error = platform.sessions.ring(alarm).exception(20)
    assert getattr(error, "code", None) == "server.no_alarm_handler"


def test_a_server_half_sets_alarms_for_itself_and_for_people_it_knows(platform: Platform, open_app: Opener) -> None:
    session, _ = open_app(PAGE, SERVER)
    adas = platform.sessions.caller_id(ADA, APP)
    at = "2026-11-22T09:30:00Z"
    assert run(platform, session, "own", name="rent", at=at) == [["rent", None]]
    assert run(platform, session, "own", name="tea", at=at, user_id=adas) == [["tea", adas]]
    run(platform, session, "drop", name="rent")
    assert platform.alarms.all(APP, NOBODY) == []
    assert [each.name for each in platform.alarms.all(APP, ADA)] == ["tea"]


def test_nobody_elses_alarms_can_be_reached(platform: Platform, open_app: Opener, tmp_path: Path) -> None:
    session, _ = open_app(PAGE, SERVER)
    other = platform.install(write_package(tmp_path / "other", HEAD + PAGE, HEAD + SERVER, app_id="test.other"))
    platform.open(other)
    # Ben has never opened it; Ada has another identifier in the other mini-app; "ada" is no identifier at all.
    for stranger in (
        platform.sessions.caller_id(BEN, APP), platform.sessions.caller_id(ADA, other), "ada", "", "x" * 65, 5,
    ):  # fmt: skip
        said = run(platform, session, "own", name="x", at="2026-11-22T09:30:00Z", user_id=stranger)
        assert said in ("bridge.unknown_user", "bridge.shape")
    assert platform.alarms.all(APP, BEN) == platform.alarms.all(APP, ADA) == platform.alarms.all(other, ADA) == []


def test_what_is_no_alarm_is_refused(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Wrong")
    screen.shows("bridge.shape x10")
    platform.tap(session, screen, "Edges")
    screen.shows("2027-11-23T09:30:00.000+00:00 alarms.too_far alarms.too_far 2026-11-22T09:30:00.000+00:00")


def test_more_alarms_than_a_person_may_have_are_refused(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Many")
    screen.shows(f"alarms.too_many: At most {PERSONS_MAX} alarms are kept here; cancel one first.")
    assert len(platform.alarms.all(APP, ADA)) == PERSONS_MAX
    for number in range(OWN_MAX):
        platform.alarms.set(APP, NOBODY, f"{number}", platform.clock.now())
    assert run(platform, session, "own", name="one more", at="2026-11-22T09:30:00Z") == "alarms.too_many"


def test_a_flood_of_alarms_is_slowed_down(platform: Platform, open_app: Opener) -> None:
    session, _ = open_app(PAGE, SERVER)
    count, code = run(platform, session, "own_many")
    assert code == "bridge.too_often"
    assert count < 500


def test_a_mini_app_that_is_forgotten_leaves_no_alarms_and_nobody_it_knew(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Set")
    screen.shows("milk True 2026-11-22T09:35:00.000+00:00")
    adas = platform.sessions.caller_id(ADA, APP)
    platform.sessions.forget(APP)
    assert platform.alarms.all(APP, ADA) == []
    said = run(platform, session, "own", name="x", at="2026-11-22T09:30:00Z", user_id=adas)
    assert said == "bridge.unknown_user"
