"""The demo world: whole, worth looking at, written once, and refused when it is broken."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app import demo_world
from app.core import links
from app.core.chat.model import (
    ArticleContent,
    CardContent,
    CodeContent,
    ConversationSummary,
    PacketContent,
    TextContent,
)
from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId, MessageId, OfficialAccountId, PacketId, UserId, new_id
from app.core.kernel.money import Money
from app.core.official.model import MiniAppCard, Picture
from app.core.payments.checks import check_packet
from app.core.payments.packet_model import Packet, PacketWish
from app.core.payments.pins import check_new
from app.core.people.model import User
from tests.support.clock import FakeClock
from tests.support.plaza import PlazaServices

ROOT = Path(__file__).parent.parent
RESOURCES = ROOT / "resources"
STORE = OfficialAccountId("plaza.store.account")


class PlayMoneyBook:
    """Takes down what came into the wallet, once per key."""

    def __init__(self) -> None:
        self.entries: dict[JournalId, tuple[UserId, Money]] = {}

    def top_up(self, user_id: UserId, amount: Money, key: JournalId) -> None:
        assert self.entries.setdefault(key, (user_id, amount)) == (user_id, amount)


class PacketBook:
    """Takes down the red packets that were sent, once per key, and who opened them."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.sent: dict[JournalId, Packet] = {}
        self.opened: set[UserId] = set()

    def send(self, wish: PacketWish, *, pin: str, key: JournalId) -> Packet:
        check_packet(wish)
        check_new(pin)
        made = Packet(
            PacketId(new_id()),
            wish.sender_id,
            wish.conversation_id,
            wish.split,
            wish.amount,
            wish.share_count,
            wish.greeting,
            self._clock.now(),
            self._clock.now(),
        )
        return self.sent.setdefault(key, made)

    def claim(self, packet_id: PacketId, user_id: UserId) -> None:
        assert packet_id in {packet.packet_id for packet in self.sent.values()}
        self.opened.add(user_id)


class PinBook:
    """Takes down who chose a PIN, once."""

    def __init__(self) -> None:
        self.chosen: set[UserId] = set()

    def set(self, user_id: UserId, pin: str) -> None:
        check_new(pin)
        if user_id in self.chosen:
            raise Refused("pin.already_set")
        self.chosen.add(user_id)


class DemoPlaza(PlazaServices):
    """The services that the demo world is written with."""

    def __init__(self) -> None:
        super().__init__()
        self.funding = PlayMoneyBook()
        self.packets = PacketBook(self.clock)
        self.pins = PinBook()

    def given_to(self, user: User) -> list[Money]:
        """Return what play money came into somebody's wallet."""
        return [amount for user_id, amount in self.funding.entries.values() if user_id == user.user_id]

    def filled(self, name: str = "Lin", resources: Path = RESOURCES) -> User:
        user = self.people.create_profile(name)
        demo_world.fill(self, user, resources)
        return user

    def everything(self) -> list[tuple[Any, ...]]:
        """Return every row of every table."""
        with self.db.read() as tx:
            kept = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            names = tx.exec_driver_sql(kept).scalars().all()
            return sorted((name, *row) for name in names for row in tx.exec_driver_sql(f"SELECT * FROM {name}"))


@pytest.fixture
def plaza() -> Iterator[DemoPlaza]:
    services = DemoPlaza()
    yield services
    services.close()


def line_titled(plaza: DemoPlaza, user: User, title: str) -> ConversationSummary:
    return next(line for line in plaza.chat.conversations(user.user_id) if line.title == title)


