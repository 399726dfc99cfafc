"""Writing the capability ledger to a file that the person keeps: CSV for a table, JSON for a program."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from app.core.kernel.whole_file import whole_file
from app.host.call_log.model import Entry, Wanted
from app.host.call_log.service import PAGE_MAX, CallLog

COLUMNS = ("time", "miniapp_id", "by", "kind", "name", "decision", "detail", "count")


def export(log: CallLog, wanted: Wanted, path: Path) -> int:
    """Write every wanted entry to ``path``, the latest first, and return how many there are.

    A name that ends in ``.json`` gets JSON, any other CSV. The file is there whole or not at all.

    Raises:
        Unavailable: ``export.unwritable``.
    """
    with whole_file(path) as stream:
        return (_write_json if path.suffix.lower() == ".json" else _write_csv)(stream, _all(log, wanted))


def _all(log: CallLog, wanted: Wanted) -> Iterator[Entry]:
    before: str | None = None
    while True:
        page = log.page(wanted, before, PAGE_MAX)
        yield from page.rows
        if page.next is None:
            return
        before = page.next


def _fields(entry: Entry) -> dict[str, str | int]:
    what = entry.what
    by = "pages" if what.user_id else "server half"
    values = (entry.at.isoformat(), what.miniapp_id, by, what.kind, what.name, what.decision, what.detail, entry.count)
    return dict(zip(COLUMNS, values, strict=True))


def _write_csv(stream: TextIO, entries: Iterator[Entry]) -> int:
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    count = 0
    for count, entry in enumerate(entries, 1):  # noqa: B007 - how many there were
        writer.writerow({name: _cell(value) for name, value in _fields(entry).items()})
    return count


def _cell(value: str | int) -> str | int:
    """Return a value so that no spreadsheet takes it for a formula (OWASP: CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _write_json(stream: TextIO, entries: Iterator[Entry]) -> int:
    count = 0
    stream.write("[")
    for count, entry in enumerate(entries, 1):
        stream.write("\n" if count == 1 else ",\n")
        stream.write(json.dumps(_fields(entry), ensure_ascii=False))
    stream.write("\n]\n")
    return count
