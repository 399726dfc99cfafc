"""The sandbox around one child: what of it this computer can hold, and putting it on."""

import os
import signal
import sys
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from app.host.runtime.inside import kernel, landlock, limits, seatbelt, seccomp, windows
from app.host.runtime.inside.landlock import CHANGE, EMPTY, READ, USE, Rule

SHARED_FILES = (
    "/dev/random",
    "/dev/urandom",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/pki/tls/openssl.cnf",
    "/etc/ssl/openssl.cnf",
    "/usr/lib/locale",
    "/usr/lib/ssl/openssl.cnf",
    "/usr/share/zoneinfo",
)
"""What the standard library reads besides itself; the same for everybody, nothing of the person's."""
RESOLVER_FILES = ("/etc/gai.conf", "/etc/host.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/resolv.conf")
"""What the C library reads to find the address of a name."""
LIBRARY_FOLDERS = ("/lib64", "/usr/lib64", "/lib", "/usr/lib")
"""Where shared libraries are, on systems without a folder for each kind of machine."""


class SandboxError(RuntimeError):
    """The sandbox could not be put on although this computer should hold it. Nothing foreign may run."""


class Places(NamedTuple):
    """The folders of one child, absolute; ``may_add``: whether it may write into ``data``, and not only delete."""

    package: str
    data: str
    sdk: str
    may_add: bool = True


class Layer(NamedTuple):
    """One layer: its name, whether this computer holds it, and how or why not."""

    name: str
    is_held: bool
    how: str


class Layers(NamedTuple):
    """All layers of the sandbox on this computer."""

    all: tuple[Layer, ...]
    landlock_abi: int

    @property
    def held(self) -> tuple[Layer, ...]:
        """Those that are held."""
        return tuple(layer for layer in self.all if layer.is_held)

    @property
    def missing(self) -> tuple[Layer, ...]:
        """Those that are not; with any missing, a mini-app has to be trusted."""
        return tuple(layer for layer in self.all if not layer.is_held)


def available(*, landlock_abi: int | None = None) -> Layers:
    """Return what this computer holds. ``landlock_abi`` takes it for one of that level, if it is no higher."""
    if sys.platform != "linux":
        return _elsewhere()
    level = min(landlock.abi(), landlock.ABI_MAX if landlock_abi is None else landlock_abi)
    has_calls = seccomp.is_available()
    memory, size = limits.ADDRESS_SPACE_MAX >> 20, limits.FILE_SIZE_MAX >> 20
    layers = (
        Layer("limits", True, f"{memory} MB of memory, {limits.OPEN_FILES_MAX} open files of {size} MB"),
        Layer("privileges", True, "none to gain, none kept, memory closed to others, ends with the shell")
        if kernel.machine()
        else Layer("privileges", False, f"{os.uname().machine} is not known here"),
        Layer("files", True, f"Landlock {level}" + ("" if level >= 3 else ", truncation held by seccomp"))
        if level
        else Layer("files", False, "this kernel has no Landlock (Linux 5.13 and later have, unless switched off)"),
        Layer("system calls", True, "seccomp, a list of those allowed: no network, no programs, no processes")
        if has_calls
        else Layer("system calls", False, "this kernel has no seccomp filters, or its calls are not known here"),
    )
    return Layers(layers, level)


def available_to_decoders() -> Layers:
    """Return what this computer holds around a decoder."""
    layers = available()
    if sys.platform != "linux":
        return layers
    held = {
        "limits": "memory by the decoder, no file of any size, seconds of the processor",
        "files": "none can be opened" + (f" (Landlock {layers.landlock_abi})" if layers.landlock_abi else ""),
        "system calls": "seccomp: its memory, its threads, its pipes; nothing new to run",
    }
    # The filter leaves it no call that opens anything: that holds without Landlock too.
    is_filtered = seccomp.is_available()
    return Layers(
        tuple(
            Layer(layer.name, True, held[layer.name])
            if layer.name in held and (layer.is_held or (layer.name == "files" and is_filtered))
            else layer
            for layer in layers.all
        ),
        layers.landlock_abi,
    )


def _elsewhere() -> Layers:
    """Return the layers of macOS, Windows and others."""
    by_system = {"darwin": _MACOS, "win32": _WINDOWS}
    unknown = tuple(
        Layer(name, False, "not on this system") for name in ("limits", "privileges", "files", "system calls")
    )
    return Layers(by_system.get(sys.platform, unknown), 0)


_MACOS = (
    Layer("limits", True, f"{limits.OPEN_FILES_MAX} open files of {limits.FILE_SIZE_MAX >> 20} MB"),
    Layer("memory", False, "macOS does not limit it"),
    Layer("privileges", True, "none to gain: no other program can be run"),
    Layer("files", True, "Seatbelt, tried at each start"),
    Layer("system calls", True, "Seatbelt: no network, no programs, no processes"),
)
_WINDOWS = (
    Layer("limits", True, "a job of one process with 512 MB, without the clipboard; ends with the shell"),
    Layer("privileges", True, "all given up but to pass through folders"),
    Layer("changing files", True, "low integrity: only its own folder"),
    Layer("files", False, "it can read what the person can: AppContainer is not built in"),
    Layer("system calls", False, "it can use the network: AppContainer is not built in"),
)


