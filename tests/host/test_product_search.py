"""Who looks for what is sold: a mini-app whose manifest names a page for that, a verified one first."""

import json
from dataclasses import replace
from pathlib import Path

from app.core.kernel.ids import MiniAppId
from app.host.product_search import ProductSearch
from tests.support.miniapps import Platform, manifest, write_package

MAIN = "from minikit import App\napp = App()\n"


def install(platform: Platform, folder: Path, miniapp_id: str, **plaza: str) -> MiniAppId:
    own = manifest(app_id=miniapp_id)
    return platform.install(
        write_package(folder / miniapp_id, MAIN, app_id=miniapp_id, plaza={**own["plaza"], **plaza})
    )


def test_without_a_mini_app_that_offers_it_nobody_looks(platform: Platform, tmp_path: Path) -> None:
    assert platform.sessions.product_searches() == ()
    install(platform, tmp_path, "test.notes")
    assert platform.sessions.product_searches() == ()


def test_all_that_look_are_told_with_their_pages_the_verified_one_first(platform: Platform, tmp_path: Path) -> None:
    doubtful = install(platform, tmp_path, "a.shop", product_search="pages/home")
    listed = platform.listings.listed
    listed[doubtful] = replace(listed[doubtful], is_verified=False, name="A shop")
    assert platform.sessions.product_searches() == (ProductSearch(listed[doubtful], "pages/home"),)
    trusted = install(platform, tmp_path, "b.shop", product_search="pages/other")
    assert platform.sessions.product_searches() == (
        ProductSearch(listed[trusted], "pages/other"),
        ProductSearch(listed[doubtful], "pages/home"),
    )


def test_an_install_that_is_gone_or_broken_offers_nothing(platform: Platform, tmp_path: Path) -> None:
    shop = install(platform, tmp_path, "b.shop", product_search="pages/home")
    folder = platform.sessions.find_install(shop).folder
    content = json.loads((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_text(json.dumps({**content, "pages": 7}), encoding="utf-8")
    assert platform.sessions.product_searches() == ()
    (folder / "manifest.json").unlink()
    assert platform.sessions.product_searches() == ()
