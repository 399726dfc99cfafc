"""Where every decoder begins: Plaza's own code, jailed before the first byte of a stranger's reaches it."""

import importlib
import os
import sys
from typing import Protocol, cast


class Decoder(Protocol):
    """What the module of a decoder has."""

    MEMORY_MAX: int
    """Its whole address space, in bytes."""
    HAS_NETWORK: bool
    """Whether what it reads comes by the network, which it reaches itself."""

    def prepare(self) -> None:
        """Load all that it will ever need, by doing once what it will do; afterwards it can open nothing."""
        ...

    def serve(self, incoming: int, outgoing: int) -> None:
        """Answer what comes through one descriptor at the other, until the end."""
        ...


def main() -> None:
    """Become the decoder that the command line names. Returns when nobody asks any more."""
    # Arguments: the module, the id of the process that started this one, the folders of Plaza and of the SDK, and
    # the level of Landlock that it shall see, which only tests lower.
    module, starter_id, plaza, sdk, landlock_abi = sys.argv[1:]
    del sys.argv[1:]
    sys.path[:0] = [plaza, sdk]
    from app.host.runtime.inside import boot, sandbox

    boot.tell_of_death(int(starter_id), boot.KILL)
    incoming, outgoing = boot.take_pipe()
    decoder = cast("Decoder", importlib.import_module(module))
    decoder.prepare()
    # What goes wrong until here is told; from here on it may be a stranger who writes.
    nothing = os.open(os.devnull, os.O_WRONLY)
    for place in (1, 2):
        os.dup2(nothing, place)
    os.close(nothing)
    sandbox.put_on_decoder(decoder.MEMORY_MAX, has_network=decoder.HAS_NETWORK, landlock_abi=int(landlock_abi) or None)
    decoder.serve(incoming, outgoing)


if __name__ == "__main__":
    main()
