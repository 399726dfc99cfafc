"""The words for every permission: what it is called, and exactly what the mini-app is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from PySide6.QtCore import QCoreApplication

Said = Annotated[str, "Permissions"]


@dataclass(frozen=True, slots=True)
class PermissionWords:
    """One permission as people read of it: an icon's name, a title, and what is given and what is not."""

    icon: str
    title: Said
    given: Said


WORDS: Mapping[str, PermissionWords] = {
    "pay": PermissionWords(
        "wallet",
        "Ask you to pay",
        "It can show you an order and ask you to pay it. Nothing is paid without your PIN, and it never sees your PIN "
        "or your balance.",
    ),
    "pay.collect": PermissionWords(
        "scan-line",
        "Collect from pay codes",
        "It can ask you to scan the pay code that somebody shows you, and collect what they owe it. It never sees the "
        "code or who they are. Above the limit they set, they confirm it themselves.",
    ),
    "profile": PermissionWords(
        "circle-user",
        "See your name and picture",
        "It gets the name and picture of your profile, and nothing else.",
    ),
    "follow": PermissionWords(
        "newspaper",
        "See whether you follow its account",
        "It learns whether you follow its own official account, and can follow it for you when you tap. It learns of "
        "no other account.",
    ),
    "notices": PermissionWords(
        "bell",
        "Send you notices",
        "It can send you notices while it is closed. They carry its name and open one of its pages.",
    ),
    "messages": PermissionWords(
        "message-square-text",
        "Send you messages you agreed to",
        "It can ask whether its official account may send you a certain message, such as that your order is on its "
        "way, and shows you an example. You agree once or for always, and can take it back.",
    ),
    "camera": PermissionWords(
        "camera",
        "Scan codes with the camera",
        "It can open Plaza's scanner when you tap, and gets the text of the code you choose. It never gets a picture.",
    ),
    "clipboard": PermissionWords(
        "copy",
        "Read what you copied",
        "It can read the clipboard when you tap. What you copied elsewhere may be private.",
    ),
    "address": PermissionWords(
        "map-pin",
        "Ask for a delivery address",
        "It can ask you to pick one of your addresses, and gets the one you pick. It never sees the others.",
    ),
    "share": PermissionWords(
        "share-2",
        "Ask to share a card",
        "It can offer a card for one of your conversations. You pick which; it learns neither with whom nor what is "
        "said there.",
    ),
    "media": PermissionWords(
        "images",
        "Ask for pictures and videos",
        "It can ask you to pick pictures and videos, and gets copies of those you pick. It never sees the others.",
    ),
    "files": PermissionWords(
        "file",
        "Open files of your chats",
        "When you open a file with it, it gets a copy of that one file and its name. It learns neither who sent it nor "
        "in which chat, and sees no other.",
    ),
    "network": PermissionWords(
        "globe",
        "Use the internet",
        "It can reach the internet hosts that its publisher names, and no others.",
    ),
}


def words_of(permission: str) -> PermissionWords:
    """Return the words for ``permission``, in the person's language."""
    words = WORDS[permission]
    translate = QCoreApplication.translate
    return PermissionWords(words.icon, translate("Permissions", words.title), translate("Permissions", words.given))
