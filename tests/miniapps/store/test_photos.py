"""Photos of reviews and refunds: picked, sent in pieces, whole or not there, and seen by others; the shop's reply."""

import base64
import os
from pathlib import Path
from typing import Any

import pytest

from minikit import CallError, ui
from tests.miniapps.store.test_orders import received
from tests.miniapps.store.test_server import call
from tests.support.fake_shell import FakeShell, OpenedPage, run

JPEG = b"\xff\xd8\xff\xe0" + bytes(300_000)
SMALL = b"\xff\xd8\xff\xe0 small"


@pytest.fixture
def number(store: Any, shell: FakeShell) -> str:
    """The number of an order that was received: one coat."""
    return received(shell)


def review_page(store: Any, number: str) -> OpenedPage:
    return OpenedPage(store.review_page.ReviewPage(), number=number, sku="coat-red")


def take(shell: FakeShell, content: bytes, **more: object) -> Any:
    what = {"request_id": "request-9", "place": 0, "suffix": "jpg", "offset": 0, "is_last": True}
    return call(shell, "take_photo", **(what | {"content": base64.b64encode(content).decode()} | more))


def see(folder: Path, names: list[str]) -> None:
    """Have photos come to the pages, as fetching them does."""
    for name in names:
        (folder / f"seen-{name}").write_bytes((folder / "photos" / name).read_bytes())


def test_photos_of_a_review_are_kept_whole_and_seen_on_the_product(store, shell, data_folder, number):
    shell.pictures = [JPEG, SMALL]
    page = review_page(store, number)
    page.tap("Add photos")
    assert len(page.nodes(ui.Image)) == 1 + 2
    page.tap("Send review")
    assert page.went == [("back", {})]
    [review] = call(shell, "reviews", sku="coat-red")
    assert [(data_folder / "photos" / name).read_bytes() for name in review["photos"]] == [JPEG, SMALL]
    assert list(data_folder.glob("picked-*")) == []

    see(data_folder, review["photos"])
    product = OpenedPage(store.product_page.ProductPage(), sku="coat-red")
    product.tap("Photo 2")
    [viewer] = product.nodes(ui.Viewer)
    assert (len(viewer.photos), viewer.index) == (2, 1)
    run(viewer.on_close())
    assert product.nodes(ui.Viewer) == []


def test_three_photos_are_the_most_and_one_can_be_taken_out(store, shell, data_folder, number):
    shell.pictures = [SMALL] * 5
    page = review_page(store, number)
    page.tap("Add photos")
    assert "Add photos" not in page.texts()
    page.tap("Take out photo 1")
    page.tap("Add photos")
    page.tap("Send review")
    [review] = call(shell, "reviews", sku="coat-red")
    assert len(review["photos"]) == 3


def test_photos_sent_again_after_a_lost_answer_are_the_same(store, shell, data_folder, number):
    shell.pictures = [SMALL]
    page = review_page(store, number)
    page.tap("Add photos")
    shell.loses_answers = True
    page.tap("Send review")
    assert page.went == []
    shell.loses_answers = False
    page.tap("Send review")
    assert page.went == [("back", {})]
    assert len(list((data_folder / "photos").iterdir())) == 1


def test_photos_of_a_refund_are_seen_by_the_seller(store, shell, data_folder, number):
    shell.pictures = [SMALL]
    page = OpenedPage(store.refund_page.RefundPage(), number=number)
    page.tap("Add photos")
    run(page.find("What is wrong?").on_change("It is broken"))
    page.tap("Ask for it")
    [refund] = call(shell, "order_state", number=number)["refunds"]
    see(data_folder, refund["photos"])
    shell.roles = ("seller",)
    desk = OpenedPage(store.desk_page.DeskPage())
    run(desk.page.choose("refunds"))
    assert desk.find("Photo 1")
    assert OpenedPage(store.order_page.OrderPage(), number=number).find("Photo 1")


def test_a_review_whose_photo_never_came_is_refused(shell, number):
    what = {"number": number, "sku": "coat-red", "stars": 5, "text": ""}
    with pytest.raises(CallError, match="did not come whole"):
        call(shell, "review", **what, request_id="request-9", photos=["jpg"])
    assert call(shell, "reviews", sku="coat-red") == []


@pytest.mark.parametrize(
    ("content", "more", "why"),
    [
        (b"GIF89a", {}, "Only JPEG"),
        (SMALL, {"suffix": "gif"}, "Only JPEG"),
        (SMALL, {"suffix": "../x"}, "Only JPEG"),
        (SMALL, {"place": 3}, "Only JPEG"),
        (SMALL, {"offset": 7}, "did not come whole"),
        (SMALL, {"offset": "x"}, "did not come whole"),
        (b"", {}, "did not come whole"),
        (b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00", {}, "where it was taken"),
    ],
)
def test_what_is_no_photo_of_ours_is_refused(shell, data_folder, content, more, why):
    with pytest.raises(CallError, match=why):
        take(shell, content, **more)
    assert [path for path in (data_folder / "photos").iterdir() if path.suffix == ".jpg"] == []


def test_a_photo_of_more_than_three_megabytes_is_refused(shell):
    piece = JPEG[: 256 << 10]
    for count in range(12):
        take(shell, piece, offset=count * len(piece), is_last=False)
    with pytest.raises(CallError, match="3 MB"):
        take(shell, piece, offset=12 * len(piece))


@pytest.mark.parametrize("name", ["../orders.db", "x.jpg", 7, None, "0" * 24 + "-0.jpg"])
def test_a_photo_that_is_none_is_told_plainly(shell, name):
    with pytest.raises(CallError, match="not here"):
        call(shell, "photo", name=name, offset=0)


def test_a_photo_comes_back_in_pieces(shell, data_folder):
    take(shell, JPEG[: 200 << 10], is_last=False)
    take(shell, JPEG[200 << 10 :], offset=200 << 10)
    [name] = [path.name for path in (data_folder / "photos").iterdir()]
    content = b""
    while len(content) < len(JPEG):
        piece = call(shell, "photo", name=name, offset=len(content))
        content += base64.b64decode(piece["content"])
    assert (content, piece["size"]) == (JPEG, len(JPEG))


def test_what_nobody_needs_goes_after_a_day(store, shell, data_folder, number):
    shell.pictures = [SMALL]
    page = review_page(store, number)
    page.tap("Add photos")
    page.tap("Send review")
    take(shell, SMALL, request_id="request-left")
    photos = data_folder / "photos"
    assert len(list(photos.iterdir())) == 2
    for path in photos.iterdir():
        os.utime(path, (1, 1))
    take(shell, SMALL, request_id="request-new")
    kept = {path.name for path in photos.iterdir()}
    assert set(call(shell, "reviews", sku="coat-red")[0]["photos"]) < kept
    assert len(kept) == 2


def test_the_seller_replies_to_a_review_and_everybody_reads_it(store, shell, number):
    page = review_page(store, number)
    page.change("What should others know?", "Warm.")
    page.tap("Send review")
    shell.roles = ("seller",)
    desk = OpenedPage(store.desk_page.DeskPage())
    run(desk.page.choose("reviews"))
    desk.tap("Reply")
    desk.change("Everybody who looks at the product can read it.", "Thank you!")
    desk.tap("Send reply")
    assert "Nothing waits here" in desk.texts()
    shell.roles = ()
    assert "The shop: Thank you!" in OpenedPage(store.product_page.ProductPage(), sku="coat-red").texts()
