"""Every service of money killed at each statement of what it does: whole or not there, and the same request ends it."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from app.core.payments.reconciling import reconcile
from tests.support.acts import ACTS, prepare, standing
from tests.support.books import Books
from tests.support.faults import before_statement

STATEMENTS_MAX = 60


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed wallet in which everything in ``ACTS`` can be done."""
    place = tmp_path_factory.mktemp("prepared") / "wallet.db"
    prepare(place).db.close()
    return place


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is killed is a fork")
@pytest.mark.parametrize("name", ACTS)
def test_killed_at_any_statement_it_is_whole_or_not_there(prepared: Path, tmp_path: Path, name: str) -> None:
    act, place = ACTS[name], tmp_path / "wallet.db"
    shutil.copyfile(prepared, place)
    books = Books(place)
    before = standing(books)
    act(books)
    done = standing(books)
    books.db.close()
    assert done != before
    for kill_at in range(1, STATEMENTS_MAX):
        for left in tmp_path.iterdir():
            left.unlink()
        shutil.copyfile(prepared, place)
        child = os.fork()
        if child == 0:
            _do_and_die(place, name, kill_at)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        again = Books(place)
        assert standing(again) in (before, done)
        assert reconcile(again.db).findings == ()
        act(again)
        assert standing(again) == done
        again.db.close()
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert kill_at > 1
    assert status == 0


def _do_and_die(place: Path, name: str, kill_at: int) -> None:
    status = 1
    try:
        books = Books(place)
        with before_statement(kill_at, lambda: os.kill(os.getpid(), signal.SIGKILL)):
            ACTS[name](books)
        status = 0
    finally:
        os._exit(status)
