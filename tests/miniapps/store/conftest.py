"""The store's own modules, and a shell that runs its server half in a folder of its own."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from minikit import calls
from tests.miniapps.store.market import PACKAGE, Market
from tests.support.fake_shell import FakeShell

MODULES = (
    *("product", "picks", "assortment", "catalogue", "finding", "chinese", "words", "remembering", "filtering"),
    *(
        "order_model",
        "order_tables",
        "mending",
        "order_book",
        "half",
        "placing",
        "settling",
        "telling",
        "selling",
        "offering",
        "cart",
        "discounts",
        "book_file",
        "review_book",
        "photo_store",
        "product_book",
        "adding",
        "tags",
        "photos",
        "forms",
        "parts",
        "main",
        "server",
        "pages",
    ),
)
PAGES = (
    *("home", "product", "cart", "checkout", "order", "orders", "refund", "review"),
    *("favorites", "mend", "desk", "shelf", "till", "coupon", "add"),
)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> Iterator[SimpleNamespace]:
    """The package's modules by their names, imported as its child processes import them."""
    data_folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(data_folder)
    monkeypatch.syspath_prepend(str(PACKAGE))
    modules = {name: importlib.import_module(name) for name in MODULES}
    pages = {f"{name}_page": importlib.import_module(f"pages.{name}") for name in PAGES}
    yield SimpleNamespace(**modules, **pages)
    for name in [name for name in sys.modules if name.partition(".")[0] in MODULES]:
        del sys.modules[name]


@pytest.fixture
def shell(store: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> FakeShell:
    shell = FakeShell(store.server.server)
    monkeypatch.setattr(calls, "_current", shell)
    return shell


@pytest.fixture
def market(data_folder: Path) -> Iterator[Market]:
    """The store in children of its own."""
    market = Market(data_folder)
    yield market
    market.close()