def warm() -> None:
    """Have ready what every child needs, so that those forked off this process need not make it."""
    available()
    _python()
    _libraries()
    if kernel.machine():
        seccomp.template(kernel.machine())
        kernel.prctl(kernel.PR_GET_SECCOMP)


def put_on(places: Places, *, landlock_abi: int | None = None) -> Layers:
    """Put on every layer around a mini-app that this computer holds, for good, and return them.

    Only while there is one thread. SandboxError if a layer that should be held is not.
    """
    layers = available(landlock_abi=landlock_abi)
    # Temporary files go where files may be made; SQLite looks for this one in the environment.
    os.environ["TMPDIR"] = places.data
    _put_on(layers, limits.put_on, "mini-app", places)
    return layers


def put_on_decoder(memory_max: int, *, has_network: bool = False, landlock_abi: int | None = None) -> Layers:
    """Put on every layer around a decoder, for good, and return them: it opens nothing any more, not even to read.

    One that ``has_network`` makes connections, and reads how names are looked up; only where Landlock holds it to that.

    Only while there is one thread, and once all that it will ever load is loaded. ``memory_max`` is its whole address
    space, in bytes. SandboxError if a layer that should be held is not.
    """
    layers = available(landlock_abi=landlock_abi)
    kind: seccomp.Kind = "receiver" if has_network else "decoder"
    _put_on(layers, lambda: limits.put_on(memory_max=memory_max, file_size_max=0), kind)
    return layers


def _put_on(layers: Layers, limit: Callable[[], None], kind: seccomp.Kind, places: Places | None = None) -> None:
    """Put the layers on a mini-app with its ``places``, or on a decoder, which has none."""
    try:
        if sys.platform == "linux":
            _put_on_linux(layers, limit, kind, places)
        elif sys.platform == "darwin":
            limit()
            seatbelt.put_on(_allowed(places), may_connect=kind == "receiver")
        elif sys.platform == "win32":
            windows.give_up_rights()
    except (OSError, ValueError) as error:
        raise SandboxError(f"the sandbox could not be put on: {error}") from error


def _put_on_linux(layers: Layers, limit: Callable[[], None], kind: seccomp.Kind, places: Places | None) -> None:
    if sys.platform != "linux":
        raise OSError("this system has other layers")
    held = {layer.name for layer in layers.held}
    if kind == "receiver" and "files" not in held:
        raise SandboxError("without Landlock nothing holds one that looks up names to the files for that")
    if len(os.listdir("/proc/self/task")) != 1:  # noqa: PTH208 - pathlib takes a while to load
        raise SandboxError("there are other threads already, which would stay outside")
    limit()
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    kernel.prctl(kernel.PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if "files" in held:
        allowed = [Rule(path, READ) for path in RESOLVER_FILES] if kind == "receiver" else []
        if places is not None:
            allowed = rules(places)
        landlock.put_on(allowed, layers.landlock_abi, may_connect=kind == "receiver")
    if "privileges" in held:
        kernel.drop_capabilities(kernel.machine())
    if "system calls" in held:
        seccomp.put_on(os.getpid(), kind)


def _allowed(places: Places | None) -> seatbelt.Allowed:
    """Return what a child may do where on macOS."""
    if places is None:
        return seatbelt.Allowed()
    own = [entry for entry in sys.path if entry.startswith((sys.base_prefix, sys.base_exec_prefix))]
    standard = os.path.dirname(os.__file__)  # noqa: PTH120
    return seatbelt.Allowed(
        loaded=(sys.base_prefix, standard, *own, *seatbelt.SYSTEM_FOLDERS),
        read=(places.sdk, places.package),
        changed=(places.data,) if places.may_add else (),
        emptied=() if places.may_add else (places.data,),
    )


def rules(places: Places) -> list[Rule]:
    """Return what a child may do where: read what it is made of, change its own data folder, nothing else."""
    return [
        *(Rule(path, READ) for path in (*_python(), *_libraries(), *SHARED_FILES)),
        Rule("/dev/null", USE),
        Rule(places.sdk, READ),
        Rule(places.package, READ),
        Rule(places.data, CHANGE if places.may_add else EMPTY),
    ]


@cache
def _python() -> list[str]:
    """Return where Python's standard library is, and the libraries of a Python that has a folder of its own."""
    standard = os.path.dirname(os.__file__)  # noqa: PTH120
    own = {entry for entry in sys.path if entry.startswith((sys.base_prefix, sys.base_exec_prefix))}
    found = [standard, *(entry for entry in own if "python" in entry.rpartition("/lib")[2])]
    if sys.base_prefix != "/usr":
        found.append(f"{sys.base_prefix}/lib")
    return found


@cache
def _libraries() -> list[str]:
    if sys.platform != "linux":
        return []
    name = f"{os.uname().machine}-linux-gnu"
    folders = [folder for folder in (f"/lib/{name}", f"/usr/lib/{name}") if os.path.isdir(folder)]  # noqa: PTH112
    return folders or list(LIBRARY_FOLDERS)
