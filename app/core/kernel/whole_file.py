"""Files that leave this program: there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import new_id

EVERYBODYS, ONES_OWN = 0o666, 0o600


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8", newline: str | None = "") -> Iterator[TextIO]:
    """Yield a file to write, which takes the place of ``path`` once all of it is written and not before.

    Raises:
        Unavailable: ``export.unwritable``; what was at ``path`` is still there.
    """
    with _draft_of(path) as draft, draft.open("x", encoding=encoding, newline=newline) as output:
        yield output


def write_whole(path: Path, content: bytes, *, is_private: bool = False) -> None:
    """Put ``content`` at ``path``, all of it or nothing; ``is_private``: only this user of the computer may read it.

    Raises:
        Unavailable: ``export.unwritable``; what was at ``path`` is still there.
    """
    with _draft_of(path) as draft:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(draft, flags, ONES_OWN if is_private else EVERYBODYS), "wb") as output:
            output.write(content)


@contextmanager
def _draft_of(path: Path) -> Iterator[Path]:
    """Yield a place beside ``path``, what is put at which becomes ``path``'s; without a fault nothing is left there."""
    draft = path.with_name(f".{new_id()}.part")
    try:
        try:
            yield draft
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable("export.unwritable", path=str(path), reason=error.strerror or "unknown") from error
