"""From a file to an open mini-app: judged on a worker, asked about, installed, opened."""

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.host.catalogues.service import Offered, compare
from app.host.installer import Offer
from app.host.installs import Install
from app.shell.context import OpenLink
from app.shell.install.facts import InstallFacts, facts_of, facts_of_refusal
from app.shell.install.icons import Icons
from app.shell.plain_words import isolated, one_line
from app.shell.tasks import Tasks


class Installer(Protocol):
    """Judges and installs; on workers."""

    def judge(self, file: Path) -> Offer:
        """Return what installing a file would mean."""

    def install(self, offer: Offer, *, pins_older: bool = False) -> Listing:
        """Install what was offered."""

    def drop(self, offer: Offer) -> None:
        """Delete the copy that the offer was made of."""


class Sessions(Protocol):
    """Knows what is installed and what runs; on workers."""

    def find_install(self, miniapp_id: MiniAppId) -> Install:
        """Return the install of a listed mini-app."""

    def in_use(self, miniapp_id: MiniAppId) -> set[str]:
        """Return the hashes of the versions that run."""


class Catalogues(Protocol):
    """Fetch packages; on workers of their own."""

    @property
    def workers(self) -> Executor:
        """The threads for that."""

    def fetched(self, offered: Offered) -> AbstractContextManager[Path]:
        """Fetch a package and lend its file."""


class Prompts(Protocol):
    """Asks the person."""

    def show_install(self, facts: InstallFacts, answered: Callable[[bool], None]) -> None:
        """Show the install sheet."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A package that can be installed, its ``icon`` redrawn, and the mini-app whose icon that could pass for."""

    offer: Offer
    icon: str
    pictured_as: Listing | None


class Installing:
    """Takes files that the person wants to install. GUI thread."""

    def __init__(
        self,
        installer: Installer,
        sessions: Sessions,
        catalogues: Catalogues,
        icons: Icons,
        *,
        tasks: Tasks,
        prompts: Prompts,
        open_link: OpenLink,
        toast: Callable[[str, str], None],
    ) -> None:
        self._installer = installer
        self._sessions = sessions
        self._catalogues = catalogues
        self._icons = icons
        self._tasks = tasks
        self._prompts = prompts
        self._open_link = open_link
        self._toast = toast
        self._on_their_way: set[MiniAppId] = set()

    def offer(self, file: Path) -> None:
        """Ask about the package in ``file``; what cannot be installed is told in a sheet as well."""
        self._tasks.run(partial(self._judge, file), partial(self._ask, None, ""), partial(self._refuse, file.name))

    def fetch(self, offered: Offered, link: MiniAppLink) -> None:
        """Fetch a package from its catalogue and ask about it; the page of ``link``, which led here, is opened then."""
        miniapp_id, name = link.miniapp_id, one_line(offered.entry.name, 60)
        if miniapp_id in self._on_their_way:
            return
        self._on_their_way.add(miniapp_id)
        if offered.catalogue.is_far:
            pattern = QCoreApplication.translate("InstallSheet", "Fetching {name}…")
            self._toast(pattern.format(name=isolated(name)), "info")

        def asked(judged: Judged) -> None:
            self._on_their_way.discard(miniapp_id)
            self._ask(link, offered.catalogue.name, judged)

        def refused(error: PlazaError) -> None:
            self._on_their_way.discard(miniapp_id)
            self._refuse(name, error)

        self._tasks.run(partial(self._fetch, offered), asked, refused, workers=self._catalogues.workers)

    def _fetch(self, offered: Offered) -> Judged:
        with self._catalogues.fetched(offered) as file:
            offer = self._installer.judge(file)
        try:
            compare(offered, offer)
        except PlazaError:
            self._installer.drop(offer)
            raise
        return self._redrawn(offer)

    def _judge(self, file: Path) -> Judged:
        return self._redrawn(self._installer.judge(file))

    def _redrawn(self, offer: Offer) -> Judged:
        icon = self._icons.redraw(offer.manifest.miniapp_id, offer.package.sha256, offer.icon)
        return Judged(offer, icon, self._icons.imitated(icon, offer.others))

    def _ask(self, link: MiniAppLink | None, source: str, judged: Judged) -> None:
        offer = judged.offer

        def answered(is_yes: bool) -> None:
            if is_yes:
                file_name = offer.package.path.name
                installed = partial(self._installed, link)
                self._tasks.run(partial(self._install, offer), installed, partial(self._refuse, file_name))
            else:
                self._tasks.run(partial(self._installer.drop, offer), lambda _: None)

        self._prompts.show_install(facts_of(offer, judged.icon, source, judged.pictured_as), answered)

    def _install(self, offer: Offer) -> tuple[Listing, bool]:
        """Install on a worker; tell, with the listing, whether another version of it is open."""
        try:
            # Whoever says yes to a step back has read that it is one.
            listing = self._installer.install(offer, pins_older=offer.kind == "older")
        finally:
            self._installer.drop(offer)
        self._icons.learn(listing, self._sessions.find_install(listing.miniapp_id))
        return listing, bool(self._sessions.in_use(listing.miniapp_id) - {listing.package_sha256})

    def _installed(self, link: MiniAppLink | None, done: tuple[Listing, bool]) -> None:
        listing, is_open = done
        self._open_link(link_text(link or MiniAppLink(listing.miniapp_id)), "list", "install")
        if is_open:
            name = isolated(one_line(listing.name, 60))
            pattern = QCoreApplication.translate(
                "InstallSheet", "{name} goes on as it is. Close its tab and open it again for version {version}."
            )
            self._toast(pattern.format(name=name, version=isolated(one_line(listing.version, 30))), "info")

    def _refuse(self, file_name: str, error: PlazaError) -> None:
        self._prompts.show_install(facts_of_refusal(file_name, error), lambda _is_yes: None)
