"""Opening the owner's side: in a tab of its own, from the profile of an account."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.core.kernel.ids import OfficialAccountId
from app.shell.context import ShellContext
from app.shell.owner.desk import OwnerDesk
from app.shell.tabs.model import TabsModel
from app.shell.tabs.screens import ScreenTabs
from app.writing import open_film

if TYPE_CHECKING:
    from app.bootstrap import Services
    from app.host.decoding.service import PictureQueue
    from app.shell.window import ShellViewModel


def let_write(
    services: "Services",
    new_queue: "Callable[[], PictureQueue]",
    context: ShellContext,
    window: "ShellViewModel",
    tabs: TabsModel,
) -> None:
    """Open the owner's side of an account in a tab whenever its profile in ``window`` asks for it.

    What is written holds films, which whoever reads it opens by ``context``.
    """
    writing = services.writing
    context.open_film = partial(open_film, writing.pictures)
    desk = OwnerDesk(
        services.official,
        writing.composing,
        writing.voicing,
        writing.pictures,
        services.catalog,
        services.comments,
        new_queue,
    )
    screens = ScreenTabs(tabs)

    def open_owner(account_id: str) -> None:
        from app.shell.owner.owner import OwnerViewModel  # when it is first wanted

        def make() -> OwnerViewModel:
            made = OwnerViewModel(OfficialAccountId(account_id), desk, context)
            made.toasted.connect(window.toasted)
            made.articleWanted.connect(window.openArticle)
            return made

        screens.open("owner", account_id, "square-pen", make)

    window.ownerWanted.connect(open_owner)
