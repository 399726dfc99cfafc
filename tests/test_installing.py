"""Installing from a file, with the real services: what is offered, what is listed, who is paid, what comes back."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Services
from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId, MiniAppId, UserId, new_id
from app.core.kernel.money import Money
from app.core.ledger.service import Ledger
from app.core.payments.wallet import account_of_publisher
from app.host.api.orders import is_own, merchant_of
from app.host.installer import Offer
from app.host.launch_reasons import LaunchReason
from app.host.package import PackageBroken
from app.host.session import Session
from app.host.versions import KEPT_MAX
from tests.support.miniapps import Screen, write_package
from tests.support.publishers import ADA, EVE, key_of, publish
from tests.support.services import running

SHOP = MiniAppId("ada.shop")
MAIN = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("this is version {code}")
"""


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    write_package(
        tmp_path / "bundled" / "store",
        MAIN.format(code=1),
        app_id="plaza.store",
        name="Store",
        plaza={"runtime": "minikit/1", "publisher": "Plaza Demo Store", "account": "plaza.store.account"},
    )
    return tmp_path / "bundled"


@pytest.fixture
def services(data_folder: Path, bundled: Path) -> Iterator[Services]:
    with running(data_folder, bundled) as services:
        yield services


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    return tmp_path / "files"


def write_ma(files: Path, code: int = 1, key: Any = ADA, **changes: Any) -> Path:
    """Write the shop's version ``code``, signed, and return where it is."""
    described = {"app_id": SHOP, "name": "Ada's shop", "version": {"name": f"{code}.0", "code": code}, **changes}
    return publish(files, MAIN.format(code=code), key, **described).path


def install(services: Services, file: Path, **how: bool) -> Offer:
    """Install a file as after the person's yes, and return what was offered."""
    offer = services.installer.judge(file)
    services.installer.install(offer, **how)
    services.installer.drop(offer)
    return offer


def open_shop(services: Services) -> tuple[Session, Screen]:
    screen = Screen()
    session = services.sessions.open(
        SHOP, user_id=UserId("lin"), page="", query={}, reason=LaunchReason("list"), view=screen
    )
    screen.until(lambda: screen.nodes or screen.failures or screen.endings)
    return session, screen


def test_a_file_is_offered_installed_listed_and_opens(services: Services, files: Path, data_folder: Path) -> None:
    offer = install(services, write_ma(files))
    assert (offer.kind, offer.used, offer.imitates) == ("new", None, None)
    assert [permission.name for permission in offer.permissions_new] == ["pay"]
    listing = services.catalog.get(SHOP)
    assert (listing.name, listing.is_verified, listing.version) == ("Ada's shop", False, "1.0")
    open_shop(services)[1].shows("this is version 1")
    assert not list((data_folder / "staging").iterdir())


def test_an_update_tells_which_hosts_it_reaches_beyond_the_version_before(services: Services, files: Path) -> None:
    def reaching(*hosts: str) -> dict[str, Any]:
        plaza = {"runtime": "minikit/1", "publisher": "Ada", "hosts": hosts}
        return {"plaza": plaza, "req_permissions": [{"name": "network", "reason": "To fetch."}]}

    assert install(services, write_ma(files, **reaching("a.com"))).hosts_new == ("a.com",)
    update = services.installer.judge(write_ma(files, 2, **reaching("a.com", "*.b.com")))
    assert (update.kind, update.permissions_new, update.hosts_new) == ("update", (), ("*.b.com",))
    services.installer.drop(update)


def test_money_goes_to_the_key_whatever_names_the_manifest_claims(services: Services, files: Path) -> None:
    claims = {"runtime": "minikit/1", "publisher": "Plaza Demo Store", "account": "plaza.store.account"}
    install(services, write_ma(files, plaza=claims))
    install(services, write_ma(files, key=EVE, app_id="eve.shop", plaza=claims))
    store, ada, eve = (services.catalog.get(MiniAppId(name)) for name in ("plaza.store", SHOP, "eve.shop"))
    assert (store.publisher_id, store.is_verified) == ("Plaza Demo Store", True)
    assert ada.publisher_id == f"key:{ADA.public}"
    assert eve.publisher_id == f"key:{EVE.public}"
    assert (store.account_id, ada.account_id) == ("plaza.store.account", None)


