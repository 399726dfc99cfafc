"""Roles: given by the shell, counted while the manifest declares them, told to both halves."""

from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from tests.host.conftest import HEAD
from tests.support.miniapps import ADA, Platform, manifest, write_package

BEN = UserId("ben")
DECLARED = {**manifest()["plaza"], "roles": ["owner", "seller"]}
PAGE = """
@app.page("pages/home")
class Home(Page):
    said = "ready"

    def build(self):
        mine = " ".join(app.roles) or "nothing"
        return ui.Column(ui.Text("I am " + mine), ui.Text(self.said), ui.Button("Ask", self.ask))

    async def ask(self):
        roles = await server.call("who", roles=["owner"])
        self.said = "the server half says " + (" ".join(roles) or "nothing")
"""
SERVER = """
server = Server()

@server.function
def who(caller, roles):
    return caller.roles
"""


def test_a_role_is_told_to_pages_when_they_open_and_to_the_server_half_always(
    platform: Platform, tmp_path: Path
) -> None:
    folder = write_package(tmp_path / "package", HEAD + PAGE, HEAD + SERVER, plaza=DECLARED)
    miniapp_id = platform.install(folder)
    declared = platform.sessions.find_install(miniapp_id).manifest
    platform.roles.grant(declared, ADA, "seller")
    session, screen = platform.open(miniapp_id)
    screen.shows("I am seller")
    platform.tap(session, screen, "Ask")
    screen.shows("the server half says seller")
    platform.roles.grant(declared, ADA, "owner")
    platform.tap(session, screen, "Ask")
    screen.shows("the server half says owner seller")
    platform.roles.revoke(miniapp_id, ADA, "seller")
    platform.roles.revoke(miniapp_id, ADA, "owner")
    platform.tap(session, screen, "Ask")
    screen.shows("the server half says nothing")
    assert "I am seller" in screen.texts


def test_one_persons_role_is_nobody_elses(platform: Platform, tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package", HEAD + PAGE, HEAD + SERVER, plaza=DECLARED)
    miniapp_id = platform.install(folder)
    platform.roles.grant(platform.sessions.find_install(miniapp_id).manifest, BEN, "owner")
    session, screen = platform.open(miniapp_id)
    screen.shows("I am nothing")
    platform.tap(session, screen, "Ask")
    screen.shows("the server half says nothing")


def test_a_role_that_the_manifest_does_not_declare_cannot_be_given(platform: Platform, tmp_path: Path) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", HEAD + PAGE, plaza=DECLARED))
    declared = platform.sessions.find_install(miniapp_id).manifest
    with pytest.raises(Refused, match=r"roles\.undeclared"):
        platform.roles.grant(declared, ADA, "moderator")
    assert platform.roles.roles_of(declared, ADA) == ()


def test_a_role_is_silent_while_the_manifest_does_not_declare_it_any_more(platform: Platform, tmp_path: Path) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", HEAD + PAGE, plaza=DECLARED))
    before = platform.sessions.find_install(miniapp_id).manifest
    platform.roles.grant(before, ADA, "seller")
    platform.roles.grant(before, ADA, "seller")
    platform.install(write_package(tmp_path / "next", HEAD + PAGE, plaza={**DECLARED, "roles": ["owner"]}))
    assert platform.roles.roles_of(platform.sessions.find_install(miniapp_id).manifest, ADA) == ()
    assert platform.roles.roles_of(before, ADA) == ("seller",)
