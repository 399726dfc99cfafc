"""What a decoder that was taken over does: tries the attacks it is told of, and reports. The standard library only."""

import encodings.idna  # noqa: F401 - what attacks load later, and could not
import json
import multiprocessing.popen_fork  # noqa: F401
import os
import urllib.request  # noqa: F401

from tests.hostile import attacks
from tests.hostile.attacks.raid import Targets, how_it_went

assert attacks.__all__  # importing them lists them


def serve(incoming: int, outgoing: int) -> None:
    """Try each attack of one line, and write one line on how they went."""
    with open(incoming, encoding="utf-8") as told, open(outgoing, "w", encoding="utf-8") as telling:
        request = json.loads(told.readline())
        targets = Targets(**request["targets"])
        went = {name: how_it_went(name, targets) for name in request["attacks"]}
        telling.write(json.dumps({"went": went, "environment": dict(os.environ)}) + "\n")