@pytest.mark.parametrize(
    "changes",
    [
        {"app_id": "tea.house"},
        {"app_id": "plaza.bank"},
        {"name": "Bank"},
        {"plaza": {"runtime": "minikit/1", "publisher": "Bank of All"}},
    ],
)
def test_a_folder_among_those_that_come_along_is_not_vouched_for_by_that(
    data_folder: Path, bundled: Path, changes: dict[str, Any]
) -> None:
    claims = {
        "app_id": "plaza.store",
        "name": "Store",
        "plaza": {"runtime": "minikit/1", "publisher": "Plaza Demo Store"},
    }
    write_package(bundled / "store", MAIN.format(code=1), **{**claims, **changes})
    with running(data_folder, bundled) as services:
        listing = services.catalog.get(MiniAppId(str(changes.get("app_id", "plaza.store"))))
        assert not listing.is_verified


def test_a_payment_arrives_at_the_key_and_not_at_the_shop_of_that_name(services: Services, files: Path) -> None:
    install(services, write_ma(files, name="Store", plaza={"runtime": "minikit/1", "publisher": "Plaza Demo Store"}))
    user = services.people.create_profile("Lin")
    services.funding.top_up(user.user_id, Money(100_000), JournalId(new_id()))
    services.pins.set(user.user_id, "246810")
    merchant = merchant_of(services.catalog.get(SHOP))
    order = services.orders.create(merchant, merchant_number="1", title="Hat", amount=Money(2_900))
    services.payments.pay(order.order_id, payer_id=user.user_id, pin="246810", key=JournalId(new_id()))
    assert order.merchant.publisher_id == f"key:{ADA.public}"
    store = services.catalog.get(MiniAppId("plaza.store"))
    books = Ledger(services.wallet._db)
    with services.wallet._db.read() as tx:
        paid = books.account(tx, account_of_publisher(order.merchant.publisher_id))
        assert paid is not None
        assert paid.balance_minor == 2_900
        assert books.account(tx, account_of_publisher(store.publisher_id)) is None


def test_whoever_takes_a_free_name_does_not_see_the_orders_of_the_one_before(services: Services, files: Path) -> None:
    install(services, write_ma(files))
    before = services.catalog.get(SHOP)
    order = services.orders.create(merchant_of(before), merchant_number="1", title="Hat", amount=Money(2_900))
    services.installer.remove(SHOP, forgets_data=True)
    install(services, write_ma(files, 1, EVE))
    assert is_own(order, before)
    assert not is_own(order, services.catalog.get(SHOP))
    with pytest.raises(Refused, match=r"orders\.number_reused"):
        services.orders.create(
            merchant_of(services.catalog.get(SHOP)), merchant_number="1", title="Hat", amount=Money(2_900)
        )


def test_the_payee_stays_when_the_key_is_handed_on(services: Services, files: Path) -> None:
    install(services, write_ma(files))
    before = services.catalog.get(SHOP).publisher_id
    install(services, write_ma(files, 2, ADA.hand_on(key_of("b").private)))
    assert services.catalog.get(SHOP).version == "2.0"
    assert services.catalog.get(SHOP).publisher_id == before
    with pytest.raises(Refused, match=r"package\.old_key"):
        services.installer.judge(write_ma(files, 3))


def test_an_id_of_plazas_own_is_nobodys_even_if_nothing_has_it(services: Services, files: Path) -> None:
    with pytest.raises(Refused, match=r"package\.other_publisher"):
        services.installer.judge(write_ma(files, app_id="plaza.bank"))


@pytest.mark.parametrize("name", ["plaza.store", SHOP])
def test_a_package_that_claims_anothers_id_is_refused(services: Services, files: Path, name: str) -> None:
    install(services, write_ma(files))
    listed = services.catalog.get(MiniAppId(name))
    with pytest.raises(Refused, match=r"package\.other_publisher"):
        services.installer.judge(write_ma(files, 9, EVE, app_id=name, name=listed.name))
    assert services.catalog.get(MiniAppId(name)) == listed


def test_an_id_stays_its_publishers_when_only_the_catalogue_remembers(
    services: Services, files: Path, data_folder: Path
) -> None:
    install(services, write_ma(files))
    (data_folder / "miniapps" / SHOP / "publisher.json").unlink()
    with pytest.raises(Refused, match=r"package\.other_publisher"):
        services.installer.judge(write_ma(files, 2, EVE))


@pytest.mark.parametrize(
    "name", ["Store", "STORE", " S t o r e", "\u0405tor\u0435", "St0re", "\uff33tore", "St\u00f6re"]
)
def test_a_name_that_passes_for_anothers_is_told(services: Services, files: Path, name: str) -> None:
    offer = services.installer.judge(write_ma(files, name=name))
    assert offer.imitates is not None
    assert offer.imitates.miniapp_id == "plaza.store"


