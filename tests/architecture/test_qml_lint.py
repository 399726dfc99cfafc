"""The QML lint sees through to Python: a name that a view-model does not have is found."""

from pathlib import Path

import pytest

from app.cli.qml_lint import lint, unformatted

VIEW_MODEL = """
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LineViewModel(QObject):
    @Property(str, constant=True)
    def amountText(self):
        return "1"


@QmlElement
class SheetViewModel(QObject):
    changed = Signal()

    @Property(str, notify=changed)
    def title(self):
        return "Pay"

    @Property(LineViewModel, notify=changed)
    def line(self):
        return None

    @Property(list, notify=changed)
    def choices(self):
        return []

    @Slot(str, result=bool)
    def answer(self, pin):
        return True
"""
QML = """pragma ComponentBehavior: Bound
import QtQuick
import app.shell.wallet

Item {
    id: root

    required property SheetViewModel viewModel

    function say(): bool {
        return root.viewModel.%(slot)s("1");
    }

    Text {
        textFormat: Text.PlainText
        text: root.viewModel.%(property)s + root.viewModel.line.%(inner)s + root.viewModel.choices.length
    }
}
"""
OUTER = """import QtQuick
import app.shell.wallet

Item {
    id: root

    required property SheetViewModel given

    Sheet {
        viewModel: root.given
    }
}
"""
RIGHT = {"slot": "answer", "property": "title", "inner": "amountText"}


def project(root: Path, **names: str) -> Path:
    """Write a project of one screen and its view-model, the names as in RIGHT but for ``names``."""
    folder = root / "app" / "shell" / "wallet"
    folder.mkdir(parents=True)
    (folder / "sheet.py").write_text(VIEW_MODEL, encoding="utf-8")
    (folder / "Sheet.qml").write_text(QML % (RIGHT | names), encoding="utf-8")
    (folder / "qmldir").write_text("module app.shell.wallet\nSheet 1.0 Sheet.qml\n", encoding="utf-8")
    return root


def test_right_names_pass(tmp_path: Path) -> None:
    assert lint(project(tmp_path)) == ""


@pytest.mark.parametrize("place", RIGHT)
def test_a_misspelt_python_name_is_found(tmp_path: Path, place: str) -> None:
    said = lint(project(tmp_path, **{place: "misspelt"}))
    assert 'Member "misspelt" not found' in said
    assert str(tmp_path) not in said


def test_what_a_view_model_inherits_is_known(tmp_path: Path) -> None:
    root = project(tmp_path)
    folder = root / "app" / "shell" / "wallet"
    registered = VIEW_MODEL.replace("class SheetViewModel(QObject):", "class SheetViewModel(Asking[int]):")
    title = registered[registered.index("    changed = Signal()") : registered.index("    @Property(LineViewModel")]
    (folder / "sheet.py").write_text(registered.replace(title, "    changed = Signal()\n\n"), encoding="utf-8")
    base = f"from PySide6.QtCore import Property, QObject, Signal\n\n\nclass Asking(QObject, Generic[T]):\n{title}"
    (root / "app" / "shell" / "asking.py").write_text(base, encoding="utf-8")
    assert lint(root) == ""


def test_a_view_model_handed_on_within_a_module_keeps_its_type(tmp_path: Path) -> None:
    root = project(tmp_path)
    folder = root / "app" / "shell" / "wallet"
    (folder / "Outer.qml").write_text(OUTER, encoding="utf-8")
    with (folder / "qmldir").open("a", encoding="utf-8") as qmldir:
        qmldir.write("Outer 1.0 Outer.qml\n")
    assert lint(root) == ""


def test_the_lint_leaves_the_tree_as_it_was(tmp_path: Path) -> None:
    root = project(tmp_path)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    lint(root)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_file_out_of_shape_is_named(tmp_path: Path) -> None:
    root = project(tmp_path)
    path = root / "app" / "shell" / "wallet" / "Sheet.qml"
    assert unformatted(root) == []
    ragged = path.read_text(encoding="utf-8").replace("    id: root", " id : root")
    path.write_text(ragged, encoding="utf-8")
    assert unformatted(root) == [path.relative_to(root)]
    assert path.read_text(encoding="utf-8") == ragged
