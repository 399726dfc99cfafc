"""Deleting a profile: what is the person's goes, what is others' as well stays, whatever happens meanwhile."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect

from app import demo_world
from app.bootstrap import RESOURCES, Services
from app.core.chat.model import FileContent, NoteContent, TextContent
from app.core.chat.unsent import UnsentMessage
from app.core.database import Transactions
from app.core.database.schema import plaza_metadata
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import AddressId, CommentId, ConversationId, JournalId, MessageId, MiniAppId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.packet_model import PacketWish
from app.core.payments.reconciling import reconcile
from app.core.payments.transfer_model import PersonTransferWish
from app.core.people.events import PersonLeft
from app.core.people.model import Address, User
from app.core.workspace.model import Arrangement, OpenTab, WindowPlace
from app.departures import MESSAGES_AT_ONCE
from app.host import leaving as miniapps
from app.host.launch_reasons import LaunchReason
from tests.support.events import recorded
from tests.support.miniapps import Screen, eventually, write_package
from tests.support.services import running

ROOT = Path(__file__).parents[1]
PIN = "246810"
KEEPING = """
from minikit import App, Page, storage, ui
app = App()

@app.page("pages/home")
class Home(Page):
    said = "not yet"

    def build(self):
        return ui.Text(self.said)

    async def on_show(self):
        await storage.set("secret", "of mine")
        self.said = "kept"

@app.page("pages/other")
class Other(Page):
    def build(self):
        return ui.Text("other")
"""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with running(tmp_path / "data") as services:
        yield services


@pytest.fixture
def lin(services: Services) -> User:
    """Return who is about to go."""
    return services.people.create_profile("Lin")


@pytest.fixture
def ada(services: Services, lin: User) -> User:
    """Return who stays, on the same machine: each other's contacts."""
    ada = services.people.create_profile("Ada")
    services.people.add_contact(lin.user_id, ada.user_id)
    services.people.add_contact(ada.user_id, lin.user_id)
    return ada


def live_a_life(services: Services, lin: User, ada: User) -> tuple[ConversationId, ConversationId]:
    """Leave traces of Lin in every slice; return the conversation with Ada, and the group of the two."""
    me = lin.user_id
    demo_world.fill(services, lin, RESOURCES)
    direct = services.chat.direct(me, ada.user_id)
    services.chat.send(direct, me, TextContent("harbour at nine"))
    group = services.groups.make(me, "Rowing", [ada.user_id])
    services.chat.send(group, me, TextContent("who rows"))
    services.invitations.make(group, me)
    services.own_messages.keep_draft(direct, me, "a secret draft")
    secret = FileContent("", "a secret file.txt", 5)
    services.unsent.keep(direct, me, [UnsentMessage(MessageId(new_id()), secret, Path("/a secret file.txt"))])
    services.own_conversations.pin(direct, me, is_pinned=True)
    services.contacts.remark(me, ada.user_id, "Addie")
    services.contacts.remark(ada.user_id, me, "Linnet")
    services.contacts.ask(me, services.people.create_profile("Noa").user_id, "a secret note")
    services.passwords.set(me, "a secret word")
    address = Address(AddressId(""), "Lin", "13800000000", "Hangzhou", "1 Secret Road")
    services.addresses.save(me, address)
    services.scans.note(me, "https://example.org/secret", "QR")
    services.scans.keep(me, is_kept=True)
    services.visits.note(me, "chat", direct)
    services.panel.note_opened(me, MiniAppId("test.app"))
    services.panel.keep_mine(me, [MiniAppId("test.app")])
    services.workspace.keep(me, Arrangement((OpenTab("miniapp", "test.app", "a secret tab", "store"),)))
    services.workspace.keep_window(me, MiniAppId("test.app"), WindowPlace(1, 2, 300, 400))
    services.official.unfollow(me, services.official.all()[0].account_id)
    accounts = [account.account_id for account in services.official.all()]
    mine = next(account_id for account_id in accounts if services.official.articles(account_id))
    services.official.own(me, mine)
    letter = services.official.articles(mine)[0].article_id
    services.liking.like(me, letter, is_liked=True)
    services.liking.keep(me, letter, is_kept=True)
    said = CommentId(new_id())
    services.comments.write(me, letter, "a secret remark", said)
    services.comments.choose(me, said, is_chosen=True)
    services.comments.like(me, said, is_liked=True)
    services.comments.report(me, said)
    services.writing.composing.save(me, replace(services.writing.composing.begin(me, mine), source="a secret article"))
    services.notices.send(MiniAppId("test.app"), me, title="a secret notice", text="", page="", query={})
    services.sessions.grants.change(me, MiniAppId("test.app"), "notices", "allowed", "because")
    return direct, group


