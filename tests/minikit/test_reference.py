"""The page an author reads says what the kit does, and its examples run."""

import inspect
import re
from pathlib import Path

import pytest

from app.cli import code
from app.host.package import Package
from app.host.permissions import PERMISSIONS
from minikit import reference, ui
from minikit.schema import COMPONENTS, ComponentSpec
from tests.support.miniapps import ADA, Platform, write_package

PAGE = Path(__file__).parents[2] / "docs" / "miniapps.md"


def test_the_reference_lists_every_component_as_it_is() -> None:
    written = (PAGE.parent / "components.md").read_text(encoding="utf-8")
    assert written == reference.page(), "PYTHONPATH=app/sdk python3 -m minikit.reference > docs/components.md"


def section(name: str) -> str:
    """Return what the reference says of one component."""
    found = re.search(rf"^### {name}\n(.*?)(?=^##|\Z)", reference.page(), re.DOTALL | re.MULTILINE)
    assert found is not None, name
    return found[1]


@pytest.mark.parametrize("spec", COMPONENTS.values(), ids=lambda spec: spec.name)
def test_a_component_has_one_section_that_is_linked_and_names_all_it_takes(spec: ComponentSpec) -> None:
    assert reference.contents().count(f"[{spec.name}](#{spec.name.lower()})") == 1
    said = section(spec.name)
    parameters = inspect.signature(getattr(ui, spec.name)).parameters
    for field in (each for each in spec.properties if each.name in parameters and each.name not in reference.COMMON):
        assert f"\n| `{field.name}` | " in said
    for paragraph in spec.summary.replace("``", "`").split("\n\n"):
        assert " ".join(paragraph.split()) in said


def test_the_types_are_in_an_authors_words() -> None:
    assert "| `text` | text, up to 500 characters | required |" in section("Button")
    assert "| `lines_max` | whole number from 0 to 1,000 | `0` |" in section("Text")
    assert '| `fit` | one of `"cover"`, `"contain"` | `"cover"` |' in section("Image")
    assert "| `on_change` | function, told `True` or `False` | required |" in section("Switch")
    assert "| `on_tap` | function, told nothing | `None` |" in section("Chip")
    assert "| `length_max` | whole number from 1 to 20,000; or `None` | `None` |" in section("TextArea")
    assert "| `options` | tuple of up to 500 `Option`, no two with the same `value` | required |" in section("Select")
    assert "| `*buttons` | components, up to 3; `None` is left out |  |" in section("Dialog")
    assert "`Span(text, " in section("RichText"), "records within records"
    assert "base_seq" not in reference.page()


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


def examples() -> list[str]:
    """Return the pieces of Python on the page."""
    return re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("number", range(len(examples())))
def test_an_example_writes_nothing_that_there_is_not(number: int, tmp_path: Path) -> None:
    example = examples()[number]
    if "app = App()" in example or "server = Server()" in example:
        pytest.skip("a whole file, which other tests run")
    # A piece stands somewhere in a mini-app that may do everything, and whose server half's functions nobody knows.
    body = "".join(f"    {line}\n" for line in example.splitlines())
    main = f"from minikit import *\napp = App()\nasync def somewhere(self):\n{body}    return self\n"
    wanted = [{"name": name, "reason": "To show it."} for name in PERMISSIONS]
    plaza: dict[str, object] = {"runtime": "minikit/1", "publisher": "tests", "hosts": ["api.shop.com"]}
    plaza |= {"opens": {"page": "pages/table", "endings": ["csv"]}, "account": "tests.account"}
    field = {"name": "order", "label": "Order", "example": "A-17"}
    plaza["messages"] = [{"id": "shipped", "title": "On its way", "page": "pages/table", "fields": [field]}]
    paths = set(re.findall(r'"(pages/\w+)"', PAGE.read_text(encoding="utf-8")))
    pages = "".join(
        f"@app.page({path!r})\nclass P{at}(Page):\n    def build(self): return self\n" for at, path in enumerate(paths)
    )
    folder = write_package(
        tmp_path / "package",
        main + pages,
        "from minikit import Server\nserver = Server()\nserver.functions\n",
        req_permissions=wanted,
        plaza=plaza,
        pages=sorted(paths),
    )
    (folder / "assets").mkdir()
    for asset in re.findall(r"asset:([\w.-]+)", example):
        (folder / "assets" / asset).touch()
    assert [str(problem) for problem in code.problems(Package.read(folder))] == []
