"""Plaza's only entry: sets itself up, then starts the app, the tests or a command. Parses on every Python 3."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this line is for those who start it with an old Python
    sys.exit(
        "Plaza needs Python 3.11 or newer, and this is Python {}.{}; "
        "install a newer one and start again with it, for example: python3.11 main.py".format(*sys.version_info[:2])
    )

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "app" / "sdk")]

from app import environment  # noqa: E402
from app.cli import commands  # noqa: E402


def main(arguments: list[str]) -> int:
    """Do what ``arguments`` ask, in the environment that this makes first if need be; return the exit status."""
    command = commands.parse(arguments)
    if not command.needs_screen:
        for name, value in environment.NO_SCREEN_DEFAULTS.items():
            os.environ.setdefault(name, value)
    try:
        if not environment.ensure(ROOT):
            return environment.restart_inside(ROOT, arguments)
    except environment.SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; the next start goes on with the set-up.", file=sys.stderr)
        return 130
    return commands.run(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
