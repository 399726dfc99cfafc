"""What can be asked of `main.py`, and who does it. Importable before the environment is there."""

import argparse
import errno
import functools
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.core.kernel.errors import PlazaError
from app.environment import NO_SCREEN_DEFAULTS, has_screen

TOUR_FOLDER = Path("out") / "tour"
WINDOW_COMMANDS = ("app", "install")
DATA_COMMANDS = (*WINDOW_COMMANDS, "wallet", "back-up", "restore")
OPTIONS = ("--data", "--camera", "--link", "--person")
DAYS_MAX = 400
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
OWN_PACKAGES = ("app", "benchmarks", "minikit")
NO_SCREEN_TO_ASK = "There is no screen here, and a mini-app is only installed after a yes in the window."
NO_SCREEN_TO_RUN = "There is no screen here to run a mini-app on; `python3 main.py test --miniapp FOLDER` needs none."
NO_SCREEN = f"There is no screen here, so Plaza takes its tour instead: a picture of each step goes to {TOUR_FOLDER}."


@dataclass(frozen=True, slots=True)
class Command:
    """What was asked: the command's name (``app`` where none was given) and its options."""

    name: str = "app"
    data: Path | None = None
    camera: str | None = None
    link: str | None = None
    until: Literal["painted", "chats", "whole"] | None = None
    out: Path = TOUR_FOLDER
    as_json: bool = False
    is_long: bool = False
    is_every: bool = False
    looks: list[str] = field(default_factory=list)
    goes_on: bool = False
    place: Path | None = None
    package: Path | None = None
    packed: Path | None = None
    key: Path | None = None
    public_key: str | None = None
    is_new_key: bool = False
    old_key: Path | None = None
    action: str = ""
    person: str | None = None
    form: str = "csv"
    title: str = ""
    withdrawn: list[str] = field(default_factory=list)
    reason: str = ""
    days: int = 30
    is_beta: bool = False
    share_percent: int = 100
    corpus: Path | None = None
    arguments: list[str] = field(default_factory=list)

    @property
    def needs_screen(self) -> bool:
        """Tell whether the command shows a window."""
        return self.name in (*WINDOW_COMMANDS, "run")


@dataclass(frozen=True, slots=True)
class AppOptions:
    """How the app is started: its data folder, its camera, what to open or install at once, whether only to show up."""

    data: Path | None
    camera: str | None
    link: str | None
    person: str | None
    package: Path | None
    until: Literal["painted", "chats", "whole"] | None


