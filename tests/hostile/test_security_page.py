"""docs/security.md lists every attack that is tried, and no other; each has a test that there is."""

import re
from functools import cache
from pathlib import Path

from tests.hostile import attacks
from tests.hostile.attacks.raid import ATTACKS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (.+?) \| `(tests/[\w/]+\.py)::(test_\w+)` \|(.*)\|$", re.MULTILINE)
# What the runtime was asked to be tried with, in the words it was asked in.
WANTED = """
read the wallet database, the home folder, another mini-app's data, the environment, /proc of the parent, open sockets
of every family, exec, fork bomb, thread bomb, memory bomb, filling the disk, endless loop, endless output, of 100 MB,
half a message, garbage, wrong ids, replies never asked for, 10⁵ nodes, depth 10⁴, NaN, huge strings, a million list
rows, a flood of updates, a tap forged without a person, pay without a tap, a payee or an amount of its own choosing,
a card pretending another mini-app, opening other mini-apps in a loop, links with `..`, signals to the parent,
leaving processes behind, ctypes tricks to undo the sandbox, `O_TRUNC` on a read-only file,
a link\\, pipe or socket left for the shell to open, a playlist instead
of a video, a picture bomb, `<img>`, control and direction characters, covering the capsule, covering the payment sheet,
a page that imitates the payment sheet, asks for the PIN, a gesture kept for later, a gesture used twice, a package that
claims another's id, a package that claims another's name
"""


def test_every_attack_is_listed_and_counted() -> None:
    listed = PAGE.partition("## The attacks")[2]
    for module in attacks.__all__:
        group = re.search(rf"\(`{module}\.py`\)\*\*, (\d+):\n(.*?)\n\n", listed, re.DOTALL)
        assert group is not None, module
        named = re.findall(r"`(\w+)`", group[2])
        own = [name for name, attack in ATTACKS.items() if attack.__module__.endswith(f".{module}")]
        assert named == own
        assert int(group[1]) == len(own)
    assert f"Of the {len(ATTACKS)}," in listed


@cache
def named_in(place: str) -> frozenset[str]:
    """Return the names of the tests in a file."""
    return frozenset(re.findall(r"^def (test_\w+)\(", (ROOT / place).read_text(encoding="utf-8"), re.MULTILINE))


def test_every_attack_names_a_test_that_there_is() -> None:
    rows = ROW.findall(PAGE)
    table = PAGE.partition("| Attack | Test | Attacks above |\n|---|---|---|\n")[2].partition("\n\n")[0]
    assert len(rows) == len(table.splitlines())
    assert [f"{place}::{test}" for _, place, test, _ in rows if test not in named_in(place)] == []
    assert {name for *_, more in rows for name in re.findall(r"`(\w+)`", more)} <= ATTACKS.keys()


def test_nothing_that_was_asked_for_is_missing() -> None:
    told = " ".join(row[0] for row in ROW.findall(PAGE))
    wanted = [each.replace("\\", "") for each in re.split(r"(?<!\\), ", " ".join(WANTED.split()))]
    assert [each for each in wanted if each not in told] == []
