"""The sandbox leaves Python whole, and nothing else; whoever it runs as, at every level of Landlock."""

import sys

import pytest

from app.host.runtime.inside import kernel, landlock, sandbox, seccomp
from tests.support.jails import BEGIN, Who, everybody, python_for, run_inside

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or bool(sandbox.available().missing), reason="this system does not hold every layer"
)
LEVELS = [level for level in (0, 1, 2, 3, 4, 5, 6) if level < landlock.abi()] if sys.platform == "linux" else []
WORKS = {
    "sqlite": "import sqlite3; c = sqlite3.connect('a.db'); c.execute('create table t (a)');"
    "c.executemany('insert into t values (?)', [(n,) for n in range(999)]); c.commit(); c.execute('vacuum');"
    "works = c.execute('select count(*) from t order by a').fetchone() == (999,)",
    "asyncio": "import asyncio; works = asyncio.run(asyncio.to_thread(lambda: 5)) == 5",
    "threads": "import threading; e = threading.Event();"
    "ts = [threading.Thread(target=e.wait) for _ in range(24)]; [t.start() for t in ts]; e.set();"
    "works = all(t.join() is None for t in ts)",
    "compression": "import bz2, lzma, zlib;"
    "works = all(m.decompress(m.compress(b'x' * 9999)) for m in (bz2, lzma, zlib))",
    "hashes": "import hashlib, _hashlib; works = hashlib.sha256().digest() == _hashlib.openssl_sha256().digest()",
    "random numbers": "import random, secrets, uuid;"
    "works = random.random() < 1 and secrets.token_hex() and uuid.uuid4()",
    "time zones": "import zoneinfo, datetime; works = datetime.datetime.now(zoneinfo.ZoneInfo('Europe/Berlin'))",
    "temporary files": "import tempfile; works = tempfile.TemporaryFile().write(b'x')\n"
    "with tempfile.TemporaryDirectory() as t: open(t + '/x', 'w').write('x')",
    "copies and moves": "import os, shutil; open('x', 'w').write('x'); shutil.copyfile('x', 'y'); os.mkdir('d');"
    "os.rename('x', 'd/x'); shutil.rmtree('d'); works = os.listdir('.')",
    "archives": "import zipfile; zipfile.ZipFile('z.zip', 'w').writestr('a', 'b'); works = True",
    "the package": "works = open(places.package + '/asset.txt').read() == 'asset'",
    "minikit": "sys.path.append(sdk); import minikit.paging; works = True",
    "devices": "works = open('/dev/null', 'w').write('x') and open('/dev/urandom', 'rb').read(3)",
    "locale": "import locale; works = locale.setlocale(locale.LC_ALL, 'C.UTF-8')",
    "types of files": "import mimetypes; works = mimetypes.guess_type('a.png')[0] == 'image/png'",
    "ctypes": "import ctypes; works = ctypes.CDLL(None).getpid() == os.getpid()",
    "signals to itself": "import signal; signal.signal(signal.SIGUSR1, lambda *_: told.update(got=1));"
    "signal.raise_signal(signal.SIGUSR1); os.kill(os.getpid(), signal.SIGUSR1); works = told.pop('got')",
    "executors": "from concurrent.futures import ThreadPoolExecutor as T; works = T(4).submit(lambda: 3).result() == 3",
}
REFUSED = {
    "another file": "open('/etc/passwd')",
    "a new file elsewhere": "open('/tmp/made-by-a-mini-app', 'w')",
    "its own package": "open(places.package + '/asset.txt', 'w')",
    "emptying its own package": "os.open(places.package + '/asset.txt', os.O_RDONLY | os.O_TRUNC)",
    "a socket": "import socket; socket.socket()",
    "a process": "os.fork()",
    "a program": "os.execv(sys.executable, [sys.executable])",
    "a signal": "os.kill(os.getppid(), 0)",
    "memory": "bytearray(512 << 20)",
}


def attempted(programs: dict[str, str]) -> str:
    """Return a program that notes for each of ``programs`` how it went."""
    lines = ["def attempt(name, code):", "  space = dict(globals())", "  try: exec(code, space)"]
    lines += ["  except (OSError, MemoryError) as error: told[name] = type(error).__name__"]
    lines += ["  else: told[name] = bool(space.get('works'))"]
    return "\n".join([*lines, *(f"attempt({name!r}, {code!r})" for name, code in programs.items())])


@pytest.fixture(params=everybody(), ids=lambda who: who.name)
def who(request: pytest.FixtureRequest) -> Who:
    who: Who = request.param
    if python_for(who) is None:
        pytest.skip("there is no Python that an ordinary user can run")
    return who


def test_the_standard_library_works_inside(who: Who) -> None:
    assert run_inside(who, attempted(WORKS)) == dict.fromkeys(WORKS, True)


