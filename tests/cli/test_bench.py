"""`bench`: what it runs is there."""

import importlib

from app.cli import bench


def test_every_benchmark_is_a_module_that_runs() -> None:
    for name in bench.BENCHMARKS:
        assert callable(importlib.import_module(f"benchmarks.{name}").run), name


def test_what_looks_for_rare_faults_takes_longer_when_it_may() -> None:
    for name in bench.LONG:
        assert "is_long" in (bench.MAIN.parent / name).read_text(encoding="utf-8"), name
