"""The house rules of QML that qmllint does not know."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOT, files, text_of

# Elements that show text and would read tags in it: strangers' tags fetch pictures and can crash the process.
TEXT_ELEMENT = re.compile(r"(?<![\w])(?:T\.|\w+\.)?(Text|Label|TextArea)\s*\{")
RICH = re.compile(r"\b(?:Text|TextEdit|TextArea|Label)\.(RichText|StyledText|AutoText|MarkdownText)\b")
STOCK_CONTROLS = re.compile(r"^import QtQuick\.Controls\b", re.MULTILINE)
SYSTEM_DIALOG = re.compile(r"^(?:File|Folder)Dialog\s*\{", re.MULTILINE)
ON_PROPERTY = re.compile(r"\bproperty\s+[\w.<>]+\s+(on[A-Z]\w*)")
ENTRY = re.compile(r"^(?:singleton )?(\w+) [\d.]+ (\S+\.qml)$", re.MULTILINE)


def qml_files() -> list[Path]:
    """Return every QML file of the shell."""
    return files(".qml", folders=("app",))


def code_of(path: Path) -> str:
    """Return a file's text with comments and strings emptied, so that only code is left."""
    blank = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.DOTALL)
    return blank.sub(lambda found: "\n" * found[0].count("\n"), text_of(path))


def own_bodies(code: str) -> Iterator[tuple[int, str]]:
    """Return line and body of each element that shows text, without what stands in elements inside it."""
    for found in TEXT_ELEMENT.finditer(code):
        depth, body = 1, []
        for character in code[found.end() :]:
            depth += (character == "{") - (character == "}")
            if depth == 0:
                break
            if depth == 1:
                body.append(character)
        yield code.count("\n", 0, found.start()) + 1, "".join(body)


def test_every_text_is_plain_text() -> None:
    loose = [
        f"{path}:{line}"
        for path in qml_files()
        for line, body in own_bodies(code_of(path))
        if not re.search(r"textFormat:\s*Text(Edit)?\.PlainText\b", body)
    ]
    assert not loose


def test_no_text_is_rich() -> None:
    assert not [f"{path} {found[0]}" for path in qml_files() for found in RICH.finditer(code_of(path))]


def test_no_stock_control_is_used() -> None:
    assert not [str(path) for path in qml_files() if STOCK_CONTROLS.search(code_of(path))]


def test_dialogs_of_files_close_before_they_end() -> None:
    dialogs = [path for path in qml_files() if SYSTEM_DIALOG.search(code_of(path))]
    assert dialogs
    assert not [str(path) for path in dialogs if "Component.onDestruction: root.close()" not in code_of(path)]


def test_no_property_reads_like_a_signal_handler() -> None:
    assert not [f"{path} {found[1]}" for path in qml_files() for found in ON_PROPERTY.finditer(code_of(path))]


def test_every_qml_file_is_in_its_folders_qmldir() -> None:
    folders = {path.parent for path in qml_files()}
    without = [str(folder) for folder in folders if not (ROOT / folder / "qmldir").exists()]
    assert not without
    for folder in folders:
        listed = dict(ENTRY.findall(text_of(folder / "qmldir")))
        present = {path.stem: path.name for path in qml_files() if path.parent == folder}
        assert listed == present, f"{folder}/qmldir"


def test_every_qmldir_bears_the_name_of_its_package() -> None:
    for path in {path.parent / "qmldir" for path in qml_files()}:
        assert text_of(path).startswith(f"module {'.'.join(path.parent.parts)}\n"), str(path)


def test_a_loose_text_would_be_found() -> None:
    code = "Item {\n  Text {\n    Text { textFormat: Text.PlainText }\n  }\n}\n"
    bodies = list(own_bodies(code))
    assert [("PlainText" in body) for _, body in bodies] == [False, True]
