"""`scan`: the codes in pictures, on the terminal. Needs no window, no profile and no network."""

import json
import sys
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from app.cli.terminal import shown
from app.core import links
from app.core.kernel.errors import PlazaError
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.spawn import Spawner
from app.scanner import files
from app.scanner.child import Decoder
from app.scanner.meaning import link_of
from app.scanner.model import FoundCode, TextIs
from app.scanner.sources import frame_of

ALL_HOLD_CODES, SOME_HOLD_NONE, SOME_UNREADABLE = 0, 1, 2
STDIN = "-"
KINDS: Mapping[type[links.Link], str] = {
    links.MiniAppLink: "miniapp",
    links.PersonLink: "person",
    links.OfficialAccountLink: "official_account",
    links.PayLink: "pay",
    links.CouponLink: "coupon",
    links.GroupLink: "group",
    links.WebLink: "web",
    links.FormText: "form",
    links.PlainText: "text",
}
SENTENCES: Mapping[str, str] = {
    "scanner.decoder_ended": "This picture ended the process that read it, so it is left out.",
    "scanner.decoder_missing": "The process that reads pictures does not start; `python3 main.py doctor` says why.",
    "scanner.overrun": "Reading this picture took too long, so it is left out. Try a smaller one.",
    "scanner.picture_too_large": "This file has more than 64 MB. Choose a smaller picture.",
    "scanner.picture_unreadable": "This is no picture that Plaza can read. Check the file.",
    "scanner.source_missing": "There is no such file. Check the name.",
    "scanner.source_unreadable": "This file cannot be read: it is no ordinary file, or not yours to read.",
}
"""In words of their own: those of the window are translated by Qt, which this command does not load."""
# They stand before the text, where no text can imitate them.
REMARKS: Mapping[TextIs, str] = {
    "certain": "",
    "guessed": " (in an alphabet that the code does not name: a guess)",
    "bytes": " (bytes, not text)",
    "part": " (a part: the other codes of this text are not in the picture)",
}


def main(pictures: Sequence[str], *, as_json: bool) -> int:
    """Print the codes in each of ``pictures`` (paths, or ``-`` for the standard input); return the exit status.

    0: there is a code in every picture. 1: in some there is none. 2: some could not be read; the others were.
    """
    stdin = BytesIO() if sys.stdin is None else sys.stdin.buffer  # started by what gives its children none
    spawner = Spawner()
    decoder = Decoder(DecoderSpawner(spawner))
    status = ALL_HOLD_CODES
    rows: list[dict[str, Any]] = []
    try:
        for picture in pictures:
            codes: tuple[FoundCode, ...] = ()
            error: PlazaError | None = None
            try:
                codes = codes_in(picture, decoder, stdin)
            except PlazaError as raised:
                error = raised
            status = max(status, SOME_UNREADABLE if error else ALL_HOLD_CODES if codes else SOME_HOLD_NONE)
            if as_json:
                rows.append(row_of(picture, codes, error))
            else:
                _print(picture, codes, error)
    finally:
        decoder.close()
        spawner.close()
    if as_json:
        print(json.dumps(rows, indent=2))  # in ASCII: nothing in it steers a terminal
    return status


def codes_in(picture: str, decoder: Decoder, stdin: BinaryIO) -> tuple[FoundCode, ...]:
    """Return the codes in the picture at a path, or in what comes by ``stdin``.

    Raises:
        Refused: it is too large or no picture.
        Unavailable: it is not there, cannot be read, or ended the decoder.
    """
    data = files.bounded(stdin, STDIN) if picture == STDIN else files.picture_bytes(Path(picture))
    return decoder.read(frame_of(decoder.open_picture(data), 1, "still"))


def row_of(picture: str, codes: Sequence[FoundCode], error: PlazaError | None) -> dict[str, Any]:
    """Return what is known of one picture, for programs: corners are shares of its width and height."""
    return {
        "picture": picture,
        "codes": [
            {
                "text": code.text,
                "text_is": code.text_is,
                "bytes": code.payload.hex(),
                "format": code.format,
                "kind": kind_of(code),
                "corners": code.corners,
            }
            for code in codes
        ],
        "error": None if error is None else {"code": error.code, "sentence": sentence_of(error)},
    }


def kind_of(code: FoundCode) -> str:
    """Return what ``code`` names, as Plaza would take it; text in a known form is named by that: "wifi", "product"."""
    link = link_of(code)
    return link.form if isinstance(link, links.FormText) else KINDS[type(link)]


def sentence_of(error: PlazaError) -> str:
    """Return why a picture was not read."""
    return SENTENCES.get(error.code, f"This picture cannot be read ({error.code}).")


def _print(picture: str, codes: Sequence[FoundCode], error: PlazaError | None) -> None:
    name = "standard input" if picture == STDIN else shown(picture)
    if error is not None:
        _say(f"{name}: {sentence_of(error)}", sys.stderr)
    elif not codes:
        _say(f"{name}: no code found", sys.stdout)
    for code in codes:
        _say(f"{name}: {code.format} {kind_of(code)}{REMARKS[code.text_is]} {shown(code.text)}", sys.stdout)


def _say(line: str, to: Any) -> None:
    """Print ``line``, whatever letters the terminal knows."""
    encoding = to.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding), file=to, flush=True)
