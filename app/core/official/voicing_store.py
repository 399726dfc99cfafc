"""The table of what owners change of their accounts' menus and replies, and the statements on it."""

from sqlalchemy import Column, Connection, ForeignKey, select

from app.core.database.schema import Json, plaza_metadata, table, text_column
from app.core.kernel.ids import OfficialAccountId, UserId
from app.core.official.owners_store import account_owner
from app.core.official.voice import Voice
from app.core.official.voice_codec import decode_voice, encode_voice

voice_draft = table(
    "voice_draft",
    plaza_metadata,
    text_column("account_id", ForeignKey("official_account.account_id"), primary_key=True),
    Column("voice", Json, nullable=False),
)


def find(tx: Connection, account_id: OfficialAccountId) -> Voice | None:
    """Return what the owner of an account made of its menu and replies and did not publish, if anything."""
    kept = tx.execute(select(voice_draft.c.voice).where(voice_draft.c.account_id == account_id)).scalar()
    return None if kept is None else decode_voice(kept)


def put(tx: Connection, account_id: OfficialAccountId, voice: Voice) -> None:
    """Keep what the owner of an account made of its menu and replies so far."""
    same, kept = voice_draft.c.account_id == account_id, encode_voice(voice)
    if tx.execute(voice_draft.update().where(same).values(voice=kept)).rowcount == 0:
        tx.execute(voice_draft.insert().values(account_id=account_id, voice=kept))


def remove(tx: Connection, account_id: OfficialAccountId) -> None:
    """Forget what was not published."""
    tx.execute(voice_draft.delete().where(voice_draft.c.account_id == account_id))


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what a person made and did not publish; before it is forgotten what they own."""
    theirs = select(account_owner.c.account_id).where(account_owner.c.user_id == user_id)
    tx.execute(voice_draft.delete().where(voice_draft.c.account_id.in_(theirs)))
