"""The store on a disk without room: it says so, what was there stays, and once there is room it goes on."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from minikit import CallError
from tests.miniapps.store.test_server import COAT, SCARF, call, place
from tests.support.small_disks import SmallDisk, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk with room for everything, at first."""
    with small_disk(tmp_path / "disk", megabytes=4) as made:
        yield made


@pytest.fixture
def data_folder(disk: SmallDisk) -> Path:
    """Where the server half keeps its book, on that disk."""
    return disk.folder / "server"


def test_an_order_that_cannot_be_written_down_is_none_and_is_placed_once_there_is_room(disk, shell):
    first = place(shell, COAT)
    disk.fill()
    with pytest.raises(CallError) as full:
        place(shell, SCARF, request_id="request-2")
    assert full.value.code == "server.book.full"
    assert [order["number"] for order in call(shell, "my_orders")] == [first]
    assert list(shell.orders) == [first], "the wallet was not asked"
    disk.empty()
    second = place(shell, SCARF, request_id="request-2")
    assert [order["number"] for order in call(shell, "my_orders")] == [second, first]


def test_what_was_paid_while_there_was_no_room_is_known_afterwards(disk, shell):
    number = place(shell, COAT)
    shell.sends_notices = False
    disk.fill()
    shell.pay(number)
    with pytest.raises(CallError) as full:
        call(shell, "order_state", number=number)
    assert full.value.code == "server.book.full"
    disk.empty()
    assert call(shell, "order_state", number=number)["state"] == "to_ship"


def test_a_photo_that_has_no_room_is_refused_whole(disk, shell, data_folder):
    place(shell, COAT)
    disk.fill()
    content = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(200_000)).decode()
    what = {"request_id": "request-9", "place": 0, "suffix": "jpg", "offset": 0, "is_last": True}
    with pytest.raises(CallError, match="no room"):
        call(shell, "take_photo", **what, content=content)
    assert list((data_folder / "photos").glob("*.jpg")) == []
    disk.empty()
    call(shell, "take_photo", **what, content=content)
    assert len(list((data_folder / "photos").glob("*.jpg"))) == 1
