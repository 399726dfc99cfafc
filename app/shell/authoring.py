"""What an author asks of the Plaza they try their mini-app in: show it, take what changed, say what is wrong."""

from functools import partial

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.host.launch_reasons import LaunchReason
from app.host.package import Package
from app.shell.error_texts import text_of
from app.shell.foundation import Foundation
from app.shell.navigator import Navigator
from app.shell.windows import Windows


class Authoring:
    """Speaks for the author of one mini-app, on any thread, once Plaza is ready."""

    def __init__(self, foundation: Foundation, windows: Windows) -> None:
        self._foundation = foundation
        self._windows = windows

    def show(self, miniapp_id: MiniAppId) -> None:
        """Open the mini-app in the first window: its author need not be asked whether they mean it."""
        self._foundation.relay.post(partial(self._show, miniapp_id))

    def renew(self, package: Package) -> None:
        """Put another content in the place of the mini-app's; where it is open, it goes on with its pages and state."""
        self._foundation.relay.post(partial(self._renew, package))

    def say(self, text: str) -> None:
        """Say in the window that something is wrong."""
        self._foundation.relay.post(partial(self._windows.toast, text, "danger"))

    def _show(self, miniapp_id: MiniAppId) -> None:
        for navigator in self._navigators()[:1]:
            navigator.miniapps.open(MiniAppLink(miniapp_id), LaunchReason("command"))

    def _renew(self, package: Package) -> None:
        miniapp_id = package.manifest.miniapp_id
        services, icons = self._foundation.services, self._foundation.icons
        go_on = [navigator.miniapps.set_aside(miniapp_id) for navigator in self._navigators()]

        def change() -> None:
            services.sessions.end(miniapp_id)
            listing = services.installer.install_bundled(package)
            icons.learn(listing, services.sessions.find_install(miniapp_id))

        def done(_: object) -> None:
            for each in go_on:
                each()

        def failed(error: PlazaError) -> None:
            self._windows.toast(text_of(error), "danger")
            done(None)

        self._foundation.tasks.run(change, done, failed)

    def _navigators(self) -> list[Navigator]:
        """Return what opens things in each window that is somebody's, the oldest first."""
        assemblies = (window.assembly for window in self._windows.everyone)
        return [each.navigator for each in assemblies if each is not None and each.navigator is not None]
