"""What the scanner's benchmark counts: right, wrong and unlisted readings; and the same frames each time."""

import json
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.cli.bench import lines_of, rows_of
from app.scanner.decode import decode_still
from app.scanner.model import FoundCode
from benchmarks import handheld
from benchmarks.corpus import Labelled, judge, pictures
from benchmarks.figures import Table
from benchmarks.scanner import STILL_COLUMNS, Tally
from tests.support.pictures import TEXT, desk, seen

EVERYWHERE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def reading(text: str) -> tuple[FoundCode, ...]:
    return (FoundCode(text, text.encode(), "QRCode", EVERYWHERE),)


def labelled(*texts: str, has_code: bool = True, is_complete: bool = True) -> Labelled:
    return Labelled(Path("a.png"), texts, has_code, is_complete)


def corpus(folder: Path, *rows: dict[str, str]) -> Path:
    names = ("file", "kind", "expected", "consensus")
    lines = ["\t".join(names), *("\t".join(row.get(name, "") for name in names) for row in rows)]
    (folder / "manifest.tsv").write_text("\n".join(lines), "utf-8")
    return folder


def test_a_manifest_says_what_each_picture_holds(tmp_path):
    known, unknown, none = pictures(
        corpus(
            tmp_path,
            {"file": "a.png", "kind": "text", "expected": json.dumps(["one\r\ntwo\r\n"])},
            {"file": "b.png", "kind": "quads", "consensus": json.dumps([{"text": "b", "by": ["zbar"]}, None])},
            {"file": "c.png", "kind": "none", "expected": "[]"},
        )
    )
    assert (known.texts, known.has_code, known.is_complete) == (("one\ntwo",), True, True)
    assert (unknown.texts, unknown.has_code, unknown.is_complete) == (("b",), True, False)
    assert (none.texts, none.has_code, none.is_complete) == ((), False, True)


def test_a_broken_manifest_is_told(tmp_path):
    with pytest.raises(ValueError, match=r"a\.png"):
        list(pictures(corpus(tmp_path, {"file": "a.png", "kind": "text", "expected": "no json"})))


def test_what_is_listed_is_right_and_what_nobody_else_reads_is_wrong():
    assert judge(labelled("a"), desk(), reading("a")).is_read
    verdict = judge(labelled("a"), desk(), reading("b"))
    assert (verdict.is_read, verdict.wrong) == (False, ("b",))
    assert judge(labelled(has_code=False), seen(), reading(TEXT)).wrong == (TEXT,)


def test_a_code_that_nobody_labelled_is_no_wrong_reading():
    picture = seen()
    verdict = judge(labelled("another"), picture, decode_still(picture))
    assert (verdict.confirmed, verdict.wrong) == ((TEXT,), ())


def test_where_not_all_codes_are_known_a_reading_is_neither_right_nor_wrong():
    verdict = judge(labelled("a", is_complete=False), desk(), reading("b"))
    assert (verdict.is_read, verdict.unchecked, verdict.wrong) == (False, ("b",), ())


def test_shares_are_of_the_pictures_with_a_code():
    tally = Tally()
    tally.add(labelled("a", "b"), judge(labelled("a", "b"), desk(), reading("a")), 1.0)
    tally.add(labelled("c"), judge(labelled("c"), desk(), ()), 2.0)
    tally.add(labelled(has_code=False), judge(labelled(has_code=False), desk(), reading("x")), 3.0)
    measured = dict(zip(STILL_COLUMNS, tally.row(), strict=True))
    assert measured["pictures read %"] == 50
    assert measured["codes read %"] == pytest.approx(100 / 3)
    assert (measured["wrong"], measured["median ms"]) == (1, 2.0)


def test_a_hand_held_sequence_is_the_same_each_time_and_never_stands_still():
    first, second = handheld.frames(seen()), handheld.frames(seen())
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert len(first) == handheld.FRAMES
    assert not any(np.array_equal(a, b) for a, b in pairwise(first))
    assert decode_still(first[-1])[0].text == TEXT


def test_a_frame_shown_as_empty_has_no_code():
    assert all(decode_still(frame) == () for frame in handheld.empty_frames(2))


def test_a_table_has_its_columns_above_it_and_a_line_for_each_row():
    table = Table("pictures", ("read %", "median ms"), (("ours", (94.0, 1.25)), ("theirs", (80.0, None))))
    title, columns, ours, theirs = lines_of(rows_of("scanner", table))
    assert title.split() == ["scanner", "pictures"]
    assert columns.split() == ["read", "%", "median", "ms"]
    assert (ours.split(), theirs.split()) == (["ours", "94", "1.25"], ["theirs", "80", "–"])


def test_an_unreadable_picture_of_a_corpus_is_told(tmp_path):
    cv2.imwrite(str(tmp_path / "a.png"), desk())
    (tmp_path / "b.png").write_bytes(b"nothing")
    good, bad = pictures(corpus(tmp_path, {"file": "a.png", "kind": "none", "expected": "[]"},
                                {"file": "b.png", "kind": "none", "expected": "[]"}))  # fmt: skip
    assert good.load().shape == (720, 1280)
    with pytest.raises(ValueError, match=r"b\.png"):
        bad.load()
