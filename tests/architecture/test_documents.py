"""The documents say what is so: links lead to files, and the overview is what the code says of itself."""

import ast
import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.tree import ROOT, files, text_of, tree_of

DOCUMENTS = [*files(".md", folders=("docs",)), *sorted(path.relative_to(ROOT) for path in ROOT.glob("*.md"))]
FOLDERS_DEEP = 2  # below app/


def overview() -> str:
    """Return one line for each module and package of ``app``, from the first line of its docstring."""
    lines = ["```"]
    for path in files(".py", folders=("app",)):
        place = path.parent if path.stem == "__init__" else path
        is_package_or_top = path.stem == "__init__" or path.parent == Path("app")
        if is_package_or_top and len(place.parts) <= 1 + FOLDERS_DEEP:
            said = (ast.get_docstring(tree_of(path)) or "").splitlines()[0]
            is_in_sdk = place.parts[1:2] == ("sdk",)
            name = str(place.relative_to("app")) if is_in_sdk else place.name
            depth = 1 if is_in_sdk else len(place.parts) - 1
            lines.append(f"{'  ' * depth}{name}{'' if path is place else '/'}".ljust(18) + f" {said}")
    return "\n".join([*lines, "```\n"])


def test_the_overview_is_what_the_packages_say_of_themselves() -> None:
    shown = text_of(Path("ARCHITECTURE.md")).partition("<!-- overview: written from the docstrings -->\n")[2]
    assert shown.partition("<!-- end -->")[0] == overview(), f"write this into ARCHITECTURE.md:\n{overview()}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_link_leads_to_a_file(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", text_of(document))
    assert not [target for target in targets if not (ROOT / document.parent / target).exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_file_of_ours_that_is_named_exists(document: Path) -> None:
    named = re.findall(r"`((?:app|benchmarks|docs|miniapps|resources|tests)/[\w/.-]+)`", text_of(document))
    assert not [name for name in named if not (ROOT / name).exists()]


def test_decisions_are_numbered_one_by_one_and_say_their_number() -> None:
    records = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [record.name[:5] for record in records] == [f"{number:04}-" for number in range(1, len(records) + 1)]
    titles = [record.read_text("utf-8").partition(" ")[2].partition(" ")[0] for record in records]
    assert titles == [f"{number}." for number in range(1, len(records) + 1)]


def test_a_decision_that_is_named_exists() -> None:
    count = len([*(ROOT / "docs/decisions").glob("*.md")])
    for document in DOCUMENTS:
        named = re.findall(r"\bdecision (\d+)", text_of(document))
        assert not [number for number in named if not 1 <= int(number) <= count], document


def test_every_shipped_picture_font_and_icon_has_a_licence() -> None:
    listed = re.findall(r"^\| `([^`]+)`", text_of(Path("resources/LICENSES.md")), re.MULTILINE)
    shipped = [path for path in files("", folders=("resources", "miniapps")) if (ROOT / path).is_file()]
    art = {path for path in shipped if path.suffix in (".svg", ".webp", ".png", ".jpg", ".ttf", ".mp4")}
    licensed = {found.resolve().relative_to(ROOT) for each in listed for found in (ROOT / "resources").glob(each)}
    assert not art - licensed


def test_the_ten_lines_of_the_readme_are_a_page() -> None:
    found = re.search(r"```python\n(.*?)```", text_of(Path("README.md")), re.DOTALL)
    assert found is not None
    space: dict[str, Any] = {}
    exec(compile(found[1], "main.py", "exec"), space)
    page = space["app"].pages["pages/home"]()
    asyncio.run(page.add())
    assert page.build().children[0].text == "1"
