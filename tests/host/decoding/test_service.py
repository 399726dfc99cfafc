"""Pictures are decoded in jailed children; no picture and no misbehaviour of a child reaches further than itself."""

import os
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.host.decoding.child import Limits
from app.host.decoding.service import STRIKES_MAX, WAITING_MAX, Decoding
from app.host.decoding.wire import BYTES_MAX, Pixels, Shape
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.process import Process
from app.host.runtime.spawn import Spawner
from tests.support.foreign_pictures import SVG_OF_FILES, file_of, png_saying, spoilt, webp_of_frames

ROOT = Path(__file__).parents[3]
DECODER = "app.shell.components.decoding"
PATIENT = Limits(start_s=60, picture_s=60)
SHAPE = Shape(30, 20)
WAIT_S = 60
BEGIN = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "app" / "sdk")!r}]
from app.host.decoding import wire
told, asked = open(1, "wb", buffering=0, closefd=False), open(0, "rb", buffering=0, closefd=False)
wire.write_ready(told)
wire.read_request(asked)
"""
HANGS = f"{BEGIN}asked.read()"
NEVER_READS = BEGIN.replace("wire.read_request(asked)", "import signal; signal.pause()")
DIES = f"{BEGIN}sys.exit(3)"
BABBLES = f"{BEGIN}told.write(b'#' * 100); asked.read()"
TOO_LARGE = f"{BEGIN}wire.write_pixels(told, wire.Pixels(2048, 2048, bytes(100))); asked.read()"
OTHER_SIZE = f"{BEGIN}wire.write_pixels(told, wire.Pixels(20, 30, bytes(2400))); asked.read()"
TOO_SHORT = f"{BEGIN}wire.write_pixels(told, wire.Pixels(30, 20, bytes(100)))"
UNKNOWN_REFUSAL = f"{BEGIN}told.write(b'PZP1' + bytes([9]) + bytes(8)); asked.read()"
REAL = "the real one"
NEVER_STARTS = "import sys; sys.exit(1)"
NEVER_READY = "import sys; sys.stdin.read()"
SPINS = f"""
import os, sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "app" / "sdk")!r}]
from app.shell.components import decoding
decoding.PROCESSOR_S = 0.05
def spin(*_):
    while True:
        pass
