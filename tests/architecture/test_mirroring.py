"""What is placed by an `x` of its own stays where it is when the window is mirrored: so little is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.test_qml import qml_files
from tests.architecture.tree import text_of

LINE = re.compile(r"^( +)x: (.+)$")
CENTRED = re.compile(r"^(Math\.round\()?\(.* - width( \* [\w.]+)?\) / 2\)?$")
ASKS = re.compile(r"LayoutMirroring|\b(?:isM|m)irrored\b|\bisAtRight\b|\bvisualPosition\b")

PLACED = {
    "app/shell/about/CallsScreen.qml list.edge": "a column in the middle of its list",
    "app/shell/components/DialogNode.qml 24": "`room` is its panel's width but for that on both sides",
    "app/shell/components/MenuNode.qml Math.max(4, Math.min(over.width - width - 4, wanted))": "`wanted` asks",
    "app/shell/components/Popover.qml Math.max(edge, Math.min(root.width - width - edge, start))": "`start` asks",
    "app/shell/components/ProgressNode.qml root.isKnown ? 0 : at * (track.width - width)": "runs to and fro, or asks",
    "app/shell/components/RichTextNode.qml first.y === last.y ? Math.min(first.x, last.x) : 0": "where the words are",
    "app/shell/components/SegmentedNode.qml 3": "as far from both sides",
    "app/shell/components/SheetNode.qml root.isBottom ? (over.width - width) / 2 : rest + away": "both ask",
    "app/shell/components/TransitionNode.qml root.shiftX": "asks",
    "app/shell/official/ArticleWords.qml first.y === last.y ? Math.min(first.x, last.x) : 0": "where the words are",
    "app/shell/scan/HistoryScreen.qml list.edge": "a column in the middle of its list",
    "app/shell/scan/ScanFramer.qml modelData[0]": "on a picture of the screen, which is not mirrored",
    "app/shell/scan/ScanFramer.qml root.frame.x": "on a picture of the screen, which is not mirrored",
    "app/shell/scan/ScanOutlines.qml root.shown.x + start * root.shown.width - (width - wide) / 2": "on a picture",
    "app/shell/scan/ScanScreen.qml index % 2 === 0 ? 0 : brackets.side - width": "four corners, alike from both sides",
    "app/shell/scan/ScanScreen.qml bracket.index % 2 === 0 ? 0 : -26": "four corners, alike from both sides",
    "app/shell/wallet/BillsScreen.qml list.edge": "a column in the middle of its list",
    "app/shell/wallet/CouponsScreen.qml list.edge": "a column in the middle of its list",
}
"""By file and expression: what is placed by hand all the same, and why it is right from both sides."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One binding of `x`: the file and what it says, the element that it is in, and how wide that is."""

    key: str
    expression: str
    element: str
    width: str

    def is_fine(self) -> bool:
        """Tell whether it is as right in a mirror: a drawing's point, in the middle, or asking for the direction."""
        is_drawing = self.element.startswith("Path")
        is_centred = CENTRED.match(self.expression) or self.width.endswith((f" - 2 * {self.expression}", " - 2 * x"))
        is_between = self.expression.isdigit() and self.width.endswith(f" - {2 * int(self.expression)}")
        return bool(is_drawing or is_centred or is_between or ASKS.search(self.expression))


def placed(path: Path, text: str) -> Iterator[Placed]:
    """Yield each binding of `x` in a file of QML, which is indented as its formatter has it."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        found = LINE.match(line)
        if not found:
            continue
        indent, expression = found.groups()
        begin = next(before for before in range(at, -1, -1) if _is_outside(lines[before], indent))
        end = next(after for after in range(at, len(lines)) if _is_outside(lines[after], indent))
        width = next((each for each in lines[begin:end] if each.startswith(f"{indent}width: ")), "")
        element = lines[begin].strip().rpartition(": ")[2]
        yield Placed(f"{path.as_posix()} {expression}", expression, element, width)


def _is_outside(line: str, indent: str) -> bool:
    return bool(line.strip()) and not line.startswith(indent)


def test_nothing_is_placed_by_hand_that_would_not_be_mirrored() -> None:
    loose = [each.key for path in qml_files() for each in placed(path, text_of(path)) if not each.is_fine()]
    assert sorted(set(loose) - PLACED.keys()) == [], "anchor it: anchors are mirrored, see CONTRIBUTING"
    assert sorted(PLACED.keys() - set(loose)) == [], "no longer there: take it out of the list"


def test_every_window_tells_its_direction_to_all_in_it() -> None:
    windows = [path for path in qml_files() if re.search(r"^Window \{$", text_of(path), re.MULTILINE)]
    assert len(windows) > 1
    told = ("    LayoutMirroring.enabled: Application", "    LayoutMirroring.childrenInherit: true")
    assert not [str(path) for path in windows if not all(f"\n{line}" in text_of(path) for line in told)]


def test_what_stands_at_one_side_by_hand_would_be_found() -> None:
    text = "Item {\n    Rectangle {\n        x: 12\n        width: parent.width - 20\n    }\n}\n"
    assert [each.is_fine() for each in placed(Path("a.qml"), text)] == [False]


def test_what_is_between_equal_margins_is_fine() -> None:
    text = "Item {\n    Rectangle {\n        x: 12\n        width: parent.width - 24\n    }\n}\n"
    assert [each.is_fine() for each in placed(Path("a.qml"), text)] == [True]
