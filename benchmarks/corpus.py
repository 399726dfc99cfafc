"""A folder of pictures with known codes, and what a reading of one of them is worth."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from app.scanner.model import FoundCode, GrayPicture
from benchmarks.readers import LIBRARIES

MANIFEST = "manifest.tsv"
WITNESSES = 2
CUT_MARGIN = 0.35
CUT_SIDES_PX = (200, 400, 800)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One picture of a corpus. ``texts`` are the codes it is known to hold; ``is_complete``: there is no other.

    A picture without a code has no texts and is complete.
    """

    file: Path
    texts: tuple[str, ...]
    has_code: bool
    is_complete: bool

    def load(self) -> GrayPicture:
        """Return the picture in grey; ValueError if it cannot be opened."""
        picture = cv2.imread(str(self.file), cv2.IMREAD_GRAYSCALE)
        if picture is None:
            raise ValueError(f"{self.file} is no picture")
        return np.asarray(picture, np.uint8)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader's readings of one picture are worth.

    ``right``: how many of the listed texts were read. ``confirmed`` are readings that the manifest does not list, and
    that two libraries read again where they were found: codes nobody labelled. ``unchecked`` are in a picture whose
    codes are not all known; what is left is ``wrong``.
    """

    right: int
    confirmed: tuple[str, ...]
    unchecked: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def is_read(self) -> bool:
        """Whether a code of the picture was read for certain."""
        return bool(self.right or self.confirmed)


def pictures(folder: Path) -> Iterator[Labelled]:
    """Yield the pictures that ``folder``'s manifest lists; OSError or ValueError if there is none, or it is broken."""
    csv.field_size_limit(1 << 30)
    with (folder / MANIFEST).open(encoding="utf-8", newline="") as manifest:
        for row in csv.DictReader(manifest, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield _labelled(folder, row)


def _labelled(folder: Path, row: dict[str, str]) -> Labelled:
    """Return one row: kind ``text`` lists its texts, ``none`` has no code, others say what several readers agree on."""
    try:
        kind = row["kind"]
        if kind in ("text", "none"):
            texts = json.loads(row["expected"])
        else:
            texts = [each and each["text"] for each in json.loads(row["consensus"] or "[]")]
        return Labelled(
            file=folder / row["file"],
            texts=tuple(normal(text) for text in texts if text is not None),
            has_code=kind != "none",
            is_complete=kind in ("text", "none") or (bool(texts) and None not in texts),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{folder / MANIFEST} does not say what {row.get('file')} holds") from error


def normal(text: str) -> str:
    """Return ``text`` as it is compared: manifests differ in how lines end and whether the last one does."""
    return text.replace("\r\n", "\n").strip()


def judge(picture: Labelled, gray: GrayPicture, codes: tuple[FoundCode, ...]) -> Verdict:
    """Return what the reading ``codes`` of ``picture`` is worth."""
    found = {normal(code.text): code for code in codes}
    right = len(found.keys() & set(picture.texts))
    others = {text: code for text, code in found.items() if text not in picture.texts}
    confirmed = tuple(text for text, code in others.items() if picture.has_code and _is_confirmed(gray, code))
    left = tuple(text for text in others if text not in confirmed)
    return Verdict(right, confirmed, *((), left) if picture.is_complete else (left, ()))


def _is_confirmed(gray: GrayPicture, code: FoundCode) -> bool:
    """Say whether two libraries, each by itself, read this text where the code was found."""
    cut = _cut_out(gray, code)
    sizes = [_sized(cut, side) for side in CUT_SIDES_PX]
    text = normal(code.text)
    witnesses = [
        name
        for name, library in LIBRARIES.items()
        if any(text == normal(again.text) for size in sizes for again in library(size))
    ]
    return len(witnesses) >= WITNESSES


def _cut_out(gray: GrayPicture, code: FoundCode) -> GrayPicture:
    height, width = gray.shape
    corners = np.array(code.corners) * (width, height)
    low, high = corners.min(axis=0), corners.max(axis=0)
    margin = CUT_MARGIN * (high - low).max()
    left, top = np.maximum(low - margin, 0).astype(int)
    right, bottom = np.minimum(high + margin + 1, (width, height)).astype(int)
    return gray[top:bottom, left:right]


def _sized(gray: GrayPicture, side_px: int) -> GrayPicture:
    scale = side_px / max(gray.shape)
    return np.asarray(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)
