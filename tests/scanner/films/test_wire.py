"""What a film's child sends is taken only in the form agreed on."""

import io

import pytest

from app.scanner.films import wire

FRAME = wire.Message("frame", b"abcdef", width=2, height=1)


def sent(message: wire.Message) -> bytes:
    pipe = io.BytesIO()
    wire.write(pipe, message)
    return pipe.getvalue()


@pytest.mark.parametrize(
    "message",
    [wire.Message("ready"), wire.Message("want", number=1 << 40), wire.Message("block", b"x" * 9), FRAME],
)
def test_what_is_written_is_read(message):
    pipe = io.BytesIO(sent(message))
    assert wire.read(pipe) == message
    with pytest.raises(EOFError):
        wire.read(pipe)


@pytest.mark.parametrize(
    "data",
    [
        b"X" + sent(FRAME)[1:],
        sent(FRAME).replace(b"\x06", b"\xff", 1),
        sent(FRAME._replace(width=0)),
        sent(FRAME._replace(width=3)),
        sent(FRAME._replace(width=wire.FRAME_SIDE_MAX_PX + 1, body=b"x" * (wire.FRAME_SIDE_MAX_PX + 1))),
        sent(wire.Message("block", b"x" * (wire.BLOCK_BYTES + 1))),
        sent(wire.Message("ended", b"x")),
        sent(wire.Message("ready", width=1)),
    ],
)
def test_any_other_form_is_refused(data):
    with pytest.raises(wire.WireError):
        wire.read(io.BytesIO(data))
