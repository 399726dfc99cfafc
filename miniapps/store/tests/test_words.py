"""Every word of the pages is there in both languages."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import chinese
import parts
from pages import desk, mend, orders, refund
from product import Product

PACKAGE = Path(__file__).parents[1]
CODE = [path for path in PACKAGE.rglob("*.py") if "tests" not in path.parts]


def said_in(path: Path) -> set[str]:
    """What a module says in so many words: to `say`, and as a refusal."""
    places = {"say": 0, "Refusal": 1}
    return {
        str(said.value)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in places
        and isinstance(said := node.args[places[node.func.id]], ast.Constant)
    }


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_what_a_module_says_is_said_in_chinese_too(path):
    assert sorted(said_in(path) - set(chinese.CHINESE)) == []


def test_what_stands_in_tables_is_said_in_chinese_too():
    looks = (*parts.STATES.values(), *parts.COLLECTED.values(), *parts.REFUNDS.values())
    tables = [*orders.PARTS.values(), *desk.PARTS.values(), *refund.REASONS, *mend.OUTCOMES.values()]
    assert sorted({*(look.text for look in looks), *tables} - set(chinese.CHINESE)) == []


def test_what_is_put_into_a_sentence_is_put_into_its_chinese():
    for english, said in chinese.CHINESE.items():
        assert fields(said) == fields(english), english


def fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def test_colors_and_sizes_in_words_are_said_in_chinese_too():
    import catalogue

    everything: list[Product] = [catalogue.at(number) for number in range(0, catalogue.COUNT, 7)]
    words = {each for product in everything for each in (*product.colors, *product.options)}
    assert sorted(word for word in words if len(word) > 2 and word not in chinese.CHINESE) == []
