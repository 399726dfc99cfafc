"""The page an author reads says what the kit does, and its examples run."""

import re
from pathlib import Path

from app.host.package import Package
from minikit import reference
from tests.support.miniapps import ADA, Platform

PAGE = Path(__file__).parents[2] / "docs" / "miniapps.md"


def test_the_reference_lists_every_component_as_it_is() -> None:
    written = (PAGE.parent / "components.md").read_text(encoding="utf-8")
    assert written == reference.page(), "PYTHONPATH=app/sdk python3 -m minikit.reference > docs/components.md"


def test_the_ten_lines_are_a_mini_app(data_folder: Path, tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    folder = tmp_path / "package"
    folder.mkdir()
    for language, name in (("json", "manifest.json"), ("python", "main.py")):
        found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
        assert found is not None
        (folder / name).write_text(found[1], encoding="utf-8")
    platform = Platform(data_folder)
    session, screen = platform.open(platform.install(Package.read(folder).path), user_id=ADA)
    platform.tap(session, screen, "Tap")
    screen.shows("Tapped 1 times")
    platform.close()


def test_the_server_half_of_the_page_is_python() -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    space: dict[str, object] = {}
    exec(compile(blocks[2], "server.py", "exec"), space)
    assert set(space["server"].functions) == {"place_order"}  # type: ignore[attr-defined]
