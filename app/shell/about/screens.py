"""Making the screens about mini-apps, over the services of one data folder."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from app.bootstrap import Services
from app.core.kernel.ids import MiniAppId
from app.shell.about.about import AboutServices, AboutViewModel
from app.shell.about.calls import CallsViewModel
from app.shell.context import ShellContext
from app.shell.install.versions import VersionsDesk


class Screens:
    """Makes view-models for the navigator, which opens them in tabs. GUI thread."""

    def __init__(
        self, services: Services, context: ShellContext, versions: VersionsDesk, toast: Callable[[str, str], None]
    ) -> None:
        self._call_log, self._catalog = services.call_log, services.catalog
        self._about = AboutServices(
            services.catalog,
            services.installer,
            services.sessions.grants,
            services.roles,
            services.sessions.holdings,
            services.sessions.find_install,
            versions,
            QGuiApplication.clipboard().setText,
            services.messages,
        )
        self._context = context
        self._toast = toast

    def about(self, miniapp_id: MiniAppId) -> AboutViewModel:
        """Return the screen about one mini-app."""
        made = AboutViewModel(miniapp_id, self._about, self._context)
        made.toasted.connect(self._toast)
        return made

    def calls(self, miniapp_id: MiniAppId | None) -> CallsViewModel:
        """Return the screen of what one mini-app did, or all."""
        made = CallsViewModel(self._call_log, self._catalog, self._context, miniapp_id)
        made.toasted.connect(self._toast)
        return made
