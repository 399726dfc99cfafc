"""The person's name and picture, for those mini-apps that the person lets have them."""

import re
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import msgspec

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import UserId
from app.core.people.model import FACE_NAME, User
from app.host.bridge.dispatch import Capability, Origin
from app.host.own_files import create_file, remove_others
from app.host.source_files import people_folder

PICTURE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
PICTURE_BYTES_MAX = 2 << 20
HANDED = re.compile(r"plaza-profile(-[0-9a-f]{16})?\.[a-z0-9]{1,8}")


class Persons(Protocol):
    """The people of `app.core.people`, as far as mini-apps may hear of them."""

    def get(self, user_id: UserId) -> User:
        """Return the person; Refused ``people.unknown``."""
        ...


class NoArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing has to be said: it is always the person who has the page open."""


class ProfileApi:
    """Tells a page who has it open. The picture is handed over as a file in the mini-app's folder for this person.

    ``pictures`` is the folder of the shipped pictures of people, ``faces`` that of the pictures they chose of
    themselves, ``miniapps_folder`` the one with the mini-apps' own.
    """

    def __init__(self, persons: Persons, pictures: Path, faces: Path, miniapps_folder: Path) -> None:
        self._persons = persons
        self._pictures = pictures
        self._faces = faces
        self._miniapps_folder = miniapps_folder

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [Capability("profile.get", NoArgs, self._get, permission="profile", asks_person=True, per_minute_max=60)]

    def _get(self, origin: Origin, _args: NoArgs) -> dict[str, Any]:
        user = self._persons.get(origin.user_id)
        return {"name": user.name, "color": user.color, "picture_source": self._hand_over(origin, user.picture)}

    def _hand_over(self, origin: Origin, name: str | None) -> str | None:
        """Copy the person's picture to where the mini-app can show it; return its source, None if there is none."""
        if not name or not PICTURE_NAME.fullmatch(name):
            return None
        folder = people_folder(self._miniapps_folder, origin.listing.miniapp_id, origin.caller_id)
        try:
            with ((self._faces if FACE_NAME.fullmatch(name) else self._pictures) / name).open("rb") as stream:
                content = stream.read(PICTURE_BYTES_MAX + 1)
            if len(content) > PICTURE_BYTES_MAX:
                return None
            # Another picture is another source, or a page that asks again would go on with the one it has drawn.
            handed = f"plaza-profile-{sha256(content).hexdigest()[:16]}{Path(name).suffix.lower()}"
            with create_file(folder, handed) as draft:
                draft.write(content)
            remove_others(folder, HANDED, handed)
        except (OSError, Unavailable):
            return None
        return f"data:{handed}"
