"""Messages that a mini-app asks for and sends: its own templates, to whom it knows, after a yes on the sheet."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.ids import OfficialAccountId
from app.core.official.model import OfficialAccount
from app.core.people.model import User
from app.host import manifest as manifests
from app.host.runtime.pool import can_fork
from tests.host.conftest import HEAD
from tests.support.miniapps import ADA, Platform, manifest, write_package

ACCOUNT = OfficialAccountId("test.account")
TEMPLATE = {
    "id": "shipped",
    "title": "On its way",
    "page": "pages/other",
    "fields": [{"name": "order", "label": "Order", "example": "A-17"}],
}
WANTED = [{"name": "messages", "reason": "To tell when it comes."}]
PAGE = """
from minikit import messages
from minikit.calls import call, gesture

@app.page("pages/home")
class Home(Page):
    said = "ready"

    def build(self):
        return ui.Column(ui.Text(self.said), *(ui.Button(name, lambda name=name: self.do(name)) for name in WORK))

    async def do(self, name):
        try:
            self.said = str(await WORK[name]())
        except CallError as error:
            self.said = error.code

async def late():
    gesture.set(None)
    return await messages.ask("shipped")

WORK = {
    "Ask": lambda: messages.ask("shipped"),
    "Unknown": lambda: messages.ask("sale"),
    "Late": late,
    "Send": lambda: call("messages.send", user_id="ada", template="shipped", values={}, number="1"),
}
"""
SERVER = """
from minikit import messages

server = Server()

@server.function
async def tell(caller, user_id, template="shipped", number="1", values=None, query=None):
    try:
        return await messages.send(user_id, template, values or {"order": "A-17"}, number, query)
    except CallError as error:
        return error.code
