"""Names that a person could take for others, or for Plaza itself."""

import pytest

from app.core.catalog.names import look_alike, speaks_for_plaza


@pytest.mark.parametrize(
    "name",
    ["Plaza", "Ρlаzа", "ᑭlaza", "Ꮲlaza Pay", "Plaza Wallet", "PlazaPay", "My Plaza-Support", "P l a z a", "plaza"],
)
def test_a_name_that_begins_like_plaza_speaks_for_it(name: str) -> None:
    assert speaks_for_plaza(name)


@pytest.mark.parametrize("name", ["Marketplace", "Plasma", "Piazza Navona", "Supplaza", ""])
def test_another_name_does_not(name: str) -> None:
    assert not speaks_for_plaza(name)


@pytest.mark.parametrize("letter", "\u3164\u2800\u115f\u1160\uffa0\u034f\u200b")
def test_letters_that_show_nothing_make_no_other_name(letter: str) -> None:
    assert look_alike("Store", f"St{letter}ore{letter}")
