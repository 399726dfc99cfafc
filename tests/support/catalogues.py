"""Catalogues of tests: made as their keepers make them, of packages that publishers signed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.host.catalogues.publishing import CatalogueFolder, Published
from app.host.signing import PublisherKey
from tests.support.miniapps import write_package
from tests.support.publishers import ADA, key_of, pack

KEEPER = key_of("k")
MADE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MAIN = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("All hats")

@app.page("pages/hat")
class Hat(Page):
    async def on_load(self, query):
        self.name = query["name"]

    def build(self):
        return ui.Text(f"The hat called {self.name}")
"""


def package_of(tmp_path: Path, key: PublisherKey = ADA, *, code: int = 1, main: str = MAIN, **changes: Any) -> Path:
    """Return a signed `.ma` of Ada's hats, or of what ``changes`` say."""
    described = {"app_id": "ada.shop", "name": "Ada's hats", "version": {"name": f"{code}.0", "code": code}, **changes}
    name = f"{described['app_id']}-{code}-{key.public[:4]}-{len(list(tmp_path.iterdir()))}"
    folder = write_package(tmp_path / name, main, pages=["pages/home", "pages/hat"], **described)
    return pack(folder, tmp_path / f"{name}.ma", key)


def publish(folder: Path, *packages: Path, key: PublisherKey = KEEPER, **changes: Any) -> Published:
    """Add packages to the catalogue in ``folder``, or begin it."""
    asked: dict[str, Any] = {"now": MADE, "name": "Hats and more", **changes}
    return CatalogueFolder(folder, key).publish(packages, **asked)