"""


class World:
    """A mini-app with an account and one template, open before Ada."""

    def __init__(self, data_folder: Path, tmp_path: Path) -> None:
        self.platform = Platform(data_folder)
        if can_fork():
            self.platform.warm()
        plaza = self.given(ACCOUNT, [TEMPLATE])
        folder = write_package(tmp_path / "package", HEAD + PAGE, HEAD + SERVER, req_permissions=WANTED, plaza=plaza)
        self.miniapp_id = self.platform.install(folder)
        accounts: Any = self.platform.offered.accounts
        accounts.add(OfficialAccount(ACCOUNT, "Shop", "teal", "", "service", None))
        persons: Any = self.platform.offered.persons
        persons.add_person(User(ADA, "Ada", "teal"))
        listings = self.platform.listings.listed
        listings[self.miniapp_id] = replace(listings[self.miniapp_id], account_id=ACCOUNT)
        self.session, self.screen = self.platform.open(self.miniapp_id)
        self.adas = self.platform.sessions.caller_id(ADA, self.miniapp_id)

    @staticmethod
    def given(account_id: str, templates: object) -> dict[str, Any]:
        """Return the member ``plaza`` of a manifest with these templates."""
        return {**manifest()["plaza"], "account": account_id, "messages": templates}

    def tap(self, name: str, shown: str) -> None:
        """Tap a button and wait until the page says ``shown``."""
        self.platform.tap(self.session, self.screen, name)
        self.screen.shows(shown)

    def answer(self, said: str | None) -> Any:
        """Tap *Ask*, say that on the sheet; return what was shown."""
        count = len(self.platform.prompts.sheets)
        self.platform.tap(self.session, self.screen, "Ask")
        prompt, answer = self.platform.prompts.wait_sheet(count + 1)
        answer.set_result(said)
        self.screen.shows(said or "no")
        return prompt

    def tell(self, **args: Any) -> Any:
        """Have the server half send one; return what came of it."""
        caller = {"user_id": "somebody", "roles": ()}
        wanted = {"user_id": self.adas, **args}
        found = self.platform.sessions._halves.run(self.session.listing, self.session.install, caller, "tell", wanted)
        return json.loads(bytes(found.result(20)))


@pytest.fixture
def world(data_folder: Path, tmp_path: Path) -> Iterator[World]:
    made = World(data_folder, tmp_path)
    yield made
    made.platform.close()


def test_a_person_is_asked_with_the_template_and_gets_what_they_agreed_to(world: World) -> None:
    assert world.tell() == "messages.not_agreed"
    prompt = world.answer("once")
    assert (prompt.template.title, prompt.template.fields[0].example) == ("On its way", "A-17")
    assert prompt.listing.miniapp_id == world.miniapp_id
    assert world.tell(query={"number": "A-17"}) is True
    assert world.tell() is False, "the same number again"
    assert world.tell(number="2") == "messages.not_agreed"


def test_who_said_always_is_not_asked_again(world: World) -> None:
    world.answer("always")
    world.tap("Unknown", "messages.unknown")
    world.tap("Ask", "always")
    assert len(world.platform.prompts.sheets) == 1
    assert [world.tell(number=str(number)) for number in range(11)] == [True] * 10 + ["messages.too_many"]


def test_a_sheet_that_nobody_answered_changes_nothing(world: World) -> None:
    world.answer("once")
    world.answer(None)
    assert world.tell() is True


def test_what_was_not_declared_or_is_hostile_is_refused(world: World) -> None:
    world.answer("always")
    world.tap("Late", "bridge.no_gesture")
    world.tap("Send", "bridge.unknown")
    assert world.tell(template="sale") == "messages.unknown"
    assert world.tell(user_id="nobody") == "bridge.unknown_user"
    for values in ({"order": "x" * 61}, {"order": "\u200b"}, {"by": "x"}, {"order": "x", "by": "x"}):
        assert world.tell(values=values) == "messages.fields"
    assert world.tell(query={"q": "x" * 600}) == "share.link"
    assert world.tell(number="x" * 65) == "bridge.shape"
    assert world.tell(values={"order": "<a href='https://x.example'>红\u202e</a>"}) is True


@pytest.mark.parametrize(
    ("templates", "where"),
    [
        ([{**TEMPLATE, "page": "pages/none"}], "plaza.messages[0].page"),
        ([TEMPLATE, TEMPLATE], "plaza.messages[1].id"),
        ([{**TEMPLATE, "id": "../x"}], "plaza.messages[0].id"),
        ([{**TEMPLATE, "title": "\u202eevil"}], "plaza.messages[0].title"),
        ([{**TEMPLATE, "fields": []}], "plaza.messages[0].fields"),
        ([{**TEMPLATE, "fields": TEMPLATE["fields"] * 2}], "plaza.messages[0].fields"),  # type: ignore[operator]
        ([{**TEMPLATE, "fields": ["order"]}], "plaza.messages[0].fields[0]"),
        ([{**TEMPLATE, "more": 1}], "plaza.messages[0].more"),
        (["shipped"], "plaza.messages[0]"),
        ([], "plaza.messages"),
        ([TEMPLATE] * 11, "plaza.messages"),
    ],
)
def test_a_manifest_with_wrong_templates_is_refused(templates: list[Any], where: str) -> None:
    wrong = manifest(req_permissions=WANTED, plaza=World.given(ACCOUNT, templates))
    made, problems = manifests.check(json.dumps(wrong).encode())
    assert made is None
    assert where in [problem.where for problem in problems]


def test_templates_need_the_permission_and_an_account() -> None:
    plaza = World.given(ACCOUNT, [TEMPLATE])
    _, problems = manifests.check(json.dumps(manifest(req_permissions=[], plaza=plaza)).encode())
    assert [problem.where for problem in problems] == ["plaza.messages"]
    del plaza["account"]
    _, problems = manifests.check(json.dumps(manifest(req_permissions=WANTED, plaza=plaza)).encode())
    assert [problem.where for problem in problems] == ["plaza.messages"]
