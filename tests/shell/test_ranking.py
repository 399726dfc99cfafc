"""What some letters mean: how well they fit goes before what is dear, and no letters mean anything but themselves."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shell.ranking import (
    FOUND_MAX,
    NAME_CHARACTERS_MAX,
    QUERY_CHARACTERS_MAX,
    WORDS_MAX,
    Named,
    Names,
    _match,
    folded,
    named,
)

T = TypeVar("T")
NONE: dict[tuple[str, str], int] = {}


def ranked(everything: Sequence[Named[T]], query: str, weights: Mapping[tuple[str, str], int]) -> list[T]:
    return Names(everything).ranked(query, weights)


def these(*names: str) -> list[Named[str]]:
    return [named(name, ("chat", name), [name]) for name in names]


def test_the_whole_name_goes_before_its_start_a_word_s_start_and_its_middle() -> None:
    everything = these("Sixteen tea leaves", "Steam", "Green tea", "Teahouse", "TEA")
    assert ranked(everything, "tea", NONE) == ["TEA", "Teahouse", "Sixteen tea leaves", "Green tea", "Steam"]


def test_of_what_fits_alike_the_dearest_is_first_and_then_as_it_stood() -> None:
    everything = these("Maya", "Mark", "Matteo", "Emma")
    weights = {("chat", "Matteo"): 2000, ("chat", "Mark"): 500, ("chat", "Emma"): 90_000}
    assert ranked(everything, "ma", weights) == ["Matteo", "Mark", "Maya", "Emma"]


def test_with_nothing_typed_the_dearest_come_first_and_then_all_as_it_stood() -> None:
    assert ranked(these("A", "B", "C"), "  ", {("chat", "C"): 1}) == ["C", "A", "B"]


@pytest.mark.parametrize("query", ["lzx", "linzhixia", "lin zhi xia", "LINZX", "lzhx", "l'zhi'x", "林", "林知夏"])
def test_a_chinese_name_is_found_by_its_characters_initials_and_pinyin(query: str) -> None:
    assert ranked(these("Maya", "林知夏", "Emma"), query, NONE) == ["林知夏"]


def test_a_syllable_before_the_last_is_typed_whole_or_by_its_initial() -> None:
    assert ranked(these("林知夏"), "lizx", NONE) == []


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("重庆火锅", "cqhg"),
        ("重庆火锅", "zq"),
        ("吕布", "lvbu"),
        ("吕布", "lb"),
        ("Plaza 商店", "plaza sd"),
        ("商店 A1", "sda1"),
    ],
)
def test_characters_of_several_readings_and_mixed_names_are_found(name: str, query: str) -> None:
    assert ranked(these(name), query, NONE) == [name]


def test_a_given_name_goes_before_the_middle_of_a_word_and_after_a_word_s_start() -> None:
    assert ranked(these("Amzx", "林知夏", "Big zx", "zx"), "zx", NONE) == ["zx", "Big zx", "林知夏", "Amzx"]


def test_what_is_said_beside_a_name_is_found_last_and_words_in_any_order() -> None:
    orders = named("orders", ("article", "1"), ["How to order"], ["Plaza Store"])
    assert ranked([orders, *these("Store")], "store", NONE) == ["Store", "orders"]
    assert ranked([orders], "store order", NONE) == ["orders"]
    assert ranked([orders], "store cats", NONE) == []


@pytest.mark.parametrize(
    "name", ["a.*b", "%", "_", "[x](", "\\", "<b>bold</b>", "'; DROP TABLE visit --", "\x00", "\u200bx"]
)
def test_signs_mean_themselves(name: str) -> None:
    assert ranked(these("plain", name), name, NONE) == [name]


def test_full_width_and_capitals_are_no_other_letters() -> None:
    assert ranked(these("Straße 7", "ＰＬＡＺＡ"), "plaza", NONE) == ["ＰＬＡＺＡ"]
    assert ranked(these("Straße 7"), "STRASSE", NONE) == ["Straße 7"]


def test_hostile_names_and_queries_are_cut_and_stay_cheap() -> None:
    everything = these("重" * 100_000, "ﷺ" * 100_000, "a" * 100_000, "\ud83d", "南" * 300)
    assert all(len(form.text) <= NAME_CHARACTERS_MAX for each in everything for form in each.names)
    assert ranked(everything, "q" * 100_000, NONE) == []
    assert ranked(everything, "nan" * 30 + "x", NONE) == []
    assert ranked(everything, "a" * (QUERY_CHARACTERS_MAX - 1), NONE) == ["a" * 100_000]
    assert len(ranked(these(*(f"n{at}" for at in range(FOUND_MAX * 2))), "n", NONE)) == FOUND_MAX


SAID = st.text("ab '.林知重庆ＡÅ\n", max_size=8)


@given(st.lists(st.tuples(SAID, SAID), max_size=12), SAID, st.integers(1, 4))
def test_what_is_laid_out_finds_the_same_as_asking_each(said: list[tuple[str, str]], query: str, count: int) -> None:
    everything = [named(at, ("chat", str(at)), [name], [beside]) for at, (name, beside) in enumerate(said)]
    wanted = folded(query)
    fits = [(at, _match(each, wanted, wanted.split(" ")[:WORDS_MAX])) for at, each in enumerate(everything) if wanted]
    best = sorted((-match, at) for at, match in fits if match is not None)[:count]
    if wanted:
        assert Names(everything).ranked(query, NONE, count) == [at for _, at in best]
