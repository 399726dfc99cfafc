"""Reading and writing pipes whole: what is asked for, to the last byte, or an error."""

from typing import BinaryIO

Bytes = bytes | bytearray | memoryview


def write_all(pipe: BinaryIO, data: Bytes) -> None:
    """Write ``data`` to the end. OSError where the other end has closed."""
    rest = memoryview(data)
    while rest:
        rest = rest[pipe.write(rest) :]  # a pipe without a buffer may take less than all


def read_exactly(pipe: BinaryIO, size: int) -> bytearray:
    """Return the next ``size`` bytes; EOFError where the other end closes before."""
    buffer = bytearray(size)
    view = memoryview(buffer)
    done = 0
    while done < size:
        count = pipe.readinto(view[done:])  # type: ignore[attr-defined]
        if not count:
            raise EOFError
        done += count
    return buffer
