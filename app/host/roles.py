"""Who is seller, moderator or owner in a mini-app on this machine. Set by the shell, never by a page."""

from app.core.database import Database
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, UserId
from app.host import store
from app.host.manifest import Manifest


class Roles:
    """The roles that people have in mini-apps. A role counts for as long as the mini-app's manifest declares it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def roles_of(self, manifest: Manifest, user_id: UserId) -> tuple[str, ...]:
        """Return a person's roles in a mini-app, in the order of its manifest."""
        if not manifest.roles:
            return ()
        with self._db.read() as tx:
            given = store.roles(tx, manifest.miniapp_id, user_id)
        return tuple(role for role in manifest.roles if role in given)

    def grant(self, manifest: Manifest, user_id: UserId, role: str) -> None:
        """Give a person a role; giving it again does nothing.

        Raises:
            Refused: ``roles.undeclared``, the mini-app has no such role.
        """
        if role not in manifest.roles:
            raise Refused("roles.undeclared", role=role)
        with self._db.begin() as tx:
            store.put_role(tx, manifest.miniapp_id, user_id, role)

    def revoke(self, miniapp_id: MiniAppId, user_id: UserId, role: str) -> None:
        """Take a role from a person; taking what they do not have does nothing."""
        with self._db.begin() as tx:
            store.remove_role(tx, miniapp_id, user_id, role)
