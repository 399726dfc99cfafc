"""The decoder child reads, and no picture and no misbehaviour of the child reaches further than one answer."""

import threading
from contextlib import suppress

import numpy as np
import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.scanner.child import Decoder, Limits
from app.scanner.model import Frame, GrayPicture, ReadingMode
from tests.support.pictures import TEXT, desk, finder_patterns, png, seen
from tests.support.processes import PATIENT, PlainSpawn

READY = (
    "import sys; sys.path.insert(0, sys.argv[1]); from app.scanner import wire; "
    "out, asked = sys.stdout.buffer, sys.stdin.buffer; wire.write(out, wire.Message('ready')); "
)
HANGS = READY + "wire.read(asked); sys.stdin.buffer.read()"
NEVER_READS = READY + "import signal; signal.pause()"
DIES = READY + "wire.read(asked); sys.exit(3)"
BABBLES = READY + "wire.read(asked); out.write(b'#' * 100); out.flush(); asked.read()"
FALSE_REPORT = r"b'\x91\x94\xa1a\xc4\x01b\xa1q\xc0'"  # a code without corners
LIES = READY + f"wire.read(asked); wire.write(out, wire.Message('codes', {FALSE_REPORT})); asked.read()"
NEVER_STARTS = "import sys; sys.exit(1)"


def frame(gray: GrayPicture, mode: ReadingMode = "live") -> Frame:
    return Frame(gray, 1, 0.0, mode)


@pytest.fixture
def spawn():
    return PlainSpawn()


@pytest.fixture
def decoder(spawn):
    made = Decoder(spawn, PATIENT)
    yield made
    made.close()


def test_a_frame_is_read_in_the_child(decoder, spawn):
    (code,) = decoder.read(frame(seen(degrees=12)))
    assert (code.text, code.payload, code.format) == (TEXT, TEXT.encode(), "QRCode")
    assert decoder.read(frame(desk())) == ()
    assert [code.text for code in decoder.read(frame(seen(), "still"))] == [TEXT]
    assert len(spawn.children) == 1


def test_a_picture_file_is_opened_in_the_child(decoder):
    picture = decoder.open_picture(png(seen()))
    assert picture.shape == (720, 1280, 3)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"not a picture at all", id="garbage"),
        pytest.param(png(desk())[:-20_000], id="cut off"),
        pytest.param(b"GIF89a" + b"\xff" * 64, id="mislabelled"),
        pytest.param(b"P5 60000 60000 255\n", id="a bomb: claims 3.6 gigapixels"),
    ],
)
def test_a_bad_picture_file_is_refused_and_the_child_lives_on(decoder, spawn, data):
    with suppress(Refused):
        assert decoder.open_picture(data).shape == (720, 1280, 3)  # what there is of it
    assert [code.text for code in decoder.read(frame(seen()))] == [TEXT]
    assert len(spawn.children) == 1


@pytest.mark.parametrize("shape", [(1, 1), (1, 4000), (2160, 3840)])
def test_tiny_and_huge_frames_are_taken(decoder, shape):
    assert decoder.read(frame(np.zeros(shape, np.uint8))) == ()


def test_part_of_a_larger_picture_is_taken(decoder):
    assert [code.text for code in decoder.read(frame(seen()[100:650, 300:1000]))] == [TEXT]


def test_a_sheet_of_finder_patterns_costs_one_answer_at_most(spawn):
    decoder = Decoder(spawn)
    with suppress(Unavailable):
        assert decoder.read(frame(finder_patterns())) == ()
    assert [code.text for code in decoder.read(frame(seen(), "still"))] == [TEXT]
    decoder.close()


@pytest.mark.parametrize(
    ("program", "code"),
    [
        pytest.param(HANGS, "scanner.overrun", id="hangs"),
        pytest.param(NEVER_READS, "scanner.overrun", id="never reads"),
        pytest.param(DIES, "scanner.decoder_ended", id="dies"),
        pytest.param(BABBLES, "scanner.decoder_ended", id="babbles"),
        pytest.param(LIES, "scanner.decoder_ended", id="answers nonsense"),
    ],
)
def test_a_child_that_misbehaves_is_killed_and_replaced(program, code):
    spawn = PlainSpawn(program)
    # One that ends by itself has the time to: on a busy computer that takes longer than a look may.
    decoder = Decoder(spawn, Limits(live_ms=300 if code == "scanner.overrun" else 60_000, still_ms=60_000))
    with pytest.raises(Unavailable) as failure:
        decoder.read(frame(seen()))
    assert failure.value.code == code
    assert not spawn.children[0].is_running
    assert [found.text for found in decoder.read(frame(seen(), "still"))] == [TEXT]
    assert len(spawn.children) == 2
    decoder.close()


def test_a_child_that_does_not_start_is_told():
    decoder = Decoder(PlainSpawn(NEVER_STARTS))
    with pytest.raises(Unavailable, match=r"scanner\.decoder_missing"):
        decoder.start()
    decoder.close()


def test_closing_ends_the_child_and_the_request_under_way():
    spawn = PlainSpawn(NEVER_READS)
    decoder = Decoder(spawn, Limits(live_ms=60_000))
    decoder.start()
    outcome = []

    def ask():
        try:
            decoder.read(frame(seen()))
        except Unavailable as ended:
            outcome.append(ended.code)

    asking = threading.Thread(target=ask)
    asking.start()
    decoder.close()
    asking.join(10)
    assert outcome == ["scanner.closed"]
    assert not spawn.children[0].is_running
    with pytest.raises(Unavailable, match=r"scanner\.closed"):
        decoder.read(frame(seen()))
    assert len(spawn.children) == 1
