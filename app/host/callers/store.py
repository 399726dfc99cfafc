"""The table of who uses which mini-app, and the statements on it."""

from sqlalchemy import Connection, PrimaryKeyConstraint, delete, insert, select

from app.core.database.schema import plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId, UserId

miniapp_user = table(
    "miniapp_user",
    plaza_metadata,
    text_column("miniapp_id"),
    text_column("user_id"),
    text_column("caller_id"),
    PrimaryKeyConstraint("miniapp_id", "caller_id"),
    has_rowid=False,
)


def put(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, caller_id: str) -> None:
    """Remember that a person uses a mini-app, under ``caller_id``, unless that is known."""
    if user_of(tx, miniapp_id, caller_id) is None:
        tx.execute(insert(miniapp_user).values(miniapp_id=miniapp_id, user_id=user_id, caller_id=caller_id))


def user_of(tx: Connection, miniapp_id: MiniAppId, caller_id: str) -> UserId | None:
    """Return the person that a mini-app knows as ``caller_id``."""
    same = [miniapp_user.c.miniapp_id == miniapp_id, miniapp_user.c.caller_id == caller_id]
    found = tx.execute(select(miniapp_user.c.user_id).where(*same)).scalar_one_or_none()
    return None if found is None else UserId(found)


def users_of(tx: Connection, miniapp_id: MiniAppId) -> list[UserId]:
    """Return the people who use a mini-app."""
    wanted = select(miniapp_user.c.user_id).where(miniapp_user.c.miniapp_id == miniapp_id).distinct()
    return [UserId(user_id) for user_id in tx.execute(wanted).scalars()]


def remove_all(tx: Connection, miniapp_id: MiniAppId) -> None:
    """Forget who uses a mini-app."""
    tx.execute(delete(miniapp_user).where(miniapp_user.c.miniapp_id == miniapp_id))