def parse(arguments: list[str]) -> Command:
    """Return what ``arguments`` ask; wrong ones end the process with their reason, ``--help`` with the help."""
    if arguments[:2] == ["test", "--miniapp"]:
        if len(arguments) < 3 or not arguments[2] or arguments[2].startswith("-"):
            sys.exit("--miniapp wants the folder of a mini-app: python3 main.py test --miniapp FOLDER")
        return Command("test", place=Path(arguments[2]), arguments=arguments[3:])
    if arguments[:1] == ["test"]:
        return Command("test", arguments=arguments[1:])
    parser = argparse.ArgumentParser(
        prog="python3 main.py",
        description="Plaza: a desktop super-app. Without a command it starts the app, setting itself up first.",
    )
    parser.add_argument("--data", type=_folder, metavar="DIR", help="keep everything in this folder")
    parser.add_argument("--camera", metavar="SOURCE", help="a video file, picture or address to use as the camera")
    parser.add_argument("--link", metavar="LINK", help="open this plaza:// link at once")
    parser.add_argument("--person", metavar="NAME", help="whose window to open, by name or id")
    parser.add_argument("--until", choices=("painted", "chats", "whole"), help=argparse.SUPPRESS)  # for the benchmarks
    commands = parser.add_subparsers(dest="name", metavar="COMMAND", title="commands")
    commands.add_parser(
        "test",
        help="run the tests, with --miniapp FOLDER those of a mini-app, without a screen; takes pytest's arguments",
    )
    _add_tour(commands)
    bench = _add(commands, "bench", "measure the speeds the project claims, as ratios")
    bench.add_argument("arguments", nargs="*", metavar="NAME", help="only these benchmarks")
    bench.add_argument("--json", action="store_true", dest="as_json", help="print rows for programs")
    bench.add_argument(
        "--long", action="store_true", dest="is_long", help="look for rare faults of money, for some ten minutes"
    )
    bench.add_argument(
        "--corpus", type=_folder, metavar="DIR", help="pictures with known codes and a manifest.tsv, for scanner"
    )
    install = _add(
        commands, "install", "start the app and ask there whether to install a .ma file; FILE.ma alone does too"
    )
    install.add_argument("package", type=_folder, metavar="FILE")
    _add_package_commands(commands)
    saving = _add(commands, "back-up", "write the whole profile folder to one encrypted file, also while Plaza runs")
    saving.add_argument("place", type=_folder, metavar="FILE")
    _add_data(saving)
    restoring = _add(commands, "restore", "put a back-up in the place of the profile folder, which is kept aside")
    restoring.add_argument("place", type=_folder, metavar="FILE")
    _add_data(restoring)
    _add_wallet_commands(commands)
    scan = _add(commands, "scan", "say which codes are in pictures")
    scan.epilog = "Exit status: 0 a code in every picture, 1 none in some, 2 some cannot be read (the others are)."
    scan.add_argument("arguments", nargs="+", metavar="PICTURE", help="a file, or - for the standard input")
    scan.add_argument("--json", action="store_true", dest="as_json", help="print rows for programs")
    _add(commands, "words", "gather the window's texts for their translators, and say which lack a translation")
    verify = _add(commands, "verify", "say whether a receipt or refund that was exported is genuine")
    verify.add_argument("place", type=_folder, metavar="RECEIPT.json")
    verify.add_argument("--key", dest="public_key", metavar="KEY", help="the public key, hexadecimal or base64")
    _add(commands, "doctor", "say what of this computer's set-up is there and what is not")
    asked = parser.parse_args(_with_install(arguments))
    command = Command(**{name: value for name, value in vars(asked).items() if value is not None})
    if command.name not in DATA_COMMANDS and command.data:
        parser.error(f"--data is for the app itself and its wallet, not for {command.name}")
    if command.name not in (*WINDOW_COMMANDS, "wallet") and command.person:
        parser.error(f"--person is for the app itself and its wallet, not for {command.name}")
    if command.name not in (*WINDOW_COMMANDS, "run") and command.camera:
        parser.error(f"--camera is for the app itself and for run, not for {command.name}")
    if command.name not in WINDOW_COMMANDS and command.link:
        parser.error(f"--link is for the app itself, not for {command.name}")
    return command


def _with_install(arguments: list[str]) -> list[str]:
    """Return ``arguments`` with the command that a `.ma` file alone stands for, as a double click gives it."""
    if not arguments or not arguments[-1].lower().endswith(".ma"):
        return arguments
    *others, file = arguments
    is_value = bool(others) and others[-1] in OPTIONS
    is_alone = all(
        each.startswith("--") or before in OPTIONS for before, each in zip(["", *others], others, strict=False)
    )
    return arguments if is_value or not is_alone else [*others, "install", file]


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str, *, parent: str = ""
) -> argparse.ArgumentParser:
    prog = " ".join(["python3 main.py", *parent.split(), name])
    return commands.add_parser(name, prog=prog, help=what, description=f"{what[:1].upper()}{what[1:]}.")


def _add_package_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = _add(commands, "new", "make a mini-app to begin with, in a new folder: it runs and has a test")
    new.add_argument("place", type=_folder, metavar="FOLDER")
    shown = _add(
        commands, "run", "show a mini-app on a profile that is thrown away, with play money; saving shows at once"
    )
    shown.add_argument("place", type=_folder, metavar="FOLDER")
    shown.add_argument(
        "--camera", metavar="SOURCE", default=argparse.SUPPRESS, help="a video file or picture to use as the camera"
    )
    check = _add(commands, "check", "say everything that is wrong with a mini-app, in its folder or packed")
    check.add_argument("place", type=_folder, metavar="FOLDER_OR_MA")
    pack = _add(commands, "pack", "make one .ma file of a mini-app's folder")
    pack.add_argument("place", type=_folder, metavar="FOLDER")
    pack.add_argument("--out", type=_folder, dest="packed", metavar="FILE", help="instead of ID-VERSION.ma, here")
    sign = _add(commands, "sign", "put your signature into a .ma file")
    sign.add_argument("place", type=_folder, metavar="FILE")
    sign.add_argument("--key", type=_folder, required=True, metavar="KEYFILE", help="where your private key is")
    fresh = sign.add_mutually_exclusive_group()
    fresh.add_argument("--new-key", action="store_true", dest="is_new_key", help="make the key first")
    fresh.add_argument(
        "--new-key-after",
        type=_folder,
        dest="old_key",
        metavar="OLD_KEYFILE",
        help="make the key first, and have your old one hand on to it",
    )
    publish = _add(commands, "publish", "make or change a catalogue of signed .ma files in a folder, for a web server")
    publish.add_argument("place", type=_folder, metavar="FOLDER")
    publish.add_argument("arguments", nargs="*", metavar="FILE.ma", help="packages to add, or newer versions")
    publish.add_argument("--key", type=_folder, required=True, metavar="KEYFILE", help="where the catalogue's key is")
    publish.add_argument("--new-key", action="store_true", dest="is_new_key", help="make the key first")
    publish.add_argument("--name", dest="title", metavar="NAME", help="what the catalogue is called")
    publish.add_argument("--withdraw", action="append", dest="withdrawn", metavar="ID", help="take a mini-app back")
    publish.add_argument("--reason", metavar="TEXT", help="why, for those who look for it")
    publish.add_argument("--days", type=_days, metavar="N", help="how long it counts: 30 days unless told")
    publish.add_argument(
        "--beta", action="store_true", dest="is_beta", help="for those who chose to have beta versions"
    )
    share_help = "for so many of all people, drawn by lot on their computers; the version before stays for the others"
    publish.add_argument("--share", type=_percent, dest="share_percent", metavar="PERCENT", help=share_help)


