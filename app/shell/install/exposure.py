"""What a person is told before a stranger's mini-app runs where the sandbox has gaps."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.core.catalog.model import Listing
from app.shell.faces import color_of, icon_name
from app.shell.plain_words import isolated, one_line
from app.shell.scan.trust_card import TrustFacts

Said = Annotated[str, "Exposure"]

REACHES: Mapping[str, Said] = {
    "files": "Reading your files: it could read all that you can.",
    "changing files": "Changing your files: it could write and delete all that you can.",
    "system calls": "Using the network and other programs: it could send what it finds anywhere.",
    "privileges": "Using your rights on this computer: it would run as you do.",
    "memory": "Filling the memory: it could slow everything down.",
    "limits": "Filling memory and disk: it could use them up.",
}
"""What is not held back when a layer of the sandbox is missing, by the layer's name."""


def facts_of_exposure(listing: Listing, gaps: Sequence[str], icon_source: str) -> TrustFacts:
    """Return what the card says; ``gaps`` are the names of the layers that are missing here."""
    by = _tr("Says it is by {publisher}").format(publisher=isolated(one_line(listing.publisher_name, 60)))
    # The worst first; a layer with a new name is told by that name rather than not at all.
    reaches = [
        *(text for layer, text in REACHES.items() if layer in gaps),
        *(layer for layer in gaps if layer not in REACHES),
    ]
    return TrustFacts(
        kind="miniapp",
        heading=_tr("Trust this mini-app?"),
        title=one_line(listing.name, 60),
        lines=(by, _tr("This computer cannot hold it back from:"), *(f"• {_tr(text)}" for text in reaches)),
        icon_name=icon_name(listing),
        icon_source=icon_source,
        color=color_of(listing.miniapp_id),
        is_unverified=not listing.is_verified,
        warning=_tr("Trust it only as you would trust a program that you install."),
        open_label=_tr("Trust and open"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exposure", text)
