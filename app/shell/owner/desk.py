"""What the owner's side stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog
    from app.core.official.comments import Comments
    from app.core.official.composing import Composing
    from app.core.official.pictures import ArticlePictures
    from app.core.official.service import Official
    from app.core.official.voicing import Voicing
    from app.host.decoding.service import PictureQueue


@dataclass(frozen=True, slots=True)
class OwnerDesk:
    """The services of the owner's side; ``new_queue`` returns a queue of the jailed decoders for one picture."""

    official: "Official"
    composing: "Composing"
    voicing: "Voicing"
    pictures: "ArticlePictures"
    catalog: "Catalog"
    comments: "Comments"
    new_queue: "Callable[[], PictureQueue]"
