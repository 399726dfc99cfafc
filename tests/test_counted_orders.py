"""Orders that follow from articles: told by the outbox at least once, counted once."""

from collections.abc import Iterator

import pytest

from app.core.kernel.ids import ArticleId, OfficialAccountId, UserId
from app.core.official.figures_model import PEOPLE_MIN
from app.core.official.model import Article, OfficialAccount, Paragraph
from app.core.people.model import User
from app.money_teller import MoneyTeller
from tests.shell.conftest import STORE
from tests.support.plaza import PlazaServices

SHOP = STORE.account_id or OfficialAccountId("")
LOOKS = ArticleId("looks")


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    services = PlazaServices()
    yield services
    services.close()


def receipt(user_id: UserId, at: int, paid_at: str) -> dict[str, object]:
    """Return what the outbox has for somebody who paid."""
    return {
        "receipt_id": f"00000000-0000-7000-8000-{at:012x}",
        "order_id": f"order {at}",
        "payer_id": user_id,
        "payee_name": "Store",
        "title": "Coat",
        "amount_minor": 12_900,
        "currency": "CNY",
        "paid_at": paid_at,
        "merchant_number": str(at),
        "miniapp_id": STORE.miniapp_id,
        "discount_minor": 0,
        "coupon_title": "",
    }


def test_a_receipt_that_is_told_again_is_one_order(plaza: PlazaServices) -> None:
    plaza.catalog.publish(STORE)
    plaza.official.add(OfficialAccount(SHOP, "Store", "green", "", "service", STORE.miniapp_id))
    plaza.official.publish(Article(LOOKS, SHOP, "Looks", "", None, "Lin", plaza.clock.now(), (Paragraph("x"),)))
    owner = plaza.people.create_profile("Owner").user_id
    plaza.official.own(owner, SHOP)
    teller = MoneyTeller(plaza.catalog, plaza.chat, plaza.official, plaza.people, plaza.figures)
    for at in range(PEOPLE_MIN):
        user_id = UserId(f"person {at}")
        plaza.people.add_person(User(user_id, user_id, "teal"))
        plaza.figures.click(user_id, LOOKS, STORE.miniapp_id)
        for _ in range(2):
            assert teller.tell_receipt(receipt(user_id, at, plaza.clock.now().isoformat()))
    plaza.clock.advance(days=1)
    told = plaza.figures.of(owner, SHOP, 7)
    assert (told.order.total, told.amount_minor) == (PEOPLE_MIN, PEOPLE_MIN * 12_900)
