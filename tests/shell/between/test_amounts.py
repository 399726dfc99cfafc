"""What a person types as an amount: read strictly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.kernel.money import Money
from app.shell.between.amounts import amount_of


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("8", 800),
        ("8.8", 880),
        ("8,80", 880),
        (" 8.08 ", 808),
        ("0.01", 1),
        ("08.", 800),
        ("999999999.99", 99_999_999_999),
    ],
)
def test_an_amount_is_read_as_it_is_written(text: str, minor: int) -> None:
    assert amount_of(text) == Money(minor)


@pytest.mark.parametrize(
    "text",
    ["", "0", "0.00", "-1", "+1", "1.234", "1.2.3", "1e3", "1 000", "1,000.00", "٣", "８", "¥8", "NaN", "x", "1" * 10],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amount_of(text) is None


@given(st.integers(1, 10**11 - 1))
def test_every_amount_comes_back(minor: int) -> None:
    assert amount_of(f"{minor // 100}.{minor % 100:02d}") == Money(minor)


@given(st.text())
def test_nothing_typed_can_make_it_fail(text: str) -> None:
    found = amount_of(text)
    assert found is None or found.amount_minor > 0
