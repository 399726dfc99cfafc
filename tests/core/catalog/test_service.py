"""Publishing listings and looking them up."""

from dataclasses import replace

import pytest

from app.core.catalog.events import ListingPublished
from app.core.catalog.model import Listing, TitledPage
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, OfficialAccountId, PublisherId
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

STORE = Listing(
    MiniAppId("plaza.store"),
    "Store",
    "Things to wear.",
    PublisherId("plaza"),
    "Plaza",
    is_verified=True,
    version="1.0.0",
    icon="shopping-bag",
    account_id=OfficialAccountId("plaza.store.account"),
    package_sha256="0" * 64,
)
COUNTER = replace(STORE, miniapp_id=MiniAppId("plaza.counter"), name="counter", account_id=None, is_verified=False)


def test_listings_are_found_by_id_and_listed_by_name(plaza: PlazaServices) -> None:
    plaza.catalog.publish(STORE)
    plaza.catalog.publish(COUNTER)
    assert plaza.catalog.get(STORE.miniapp_id) == STORE
    assert plaza.catalog.all() == [COUNTER, STORE]


def test_a_listing_comes_back_with_its_words_and_pages(plaza: PlazaServices) -> None:
    pages = (TitledPage("pages/orders", (("en", "My orders"), ("zh_CN", "我的订单"))),)
    worded = replace(STORE, category="shopping", keywords=("clothes", "服装"), titled_pages=pages)
    plaza.catalog.publish(worded)
    assert plaza.catalog.get(STORE.miniapp_id) == worded
    plaza.catalog.publish(STORE)
    assert plaza.catalog.get(STORE.miniapp_id) == STORE


def test_publishing_again_changes_the_listing_and_tells_so_only_if_it_changed(plaza: PlazaServices) -> None:
    seen = recorded(plaza.events, ListingPublished)
    newer = replace(STORE, version="1.1.0")
    for listing in (STORE, STORE, newer):
        plaza.catalog.publish(listing)
    assert plaza.catalog.all() == [newer]
    assert seen == [ListingPublished(STORE.miniapp_id)] * 2


def test_an_unlisted_miniapp_is_refused(plaza: PlazaServices) -> None:
    with pytest.raises(Refused, match=r"catalog\.unknown"):
        plaza.catalog.get(STORE.miniapp_id)
