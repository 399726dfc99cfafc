"""The keys of a wallet, from start to start: in the system's keyring where there is one, never made anew."""

from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import Services
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import JournalId, new_id
from tests.support.rings import FakeRing
from tests.support.services import running
from tests.test_bootstrap import PIN, order_a_coat


def pay_a_coat(services: Services) -> None:
    user, order = order_a_coat(services)
    services.pins.set(user.user_id, PIN)
    services.payments.pay(order.order_id, payer_id=user.user_id, pin=PIN, key=JournalId(new_id()))


def test_keys_move_into_the_systems_keyring_and_a_start_without_it_says_so(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(data_folder) as services:
        assert not services.has_ring
        pay_a_coat(services)
    ring = FakeRing()
    monkeypatch.setattr(bootstrap, "system_ring", lambda: ring)
    with running(data_folder) as services:
        assert services.has_ring
    monkeypatch.setattr(bootstrap, "system_ring", lambda: None)
    before = (data_folder / "wallet.db").read_bytes()
    with pytest.raises(Unavailable, match=r"secrets\.keyring"), running(data_folder):
        pass
    assert (data_folder / "wallet.db").read_bytes() == before
    monkeypatch.setattr(bootstrap, "system_ring", lambda: ring)
    with running(data_folder) as services:
        assert services.has_ring


def test_no_other_key_is_made_where_receipts_were_signed(data_folder: Path) -> None:
    with running(data_folder) as services:
        pay_a_coat(services)
    (data_folder / "secrets" / "wallet.receipt_key").unlink()
    with pytest.raises(Refused, match=r"secrets\.broken"), running(data_folder):
        pass
    assert not (data_folder / "secrets" / "wallet.receipt_key").exists()
