"""The lock file names everything, with hashes, and nothing of the machine it was made on."""

import re
import tomllib

from tests.architecture.tree import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKED = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.MULTILINE))


def test_it_names_no_host_and_no_folder() -> None:
    assert not re.findall(r"\w+://\S+|(?<=\s)/\w+/\S*", LOCK)


def test_every_package_has_hashes() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert entries
    assert not [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry]


def test_it_holds_what_the_project_asks_for() -> None:
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    for requirement in asked:
        package, _, version = requirement.partition(";")[0].partition("==")
        name = package.partition("[")[0]
        assert name in LOCKED, f"{name} is not locked: make the lock file anew"
        assert not version or LOCKED[name] == version, f"{name}: make the lock file anew"