decoding.decode = spin
decoding.serve(os.dup(0), os.dup(1))
"""


class Starter:
    """Starts decoders and remembers them. ``programs`` take the place of the first; REAL stands for the real one."""

    def __init__(self, spawner: Spawner, *programs: str) -> None:
        self.started: list[Process] = []
        self._spawner = spawner
        self._programs = list(programs)

    def __call__(self) -> Process:
        program = self._programs.pop(0) if self._programs else REAL
        process: Process
        if program == REAL:
            process = DecoderSpawner(self._spawner)(DECODER)
        else:
            process = self._spawner([sys.executable, "-I", "-B", "-c", program])
        self.started.append(process)
        return process


@pytest.fixture
def spawner() -> Iterator[Spawner]:
    spawner = Spawner()
    yield spawner
    spawner.close()


@pytest.fixture
def start(spawner: Spawner) -> Starter:
    return Starter(spawner)


@pytest.fixture
def decoding(start: Starter) -> Iterator[Decoding]:
    decoding = Decoding(start, PATIENT)
    yield decoding
    decoding.close()


def reading(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def until(decoding: Decoding, condition: Callable[[], object]) -> None:
    """Wait for what happens on the decoding threads."""
    with decoding._changed:
        assert decoding._changed.wait_for(condition, WAIT_S)


def color_at(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    at = 4 * (y * pixels.width + x)
    return tuple(pixels.data[at : at + 4])


def is_red_and_blue(pixels: Pixels) -> bool:
    blue, _, red, alpha = color_at(pixels, 5, 5)
    other_blue, _, other_red, other_alpha = color_at(pixels, pixels.width - 5, 5)
    return red > 200 > blue and other_blue > 200 > other_red and alpha == other_alpha == 255


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_a_picture_is_decoded_in_a_child(decoding: Decoding, suffix: str) -> None:
    pixels = decoding.queue().add(reading(file_of(suffix)), SHAPE).result(WAIT_S)
    assert (pixels.width, pixels.height, len(pixels.data)) == (30, 20, 2400)
    assert is_red_and_blue(pixels)


def test_one_child_serves_many_pictures(decoding: Decoding, start: Starter) -> None:
    queue = decoding.queue()
    for _ in range(5):
        assert is_red_and_blue(queue.add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    assert len(start.started) == 1


@pytest.mark.parametrize("kind", ["cover", "contain"])
def test_the_largest_pictures_fit(decoding: Decoding, kind: str) -> None:
    shape = Shape(2048, 2048, "cover" if kind == "cover" else "contain", 40)
    for suffix in (".png", ".jpg", ".webp"):
        assert is_red_and_blue_inside(decoding.queue().add(reading(file_of(suffix, 4000, 4000)), shape).result(WAIT_S))


def is_red_and_blue_inside(pixels: Pixels) -> bool:
    middle = pixels.height // 2
    left, right = color_at(pixels, 60, middle), color_at(pixels, pixels.width - 60, middle)
    return left[2] > 200 > left[0] and right[0] > 200 > right[2]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "picture.format", id="nothing"),
        pytest.param(SVG_OF_FILES, "picture.format", id="an SVG that names files"),
        pytest.param(b"GIF89a" + b"\xff" * 64, "picture.format", id="a format that is not taken"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "picture.broken", id="only a beginning"),
        pytest.param(file_of(".jpg")[:200], "picture.broken", id="cut off"),
        pytest.param(png_saying(50_000, 50_000), "picture.pixels", id="2.5 gigapixels"),
        pytest.param(png_saying(3_000, 3_000, bytes(200 << 20)), None, id="200 MB packed into 200 kB"),
        pytest.param(webp_of_frames(10_000), None, id="10,000 frames"),
        pytest.param(bytes(BYTES_MAX + 1), "picture.bytes", id="too large a file"),
    ],
)
def test_a_bomb_is_refused_or_shown_and_the_child_lives_on(
    decoding: Decoding, start: Starter, data: bytes, code: str | None
) -> None:
    queue = decoding.queue()
    bomb = queue.add(reading(data), SHAPE)
    if code is None:
        assert (bomb.result(WAIT_S).width, bomb.result().height) == (30, 20)
    else:
        with pytest.raises(Refused) as refused:
            bomb.result(WAIT_S)
        assert refused.value.code == code
    assert is_red_and_blue(queue.add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    assert len(start.started) == 1


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_spoilt_files_are_refused_or_shown(decoding: Decoding, suffix: str) -> None:
    good = file_of(suffix)
    for seed in range(40):
        answer = decoding.queue().add(reading(spoilt(good, seed)), SHAPE)
        refusal = answer.exception(WAIT_S)
        assert refusal is None or isinstance(refusal, Refused), refusal
        if refusal is None:
            assert (answer.result().width, answer.result().height) == (30, 20)
    assert is_red_and_blue(decoding.queue().add(reading(good), SHAPE).result(WAIT_S))


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(HANGS, id="hangs"),
        pytest.param(NEVER_READS, id="never reads"),
        pytest.param(DIES, id="dies"),
        pytest.param(BABBLES, id="babbles"),
        pytest.param(TOO_LARGE, id="sends a larger picture"),
        pytest.param(OTHER_SIZE, id="sends one of another size"),
        pytest.param(TOO_SHORT, id="sends too few pixels"),
        pytest.param(UNKNOWN_REFUSAL, id="refuses in its own words"),
        pytest.param(SPINS, id="uses too much of the processor"),
    ],
)
def test_a_child_that_misbehaves_is_ended_and_replaced(spawner: Spawner, program: str) -> None:
    start = Starter(spawner, program)
    is_late = program in (HANGS, NEVER_READS)
    decoding = Decoding(start, Limits(start_s=60, picture_s=0.5 if is_late else 60))
    queue = decoding.queue()
    with pytest.raises(Refused, match=r"picture\.broken"):
        queue.add(reading(file_of(".png", 900, 900)), SHAPE).result(WAIT_S)
    assert start.started[0].wait(0) is not None
    decoding.close()


def test_a_picture_is_tried_again_where_another_may_have_been_to_blame(spawner: Spawner) -> None:
    dies_later = f"{BEGIN}wire.write_pixels(told, wire.Pixels(30, 20, bytes(2400))); wire.read_request(asked)"
    start = Starter(spawner, dies_later)
    decoding = Decoding(start, PATIENT)
    queue = decoding.queue()
    assert color_at(queue.add(reading(b""), SHAPE).result(WAIT_S), 0, 0) == (0, 0, 0, 0)
    assert is_red_and_blue(queue.add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    assert queue.strikes == 0
    assert len(start.started) == 2
    decoding.close()


def test_a_session_whose_pictures_end_children_is_served_no_more_and_others_are(spawner: Spawner) -> None:
    start = Starter(spawner, *[DIES] * STRIKES_MAX)
    decoding = Decoding(start, PATIENT)
    bad, good = decoding.queue(), decoding.queue()
    answers = [bad.add(reading(b"bomb"), SHAPE) for _ in range(3 * STRIKES_MAX)]
    for answer in [*answers, bad.add(reading(file_of(".png")), SHAPE)]:
        with pytest.raises(Refused, match=r"picture\.broken"):
            answer.result(WAIT_S)
    assert bad.strikes >= STRIKES_MAX
    assert is_red_and_blue(good.add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    decoding.close()


def test_a_picture_that_takes_long_does_not_hold_up_another_session(spawner: Spawner) -> None:
    decoding = Decoding(Starter(spawner, HANGS), PATIENT)
    slow = decoding.queue()
    held = slow.add(reading(b"bomb"), SHAPE)
    until(decoding, lambda: slow.running == 1)
    assert is_red_and_blue(decoding.queue().add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    assert not held.done()
    decoding.close()
    with pytest.raises(Unavailable, match=r"picture\.closed"):
        held.result(WAIT_S)


@pytest.mark.parametrize("program", [NEVER_STARTS, NEVER_READY])
def test_a_decoder_that_does_not_start_is_told(spawner: Spawner, program: str) -> None:
    decoding = Decoding(Starter(spawner, program), Limits(start_s=60 if program == NEVER_STARTS else 0.5))
    with pytest.raises(Unavailable, match=r"picture\.decoder_missing"):
        decoding.queue().add(reading(b""), SHAPE).result(WAIT_S)
    decoding.close()


def test_what_the_reader_refuses_is_the_answer_and_a_bug_in_it_ends_nothing(
    decoding: Decoding, caplog: pytest.LogCaptureFixture
) -> None:
    def missing() -> bytes:
        raise Refused("source.missing")

    def buggy() -> bytes:
        raise KeyError

    queue = decoding.queue()
    with pytest.raises(Refused, match=r"source\.missing"):
        queue.add(missing, SHAPE).result(WAIT_S)
    with pytest.raises(Unavailable, match="internal"):
        queue.add(buggy, SHAPE).result(WAIT_S)
    assert "KeyError" in caplog.text
    caplog.clear()
    assert is_red_and_blue(queue.add(reading(file_of(".png")), SHAPE).result(WAIT_S))


def test_what_is_not_wanted_any_more_is_not_read(decoding: Decoding) -> None:
    queue = decoding.queue()
    read: list[str] = []

    def file() -> bytes:
        read.append("read")
        return file_of(".png")

    unwanted = queue.add(file, SHAPE, lambda: False)
    assert is_red_and_blue(queue.add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    assert unwanted.cancelled()
    assert read == []


def test_the_oldest_go_when_too_many_wait(spawner: Spawner) -> None:
    decoding = Decoding(Starter(spawner, HANGS), PATIENT)
    queue = decoding.queue()
    queue.add(reading(b""), SHAPE)
    until(decoding, lambda: queue.running == 1)
    queue.strikes = 1  # one child at a time, so that the rest waits
    answers = [queue.add(reading(b""), SHAPE) for _ in range(WAITING_MAX + 1)]
    assert [answer.cancelled() for answer in answers] == [True] + [False] * WAITING_MAX
    decoding.close()
    assert all(answer.cancelled() for answer in answers)


def test_a_child_that_idles_is_ended_and_started_anew_when_needed(spawner: Spawner) -> None:
    start = Starter(spawner)
    decoding = Decoding(start, Limits(start_s=60, picture_s=60, idle_s=0.2))
    decoding.warm()
    until(decoding, lambda: start.started)
    assert start.started[0].wait(WAIT_S) is not None
    assert is_red_and_blue(decoding.queue().add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    decoding.close()


def test_a_warm_child_is_the_one_that_serves(decoding: Decoding, start: Starter) -> None:
    decoding.warm()
    decoding.warm()
    until(decoding, lambda: decoding._children)
    assert is_red_and_blue(decoding.queue().add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    assert len(start.started) == 1


def test_no_picture_waits_for_a_second_child(spawner: Spawner) -> None:
    start = Starter(spawner, REAL, NEVER_READY)
    decoding = Decoding(start, PATIENT)
    decoding.warm()
    queue = decoding.queue()
    answers = [queue.add(reading(file_of(".png")), SHAPE) for _ in range(50)]
    assert all(is_red_and_blue(answer.result(WAIT_S)) for answer in answers)
    decoding.close()


def test_many_pictures_of_one_session_get_a_second_child(spawner: Spawner) -> None:
    start = Starter(spawner, HANGS, REAL)
    decoding = Decoding(start, PATIENT)
    queue = decoding.queue()
    held = queue.add(reading(b"bomb"), SHAPE)
    until(decoding, lambda: queue.running == 1)
    assert is_red_and_blue(queue.add(reading(file_of(".png")), SHAPE).result(WAIT_S))
    assert not held.done()
    decoding.close()


def test_closing_does_not_wait_for_a_child_that_starts(spawner: Spawner) -> None:
    start = Starter(spawner, NEVER_READY)
    decoding = Decoding(start, PATIENT)
    answer = decoding.queue().add(reading(b""), SHAPE)
    until(decoding, lambda: decoding._children)
    decoding.close()
    assert start.started[0].wait(0) is not None
    assert answer.cancelled()


def test_closing_ends_the_children_and_nothing_starts_afterwards(start: Starter) -> None:
    decoding = Decoding(start, PATIENT)
    decoding.warm()
    until(decoding, lambda: decoding._children)
    decoding.close()
    assert start.started[0].wait(0) is not None
    with pytest.raises(Unavailable, match=r"picture\.closed"):
        decoding.queue().add(reading(b""), SHAPE).result(WAIT_S)
    decoding.warm()
    assert len(start.started) == 1
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("decoding")]


SHELL = f"""
import sys, threading
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "app" / "sdk")!r}]
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.spawn import Spawner
spawner = Spawner()
process = DecoderSpawner(spawner)({DECODER!r})
process.stdout.read(13)
print(process.process_id, flush=True)
threading.Event().wait()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a descriptor of a process is Linux's")
def test_a_decoder_ends_with_a_shell_that_is_killed() -> None:
    shell = subprocess.Popen([sys.executable, "-c", SHELL], stdout=subprocess.PIPE, text=True)
    assert shell.stdout is not None
    held = os.pidfd_open(int(shell.stdout.readline()))
    shell.kill()
    shell.wait()
    shell.stdout.close()
    poll = select.poll()
    poll.register(held)
    assert poll.poll(10_000)
    os.close(held)
