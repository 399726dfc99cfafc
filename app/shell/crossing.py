"""From one mini-app to another: what the person tapped opens, if they still look at the one they tapped in."""

from collections.abc import Callable

from app.core.links import MiniAppLink
from app.host.bridge.prompts import OpenAnswer, OpenPrompt
from app.host.launch_reasons import LaunchReason
from app.shell.tabs.miniapp import MiniAppViewModel
from app.shell.tabs.model import TabsModel


class Crossing:
    """Opens mini-apps for mini-apps, by the shell's one door ``open_page``. GUI thread."""

    def __init__(self, tabs: TabsModel, open_page: Callable[[MiniAppLink, LaunchReason], None]) -> None:
        self._tabs = tabs
        self._open_page = open_page

    def take(self, prompt: OpenPrompt) -> OpenAnswer:
        """Open what is asked for. Nobody is carried off from what they look at by a mini-app in another tab."""
        seen = [tab.view for tab in self._tabs.seen if isinstance(tab.view, MiniAppViewModel)]
        if not any(view.session is not None and view.session.session_id == prompt.session_id for view in seen):
            return prompt.unanswered
        self._open_page(prompt.link, LaunchReason("miniapp", prompt.listing.miniapp_id))
        return "opened"
