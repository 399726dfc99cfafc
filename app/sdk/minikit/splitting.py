"""Splitting an update that is too large for one message."""

import json
from collections.abc import Iterator

from minikit.diff import Op


def parts(ops: list[Op], size_max: int) -> Iterator[list[Op]]:
    """Yield ``ops`` in runs of about ``size_max`` bytes at most; applied one after the other they do the same."""
    run: list[Op] = []
    run_size = 0
    for op, size in _small(ops, size_max):
        if run and run_size + size > size_max:
            yield run
            run, run_size = [], 0
        run.append(op)
        run_size += size
    yield run


def _small(ops: list[Op], size_max: int) -> Iterator[tuple[Op, int]]:
    """Yield ``ops`` with their sizes, a node that is too large as an empty one that its children are put into."""
    for op in ops:
        size = len(json.dumps(op, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode())
        children = op["node"].get("children") if op["op"] == "create" else None
        if size <= size_max or not children:
            yield op, size
            continue
        node = {**op["node"], "children": []}
        yield {**op, "node": node}, size_max // 2
        deeper = [
            {"op": "create", "parent": node["id"], "index": index, "node": child}
            for index, child in enumerate(children)
        ]
        yield from _small(deeper, size_max)
