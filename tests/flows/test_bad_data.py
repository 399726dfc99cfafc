"""The whole shell on a damaged database: one sentence says so where it shows, and all else goes on."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.core.database import database
from tests.flows.conftest import Start

PAGE = 4096
SAID = 400


def test_a_database_with_zeroed_pages_or_without_its_end_is_told_in_the_window_and_left_as_it_was(
    start: Start, data_folder: Path, tmp_path: Path
) -> None:
    application, _ = start()
    application.close()
    place, sound = data_folder / "plaza.db", (data_folder / "plaza.db").read_bytes()
    middle = len(sound) // PAGE // 2 * PAGE
    for damaged in (sound[:middle], sound[:middle] + b"\xee" * PAGE + sound[middle + PAGE :]):
        place.write_bytes(damaged)
        application, hands = start()
        hands.see_text("is damaged or not Plaza's. Put a back-up in its place; the file is untouched.")
        assert place.read_bytes() == damaged
        application.close()
    place.write_bytes(sound)
    _, hands = start()
    hands.click_row("Maya Chen")
    hands.see("composerField")


def test_damage_in_one_chat_leaves_the_others_the_wallet_and_the_rest_as_they_are(
    start: Start, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, _ = start()
    application.close()
    place = data_folder / "plaza.db"
    maya = talk_much(place)
    content = bytearray(place.read_bytes())
    at = content.rindex(f"said {SAID - 1}".encode()) // PAGE * PAGE
    content[at : at + 100] = b"\xee" * 100
    place.write_bytes(content)
    monkeypatch.setattr(database, "LOOKED_THROUGH_BYTES_MAX", 0)  # as of one that is too large to be looked through
    application, hands = start()
    hands.click_row("Maya Chen")
    hands.see_text("The messages cannot be shown")
    hands.see_text("is damaged or not Plaza's")
    hands.settle()
    hands.picture("damaged-chat")
    hands.click_row("Leo Martins")
    hands.see_text("白色跑鞋")
    hands.click("composerField")
    hands.type_text("still here")
    hands.press(Qt.Key.Key_Return)
    hands.see_text("still here")
    hands.click("railWallet")
    hands.see_text("Balance")
    assert maya


def talk_much(place: Path) -> str:
    """Let Maya have said so much that it fills pages of its own."""
    connection = sqlite3.connect(place)
    with connection:
        [(here, maya, last)] = connection.execute(
            "SELECT conversation_id, person.user_id, last_seq FROM conversation JOIN member USING (conversation_id) "
            "JOIN person USING (user_id) WHERE kind = 'direct' AND name = 'Maya Chen'"
        ).fetchall()
        connection.executemany(
            "INSERT INTO message (message_id, conversation_id, seq, sender_id, sent_at, content) "
            "SELECT 'm' || ?1, ?2, ?1, ?3, max(sent_at) + 1, ?4 FROM message",
            [
                (last + number + 1, here, maya, f'{{"kind":"text","text":"said {number} {"x" * 200}"}}')
                for number in range(SAID)
            ],
        )
        connection.execute(
            "UPDATE conversation SET last_seq = ?, last_number = (SELECT max(number) FROM message) "
            "WHERE conversation_id = ?",
            (last + SAID, here),
        )
    connection.close()
    return str(here)