def empty_the_wallet(services: Services, user: User) -> None:
    """Let a person have no money; what else the wallet keeps of them is there."""
    services.pins.set(user.user_id, PIN)
    services.pins.new_recovery_code(user.user_id, PIN)
    balance = services.wallet.balance(user.user_id)
    if balance.amount_minor:
        services.funding.withdraw(user.user_id, balance, PIN, JournalId(new_id()))


def leave(services: Services, user: User, password: str = "") -> None:
    """Delete a profile, and wait until all of it is gone."""
    services.departures.leave(user.user_id, password)
    eventually(services.departures.is_finished)


def places_of(db: Transactions, needle: str) -> set[str]:
    """Return every column of a database in which ``needle`` stands."""
    found = set()
    with db.read() as tx:
        for table in inspect(tx).get_table_names():
            for column in [] if table.startswith("message_words") else inspect(tx).get_columns(table):
                text = f"CAST({column['name']} AS TEXT)"
                asked = f"SELECT count(*) FROM {table} WHERE {text} LIKE ?"
                if tx.exec_driver_sql(asked, (f"%{needle}%",)).scalar_one():
                    found.add(f"{table}.{column['name']}")
    return found


def test_every_table_that_names_people_is_thought_of() -> None:
    """Whoever adds a table about people says here what becomes of it."""
    ids = {"user_id", "contact_id", "other_id", "sender_id", "receiver_id", "inviter_id"}
    named = {table.name for table in plaza_metadata.sorted_tables if ids & {column.name for column in table.c}}
    rows_of_the_person_go = {
        *(table.name for table in miniapps.OF_PEOPLE),
        *("account_owner", "address", "contact", "contact_mark", "contact_request", "password", "follower"),
        *("article_click", "waiting_deed", "message_agreement", "template_message"),
        *("opened_miniapp", "pinned_miniapp", "unsent_message"),
        *("article_like", "article_favourite", "article_comment", "comment_like", "comment_report"),
        *("scan", "scan_choice", "visit", "window_place", "workspace", "leaver", "stayer"),
    }
    others_have_them_too = {"person", "member", "message", "hidden_message", "invitation"}
    assert named == rows_of_the_person_go | others_have_them_too


def test_nothing_of_the_person_is_left_but_what_others_have_too(services: Services, lin: User, ada: User) -> None:
    live_a_life(services, lin, ada)
    empty_the_wallet(services, lin)
    plaza, wallet = services.people._db, services.wallet._db
    assert len(places_of(plaza, lin.user_id)) >= 20
    assert {"pins.user_id", "recoveries.user_id"} <= places_of(wallet, lin.user_id)
    leave(services, lin, "a secret word")
    assert places_of(plaza, lin.user_id) == {
        "person.user_id",
        "member.user_id",  # of the conversation with Ada
        "conversation.pairing",
        "message.sender_id",  # what Ada was sent
        "invitation.inviter_id",  # revoked, of a group that goes on
        "contact_mark.other_id",  # what Ada calls them
    }
    assert places_of(plaza, "secret") == set()
    left = places_of(wallet, lin.user_id)
    assert not {"pins.user_id", "recoveries.user_id", "marks.user_id", "spending_limits.user_id"} & left
    assert reconcile(services.wallet._db).findings == ()
    gone = services.people.get(lin.user_id)
    assert gone == replace(lin, is_local=False, left_at=gone.left_at)
    assert [user.name for user in services.people.here()] == ["Ada", "Noa"]
    assert services.search.find(ada.user_id, "harbour").messages != ()


def test_others_keep_what_they_were_sent_and_can_send_nothing_more(services: Services, lin: User, ada: User) -> None:
    direct, group = live_a_life(services, lin, ada)
    empty_the_wallet(services, lin)
    left = recorded(services.events, PersonLeft)
    leave(services, lin, "a secret word")
    assert left == [PersonLeft(lin.user_id)]
    lines = {line.conversation_id: line for line in services.chat.conversations(ada.user_id)}
    assert (lines[direct].title, lines[direct].has_left, lines[group].has_left) == ("Linnet", True, False)
    assert [each.content for each in services.history.newest(direct, ada.user_id).messages] == [
        TextContent("harbour at nine")
    ]
    newest, *_ = services.history.newest(group, ada.user_id).messages
    assert (newest.content, newest.sender_id) == (NoteContent("left"), lin.user_id)
    assert [(one.user.user_id, one.role) for one in services.groups.members(group, ada.user_id)] == [
        (ada.user_id, "owner")
    ]
    services.chat.send(group, ada.user_id, TextContent("on with it"))
    for say in (
        lambda: services.chat.send(direct, ada.user_id, TextContent("still there?")),
        lambda: services.contacts.ask(ada.user_id, lin.user_id),
        lambda: services.groups.add(group, ada.user_id, [lin.user_id]),
        lambda: services.people.add_contact(ada.user_id, lin.user_id),
    ):
        with pytest.raises(Refused, match=r"people\.left"):
            say()
    assert services.contacts.find(ada.user_id, "Lin") == []
    assert services.contacts.of(ada.user_id) == []


