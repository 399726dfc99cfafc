"""Marks: the picture and phrase that a person chose, by which they know a prompt of Plaza's from a page's imitation."""

from dataclasses import dataclass

from app.core.database import Transactions
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId
from app.core.payments import marks_store as store
from app.core.payments.checks import is_shown
from app.core.payments.events import MarkChanged
from app.core.payments.pins import Pins

PHRASE_CHARACTERS_MIN = 2
PHRASE_CHARACTERS_MAX = 40
PICTURES = (
    "fox",
    "cat",
    "panda",
    "owl",
    "penguin",
    "turtle",
    "whale",
    "octopus",
    "butterfly",
    "bee",
    "cactus",
    "sunflower",
    "mushroom",
    "lemon",
    "strawberry",
    "pineapple",
    "rocket",
    "sailboat",
    "balloon",
    "guitar",
    "lantern",
    "kite",
    "bicycle",
    "tent",
)
"""The pictures to choose from; each is a file ``resources/marks/<name>.webp``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person chose. Nobody else's program may learn it: it stands on Plaza's prompts and nowhere else."""

    picture: str
    phrase: str


class Marks:
    """Keeps each person's mark. It is chosen, and chosen anew, with the PIN."""

    def __init__(self, db: Transactions, pins: Pins, events: EventBus) -> None:
        self._db = db
        self._pins = pins
        self._events = events

    def of(self, user_id: UserId) -> Mark | None:
        """Return what the person chose; None if they have not yet."""
        with self._db.read() as tx:
            row = tx.execute(store.MARK, {"user_id": user_id}).one_or_none()
        return None if row is None else Mark(row.picture, row.phrase)

    def choose(self, user_id: UserId, mark: Mark, *, pin: str) -> None:
        """Take ``mark`` from now on; spaces around its phrase are left out.

        Raises:
            Refused: ``marks.picture`` (none of ``PICTURES``), ``marks.phrase``, ``pin.…`` (see ``Pins.verify``).
        """
        chosen = Mark(mark.picture, mark.phrase.strip())
        if chosen.picture not in PICTURES:
            raise Refused("marks.picture")
        check_phrase(chosen.phrase)
        self._pins.verify(user_id, pin)
        with self._db.begin() as tx:
            tx.execute(store.REMOVE_MARK, {"removed_user_id": user_id})
            tx.execute(store.ADD_MARK, {"user_id": user_id, "picture": chosen.picture, "phrase": chosen.phrase})
        self._events.publish(MarkChanged(user_id))


def check_phrase(phrase: str) -> None:
    """Let a phrase pass that can be shown in one line.

    Raises:
        Refused: ``marks.phrase``.
    """
    if len(phrase.strip()) < PHRASE_CHARACTERS_MIN or not is_shown(phrase, PHRASE_CHARACTERS_MAX):
        raise Refused("marks.phrase", characters_min=PHRASE_CHARACTERS_MIN, characters_max=PHRASE_CHARACTERS_MAX)
