"""Reading a database file as it lies there: beside the program that writes it, or where nothing can be written."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.database.database import Database
from app.core.database.schema import Tree
from app.core.kernel.errors import Unavailable
from app.core.kernel.unwritable import unwritable


@contextmanager
def open_to_read(path: Path, *, tree: Tree, key: str | None = None) -> Iterator[Database]:
    """Lend the database at ``path``, which is not changed; another process may be writing it.

    SQLite needs to write beside a file with a write-ahead log even to read it. Where it cannot, the two are read from
    a copy, which is gone at the end of the block.

    Raises:
        Refused: ``database.missing``, ``database.older``, ``database.newer``, ``database.unreadable``.
        Unavailable: ``database.busy``, ``data.unwritable`` (no room for the copy either).
    """
    with ExitStack() as closing:
        found = Database(path, tree=tree, key=key, is_read_only=True)
        closing.callback(found.close)
        try:
            found.check()
        except Unavailable as error:
            if error.code not in ("data.unwritable", "database.full"):
                raise
            folder = Path(closing.enter_context(TemporaryDirectory(prefix="plaza-")))
            found = Database(_copy(path, folder), tree=tree, key=key, is_read_only=True)
            closing.callback(found.close)
            found.check()
        yield found


def _copy(path: Path, folder: Path) -> Path:
    try:
        for file in (path, path.with_name(path.name + "-wal")):
            if file.exists():
                shutil.copyfile(file, folder / file.name)
    except OSError as error:
        raise unwritable(folder, error) from error
    return folder / path.name
