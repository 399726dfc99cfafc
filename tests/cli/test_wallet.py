"""`wallet`: the books of a profile, from outside."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.commands import parse, run
from app.core.kernel.secrets import FileSecrets
from tests.support.books import LIN, MAYA, Books


class Profile:
    """A data folder with a wallet that a running Plaza holds open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.books = Books(folder / "wallet.db", secrets=FileSecrets(folder / "secrets"))

    def ask(self, *arguments: str) -> int:
        """Run `wallet` as the command line does."""
        return run(parse(["wallet", *arguments, "--data", str(self.folder)]))


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    profile = Profile(tmp_path)
    profile.books.top_up(100_000)
    profile.books.pay(profile.books.order(29_900))
    yield profile
    profile.books.db.close()


@pytest.mark.parametrize("action", ["reconcile", "verify"])
def test_sound_books_are_called_right(profile: Profile, action: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert profile.ask(action) == 0
    told = capsys.readouterr().out
    assert "2 transfers, 1 paid order" in told
    assert "¥701.00" in told
    assert "The books are right" in told


def test_what_is_wrong_is_named_and_the_status_says_so(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    profile.books.run("DROP TRIGGER receipts_no_delete")
    profile.books.run("DELETE FROM receipts")
    assert profile.ask("reconcile") == 1
    told = capsys.readouterr().out
    assert "a paid order has no receipt" in told
    assert "in these books cannot be right." in told


def test_a_forged_receipt_is_found_by_verify_alone(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    ((rule,),) = profile.books.rows("SELECT sql FROM sqlite_master WHERE name = 'receipts_no_update'")
    profile.books.run("DROP TRIGGER receipts_no_update")
    profile.books.run("UPDATE receipts SET signature = 'bm8='")
    profile.books.run(rule)
    assert profile.ask("reconcile") == 0
    assert profile.ask("verify") == 1
    assert "does not bear this wallet's signature" in capsys.readouterr().out


def test_a_statement_goes_to_the_screen_or_to_a_new_file(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert profile.ask("export", "--form", "json") == 0
    assert len(json.loads(capsys.readouterr().out)["bills"]) == 2
    assert profile.ask("export", "--out", str(tmp_path / "a.csv")) == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("at,kind,title")
    kept = (tmp_path / "a.csv").read_bytes()
    assert profile.ask("export", "--out", str(tmp_path / "a.csv")) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert (tmp_path / "a.csv").read_bytes() == kept


def test_of_several_people_one_has_to_be_named(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    profile.books.top_up(500, MAYA)
    assert profile.ask("export") == 1
    assert f"{LIN}, {MAYA}" in capsys.readouterr().err
    assert profile.ask("export", "--person", "nobody") == 1
    assert "nobody has no wallet here" in capsys.readouterr().err
    assert profile.ask("export", "--person", MAYA) == 0
    assert capsys.readouterr().out.count("top_up") == 1


def test_a_folder_without_a_wallet_is_told_and_stays_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(parse(["--data", str(tmp_path), "wallet", "reconcile"])) == 1
    assert "Plaza has not been used with this folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_wallet_without_its_key_is_not_given_another(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    (profile.folder / "secrets" / "wallet.key").unlink()
    assert profile.ask("verify") == 1
    assert "wallet.key is damaged" in capsys.readouterr().err
    assert not (profile.folder / "secrets" / "wallet.key").exists()
