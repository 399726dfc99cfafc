"""docs/security.md lists every attack that is tried, and no other."""

import re
from pathlib import Path

from tests.hostile import attacks
from tests.hostile.attacks.raid import ATTACKS

PAGE = (Path(__file__).parents[2] / "docs" / "security.md").read_text(encoding="utf-8")


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
