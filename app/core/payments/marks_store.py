"""The table of the pictures and phrases by which people know a real prompt, and the statements that touch it."""

from sqlalchemy import CheckConstraint, bindparam, delete, insert, select

from app.core.database.schema import table, text_column, wallet_metadata

marks = table(
    "marks",
    wallet_metadata,
    text_column("user_id", primary_key=True),
    text_column("picture"),
    text_column("phrase"),
    CheckConstraint("length(phrase) BETWEEN 2 AND 40", name="phrase_length"),
    has_rowid=False,
)

MARK = select(marks.c.picture, marks.c.phrase).where(marks.c.user_id == bindparam("user_id"))
ADD_MARK = insert(marks)
REMOVE_MARK = delete(marks).where(marks.c.user_id == bindparam("removed_user_id"))
