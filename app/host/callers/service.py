"""Giving every person another identifier in each mini-app, and finding the person again from it."""

import hashlib
import hmac

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, UserId
from app.core.kernel.secrets import Secrets
from app.host.callers import store


class Callers:
    """Gives every person another identifier in each mini-app, and finds the person again from it."""

    def __init__(self, db: Database, secrets: Secrets) -> None:
        self._db = db
        self._secrets = secrets

    def caller_id(self, user_id: UserId, miniapp_id: MiniAppId) -> str:
        """Return the identifier under which a mini-app knows a person; no two mini-apps can compare theirs."""
        secret = self._secrets.get("miniapp.user_ids")
        return hmac.new(secret, f"{user_id}\0{miniapp_id}".encode(), hashlib.sha256).hexdigest()[:32]

    def veiled(self, name: str, miniapp_id: MiniAppId) -> str:
        """Return what stands for something of the person's in one mini-app: the same each time, another elsewhere."""
        secret = self._secrets.get("miniapp.user_ids")
        return hmac.new(secret, f"veiled\0{name}\0{miniapp_id}".encode(), hashlib.sha256).hexdigest()[:32]

    def meet(self, user_id: UserId, miniapp_id: MiniAppId) -> str:
        """Remember that a person uses a mini-app, and return the identifier they have there."""
        caller_id = self.caller_id(user_id, miniapp_id)
        with self._db.read() as tx:
            is_known = store.user_of(tx, miniapp_id, caller_id) is not None
        if not is_known:
            with self._db.begin() as tx:
                store.put(tx, miniapp_id, user_id, caller_id)
        return caller_id

    def user_of(self, miniapp_id: MiniAppId, caller_id: str) -> UserId:
        """Return the person that a mini-app knows under this identifier.

        Raises:
            Refused: ``bridge.unknown_user``, nobody who uses it has this identifier.
        """
        with self._db.read() as tx:
            found = store.user_of(tx, miniapp_id, caller_id)
        if found is None:
            raise Refused("bridge.unknown_user")
        return found

    def forget(self, tx: Connection, miniapp_id: MiniAppId) -> None:
        """Forget, within ``tx``, who uses a mini-app."""
        store.remove_all(tx, miniapp_id)

    def users_of(self, miniapp_id: MiniAppId) -> list[UserId]:
        """Return everyone who has opened a mini-app here, in no order."""
        with self._db.read() as tx:
            return store.users_of(tx, miniapp_id)
