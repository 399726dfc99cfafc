"""The address book: each person's own, checked, and with one default as long as there is any."""

from dataclasses import replace

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import AddressId, UserId
from app.core.people.model import Address, User
from app.core.people.service import ADDRESSES_MAX, AddressBook
from tests.support.plaza import PlazaServices

LIN, MAYA = UserId("lin"), UserId("maya")
HOME = Address(AddressId(""), "林知夏", "+86 138 0013 8000", "上海市 浦东新区", "世纪大道 100 号 3 楼", "200120")


@pytest.fixture
def book(plaza: PlazaServices) -> AddressBook:
    for user_id in (LIN, MAYA):
        plaza.people.add_person(User(user_id, user_id, "green"))
    return AddressBook(plaza.db, plaza.clock)


def names(book: AddressBook, user_id: UserId = LIN) -> list[tuple[str, bool]]:
    return [(each.name, each.is_default) for each in book.of(user_id)]


def test_an_address_comes_back_as_it_was_written_with_its_spaces_joined(book: AddressBook) -> None:
    kept = book.save(LIN, replace(HOME, street="  世纪大道   100 号 3 楼\t"))
    assert kept == replace(HOME, address_id=kept.address_id, is_default=True)
    assert book.of(LIN) == [kept]
    assert book.of(MAYA) == []


def test_there_is_one_default_whatever_is_added_changed_and_removed(book: AddressBook, plaza: PlazaServices) -> None:
    home = book.save(LIN, replace(HOME, name="home"))
    plaza.clock.advance(minutes=1)
    work = book.save(LIN, replace(HOME, name="work"))
    assert names(book) == [("home", True), ("work", False)]
    work = book.save(LIN, replace(work, name="office", is_default=True))
    assert names(book) == [("office", True), ("home", False)]
    book.save(LIN, replace(work, is_default=False))
    assert names(book) == [("office", True), ("home", False)]
    book.remove(LIN, work.address_id)
    assert names(book) == [("home", True)]
    book.remove(LIN, home.address_id)
    assert names(book) == []


def test_nobody_changes_or_removes_anothers(book: AddressBook) -> None:
    home = book.save(LIN, HOME)
    book.remove(MAYA, home.address_id)
    copy = book.save(MAYA, replace(home, name="Maya"))
    assert copy.address_id != home.address_id
    assert book.of(LIN) == [home]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", ""),
        ("name", " \u3164 "),
        ("name", "a\u202eb"),
        ("name", "x" * 41),
        ("phone", ""),
        ("phone", "138"),
        ("phone", "call me"),
        ("phone", "1" * 26),
        ("phone", "+86 138\u200b 0013"),
        ("region", ""),
        ("region", "x" * 101),
        ("street", "\x00"),
        ("street", "x" * 201),
        ("postcode", "?"),
        ("postcode", "1" * 13),
    ],
)
def test_what_is_no_address_is_refused_by_its_field(book: AddressBook, field: str, text: str) -> None:
    with pytest.raises(Refused) as refusal:
        book.save(LIN, replace(HOME, **{field: text}))  # type: ignore[arg-type]
    assert refusal.value.code == f"address.{field}"
    assert book.of(LIN) == []


def test_a_postcode_may_be_left_out(book: AddressBook) -> None:
    assert book.save(LIN, replace(HOME, postcode=" ")).postcode == ""


def test_a_book_has_an_end(book: AddressBook) -> None:
    kept = [book.save(LIN, HOME) for _ in range(ADDRESSES_MAX)]
    with pytest.raises(Refused, match=r"address\.too_many"):
        book.save(LIN, HOME)
    book.save(LIN, replace(kept[0], name="changed"))
    assert len(book.of(LIN)) == ADDRESSES_MAX


def test_somebody_unknown_has_no_book(book: AddressBook) -> None:
    with pytest.raises(Refused, match=r"people\.unknown"):
        book.save(UserId("nobody"), HOME)
