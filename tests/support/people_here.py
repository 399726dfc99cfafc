"""Several people in windows of one running application, and what is done for them behind the GUI thread's back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from app.bootstrap import Services
from app.cli.tour.driver import Driver, run_until
from app.shell.application import Application
from app.shell.person_window import PersonWindow

T = TypeVar("T")
DEADLINE_MS = 60_000


def services_of(application: Application) -> Services:
    """Return the services of an application that is ready."""
    assert application._foundation is not None
    return application._foundation.services


def away(work: Callable[[], T]) -> T:
    """Do ``work`` on another thread, for the database is not for this one, and return what comes of it."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result(30)


def windows_of(application: Application) -> list[PersonWindow]:
    """Return the windows there are."""
    return application.windows._all


def open_window_of_a_new_person(application: Application, hands: Driver, name: str, out: Path) -> Driver:
    """Make a profile from somebody's own profile screen, as a person does; return the hands in its window."""
    count = len(windows_of(application))
    hands.click("railMe")
    hands.click("profileNew")
    hands.click("profileName_new")
    hands.type_text(name)
    hands.click("profileMake")
    assert run_until(lambda: len(windows_of(application)) > count, DEADLINE_MS)
    made = windows_of(application)[-1]
    assert run_until(lambda: made.assembly is not None, DEADLINE_MS)
    out.mkdir(exist_ok=True)
    return Driver(made.window, out)