@pytest.mark.parametrize("level", LEVELS)
def test_at_every_level_of_landlock_the_same_is_refused(who: Who, level: int) -> None:
    told = run_inside(who, attempted(REFUSED), landlock_abi=level)
    if level == 0:  # the kernel's own
        assert told.pop("memory") == "MemoryError"
    assert {name: kind for name, kind in told.items() if kind not in ("PermissionError", "MemoryError")} == {}


NO_DECODERS = {
    **REFUSED,
    "the package": "open(places.package + '/asset.txt')",
    "its own folder": "os.listdir('.')",
    "a new file of its own": "open('mine', 'w')",
    "whether a file exists": "os.stat('/etc/passwd')",
    "the null device": "open('/dev/null')",
    "Python's library": "open(os.__file__)",
    "memory to run": "import mmap; mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)",
    "making memory run": "import ctypes; m = mmap.mmap(-1, 4096); at = ctypes.addressof(ctypes.c_char.from_buffer(m))\n"
    "if ctypes.CDLL(None, use_errno=True).mprotect(ctypes.c_void_p(at), 4096, 5): raise OSError(1, 'no')",
    "a pair of sockets": "socket.socketpair()",
}
DECODER_BEGIN = BEGIN.replace(
    "sandbox.put_on(places, landlock_abi=int(level) or None)",
    "import ctypes, mmap, socket\n"
    "sandbox.put_on_decoder(512 << 20, landlock_abi=None if level == '0' else int(level) - 1)",
)


@pytest.mark.parametrize("level", LEVELS)
def test_inside_a_decoders_jail_nothing_is_left_to_open_with_or_without_landlock(who: Who, level: int) -> None:
    assert "put_on_decoder" in DECODER_BEGIN
    # Level 1 stands for none at all here, 2 for 1 and so on; 0 for the kernel's own.
    told = run_inside(who, attempted(NO_DECODERS), landlock_abi=level, begin=DECODER_BEGIN)
    assert {name: kind for name, kind in told.items() if kind not in ("PermissionError", "MemoryError")} == {}
    assert set(told) == set(NO_DECODERS)


def test_threads_and_pipes_work_inside_a_decoders_jail(who: Who) -> None:
    works = "executors", "signals to itself"
    begin = DECODER_BEGIN.replace("import ctypes", "import signal, concurrent.futures.thread, ctypes")
    told = run_inside(who, attempted({name: WORKS[name] for name in works}), begin=begin)
    assert told == dict.fromkeys(works, True)


def test_without_landlock_no_decoder_gets_the_network(who: Who) -> None:
    begin = BEGIN.replace("sandbox.put_on(places,", "(lambda *_, **__: 0)(places,")
    tried = "try: sandbox.put_on_decoder(512 << 20, has_network=True, landlock_abi=0)\n"
    tried += "except sandbox.SandboxError as error: told['error'] = str(error)\n"
    assert "without Landlock" in run_inside(who, tried, begin=begin)["error"]


def test_what_holds_a_decoder_holds_without_landlock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "abi", lambda: 0)
    assert sandbox.available_to_decoders().missing == ()


def test_a_child_with_a_second_thread_is_not_taken_for_jailed(who: Who) -> None:
    thread = "import threading; e = threading.Event(); threading.Thread(target=e.wait).start()\n"
    tried = "try: sandbox.put_on(places)\nexcept sandbox.SandboxError as error: told['error'] = str(error)\ne.set()\n"
    told = run_inside(
        who, tried, begin=thread + BEGIN.replace("sandbox.put_on(places,", "(lambda *_, **__: 0)(places,")
    )
    assert "other threads" in told["error"]


def test_a_layer_that_fails_is_an_error(who: Who) -> None:
    tried = "try: sandbox.put_on(places)\nexcept sandbox.SandboxError as error: told['error'] = str(error)\n"
    assert "the sandbox could not be put on" in run_inside(who, tried)["error"]


def test_a_kernel_without_landlock_is_said_to_miss_that_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "abi", lambda: 0)
    assert [layer.name for layer in sandbox.available().missing] == ["files"]


def test_a_machine_whose_calls_are_unknown_is_said_to_miss_the_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "machine", lambda: "")
    seccomp.is_available.cache_clear()
    assert [layer.name for layer in sandbox.available().missing] == ["privileges", "system calls"]
    seccomp.is_available.cache_clear()


@pytest.mark.parametrize(("system", "missing"), [("darwin", {"memory"}), ("win32", {"files", "system calls"})])
def test_on_other_systems_what_is_missing_is_said(
    monkeypatch: pytest.MonkeyPatch, system: str, missing: set[str]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert {layer.name for layer in sandbox.available().missing} == missing
    assert all(layer.how for layer in sandbox.available().all)


def test_on_a_system_that_is_not_known_nothing_is_said_to_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")
    assert sandbox.available().held == ()
