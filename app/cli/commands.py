"""What can be asked of `main.py`, and who does it. Importable before the environment is there."""

import argparse
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from app.core.kernel.errors import PlazaError
from app.environment import NO_SCREEN_DEFAULTS, has_screen

TOUR_FOLDER = Path("out") / "tour"
NO_SCREEN = f"There is no screen here, so Plaza takes its tour instead: a picture of each step goes to {TOUR_FOLDER}."
EPILOG = """\
commands:
  test [pytest's arguments]  run the tests, which need no screen
  tour [--out DIR]           drive the real app through its main job and take a picture of each step
  bench [NAME …] [--json]    measure the speeds the project claims, as ratios
  doctor                     say what of this computer's set-up is there and what is not
"""


@dataclass(frozen=True, slots=True)
class Command:
    """What was asked: the command's name (``app`` where none was given) and its options."""

    name: str
    data: Path | None = None
    camera: str | None = None
    link: str | None = None
    until_first_frame: bool = False
    out: Path = TOUR_FOLDER
    as_json: bool = False
    arguments: list[str] = field(default_factory=list)

    @property
    def needs_screen(self) -> bool:
        """Tell whether the command shows a window."""
        return self.name == "app"


@dataclass(frozen=True, slots=True)
class AppOptions:
    """How the app is started: its data folder, its camera, a link to open at once, and whether only to show itself."""

    data: Path | None
    camera: str | None
    link: str | None
    until_first_frame: bool


def parse(arguments: list[str]) -> Command:
    """Return what ``arguments`` ask; wrong ones end the process with their reason, ``--help`` with the help."""
    if arguments[:1] == ["test"]:
        return Command("test", arguments=arguments[1:])
    parser = argparse.ArgumentParser(
        prog="python3 main.py",
        description="Plaza: a desktop super-app. Without a command it starts the app, setting itself up first.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep everything in this folder")
    parser.add_argument("--camera", metavar="SOURCE", help="a video file, picture or address to use as the camera")
    parser.add_argument("--link", metavar="LINK", help="open this plaza:// link at once")
    parser.add_argument("--until-first-frame", action="store_true", help=argparse.SUPPRESS)  # for the benchmarks
    commands = parser.add_subparsers(dest="name", metavar="")
    tour = commands.add_parser("tour", prog="python3 main.py tour")
    tour.add_argument("--out", type=Path, default=TOUR_FOLDER, metavar="DIR")
    bench = commands.add_parser("bench", prog="python3 main.py bench")
    bench.add_argument("arguments", nargs="*", metavar="NAME")
    bench.add_argument("--json", action="store_true", dest="as_json")
    commands.add_parser("doctor", prog="python3 main.py doctor")
    commands.add_parser("test")
    asked = vars(parser.parse_args(arguments))
    return Command(**(asked | {"name": asked["name"] or "app"}))


def run(command: Command) -> int:
    """Do ``command`` and return the exit status; what fails on purpose becomes one sentence."""
    try:
        return _dispatch(command)
    except PlazaError as error:
        print(_text_of(error), file=sys.stderr)
    except ImportError as error:
        library = re.match(r"(\S+): cannot open shared object", str(error))
        if library is None:
            raise
        print(
            f"The system library {library[1]} is missing; `python3 main.py doctor` says how to get it.",
            file=sys.stderr,
        )
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has heard enough
    except KeyboardInterrupt:
        return 130
    return 1


def _dispatch(command: Command) -> int:
    if command.name == "test":
        return _test(command.arguments)
    if command.name == "bench":
        from app.cli import bench

        return bench.main(command.arguments, as_json=command.as_json)
    if command.name == "doctor":
        from app.cli import doctor

        return doctor.main()
    if command.name == "tour":
        return _tour(command.out)
    if not has_screen(os.environ, sys.platform):
        print(NO_SCREEN, flush=True)
        return _tour(TOUR_FOLDER)
    from app.shell import application

    return application.main(AppOptions(command.data, command.camera, command.link, command.until_first_frame))


def _tour(out: Path) -> int:
    for name, value in NO_SCREEN_DEFAULTS.items():
        os.environ.setdefault(name, value)
    from app.cli import tour

    return tour.main(out)


def _test(arguments: list[str]) -> int:
    import pytest

    os.chdir(Path(__file__).resolve().parents[2])  # wherever it was started: pytest finds its settings here
    return int(pytest.main(arguments))


def _text_of(error: PlazaError) -> str:
    from app.shell.error_texts import text_of

    return text_of(error)
