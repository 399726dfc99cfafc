"""The shop on the author's one page is a shop: copied from there as it stands, it sells and gives money back."""

import json
import re
from pathlib import Path

from app.cli import code
from app.cli.tour.paying import pay
from app.host.package import Package
from tests.flows.conftest import Start

PAGE = Path(__file__).parents[2] / "docs" / "miniapps.md"


def write_shop(folder: Path) -> None:
    """Write what the page shows, with the changes of the manifest that it names."""
    text = PAGE.read_text(encoding="utf-8")
    first = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert first is not None
    shop = text.partition("\n## A shop\n")[2].partition("\n## ")[0]
    changes = [
        json.loads(f"{{{change}}}") for change in re.findall(r'`("(?:app_id|pages|req_permissions)": [^`]+)`', shop)
    ]
    main, server = re.findall(r"```python\n(.*?)```", shop, re.DOTALL)
    manifest = json.loads(first[1])
    assert len(changes) == 3
    for change in changes:
        manifest |= change
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "main.py").write_text(main, encoding="utf-8")
    (folder / "server.py").write_text(server, encoding="utf-8")


def test_the_shop_of_the_page_sells_tea_and_takes_it_back(start: Start, tmp_path: Path) -> None:
    write_shop(tmp_path / "bundled" / "tea")
    assert code.problems(Package.read(tmp_path / "bundled" / "tea")) == []
    application, hands = start(bundled=tmp_path / "bundled")
    application.open_link("plaza://miniapp/you.tea/pages/home")
    hands.click("trustOpen")
    hands.see_gone("trustCard")
    hands.click("Oolong")
    hands.click("Your name")
    hands.type_text("Mei")
    hands.click("Pay")
    pay(hands)
    hands.see_text("Oolong, 100 g")
    hands.see_text("paid")
    hands.click("Return")
    hands.see_text("returned")
    hands.click("railWallet")
    hands.see_text("¥2,000.00")
