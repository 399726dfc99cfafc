"""Logging in: what a page's code is worth to its server half, once, and to nobody else."""

from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.ids import UserId
from app.host.api.login import CODES_MAX
from app.host.session import Session
from tests.host.conftest import HEAD, Opener
from tests.support.miniapps import ADA, Platform, Screen, write_package

PAGE = """
from minikit.calls import call

@app.page("pages/home")
class Home(Page):
    said = "ready"

    def build(self):
        return ui.Column(
            ui.Text(self.said), ui.Button("Log in", self.log_in), ui.Button("Show", self.show),
            ui.Button("Misuse", self.misuse), ui.Button("Collect", self.collect),
        )

    async def log_in(self):
        code = await login()
        who = await server.call("log_in", code=code.code)
        again = await refused(server.call("log_in", code=code.code))
        self.said = f"{code.expires_at} {who['user_id'] == app.user_id} {again}"

    async def show(self):
        self.said = "code " + (await login()).code

    async def misuse(self):
        self.said = " ".join([
            await refused(auth.exchange("x")), await refused(call("login.issue", code="x" * 100_000)),
            await refused(server.call("hostile")),
        ])

    async def collect(self):
        codes = [(await login()).code for _ in range(NUMBER)]
        worth = [await refused(server.call("log_in", code=code)) for code in codes]
        self.said = f"{worth.count('server.login_code_invalid')} worthless, {worth.count('')} good, last {worth[-1]!r}"

async def refused(work):
    try:
        await work
    except CallError as error:
        return error.code
    return ""
"""

SERVER = """
from minikit.calls import call

server = Server()

@server.function
async def log_in(caller, code):
    try:
        identity = await auth.exchange(code)
    except CallError as error:
        raise Refusal(error.code.replace(".", "_"), error.message)
    return {"user_id": identity.user_id}

@server.function
async def hostile(caller):
    said = []
    for code in (None, 5, "", "x" * 101, "x" * 500_000, ["x"], {"a": 1}, "no such code", "\\ud800"):
        try:
            said.append(str(await call("login.exchange", code=code)))
        except (CallError, ValueError) as error:
            said.append(getattr(error, "code", "unsendable"))
    try:
        await login()
    except CallError as error:
        said.append(error.code)
    raise Refusal("told", " ".join(said))
"""


def page(text: str = PAGE) -> str:
    return text.replace("NUMBER", str(CODES_MAX + 2))


def code_shown(platform: Platform, session: Session, screen: Screen) -> str:
    platform.tap(session, screen, "Show")
    screen.until(lambda: any(text.startswith("code ") for text in screen.texts))
    return next(text for text in screen.texts if text.startswith("code ")).removeprefix("code ")


def exchange(platform: Platform, session: Session, code: str) -> Any:
    half = platform.sessions._halves.half(session.listing, session.install)
    caller = {"user_id": "somebody", "roles": ()}
    message = {"type": "server.run", "function": "log_in", "args": {"code": code}, "caller": caller}
    return half.ask(lambda _secret: message)


def code_of(future: Any) -> str:
    return str(future.exception(20).code)


def test_a_code_tells_the_server_half_who_the_person_is_once(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(page(), SERVER)
    platform.tap(session, screen, "Log in")
    screen.shows("2026-11-22T09:35:00.000+00:00 True server.login_code_invalid")


def test_a_code_is_worth_nothing_after_five_minutes(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(page(), SERVER)
    code = code_shown(platform, session, screen)
    platform.clock.advance(minutes=5)
    assert code_of(exchange(platform, session, code)) == "server.login_code_invalid"


def test_a_code_lasts_until_its_five_minutes_are_over(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(page(), SERVER)
    code = code_shown(platform, session, screen)
    platform.clock.advance(minutes=4, seconds=59)
    assert b"user_id" in bytes(exchange(platform, session, code).result(20))


def test_another_mini_apps_code_is_worthless_and_stays_good_for_its_own(platform: Platform, tmp_path: Path) -> None:
    sessions = {}
    for name in ("test.app", "thief.app"):
        folder = write_package(tmp_path / name, HEAD + page(), HEAD + SERVER, app_id=name)
        sessions[name] = platform.open(platform.install(folder))
    victim, screen = sessions["test.app"]
    thief, _ = sessions["thief.app"]
    code = code_shown(platform, victim, screen)
    assert code_of(exchange(platform, thief, code)) == "server.login_code_invalid"
    assert b"user_id" in bytes(exchange(platform, victim, code).result(20))


def test_the_same_person_is_somebody_else_in_each_mini_app(platform: Platform) -> None:
    ids = {platform.sessions.caller_id(user, miniapp) for user in (ADA, UserId("ben")) for miniapp in ("a.x", "b.x")}  # type: ignore[arg-type]  # names for the test
    assert len(ids) == 4


def test_wrong_arguments_and_the_wrong_half_are_refused(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(page(), SERVER)
    platform.tap(session, screen, "Misuse")
    screen.shows("bridge.unknown bridge.shape server.told")
    with pytest.raises(Exception, match=r"told") as error:
        platform.sessions._halves.run(
            session.listing, session.install, {"user_id": "", "roles": ()}, "hostile", {}
        ).result(20)
    said = error.value.details["message"].split()  # type: ignore[attr-defined]  # a PlazaError
    assert said == ["bridge.shape"] * 7 + ["login.code_invalid", "unsendable", "bridge.unknown"]


def test_a_page_that_collects_codes_keeps_only_the_newest(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(page(), SERVER)
    platform.tap(session, screen, "Collect")
    screen.shows(f"2 worthless, {CODES_MAX} good, last ''")
