"""Templates of messages that people agree to: what a mini-app's account may write to them, but for a few words."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.core.kernel.blanks import is_blank
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, OfficialAccountId

FIELDS_MAX = 6
VALUE_CHARACTERS_MAX = 60
PER_DAY_MAX = 10
"""Of one mini-app to one person."""
NUMBERS_KEPT = timedelta(days=30)
"""So long the same number is the same message."""

Wish = Literal["once", "always", "no"]
"""How often a person wants messages of a template."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a message: its label, and what it could say."""

    name: str
    label: str
    example: str


@dataclass(frozen=True, slots=True)
class Template:
    """What a message says, and the page that it opens; only the fields differ from message to message."""

    template_id: str
    title: str
    fields: tuple[Field, ...]
    page: str

    @property
    def shape(self) -> str:
        """A name for all that a person saw of it when they agreed; with another shape they are asked again."""
        seen = [self.title, [field.label for field in self.fields], self.page]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()

    def filled(self, values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Return the lines of a message: labels, and what ``values`` say.

        Raises:
            Refused: ``messages.fields``, they are not just the template's, or one is empty or too long.
        """
        names = {field.name for field in self.fields}
        are_short = all(not is_blank(value) and len(value) <= VALUE_CHARACTERS_MAX for value in values.values())
        if set(values) != names or not are_short:
            known = ", ".join(field.name for field in self.fields)
            raise Refused("messages.fields", names=known, characters_max=VALUE_CHARACTERS_MAX)
        return tuple((field.label, values[field.name]) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A person's word that an account may send them messages of a mini-app's template."""

    miniapp_id: MiniAppId
    template_id: str
    account_id: OfficialAccountId
    title: str
    shape: str
    is_always: bool
    agreed_at: datetime
