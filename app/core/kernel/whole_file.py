"""Files that leave this program: there whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import new_id


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8", newline: str | None = "") -> Iterator[TextIO]:
    """Yield a file to write, which takes the place of ``path`` once all of it is written and not before.

    Raises:
        Unavailable: ``export.unwritable``; what was at ``path`` is still there.
    """
    draft = path.with_name(f".{new_id()}.part")
    try:
        try:
            with draft.open("x", encoding=encoding, newline=newline) as output:
                yield output
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable("export.unwritable", path=str(path), reason=error.strerror or "unknown") from error