def _add_wallet_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    wallet = _add(commands, "wallet", "look into the books of a profile, also while Plaza runs; nothing is changed")
    actions = wallet.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = functools.partial(_add, actions, parent="wallet")
    for action in (
        add("reconcile", "prove that every amount in the books is where it has to be"),
        add("verify", "the same, and that every receipt bears this wallet's signature"),
    ):
        _add_data(action)
    export = add("export", "write a person's statement")
    _add_data(export)
    export.add_argument(
        "--person", metavar="ID", default=argparse.SUPPRESS, help="whose, where several have a wallet here"
    )
    export.add_argument("--form", choices=("csv", "json"), default="csv", help="on the screen: csv unless told")
    export.add_argument("--out", type=_folder, dest="packed", metavar="FILE", help="a new file, JSON by its name")


def _add_data(parser: argparse.ArgumentParser) -> None:
    """Take ``--data`` after the command as well: what stands there last counts, and nothing there changes nothing."""
    text = "the profile's folder, where it is not the usual one"
    parser.add_argument("--data", type=_folder, metavar="DIR", default=argparse.SUPPRESS, help=text)


def _add_tour(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    tour = _add(commands, "tour", "drive the real app through its main job and take a picture of each step")
    tour.add_argument("--out", type=_folder, default=TOUR_FOLDER, metavar="DIR", help="where the pictures go")
    tour.add_argument(
        "--every",
        action="store_true",
        dest="is_every",
        help="every screen in every look instead: 17 looks, some half an hour on two processors",
    )
    tour.add_argument(
        "--look",
        action="append",
        default=[],
        dest="looks",
        metavar="LOOK",
        help="of --every only the looks with these parts, such as dark/zh/150 or 700x500; can be given again",
    )
    tour.add_argument(
        "--go-on",
        action="store_true",
        dest="goes_on",
        help="of --every only the looks whose pictures are not there yet",
    )


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("an empty name is no folder's")
    return Path(text)


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= DAYS_MAX:
        raise argparse.ArgumentTypeError(f"give a number of days, 1 to {DAYS_MAX}")
    return int(text)


def _percent(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError("give a number of percent, 1 to 100")
    return int(text)


def run(command: Command) -> int:
    """Do ``command`` and return the exit status; what fails on purpose becomes one sentence."""
    try:
        status = _dispatch(command)
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where it can be told that it was not written
        return status
    except PlazaError as error:
        print(_text_of(error), file=sys.stderr)
    except ImportError as error:
        sentence = _why_not_importable(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
    except BrokenPipeError:
        _write_nowhere()  # whoever read has heard enough
    except OSError as error:
        if error.errno not in NO_ROOM or error.filename is not None:
            raise
        _write_nowhere()
        print(f"What this command writes could not be written: {error.strerror}.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def _write_nowhere() -> None:
    """Let what is still to be written to the standard output go, or Python complains of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(command: Command) -> int:
    without_window: dict[str, Callable[[Command], int]] = {
        "test": _test,
        "bench": _bench,
        "doctor": _doctor,
        "tour": _tour,
        "wallet": _wallet,
        "back-up": _back_up,
        "restore": _restore,
        "scan": _scan,
        "new": _new,
        "run": _run,
        "check": _check,
        "verify": _verify,
        "words": _words,
        "pack": _pack,
        "sign": _sign,
        "publish": _publish,
    }
    if command.name in without_window:
        return without_window[command.name](command)
    if command.package is not None and not has_screen(os.environ, sys.platform):
        print(NO_SCREEN_TO_ASK, file=sys.stderr)
        return 1
    if not has_screen(os.environ, sys.platform):
        print(NO_SCREEN, flush=True)
        return _tour(Command("tour", out=TOUR_FOLDER))
    from app.cli import log
    from app.shell.plain_imports import import_plainly

    import_plainly()  # before the many imports of the next line
    from app.shell import application

    log.show()
    return application.main(
        AppOptions(command.data, command.camera, command.link, command.person, command.package, command.until)
    )


def _bench(command: Command) -> int:
    from app.cli import bench

    if command.is_long:
        return bench.endure()
    return bench.main(command.arguments, as_json=command.as_json, corpus=command.corpus)


def _doctor(_command: Command) -> int:
    from app.cli import doctor

    return doctor.main()


def _verify(command: Command) -> int:
    from app.cli import verify

    assert command.place is not None
    return verify.main(command.place, command.public_key)


def _words(_command: Command) -> int:
    from app.cli import words

    return words.main()


def _scan(command: Command) -> int:
    from app.cli import scan

    return scan.main(command.arguments, as_json=command.as_json)


def _new(command: Command) -> int:
    from app.cli import new

    assert command.place is not None
    return new.main(command.place)


def _run(command: Command) -> int:
    assert command.place is not None
    if not has_screen(os.environ, sys.platform):
        print(NO_SCREEN_TO_RUN, file=sys.stderr)
        return 1
    from app.cli import run

    return run.main(command.place, command.camera)


def _check(command: Command) -> int:
    from app.cli import check

    assert command.place is not None
    return check.main(command.place)


def _pack(command: Command) -> int:
    from app.cli import pack

    assert command.place is not None
    return pack.main(command.place, command.packed)


def _sign(command: Command) -> int:
    from app.cli import sign

    assert command.place is not None
    assert command.key is not None
    return sign.main(command.place, command.key, is_new_key=command.is_new_key, old_key_file=command.old_key)


def _publish(command: Command) -> int:
    from app.cli import publish

    assert command.place is not None
    assert command.key is not None
    packages = [Path(each) for each in command.arguments]
    asked = (command.place, packages, command.key, command.is_new_key)
    said = (command.title, command.withdrawn, command.reason, command.days)
    return publish.main(publish.Wanted(*asked, *said, command.is_beta, command.share_percent))


def _wallet(command: Command) -> int:
    from app.cli import wallet

    if command.action == "export":
        return wallet.export(command.data, command.person, command.form, command.packed)
    return wallet.examine(command.data, is_thorough=command.action == "verify")


def _back_up(command: Command) -> int:
    from app.cli import back_up

    assert command.place is not None
    return back_up.write(command.data, command.place)


def _restore(command: Command) -> int:
    from app.cli import back_up

    assert command.place is not None
    return back_up.put_back(command.data, command.place)


def _tour(command: Command) -> int:
    for name, value in NO_SCREEN_DEFAULTS.items():
        os.environ.setdefault(name, value)
    from app.cli import tour

    is_every = command.is_every or bool(command.looks) or command.goes_on
    return tour.main(command.out, is_every=is_every, looks=command.looks, goes_on=command.goes_on)


def _test(command: Command) -> int:
    if command.place is not None:
        from app.cli import testing

        return testing.main(command.place, command.arguments)
    import pytest

    os.chdir(Path(__file__).resolve().parents[2])  # wherever it was started: pytest finds its settings here
    # All of them take twice as long on one processor; more than four have little left to share.
    # One that crashes is not replaced: where it was late, xdist waits for the new one without end.
    side_by_side = ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--max-worker-restart", "0"]
    return int(pytest.main(command.arguments or side_by_side))


def _why_not_importable(error: ImportError) -> str | None:
    """Return the sentence for a library that is not there or does not load, or None where the fault is our own."""
    library = re.match(r"(\S+): cannot open shared object", str(error))
    if library is not None:
        return f"The system library {library[1]} is missing; `python3 main.py doctor` says how to get it."
    package = (error.name or "app").partition(".")[0]
    if package in OWN_PACKAGES:
        return None
    return f"The library {package} in {sys.prefix} is gone or broken; delete that folder and start again."


def _text_of(error: PlazaError) -> str:
    from app.shell.error_texts import text_of

    return text_of(error)