def test_money_that_is_given_to_whoever_left_does_not_move(services: Services, lin: User, ada: User) -> None:
    direct = services.chat.direct(lin.user_id, ada.user_id)
    code = services.receive_codes.show(lin.user_id)
    services.pins.set(ada.user_id, PIN)
    services.funding.top_up(ada.user_id, Money(5_000), JournalId(new_id()))
    leave(services, lin)
    wish = PersonTransferWish(ada.user_id, lin.user_id, direct, Money(100))
    for give in (
        lambda: services.person_transfers.send(wish, pin=PIN, key=JournalId(new_id())),
        lambda: services.receive_codes.find(code.token, ada.user_id),
        lambda: services.receive_codes.give(code.token, ada.user_id, Money(100), pin=PIN, key=JournalId(new_id())),
    ):
        with pytest.raises(Refused, match=r"people\.left"):
            give()
    assert services.wallet.balance(ada.user_id) == Money(5_000)


def test_the_attachments_go_with_the_last_message_that_names_them(services: Services, lin: User, ada: User) -> None:
    friend = User(UserId("friend"), "Friend", "blue")  # from elsewhere: nobody here reads on
    services.people.add_person(friend)
    kept = {}
    for name, other in (("theirs", ada), ("own", friend)):
        kept[name] = services.attachments.keep_bytes(name.encode())
        content = FileContent(kept[name].name, f"{name}.txt", kept[name].size_bytes)
        services.chat.send(services.chat.direct(lin.user_id, other.user_id), lin.user_id, content)
        services.attachments.release(kept[name].name)
    leave(services, lin)
    assert services.attachments.find(kept["theirs"].name).read_bytes() == b"theirs"
    with pytest.raises(Unavailable, match=r"attachment\.missing"):
        services.attachments.find(kept["own"].name)


def test_a_conversation_goes_when_the_last_of_its_people_here_does(services: Services, lin: User, ada: User) -> None:
    direct = services.chat.direct(lin.user_id, ada.user_id)
    for number in range(MESSAGES_AT_ONCE + 5):
        services.chat.send(direct, lin.user_id, TextContent(f"tide {number}"))
    first, *_ = services.history.newest(direct, ada.user_id).messages
    services.chat.send(direct, ada.user_id, TextContent("yes"), quoted_id=first.message_id)
    leave(services, lin)
    assert services.search.find(ada.user_id, "tide").messages != ()
    leave(services, ada)
    assert places_of(services.people._db, direct) == set()
    with services.people._db.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM message").scalar_one() == 0
        words = "SELECT count(*) FROM message_words WHERE message_words MATCH 'tide'"
        assert tx.exec_driver_sql(words).scalar_one() == 0


def test_nobody_goes_without_the_password(services: Services, lin: User) -> None:
    services.passwords.set(lin.user_id, "open sesame")
    for typed, code in (("", "password.shape"), ("open barley", "password.wrong")):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            services.departures.leave(lin.user_id, typed)
    assert services.people.here() == [services.people.get(lin.user_id)]
    leave(services, lin, "open sesame")
    with pytest.raises(Refused, match=r"people\.unknown"):
        services.departures.leave(lin.user_id)


def test_whoever_has_money_stays(services: Services, lin: User, ada: User) -> None:
    direct = services.chat.direct(lin.user_id, ada.user_id)
    services.pins.set(lin.user_id, PIN)
    services.funding.top_up(lin.user_id, Money(5_000), JournalId(new_id()))

    def refused(code: str, amount_minor: int) -> None:
        with pytest.raises(Refused) as error:
            services.departures.leave(lin.user_id)
        assert (error.value.code, error.value.details["amount_minor"]) == (code, amount_minor)

    refused("wallet.not_empty", 5_000)
    wish = PersonTransferWish(lin.user_id, ada.user_id, direct, Money(1_000))
    sent = services.person_transfers.send(wish, pin=PIN, key=JournalId(new_id()))
    packet = PacketWish(lin.user_id, direct, "equal", Money(3_000), 1, frozenset({ada.user_id}))
    opened = services.packets.send(packet, pin=PIN, key=JournalId(new_id()))
    services.funding.withdraw(lin.user_id, Money(1_000), PIN, JournalId(new_id()))
    refused("wallet.on_its_way", 4_000)
    services.person_transfers.accept(sent.person_transfer_id, ada.user_id)
    refused("wallet.on_its_way", 3_000)
    services.packets.claim(opened.packet_id, ada.user_id)
    leave(services, lin)


