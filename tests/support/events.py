"""Events as a test sees them: a list."""

from app.core.kernel.events import EventBus


def recorded(events: EventBus, *event_types: type) -> list[object]:
    """Return a list that every later event of these types is added to."""
    seen: list[object] = []
    for event_type in event_types:
        events.subscribe(event_type, seen.append)
    return seen
