"""What the person's own profile stands on: where its picture is kept, and what deletes it."""

from typing import TypedDict

from app.bootstrap import Services
from app.shell.foundation import Foundation
from app.shell.people.departure import DepartureDesk
from app.shell.people.own_picture import FaceDesk


class OwnDesks(TypedDict):
    """The desks, by the names that `ShellServices` has for them."""

    departures: DepartureDesk
    faces: FaceDesk


def own_desks(services: Services, foundation: Foundation) -> OwnDesks:
    """Return the desks over the services of a data folder."""
    departures, passwords, people = services.departures, services.passwords, services.people
    return {
        "departures": DepartureDesk(departures, passwords, people, foundation.delete_profile),
        "faces": FaceDesk(services.faces, foundation.decoding.queue),
    }
