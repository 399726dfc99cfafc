"""The host's tables, and their statements: what mini-apps keep for people, people's roles, what people let them use."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    PrimaryKeyConstraint,
    delete,
    func,
    insert,
    select,
    update,
)

from app.core.database.schema import Instant, Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId, UserId

miniapp_value = table(
    "miniapp_value",
    plaza_metadata,
    text_column("miniapp_id"),
    text_column("user_id"),
    text_column("key"),
    text_column("value_json"),
    Column("size_bytes", Whole, nullable=False),
    PrimaryKeyConstraint("miniapp_id", "user_id", "key"),
    CheckConstraint("size_bytes >= 0", name="size_is_not_negative"),
    has_rowid=False,
)

miniapp_role = table(
    "miniapp_role",
    plaza_metadata,
    text_column("miniapp_id"),
    text_column("user_id"),
    text_column("role"),
    PrimaryKeyConstraint("miniapp_id", "user_id", "role"),
    has_rowid=False,
)

miniapp_grant = table(
    "miniapp_grant",
    plaza_metadata,
    text_column("miniapp_id"),
    text_column("user_id"),
    text_column("permission"),
    text_column("state"),
    text_column("reason"),
    Column("decided_at", Instant, nullable=False),
    PrimaryKeyConstraint("miniapp_id", "user_id", "permission"),
    CheckConstraint("state IN ('allowed', 'not_now', 'never')", name="state_is_known"),
    has_rowid=False,
)

kept_stack = table(
    "kept_stack",
    plaza_metadata,
    text_column("miniapp_id"),
    text_column("user_id"),
    Column("version_code", Whole, nullable=False),
    text_column("stack_json"),
    PrimaryKeyConstraint("miniapp_id", "user_id"),
    has_rowid=False,
)


def _of(miniapp_id: MiniAppId, user_id: UserId) -> list[ColumnElement[bool]]:
    return [miniapp_value.c.miniapp_id == miniapp_id, miniapp_value.c.user_id == user_id]


def value(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, key: str) -> str | None:
    """Return the value kept under ``key``, as JSON text."""
    wanted = select(miniapp_value.c.value_json).where(*_of(miniapp_id, user_id), miniapp_value.c.key == key)
    return tx.execute(wanted).scalar_one_or_none()


def put_value(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, key: str, value_json: str) -> None:
    """Keep ``value_json`` under ``key``."""
    content = {"value_json": value_json, "size_bytes": len(key) + len(value_json.encode())}
    change = update(miniapp_value).where(*_of(miniapp_id, user_id), miniapp_value.c.key == key).values(**content)
    if tx.execute(change).rowcount == 0:
        tx.execute(insert(miniapp_value).values(miniapp_id=miniapp_id, user_id=user_id, key=key, **content))


def remove_value(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, key: str) -> None:
    """Forget what is kept under ``key``."""
    tx.execute(delete(miniapp_value).where(*_of(miniapp_id, user_id), miniapp_value.c.key == key))


def forget(tx: Connection, miniapp_id: MiniAppId) -> None:
    """Forget everything that is kept of a mini-app, for everybody."""
    for kept_of_miniapps in (miniapp_value, miniapp_role, miniapp_grant, kept_stack):
        tx.execute(delete(kept_of_miniapps).where(kept_of_miniapps.c.miniapp_id == miniapp_id))


def clear(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> None:
    """Forget the values and the pages that a mini-app keeps for a person."""
    tx.execute(delete(miniapp_value).where(*_of(miniapp_id, user_id)))
    tx.execute(delete(kept_stack).where(*_stack_of(miniapp_id, user_id)))


def kept(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> tuple[int, int]:
    """Return how many values a mini-app keeps for a person, and their size in bytes."""
    wanted = select(func.count(), func.coalesce(func.sum(miniapp_value.c.size_bytes), 0))
    row = tx.execute(wanted.where(*_of(miniapp_id, user_id))).one()
    return row[0], row[1]


def roles(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> set[str]:
    """Return the roles that a person was given in a mini-app."""
    wanted = select(miniapp_role.c.role).where(*_roles_of(miniapp_id, user_id))
    return set(tx.execute(wanted).scalars())


def put_role(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, role: str) -> None:
    """Give a person a role, unless they have it."""
    if role not in roles(tx, miniapp_id, user_id):
        tx.execute(insert(miniapp_role).values(miniapp_id=miniapp_id, user_id=user_id, role=role))


def remove_role(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, role: str) -> None:
    """Take a role from a person."""
    tx.execute(delete(miniapp_role).where(*_roles_of(miniapp_id, user_id), miniapp_role.c.role == role))


def _roles_of(miniapp_id: MiniAppId, user_id: UserId) -> list[ColumnElement[bool]]:
    return [miniapp_role.c.miniapp_id == miniapp_id, miniapp_role.c.user_id == user_id]


def grants(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> Sequence[Any]:
    """Return permission, state, reason and moment of everything a person has said to a mini-app."""
    kept = miniapp_grant.c
    wanted = select(kept.permission, kept.state, kept.reason, kept.decided_at)
    return tx.execute(wanted.where(kept.miniapp_id == miniapp_id, kept.user_id == user_id)).all()


def put_grant(
    tx: Connection,
    miniapp_id: MiniAppId,
    user_id: UserId,
    permission: str,
    state: str,
    reason: str,
    decided_at: datetime,
) -> None:
    """Keep a person's last word on a permission."""
    key = {"miniapp_id": miniapp_id, "user_id": user_id, "permission": permission}
    content = {"state": state, "reason": reason, "decided_at": decided_at}
    change = update(miniapp_grant).where(*(miniapp_grant.c[name] == value for name, value in key.items()))
    if tx.execute(change.values(**content)).rowcount == 0:
        tx.execute(insert(miniapp_grant).values(**key, **content))


def _stack_of(miniapp_id: MiniAppId, user_id: UserId) -> list[ColumnElement[bool]]:
    return [kept_stack.c.miniapp_id == miniapp_id, kept_stack.c.user_id == user_id]


def kept_pages(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> tuple[int, str] | None:
    """Return the stack of pages kept for a person, as JSON text, after the version code of what kept it."""
    wanted = select(kept_stack.c.version_code, kept_stack.c.stack_json).where(*_stack_of(miniapp_id, user_id))
    row = tx.execute(wanted).one_or_none()
    return None if row is None else (row[0], row[1])


def keep_pages(tx: Connection, miniapp_id: MiniAppId, user_id: UserId, version_code: int, stack_json: str) -> None:
    """Keep a stack of pages in place of the one before."""
    content = {"version_code": version_code, "stack_json": stack_json}
    if tx.execute(update(kept_stack).where(*_stack_of(miniapp_id, user_id)).values(**content)).rowcount == 0:
        tx.execute(insert(kept_stack).values(miniapp_id=miniapp_id, user_id=user_id, **content))


def forget_pages(tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> None:
    """Keep no stack of pages any more."""
    tx.execute(delete(kept_stack).where(*_stack_of(miniapp_id, user_id)))
