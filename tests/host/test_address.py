"""A mini-app gets the address that the person picks, on a tap, and nothing else of their book."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.kernel.ids import AddressId
from app.core.people.model import Address
from tests.support.asking import Asker

WORK = """
async def choose():
    found = await choose_address()
    assert found is None or isinstance(found, Address)
    return found and "|".join((found.name, found.phone, found.region, found.street, found.postcode))

async def raw():
    return " ".join(sorted(await call("address.choose")))

async def wrong():
    said = []
    for args in ({"address_id": "1"}, {"user_id": "ben"}, {"all": True}):
        try:
            await call("address.choose", **args)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

WORK = {"Choose": choose, "Raw": raw, "Late": lambda: late(choose), "Wrong": wrong}
"""
HOME = Address(AddressId("secret"), "林知夏", "138 0013 8000", "上海市 浦东新区", "世纪大道 100 号", "200120", True)


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Asker]:
    made = Asker(data_folder, tmp_path, WORK, ["address"])
    yield made
    made.close()


def test_the_address_that_is_picked_is_given_and_no_more(shop: Asker) -> None:
    shop.tap("Choose")
    shop.answer(HOME)
    shop.screen.shows("林知夏|138 0013 8000|上海市 浦东新区|世纪大道 100 号|200120")
    shop.tap("Raw")
    shop.answer(HOME, 2)
    shop.screen.shows("name phone postcode region street")


def test_leaving_gives_none(shop: Asker) -> None:
    shop.tap("Choose")
    shop.answer(None)
    shop.screen.shows("None")


def test_without_a_tap_or_with_wishes_nobody_is_asked(shop: Asker) -> None:
    shop.ask("Wrong", "bridge.shape bridge.shape bridge.shape")
    shop.tap("Late")
    shop.screen.until(lambda: any(text.startswith("bridge.no_gesture") for text in shop.screen.texts))
    assert shop.sheets_count == 0
