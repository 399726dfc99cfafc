"""Small values that a mini-app keeps for one person."""

from typing import Annotated, TypeAlias

import msgspec

from app.core.database import Database
from app.core.kernel.errors import Refused
from app.host import store
from app.host.bridge.dispatch import Capability, Origin

VALUE_BYTES_MAX = 256 * 1024
KEPT_BYTES_MAX = 10 << 20
KEYS_MAX = 1_000

Key: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class KeyArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which value."""

    key: Key


class SetArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which value, and what it is."""

    key: Key
    value: msgspec.Raw


class Storage:
    """Keeps values in the host's tables."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def capabilities(self) -> list[Capability]:
        """Return what mini-apps may call."""
        return [
            Capability("storage.get", KeyArgs, self._get),
            Capability("storage.set", SetArgs, self._set),
            Capability("storage.remove", KeyArgs, self._remove),
        ]

    def _get(self, origin: Origin, args: KeyArgs) -> object:
        with self._db.read() as tx:
            found = store.value(tx, origin.listing.miniapp_id, origin.user_id, args.key)
        value = msgspec.Raw(b"null" if found is None else found.encode())
        return {"is_kept": found is not None, "value": value}

    def _set(self, origin: Origin, args: SetArgs) -> None:
        value_json = bytes(args.value)
        if len(value_json) > VALUE_BYTES_MAX:
            raise Refused("storage.too_large", bytes_max=VALUE_BYTES_MAX)
        with self._db.begin() as tx:
            store.put_value(tx, origin.listing.miniapp_id, origin.user_id, args.key, value_json.decode())
            count, size = store.kept(tx, origin.listing.miniapp_id, origin.user_id)
            if count > KEYS_MAX or size > KEPT_BYTES_MAX:
                raise Refused("storage.full", bytes_max=KEPT_BYTES_MAX, keys_max=KEYS_MAX)

    def _remove(self, origin: Origin, args: KeyArgs) -> None:
        with self._db.begin() as tx:
            store.remove_value(tx, origin.listing.miniapp_id, origin.user_id, args.key)
