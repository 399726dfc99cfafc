"""Giving codes away: what a link is of, looked up, and the sheet with its code."""

from collections.abc import Callable

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.core.links import parse
from app.core.links import text_of as link_text
from app.shell.codes.code_sheet import CodeDesk, CodeSheetViewModel, CodeSubject
from app.shell.error_texts import text_of
from app.shell.link_facts import Finder, facts_of
from app.shell.prompts import ShellPrompts


class Sharing:
    """Shows the code of a page, a person, an official account or a coupon. GUI thread."""

    def __init__(
        self, finder: Finder, desk: CodeDesk, prompts: ShellPrompts, find_icon: Callable[[Listing], str]
    ) -> None:
        self._finder = finder
        self._desk = desk
        self._prompts = prompts
        self._find_icon = find_icon
        self._is_finding = False

    def share(self, text: str) -> None:
        """Show the code of the link that ``text`` is, if there is something known by it."""
        if self._is_finding or self._prompts.property("current") is not None:
            return  # a second click on what is being shown
        self._is_finding = True
        link = parse(text)

        def found(what: object) -> None:
            self._is_finding = False
            facts = facts_of(link, what, self._find_icon)
            if what is None:
                self._desk.toast(facts.warning, "danger")
                return
            subject = CodeSubject(
                link_text(link),
                lambda: facts_of(link, what, self._find_icon).heading,
                facts.title,
                facts.icon_source,
                facts.icon_name,
                facts.color,
            )
            self._prompts.show(CodeSheetViewModel(subject, self._desk, parent=self._prompts))

        def failed(error: PlazaError) -> None:
            self._is_finding = False
            self._desk.toast(text_of(error), "danger")

        self._desk.tasks.run(lambda: self._finder.find(link), found, failed)
