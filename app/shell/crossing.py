"""From a mini-app to another or to its account: what the person tapped opens, if they still look where they tapped."""

from collections.abc import Callable

from app.core.links import MiniAppLink, OfficialAccountLink
from app.host.bridge.prompts import OpenAnswer, OpenPrompt
from app.host.launch_reasons import LaunchReason
from app.shell.tabs.miniapp import MiniAppViewModel
from app.shell.tabs.model import TabsModel


class Crossing:
    """Opens mini-apps for mini-apps, by the shell's one door ``open_page``. GUI thread."""

    def __init__(
        self, tabs: TabsModel, open_page: Callable[[MiniAppLink | OfficialAccountLink, LaunchReason], None]
    ) -> None:
        self._tabs = tabs
        self._open_page = open_page

    def take(self, prompt: OpenPrompt) -> OpenAnswer:
        """Open what is asked for. Nobody is carried off from what they look at by a mini-app in another tab."""
        seen = [tab.view for tab in self._tabs.seen if isinstance(tab.view, MiniAppViewModel)]
        if not any(view.session is not None and view.session.session_id == prompt.session_id for view in seen):
            return prompt.unanswered
        self._open_page(prompt.link, LaunchReason("miniapp", prompt.listing.miniapp_id))
        return "opened"