def test_a_new_profile_finds_people_conversations_and_articles(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    assert {"Maya Chen", "林小雨", "Leo Martins"} <= {person.name for person in plaza.people.contacts(user.user_id)}
    lines = plaza.chat.conversations(user.user_id)
    assert [line.title for line in lines][:3] == ["Plaza Store", "Maya Chen", "枫里 Maple Lane"]
    assert {line.kind for line in lines} == {"direct", "group", "official"}
    assert [line.unread_count for line in lines] == [2, 2, 1, 2, 1, 0, 0, 0]
    assert len(plaza.official.followed(user.user_id)) == 2
    assert plaza.given_to(user) == [Money(200000)]


def test_a_red_packet_in_the_family_waits_to_be_opened(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    line = line_titled(plaza, user, "家庭群")
    _, message = plaza.history.newest(line.conversation_id, user.user_id, limit=2).messages
    [packet] = plaza.packets.sent.values()
    assert message.content == PacketContent(packet.packet_id, packet.greeting)
    assert str(message.message_id) == packet.packet_id
    assert (packet.sender_id, packet.conversation_id) == (message.sender_id, line.conversation_id)
    assert packet.amount == Money(2 * 1888)
    assert packet.share_count == 2
    assert user.user_id not in plaza.packets.opened
    assert len(plaza.packets.opened) == 1
    plaza.chat.send(  # as whoever tells of red packets does, later
        line.conversation_id, packet.sender_id, message.content, message_id=message.message_id
    )
    assert line_titled(plaza, user, "家庭群") == line


def test_the_store_welcomes_with_the_code_of_its_home_page(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    code, welcome = plaza.history.newest(plaza.chat.official(user.user_id, STORE), user.user_id).messages
    assert isinstance(welcome.content, TextContent)
    assert isinstance(code.content, CodeContent)
    assert code.content.link == "plaza://miniapp/plaza.store/pages/home"
    assert plaza.official.get(STORE).miniapp_id == "plaza.store"


def test_the_article_can_be_read_and_opened_from_its_message(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    line = line_titled(plaza, user, "枫里 Maple Lane")
    content = plaza.history.newest(line.conversation_id, user.user_id, limit=1).messages[0].content
    assert isinstance(content, ArticleContent)
    article = plaza.official.article(content.article_id)
    assert 8 <= len(article.blocks) <= 14
    assert sum(isinstance(block, Picture) for block in article.blocks) == 2
    assert sum(isinstance(block, MiniAppCard) for block in article.blocks) >= 2


def test_a_code_leads_to_a_post_of_the_gallery(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    group = line_titled(plaza, user, "Outfit club 穿搭小组")
    contents = [message.content for message in plaza.history.newest(group.conversation_id, user.user_id).messages]
    (code,) = [content for content in contents if isinstance(content, CodeContent)]
    link = links.parse(code.link)
    assert isinstance(link, links.MiniAppLink)
    assert (link.miniapp_id, link.page) == ("plaza.gallery", "pages/post")
    theme, number = re.fullmatch(r"([a-z]+)(\d{2})", dict(link.query)["id"]).groups()  # type: ignore[union-attr]
    assert (ROOT / "miniapps/gallery/assets" / f"{theme}-{number}.webp").is_file()


def test_a_code_leads_to_a_product_of_the_store(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    leo = line_titled(plaza, user, "Leo Martins")
    contents = [message.content for message in plaza.history.newest(leo.conversation_id, user.user_id).messages]
    (code,) = [content for content in contents if isinstance(content, CodeContent)]
    link = links.parse(code.link)
    assert isinstance(link, links.MiniAppLink)
    assert (link.miniapp_id, link.page) == ("plaza.store", "pages/product")
    told = (ROOT / "miniapps/store/picks.py").read_text()
    assert f'sku="{dict(link.query)["sku"]}"' in told


def test_codes_lead_to_an_episode_at_a_time_and_to_a_season(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    found = []
    for title in ("林小雨", "王一诺"):
        line = line_titled(plaza, user, title)
        contents = [message.content for message in plaza.history.newest(line.conversation_id, user.user_id).messages]
        (code,) = [content for content in contents if isinstance(content, CodeContent)]
        link = links.parse(code.link)
        assert isinstance(link, links.MiniAppLink)
        assert link.miniapp_id == "plaza.video"
        found.append((link.page, dict(link.query)))
    assert found == [("pages/episode", {"id": "s1e1", "at": "8"}), ("pages/series", {"season": "2"})]
    assert (ROOT / "miniapps/video/assets/s1e1.webm").is_file()


def test_the_series_is_there_to_be_followed(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    followed = {account.account_id for account in plaza.official.followed(user.user_id)}
    assert "plaza.video.account" not in followed
    plaza.official.follow(user.user_id, OfficialAccountId("plaza.video.account"))
    line = line_titled(plaza, user, "Paper Boat 纸船")
    assert line.last_at == plaza.clock.now()


def test_every_card_leads_to_a_product_of_the_store_at_its_price(plaza: DemoPlaza) -> None:
    prices = dict(
        re.findall(r'sku="([a-z-]+)".*?price_minor=(\d+)', (ROOT / "miniapps/store/picks.py").read_text(), re.S)
    )
    user = plaza.filled()
    cards: list[CardContent | MiniAppCard] = []
    for line in plaza.chat.conversations(user.user_id):
        contents = (message.content for message in plaza.history.newest(line.conversation_id, user.user_id).messages)
        cards += [content for content in contents if isinstance(content, CardContent)]
    for account in plaza.official.all():
        for article in plaza.official.articles(account.account_id):
            cards += [block for block in article.blocks if isinstance(block, MiniAppCard)]
    assert len(cards) >= 6
    for card in cards:
        link = links.parse(card.link)
        assert isinstance(link, links.MiniAppLink)
        if link.miniapp_id == "plaza.video":
            continue
        assert (link.miniapp_id, link.page) == ("plaza.store", "pages/product")
        sku = dict(link.query)["sku"]
        assert sku in prices
        if isinstance(card, CardContent):
            assert card.price == Money(int(prices[sku]))


def test_messages_are_as_old_as_told_and_sorted_as_sent(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    now = plaza.clock.now()
    for line in plaza.chat.conversations(user.user_id):
        times = [message.sent_at for message in plaza.history.newest(line.conversation_id, user.user_id).messages]
        assert times == sorted(times, reverse=True)
        assert all(now - timedelta(days=14) < time < now for time in times)
    assert line_titled(plaza, user, "Plaza Store").last_at == now - timedelta(minutes=3)


def test_filling_again_adds_nothing_and_leaves_what_was_read_as_it_is(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    before = plaza.everything()
    plaza.clock.advance(days=2)
    demo_world.fill(plaza, user, RESOURCES)
    assert plaza.everything() == before
    maya = line_titled(plaza, user, "Maya Chen")
    plaza.chat.send(maya.conversation_id, user.user_id, TextContent("Still here"))
    before = plaza.everything()
    demo_world.fill(plaza, user, RESOURCES)
    assert plaza.everything() == before
    assert len(plaza.given_to(user)) == len(plaza.packets.sent) == 1


def test_filling_after_a_fill_that_was_cut_short_adds_what_is_missing(
    plaza: DemoPlaza, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = DemoPlaza()
    expected = [
        (line.title, line.preview, line.unread_count) for line in whole.chat.conversations(whole.filled().user_id)
    ]
    whole.close()
    user = plaza.people.create_profile("Lin")

    class Gone(Exception):
        """The power went."""

    left = 9
    send = plaza.chat._send

    def send_a_few(*arguments: Any, **named: Any) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise Gone
        return send(*arguments, **named)

    monkeypatch.setattr(plaza.chat, "_send", send_a_few)
    with pytest.raises(Gone):
        demo_world.fill(plaza, user, RESOURCES)
    assert plaza.funding.entries == {}
    monkeypatch.undo()
    demo_world.fill(plaza, user, RESOURCES)
    found = [(line.title, line.preview, line.unread_count) for line in plaza.chat.conversations(user.user_id)]
    assert found == expected
    assert len(plaza.given_to(user)) == len(plaza.packets.sent) == 1


def test_two_profiles_on_one_machine_each_find_their_own_world(plaza: DemoPlaza) -> None:
    lin = plaza.filled("Lin")
    plaza.clock.advance(hours=1)
    guest = plaza.filled("Guest")
    first, second = ([line.title for line in plaza.chat.conversations(user.user_id)] for user in (lin, guest))
    assert first == second
    assert len(plaza.given_to(lin)) == len(plaza.given_to(guest)) == 1
    assert len(plaza.packets.sent) == 2


def test_every_message_id_is_an_rfc_9562_uuid_of_its_moment(plaza: DemoPlaza) -> None:
    user = plaza.filled()
    for line in plaza.chat.conversations(user.user_id):
        for message in plaza.history.newest(line.conversation_id, user.user_id).messages:
            if not isinstance(message.content, PacketContent):  # its id is the red packet's
                assert moment_ms(message.message_id) == int(message.sent_at.timestamp() * 1000)


def moment_ms(message_id: MessageId) -> int:
    return int(message_id.replace("-", "")[:12], 16)


def test_the_pictures_are_all_used_and_small() -> None:
    told = (RESOURCES / "demo" / "world.json").read_text()
    pictures = list((RESOURCES / "demo" / "pictures").iterdir())
    assert [picture.name for picture in pictures if picture.name not in told] == []
    assert sum(picture.stat().st_size for picture in pictures) < 3_000_000


def drop(world: dict[str, Any], *path: str | int) -> None:
    change(world, None, *path)


def change(world: Any, value: object, *path: str | int) -> None:
    for step in path[:-1]:
        world = world[step]
    world[path[-1]] = value


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda world: change(world, "1", "top_up_minor"), "top_up_minor"),
        (lambda world: change(world, "plaid", "people", 0, "color"), "no colour plaid"),
        (lambda world: change(world, "none.webp", "people", 0, "picture"), "no picture none.webp"),
        (lambda world: change(world, "x", "people", 0, "nickname"), "nickname"),
        (lambda world: change(world, "no.one", "articles", 0, "account_id"), "no official account no.one"),
        (lambda world: change(world, {"kind": "script"}, "articles", 0, "blocks", 0), "unknown kind of block"),
        (lambda world: change(world, ["nobody"], "conversations", 2, "with"), "no person nobody"),
        (lambda world: change(world, [], "conversations", 2, "with"), "one other person"),
        (lambda world: change(world, "leo", "conversations", 2, "messages", 0, "from"), "no sender leo"),
        (lambda world: change(world, 1, "conversations", 2, "messages", 0, "minutes_ago"), "out of order"),
        (lambda world: change(world, " ", "conversations", 2, "messages", 0, "text"), "empty"),
        (lambda world: drop(world, "conversations", 2, "messages", 0, "text"), "needs one content"),
        (lambda world: change(world, "none", "conversations", 1, "messages", 0, "article"), "no article none"),
        (lambda world: change(world, 0, "conversations", 4, "messages", 6, "packet", "share_minor"), "red packet"),
        (lambda world: change(world, "me", "conversations", 4, "messages", 6, "from"), "sender of a red packet me"),
        (lambda world: change(world, ["mama"], "conversations", 4, "messages", 6, "packet", "opened_by"), "mama"),
        (lambda world: change(world, "https://a.b", "conversations", 0, "messages", 1, "code", "link"), "no link"),
    ],
)
def test_a_broken_world_is_refused_with_the_reason_before_anything_is_written(
    plaza: DemoPlaza, tmp_path: Path, spoil: Callable[[Any], None], reason: str
) -> None:
    shutil.copytree(RESOURCES / "demo", tmp_path / "demo")
    world = json.loads((tmp_path / "demo" / "world.json").read_text())
    spoil(world)
    (tmp_path / "demo" / "world.json").write_text(json.dumps(world))
    user = plaza.people.create_profile("Lin")
    before = plaza.everything()
    with pytest.raises(Refused) as refused:
        demo_world.fill(plaza, user, tmp_path)
    assert refused.value.code == "demo.broken"
    assert reason in str(refused.value.details["reason"])
    assert plaza.everything() == before


@pytest.mark.parametrize("data", [None, b"", b"{", b"\xff\xfe", b"[]"])
def test_a_missing_or_unreadable_world_is_refused(plaza: DemoPlaza, tmp_path: Path, data: bytes | None) -> None:
    (tmp_path / "demo").mkdir()
    if data is not None:
        (tmp_path / "demo" / "world.json").write_bytes(data)
    with pytest.raises(Refused, match=r"demo\.broken"):
        demo_world.fill(plaza, plaza.people.create_profile("Lin"), tmp_path)
