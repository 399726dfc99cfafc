"""`back-up` and `restore`: the whole profile folder to one file under a password, and back."""

from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from app.back_up import back_up, restore
from app.core.kernel.errors import Refused
from app.core.kernel.ring import system_ring
from app.data_folder import FolderLock, default_data_folder

Ask = Callable[[str], str]


def write(data: Path | None, file: Path, ask: Ask = getpass) -> int:
    """Write the back-up, beside a running Plaza or without one; return 0.

    Raises:
        Refused: ``backup.…``, ``database.…``, ``secrets.broken``.
        Unavailable: ``backup.unwritable``, ``database.busy``, ``secrets.keyring``.
    """
    password = ask("A password for the back-up: ")
    if ask("The same again: ") != password:
        raise Refused("backup.differ")
    back_up(data or default_data_folder(), file, password, ring=system_ring())
    print(f"Everything is in {file}. Without its password nobody can read it, you neither.")
    return 0


def put_back(data: Path | None, file: Path, ask: Ask = getpass) -> int:
    """Put a back-up in the place of the profile folder, which no Plaza may use now; return 0.

    Raises:
        Refused: ``data.in_use``, ``backup.…``.
        Unavailable: ``backup.unreadable``, ``data.unwritable``.
    """
    folder = data or default_data_folder()
    with FolderLock(folder):
        pass  # nobody uses it; it goes aside itself, so it cannot be held
    aside = restore(file, ask("The back-up's password: "), folder)
    print(f"Everything of the back-up is in {folder}.")
    if aside is not None:
        print(f"What was there before is in {aside}.")
    return 0