def test_a_publisher_who_passes_for_another_is_told(services: Services, files: Path) -> None:
    plaza = {"runtime": "minikit/1", "publisher": "Plaza  Demo St\u043ere"}
    offer = services.installer.judge(write_ma(files, plaza=plaza))
    assert offer.imitates is not None
    assert services.installer.judge(write_ma(files, name="Bookstore")).imitates is None


@pytest.mark.parametrize("name", ["Plaza Wallet", "Рlaza Support", "PlazaPay"])
def test_a_package_whose_name_speaks_for_plaza_is_told(services: Services, files: Path, name: str) -> None:
    assert services.installer.judge(write_ma(files, name=name)).speaks_for_plaza
    named_plain = write_ma(files, plaza={"runtime": "minikit/1", "publisher": name})
    assert services.installer.judge(named_plain).speaks_for_plaza
    assert not services.installer.judge(write_ma(files, name="Bookstore")).speaks_for_plaza


def test_an_update_tells_what_changes_and_is_used(services: Services, files: Path) -> None:
    install(services, write_ma(files, req_permissions=[]))
    offer = install(services, write_ma(files, 2))
    assert offer.kind == "update"
    assert offer.used is not None
    assert (offer.used.name, [each.name for each in offer.permissions_new]) == ("1.0", ["pay"])
    back = services.installer.judge(write_ma(files, 3, req_permissions=[]))
    assert ([each.name for each in back.permissions_gone], back.permissions_new) == (["pay"], ())
    open_shop(services)[1].shows("this is version 2")


def test_an_older_version_needs_the_person_to_hold_on_to_it(services: Services, files: Path) -> None:
    first = write_ma(files)
    install(services, write_ma(files, 2))
    offer = services.installer.judge(first)
    assert offer.kind == "older"
    with pytest.raises(Refused, match=r"package\.older"):
        services.installer.install(offer)
    assert services.catalog.get(SHOP).version == "2.0"
    services.installer.install(offer, pins_older=True)
    assert services.catalog.get(SHOP).version == "1.0"
    assert services.installer.judge(first).kind == "same"
    services.installer.follow_newest(SHOP)
    assert services.catalog.get(SHOP).version == "2.0"
    install(services, first, pins_older=True)
    assert install(services, write_ma(files, 3)).kind == "update"
    assert services.catalog.get(SHOP).version == "3.0"


def test_a_version_is_published_once_even_when_its_files_are_gone(services: Services, files: Path) -> None:
    for code in range(1, KEPT_MAX + 3):
        install(services, write_ma(files, code))
    history, kept = services.installer.history(SHOP)
    assert [version.code for version in kept] == [5, 4, 3]
    assert len(history.versions) == 5
    with pytest.raises(Refused, match=r"package\.version_reused"):
        services.installer.judge(write_ma(files, 1, name="Another content"))


def test_the_person_goes_back_and_stays_there_over_a_restart(data_folder: Path, files: Path, bundled: Path) -> None:
    with running(data_folder, bundled) as services:
        for code in (1, 2):
            install(services, write_ma(files, code))
        old = services.installer.history(SHOP)[1][1]
        services.installer.use(SHOP, old.sha256)
    with running(data_folder, bundled) as services:
        open_shop(services)[1].shows("this is version 1")
        services.installer.follow_newest(SHOP)
        open_shop(services)[1].shows("this is version 2")


def test_a_mini_app_that_comes_with_plaza_can_be_held_back_too(data_folder: Path, bundled: Path) -> None:
    store = MiniAppId("plaza.store")
    with running(data_folder, bundled) as services:
        first = services.catalog.get(store)
    (bundled / "store" / "main.py").write_text(MAIN.format(code=2))
    with running(data_folder, bundled) as services:
        assert services.catalog.get(store).package_sha256 != first.package_sha256
        services.installer.use(store, first.package_sha256)
    with running(data_folder, bundled) as services:
        assert services.catalog.get(store) == first


def test_a_session_keeps_its_version_while_others_come_and_it_is_deleted_later(
    services: Services, files: Path, data_folder: Path
) -> None:
    install(services, write_ma(files))
    session, screen = open_shop(services)
    for code in range(2, KEPT_MAX + 3):
        install(services, write_ma(files, code))
    assert session.install.folder.is_dir()
    session.reload()
    screen.shows("this is version 1")
    session.close()
    session.wait(20)
    install(services, write_ma(files, 9))
    assert not session.install.folder.exists()
    assert len(list((data_folder / "miniapps" / SHOP / "packages").glob("*.signature.json"))) == KEPT_MAX


