"""What the sandbox adds to the start of a child: forked off a warm process, and started by itself."""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 60
STARTS = 15
LIMIT_MS = 3.0
PROGRAM = """
import asyncio, json, os, sqlite3, sys, time

root, folder, rounds = sys.argv[1:]
sys.path.append(root)
from app.host.runtime.inside import sandbox

os.chdir(folder)
sandbox.warm()
places = sandbox.Places(folder, folder, root + "/app/sdk")


def forked_ms(is_jailed):
    begun = time.perf_counter()
    reading, writing = os.pipe()
    process_id = os.fork()
    if process_id == 0:
        if is_jailed:
            sandbox.put_on(places)
        os.write(writing, b".")
        os._exit(0)
    os.close(writing)
    assert os.read(reading, 1) == b"."
    elapsed_ms = (time.perf_counter() - begun) * 1000
    os.close(reading)
    os.waitpid(process_id, 0)
    return elapsed_ms


forked_ms(True), forked_ms(False)
pairs = [(forked_ms(False), forked_ms(True)) for _ in range(int(rounds))]
print(json.dumps(pairs))
"""
ALONE = """
import sys, time

begun = time.perf_counter()
root, folder, is_jailed = sys.argv[1:]
if is_jailed == "1":
    sys.path.append(root)
    from app.host.runtime.inside import sandbox

    sandbox.put_on(sandbox.Places(folder, folder, root + "/app/sdk"))
import asyncio

print((time.perf_counter() - begun) * 1000)
"""


def run() -> list[Figure]:
    """Start children with and without it in turn; figures are medians."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = json.loads(_said(PROGRAM, str(ROOT), folder, str(ROUNDS)))
        bare_ms, jailed_ms = (statistics.median(column) for column in zip(*pairs, strict=True))
        cost_ms = statistics.median(jailed - bare for bare, jailed in pairs)
        alone = [[float(_said(ALONE, str(ROOT), folder, is_jailed)) for is_jailed in "01"] for _ in range(STARTS)]
        alone_bare_ms, alone_jailed_ms = (statistics.median(column) for column in zip(*alone, strict=True))
    return [
        Figure("what the sandbox adds to a forked child", cost_ms, f"the limit of {LIMIT_MS:g} ms", LIMIT_MS, 1.0),
        Figure("a child forked and jailed", jailed_ms, "the same fork without a sandbox", bare_ms),
        Figure("a child by itself: jailed and asyncio loaded", alone_jailed_ms, "without a sandbox", alone_bare_ms),
    ]


def _said(program: str, *args: str) -> str:
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", program, *args]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
