"""The states of every component, by group: a table for each group in a module of its name."""

from book import acting, choosing, layout, many, media, over, showing, telling
from book.states import State

GROUPS: dict[str, dict[str, list[State]]] = {
    "layout": layout.STATES,
    "many": many.STATES,
    "showing": showing.STATES,
    "telling": telling.STATES,
    "acting": acting.STATES,
    "media": media.STATES,
    "choosing": choosing.STATES,
    "over": over.STATES,
}
