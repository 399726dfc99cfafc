"""Frames: what was put in comes out, however the pipe cuts it; what is no frame is refused."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minikit import wire


@given(st.lists(st.binary(max_size=300), max_size=5), st.integers(1, 50))
def test_frames_survive_being_read_in_pieces(bodies: list[bytes], piece: int) -> None:
    stream = io.BytesIO(b"".join(wire.frame(body) for body in bodies))

    def read(count: int) -> bytes:
        return stream.read(min(count, piece))

    assert [wire.read_body(read) for _ in bodies] == bodies
    assert wire.read_body(read) is None


def test_a_message_is_compact_json_with_its_length_before_it() -> None:
    assert (
        wire.encode({"type": "toast.show", "text": "你好"})
        == b'\x00\x00\x00%{"type":"toast.show","text":"\xe4\xbd\xa0\xe5\xa5\xbd"}'
    )


@pytest.mark.parametrize("message", [{"a": float("nan")}, {"a": {1}}, {"a": "\ud800"}])
def test_what_json_cannot_hold_is_refused(message: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        wire.encode(message)


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x00\x00\x05abc", b"\x00\x10\x00\x01"])
def test_what_is_no_frame_is_refused(data: bytes) -> None:
    with pytest.raises(wire.FrameError):
        wire.read_body(io.BytesIO(data).read)


def test_the_largest_frame_fits_and_one_byte_more_does_not() -> None:
    assert len(wire.frame(b"x" * wire.FRAME_MAX)) == wire.FRAME_MAX + 4
    with pytest.raises(wire.FrameError):
        wire.frame(b"x" * (wire.FRAME_MAX + 1))
