"""Proofs: what leaves this program can be checked by anyone, and any change shows."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import verify
from app.core.kernel.errors import Refused
from app.core.payments import proofs
from app.core.payments.model import Receipt, Refund
from tests.support.books import Books

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def proved(books: Books) -> dict[str, Receipt | Refund]:
    """Return one of each form."""
    books.top_up(100_000)
    books.fill_publisher(50_000)
    plain, shared = books.order(29_900, number="A-1"), books.order(4_000)
    receipt, with_coupon = books.pay(plain), books.pay(shared, coupon=books.claimed())
    return {
        "plaza-receipt/1": receipt,
        "plaza-receipt/2": with_coupon,
        "plaza-refund/1": books.refund(plain, 900, reason="Too small · 太小"),
        "plaza-refund/2": books.refund(shared, 1_000),
    }


FORMS = ["plaza-receipt/1", "plaza-receipt/2", "plaza-refund/1", "plaza-refund/2"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read_as_it_was(books: Books, proved: dict[str, Any], form: str) -> None:
    text = books.payments.proof_of(proved[form])
    proof = proofs.parse(text)
    assert (proof.proved, proof.public_key) == (proved[form], books.payments.public_key)
    assert json.loads(text)["proved"]["form"] == form
    assert proof.is_genuine()
    assert proof.is_genuine(books.payments.public_key)
    assert not proof.is_genuine(bytes(32))


def is_taken(text: str) -> bool:
    try:
        return proofs.parse(text).is_genuine()
    except Refused:  # its parts do not fit one another
        return False


@pytest.mark.parametrize("form", FORMS)
def test_any_change_shows(books: Books, proved: dict[str, Any], form: str) -> None:
    said = json.loads(books.payments.proof_of(proved[form]))
    for name, value in said["proved"].items():
        if name == "form":
            continue
        other = value + 1 if isinstance(value, int) else value.replace("2026", "2027") + ("" if "_at" in name else "x")
        changed = said | {"proved": said["proved"] | {name: other}}
        assert not is_taken(json.dumps(changed)), name


@pytest.mark.parametrize(
    "change",
    [
        {"form": "plaza-proof/2"},
        {"signature": None},
        {"signature": 5},
        {"public_key": "AAAA"},
        {"public_key": None},
        {"proved": None},
        {"proved": []},
        {"proved": {"form": "plaza-receipt/1"}},
        {"proved": {"form": ["plaza-receipt/1"]}},
        {"more": 1},
    ],
)
def test_what_is_no_proof_is_refused(books: Books, proved: dict[str, Any], change: dict[str, Any]) -> None:
    said = json.loads(books.payments.proof_of(proved["plaza-receipt/1"]))
    with pytest.raises(Refused, match=r"proof\.malformed"):
        proofs.parse(json.dumps(said | change))


@pytest.mark.parametrize(
    "part",
    [
        {"amount_minor": 29_900.0},
        {"amount_minor": "29900"},
        {"paid_at": "2026-11-22T09:30:00Z"},
        {"paid_at": 5},
        {"tip_minor": 1},
        {"list_minor": 29_900},
        {"amount_minor": float("inf")},
    ],
)
def test_parts_that_were_not_signed_are_refused(books: Books, proved: dict[str, Any], part: dict[str, Any]) -> None:
    said = json.loads(books.payments.proof_of(proved["plaza-receipt/1"]))
    with pytest.raises(Refused, match=r"proof\.malformed"):
        proofs.parse(json.dumps(said | {"proved": said["proved"] | part}))


@pytest.mark.parametrize("text", ["", "null", "[]", "{", "[" * 100_000, '"x"', "\ufffd"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"proof\.malformed"):
        proofs.parse(text)


# The command


@pytest.fixture
def file(books: Books, proved: dict[str, Any], tmp_path: Path) -> Path:
    place = tmp_path / "receipt.json"
    place.write_text(books.payments.proof_of(proved["plaza-receipt/2"]), encoding="utf-8")
    return place


def test_verifying_says_what_was_paid_and_by_which_key(
    books: Books, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify.main(file, None) == 0
    said = capsys.readouterr().out
    for part in ("Plaza Store", "¥40.00", "−¥10.00 Ten off", "¥30.00", books.payments.public_key.hex(), "--key"):
        assert part in said
    assert verify.main(file, books.payments.public_key.hex()) == 0
    assert "--key" not in capsys.readouterr().out
    assert verify.main(file, "00" * 32) == 1
    assert "NOT GENUINE" in capsys.readouterr().out


def test_a_changed_file_is_not_genuine(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("Ten off", "All off\\u202e"), encoding="utf-8")
    assert verify.main(file, None) == 1
    said = capsys.readouterr().out
    assert "NOT GENUINE" in said
    assert "⟨U+202E⟩" in said


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"proof\.unreadable"):
        verify.main(tmp_path / "nothing.json", None)
    (tmp_path / "large.json").write_bytes(b" " * (proofs.BYTES_MAX + 1))
    with pytest.raises(Refused, match=r"proof\.malformed"):
        verify.main(tmp_path / "large.json", None)
    (tmp_path / "binary.json").write_bytes(bytes(range(256)))
    with pytest.raises(Refused, match=r"proof\.malformed"):
        verify.main(tmp_path / "binary.json", None)


def test_the_command_needs_nothing_of_the_rest_of_the_program(books: Books, file: Path) -> None:
    program = (
        "import sys; sys.path[:0] = ['.', 'app/sdk']\n"
        "from app.cli import commands\n"
        f"asked = ['verify', {str(file)!r}, '--key', '{books.payments.public_key.hex()}']\n"
        "status = commands.run(commands.parse(asked))\n"
        "heavy = {'PySide6', 'sqlalchemy', 'sqlcipher3', 'cv2', 'minikit'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}), status)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert "Genuine: signed with this key" in run.stdout
    assert run.stdout.splitlines()[-1] == "[] 0"


def test_the_page_of_python_in_the_docs_checks_receipts(books: Books, proved: dict[str, Any], tmp_path: Path) -> None:
    document = (ROOT / "docs" / "receipts.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", document, flags=re.DOTALL)
    script, place = tmp_path / "check.py", tmp_path / "proof.json"
    script.write_text(program, encoding="utf-8")

    def check(*more: str) -> int:
        command = [sys.executable, "-I", str(script), str(place), *more]
        return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode

    for form in FORMS:
        assert form in document
        text = books.payments.proof_of(proved[form])
        place.write_text(text, encoding="utf-8")
        assert check() == 0
        assert check(json.loads(text)["public_key"]) == 0
        place.write_text(text.replace('"currency": "CNY"', '"currency": "EUR"'), encoding="utf-8")
        assert check() == 1
