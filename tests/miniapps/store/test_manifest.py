"""The store's manifest."""

import json

from app.host.manifest import check
from tests.miniapps.store.market import PACKAGE


def test_the_manifest_names_every_page_there_is(store):
    data = json.loads((PACKAGE / "manifest.json").read_bytes())
    assert data["pages"] == list(store.main.app.pages)
    assert (PACKAGE / data["icons"][0]["src"]).is_file()


def test_the_manifest_has_no_problems():
    checked, problems = check((PACKAGE / "manifest.json").read_bytes())
    assert checked is not None
    assert problems == []
