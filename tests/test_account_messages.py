"""Messages that people agreed to: only those, in their own words, each once, a few a day, and taken back at once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.account_messages import AccountMessages
from app.core.chat.events import MessageSent
from app.core.chat.model import TemplateContent
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.links import MiniAppLink
from app.core.official import agreements_store
from app.core.official.model import OfficialAccount
from app.core.official.templates import PER_DAY_MAX, VALUE_CHARACTERS_MAX, Field, Template
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

SHOP, OTHER = OfficialAccountId("shop.account"), OfficialAccountId("other.account")
STORE, ELSE = MiniAppId("plaza.store"), MiniAppId("else.app")
SHIPPED = Template(
    "order-shipped", "Your order is on its way", (Field("order", "Order", "A-17"), Field("by", "By", "Post")), "p/order"
)
LINK = MiniAppLink(STORE, "p/order", (("number", "A-17"),))
VALUES = {"order": "A-17", "by": "红色 <b>Post</b>"}


class Scene:
    """A person, the store with its account, and what was sent to the person."""

    def __init__(self, plaza: PlazaServices) -> None:
        self.plaza = plaza
        self.messages = AccountMessages(plaza.db, plaza.events, plaza.clock)
        self.lin = plaza.people.create_profile("Lin").user_id
        for account_id in (SHOP, OTHER):
            plaza.official.add(OfficialAccount(account_id, "Shop", "green", "", "service", STORE))

    def send(self, number: str = "1", template: Template = SHIPPED, **changes: object) -> bool:
        """Send one as the store's server half does."""
        values = changes.get("values", VALUES)
        assert isinstance(values, dict)
        return self.messages.send(self.lin, LINK, SHOP, template, values, number)

    def refused(self, code: str, number: str = "x", template: Template = SHIPPED, **changes: object) -> None:
        """See that one is refused, and that nothing came."""
        before = self.came()
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            self.send(number, template, **changes)
        assert self.came() == before

    def came(self) -> list[TemplateContent]:
        """Return what stands in the conversation with the account, newest first."""
        found = [each for each in self.plaza.chat.conversations(self.lin) if each.account_id == SHOP]
        rows = [row for each in found for row in self.plaza.history.newest(each.conversation_id, self.lin).messages]
        return [row.content for row in rows if isinstance(row.content, TemplateContent)]


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    services = PlazaServices()
    yield services
    services.close()


@pytest.fixture
def scene(plaza: PlazaServices) -> Scene:
    return Scene(plaza)


def test_who_did_not_agree_gets_nothing(scene: Scene) -> None:
    scene.refused("messages.not_agreed")
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "no")
    scene.refused("messages.not_agreed")


def test_once_is_one_message_word_for_word(scene: Scene) -> None:
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "once")
    told = recorded(scene.plaza.events, MessageSent)
    assert scene.send()
    [content] = scene.came()
    assert content.title == SHIPPED.title
    assert content.lines == (("Order", "A-17"), ("By", "红色 <b>Post</b>"))
    assert content.link == "plaza://miniapp/plaza.store/p/order?number=A-17"
    assert len(told) == 1
    scene.refused("messages.not_agreed", "2")


def test_the_same_number_is_the_same_message(scene: Scene) -> None:
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "once")
    assert scene.send("7")
    assert not scene.send("7"), "whoever lost the answer asks again"
    assert len(scene.came()) == 1


def test_always_is_until_it_is_taken_back(scene: Scene) -> None:
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "always")
    assert scene.messages.is_always(scene.lin, STORE, SHIPPED)
    assert scene.send("1")
    assert scene.send("2")
    scene.messages.revoke(scene.lin, STORE, SHIPPED.template_id)
    assert scene.messages.agreements(scene.lin) == []
    scene.refused("messages.not_agreed", "3")


def test_another_template_another_mini_app_or_other_words_are_not_agreed_to(scene: Scene) -> None:
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "always")
    scene.refused("messages.not_agreed", template=replace(SHIPPED, template_id="sale"))
    scene.refused("messages.not_agreed", template=replace(SHIPPED, title="Buy now"))
    scene.refused("messages.not_agreed", template=replace(SHIPPED, page="p/sale"))
    for link, account_id in ((replace(LINK, miniapp_id=ELSE), SHOP), (LINK, OTHER)):
        with pytest.raises(Refused, match=r"messages\.not_agreed"):
            scene.messages.send(scene.lin, link, account_id, SHIPPED, VALUES, "x")
    assert scene.came() == []


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"order": "A-17"},
        {**VALUES, "more": "x"},
        {**VALUES, "by": ""},
        {**VALUES, "by": " \u200b\u202e"},
        {**VALUES, "by": "x" * (VALUE_CHARACTERS_MAX + 1)},
    ],
)
def test_other_fields_than_the_template_s_are_refused(scene: Scene, values: dict[str, str]) -> None:
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "once")
    scene.refused("messages.fields", values=values)
    assert scene.send(), "a refused message uses nothing up"


def test_too_many_a_day_are_refused(scene: Scene) -> None:
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "always")
    for number in range(PER_DAY_MAX):
        assert scene.send(str(number))
    scene.refused("messages.too_many")
    scene.plaza.clock.advance(hours=24, seconds=1)
    assert scene.send("x")


def test_whoever_unfollows_hears_nothing(scene: Scene) -> None:
    scene.plaza.official.follow(scene.lin, SHOP)
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "always")
    scene.plaza.official.unfollow(scene.lin, SHOP)
    scene.refused("messages.not_agreed")


def test_what_a_person_agreed_to_goes_with_them_and_with_the_mini_app(scene: Scene) -> None:
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "always")
    with scene.plaza.db.begin() as tx:
        agreements_store.forget_person(tx, scene.lin)
    assert scene.messages.agreements(scene.lin) == []
    scene.messages.agree(scene.lin, STORE, SHOP, SHIPPED, "always")
    with scene.plaza.db.begin() as tx:
        agreements_store.forget_miniapp(tx, STORE)
    assert scene.messages.agreements(scene.lin) == []


def test_an_unknown_account_is_refused(scene: Scene) -> None:
    with pytest.raises(Refused, match=r"official\.unknown"):
        scene.messages.agree(scene.lin, STORE, OfficialAccountId("none"), SHIPPED, "always")
    assert scene.messages.agreements(UserId("nobody")) == []