def test_whoever_ends_plaza_right_after_their_word_is_gone_at_the_next_start(tmp_path: Path) -> None:
    with running(tmp_path / "data") as services:
        lin, ada = services.people.create_profile("Lin"), services.people.create_profile("Ada")
        services.departures.promise(lin.user_id)
        services.departures.promise(ada.user_id)
        services.departures.take_back(ada.user_id)
        assert len(services.people.here()) == 2
    with running(tmp_path / "data") as services:
        assert services.people.here() == [ada]
        eventually(services.departures.is_finished)
        assert places_of(services.people._db, lin.user_id) == {"person.user_id"}


@pytest.mark.parametrize("why", ["money", "password"])
def test_a_word_that_could_not_be_kept_at_the_end_leaves_the_profile_as_it_was(tmp_path: Path, why: str) -> None:
    with running(tmp_path / "data") as services:
        lin = services.people.create_profile("Lin")
        if why == "money":
            services.pins.set(lin.user_id, PIN)
            services.funding.top_up(lin.user_id, Money(5_000), JournalId(new_id()))
        else:
            services.passwords.set(lin.user_id, "open sesame")
        services.departures.promise(lin.user_id, "open barley")
    with running(tmp_path / "data") as services:
        assert services.people.here() == [lin]
        refusal = services.departures.refusal_of(lin.user_id)
        assert refusal is not None
        assert refusal.code == {"money": "wallet.not_empty", "password": "password.wrong"}[why]
        assert services.departures.refusal_of(lin.user_id) is None  # told once


def test_money_that_is_given_while_the_person_goes_does_not_move(services: Services, lin: User, ada: User) -> None:
    """Whoever gives in the very moment waits for the person's end, and finds then that nobody is there."""
    services.pins.set(ada.user_id, PIN)
    services.funding.top_up(ada.user_id, Money(5_000), JournalId(new_id()))
    code = services.receive_codes.show(lin.user_id)
    outcome: list[str] = []

    def give() -> None:
        try:
            services.receive_codes.give(code.token, ada.user_id, Money(100), pin=PIN, key=JournalId(new_id()))
            outcome.append("given")
        except Refused as error:
            outcome.append(error.code)

    giver = threading.Thread(target=give)
    held = services.departures._wallet.emptied

    @contextmanager
    def emptied(user_id: UserId) -> Iterator[None]:
        with held(user_id):  # the look at the balance is over, the profile is still there
            giver.start()
            yield

    services.departures._wallet.emptied = emptied  # type: ignore[method-assign]
    services.departures.leave(lin.user_id)
    giver.join()
    assert outcome == ["people.left"]
    assert services.wallet.balance(ada.user_id) == Money(5_000)
    assert reconcile(services.wallet._db).findings == ()


def test_what_runs_for_the_person_is_ended_and_what_it_kept_goes(tmp_path: Path) -> None:
    write_package(tmp_path / "bundled" / "test.app", KEEPING)
    with running(tmp_path / "data", tmp_path / "bundled") as services:
        lin, ada = services.people.create_profile("Lin"), services.people.create_profile("Ada")
        folders, screens, sessions = [], [Screen(), Screen()], []
        for user, screen in zip((lin, ada), screens, strict=True):
            session = services.sessions.open(
                MiniAppId("test.app"), user_id=user.user_id, page="", query={}, reason=LaunchReason("list"), view=screen
            )
            screen.shows("kept")
            (session.data_folder / "own.txt").write_text("a secret")
            folders.append(session.data_folder)
            sessions.append(session)
        leave(services, lin)
        assert (sessions[0].is_closed, sessions[1].is_closed) == (True, False)
        assert [folder.exists() for folder in folders] == [False, True]
        assert places_of(services.people._db, lin.user_id) == {"person.user_id"}
        assert "miniapp_value.user_id" in places_of(services.people._db, ada.user_id)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="those who are killed are forks of one that has loaded everything")
def test_what_a_killed_plaza_left_is_deleted_by_the_next(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying_leavers", str(tmp_path)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])},
        capture_output=True,
        text=True,
        timeout=580,
    )
    assert done.returncode == 0, done.stderr
    stayed, left = map(int, done.stdout.split())
    assert stayed > 5
    assert left > 5