@pytest.mark.parametrize("forgets", [False, True])
def test_a_removed_mini_app_is_gone_its_data_only_if_wanted(
    services: Services, files: Path, data_folder: Path, forgets: bool
) -> None:
    install(services, write_ma(files, 2))
    _, screen = open_shop(services)
    services.installer.remove(SHOP, forgets_data=forgets)
    screen.until(lambda: screen.endings)
    with pytest.raises(Refused, match=r"catalog\.unknown"):
        services.catalog.get(SHOP)
    folder = data_folder / "miniapps" / SHOP
    assert [path.name for path in (folder / "packages").iterdir()] == []
    assert (folder / "people").exists() is not forgets
    if forgets:
        install(services, write_ma(files, 1, EVE))
        assert services.catalog.get(SHOP).publisher_id == f"key:{EVE.public}"
        return
    with pytest.raises(Refused, match=r"package\.other_publisher"):
        services.installer.judge(write_ma(files, 9, EVE))
    assert services.installer.judge(write_ma(files, 1)).kind == "older"
    install(services, write_ma(files, 3))


def test_what_comes_with_plaza_is_not_removed(services: Services) -> None:
    with pytest.raises(Refused, match=r"package\.bundled"):
        services.installer.remove(MiniAppId("plaza.store"), forgets_data=True)
    assert services.catalog.get(MiniAppId("plaza.store")).name == "Store"


def test_what_is_installed_is_what_was_judged_whatever_happens_to_the_file(services: Services, files: Path) -> None:
    file = write_ma(files)
    offer = services.installer.judge(file)
    file.write_bytes(write_ma(files, 2, EVE).read_bytes())
    services.installer.install(offer)
    assert services.catalog.get(SHOP).package_sha256 == offer.package.sha256
    open_shop(services)[1].shows("this is version 1")


def test_an_offer_whose_copy_was_changed_installs_nothing(services: Services, files: Path) -> None:
    offer = services.installer.judge(write_ma(files))
    shutil.copy(write_ma(files, name="Ada's shap"), offer.package.path)
    with pytest.raises(PackageBroken):
        services.installer.install(offer)
    with pytest.raises(Refused, match=r"catalog\.unknown"):
        services.catalog.get(SHOP)


@pytest.mark.parametrize("kind", ["folder", "missing", "pipe", "no zip", "unsigned"])
def test_what_is_no_package_is_refused_and_leaves_nothing(
    services: Services, files: Path, data_folder: Path, kind: str
) -> None:
    file = files / "it.ma"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        if sys.platform == "win32":
            pytest.skip("pipes of POSIX")
        os.mkfifo(file)
    elif kind == "no zip":
        file.write_bytes(b"hello")
    elif kind == "unsigned":
        file = write_ma(files, key=None)
    with pytest.raises(Refused, match=r"package\.(broken|unsigned)"):
        services.installer.judge(file)
    assert not list((data_folder / "staging").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
@pytest.mark.parametrize("which", ["install", "packages", "miniapp"])
def test_an_install_behind_a_link_is_not_opened(
    services: Services, files: Path, data_folder: Path, tmp_path: Path, which: str
) -> None:
    install(services, write_ma(files))
    folder = services.sessions.find_install(SHOP).folder
    place = {"install": folder, "packages": folder.parent, "miniapp": folder.parent.parent}[which]
    place.replace(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match=r"package\.changed"):
        services.sessions.find_install(SHOP)


@pytest.mark.parametrize("content", ["", "{}", '{"pinned": "", "versions": [{}]}', '{"pinned": 1, "versions": []}'])
def test_a_damaged_record_of_versions_installs_nothing(
    services: Services, files: Path, data_folder: Path, content: str
) -> None:
    install(services, write_ma(files))
    (data_folder / "miniapps" / SHOP / "versions.json").write_text(content)
    with pytest.raises(Refused, match=r"package\.history_broken"):
        services.installer.judge(write_ma(files, 2))
    open_shop(services)[1].shows("this is version 1")


def test_what_an_end_in_the_middle_left_behind_is_swept_at_the_next_start(
    data_folder: Path, bundled: Path, files: Path
) -> None:
    with running(data_folder, bundled) as services:
        install(services, write_ma(files))
        services.installer.judge(write_ma(files, 2))
        (data_folder / "miniapps" / SHOP / "packages" / ".draft").mkdir()
    with running(data_folder, bundled) as services:
        assert not (data_folder / "staging").exists()
        assert not (data_folder / "miniapps" / SHOP / "packages" / ".draft").exists()
        assert services.sessions.find_install(SHOP).version == "1.0"
