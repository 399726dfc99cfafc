"""What the install sheet says of a package: the words for every kind, and for everything odd about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.host.installer import Offer
from app.host.manifest import Permission, Problem
from app.host.package import PackageBroken
from app.host.permissions import PERMISSIONS
from app.shell.error_texts import text_of
from app.shell.faces import color_of
from app.shell.install.words import size_text
from app.shell.permissions.words import words_of
from app.shell.plain_words import isolated, one_line

DETAILS_MAX = 200
Said = Annotated[str, "InstallSheet"]


@dataclass(frozen=True, slots=True)
class PermissionFacts:
    """One thing that the mini-app may ask for: what, why in its author's words, and "new", "gone" or nothing.

    ``given`` says what that means where the person is not asked again, ``hosts`` which hosts it reaches.
    """

    icon_name: str
    what: str
    given: str
    why: str
    mark: str
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstallFacts:
    """What the sheet says. Every text is fit to be shown as it is.

    ``warnings`` say why to be careful; ``install_label`` is the yes, empty where nothing can be installed. ``details``
    is every problem of a broken package.
    """

    heading: str
    title: str
    publisher: str = ""
    lines: tuple[str, ...] = ()
    icon_source: str = ""
    color: str = ""
    permissions: tuple[PermissionFacts, ...] = ()
    warnings: tuple[str, ...] = ()
    install_label: str = ""
    details: tuple[str, ...] = ()
    is_doubtful: bool = False


def facts_of(offer: Offer, icon_source: str, source: str = "", pictured_as: Listing | None = None) -> InstallFacts:
    """Return what is said of a package that can be installed.

    ``source`` is the name of the catalogue that has it, ``pictured_as`` whose icon its own could pass for.
    """
    manifest = offer.manifest
    heading, label = _WORDS[offer.kind]
    version = _tr("Version {version}").format(version=isolated(one_line(manifest.version_name, 30)))
    lines = [
        one_line(manifest.description, 200),
        f"{version} · {size_text(offer.size_bytes)}",
    ]
    if offer.used is not None and offer.kind in ("update", "older"):
        lines.append(_tr("Version {version} is used now").format(version=isolated(one_line(offer.used.name, 30))))
    if source:
        lines.append(_tr("From the catalogue “{name}”").format(name=isolated(one_line(source, 60))))
    return InstallFacts(
        heading=_tr(heading),
        title=one_line(manifest.name, 60),
        publisher=one_line(manifest.publisher, 60),
        lines=tuple(line for line in lines if line),
        icon_source=icon_source,
        color=color_of(manifest.miniapp_id),
        permissions=tuple(_permissions(offer)),
        warnings=tuple(_warnings(offer, pictured_as)),
        install_label=_tr(label),
        is_doubtful=bool(offer.imitates or pictured_as) or offer.speaks_for_plaza or offer.kind == "older",
    )


def facts_of_refusal(file_name: str, error: PlazaError) -> InstallFacts:
    """Return what is said of a file that cannot be installed."""
    sentence = text_of(error)
    problems: tuple[Problem, ...] = ()
    if isinstance(error, PackageBroken):
        sentence = _tr("This file is damaged or no mini-app, so nothing was installed.")
        problems = error.problems
    details = tuple(one_line(str(problem), 300) for problem in problems)
    if len(details) > DETAILS_MAX:
        details = (*details[:DETAILS_MAX], _tr("… and more."))
    return InstallFacts(
        heading=_tr("Not installed"),
        title=one_line(file_name, 80),
        warnings=(sentence,),
        details=details,
    )


_WORDS: Mapping[str, tuple[Said, Said]] = {
    "new": ("Install a mini-app", "Install"),
    "update": ("Update a mini-app", "Update"),
    "same": ("Installed already", "Open"),
    "older": ("An older version", "Use this older version anyway"),
}


def _permissions(offer: Offer) -> Iterable[PermissionFacts]:
    is_change = offer.kind in ("update", "older")
    hosts_new = offer.hosts_new if is_change else ()
    # The internet last: its hosts may be many, and must not push the rest out of sight.
    for permission in sorted(offer.manifest.permissions, key=lambda each: each.name == "network"):
        is_new = is_change and permission in offer.permissions_new
        is_network = permission.name == "network"
        hosts = _hosts(offer.manifest.hosts, () if is_new else hosts_new) if is_network else ()
        yield _permission(permission, "new" if is_new or (is_network and hosts_new) else "", hosts)
    for permission in offer.permissions_gone:
        yield _permission(permission, "gone")


def _permission(permission: Permission, mark: str, hosts: tuple[str, ...] = ()) -> PermissionFacts:
    words = words_of(permission.name)
    given = words.given if PERMISSIONS[permission.name].asked == "install" else ""
    if hosts:
        only = _tr("It can reach this host of the internet and no other:")
        all_of_them = _tr("It can reach these {count} hosts of the internet and no others:")
        given = only if len(hosts) == 1 else all_of_them.format(count=len(hosts))
    return PermissionFacts(words.icon, words.title, given, one_line(permission.reason, 200), mark, hosts)


def _hosts(hosts: Sequence[str], hosts_new: Sequence[str]) -> tuple[str, ...]:
    """Return every host, since nobody asks again; what an update adds comes first."""
    new = [_tr("{host} (new)").format(host=each) for each in hosts if each in hosts_new]
    return (*new, *(each for each in hosts if each not in hosts_new))


def _warnings(offer: Offer, pictured_as: Listing | None) -> Iterable[str]:
    if offer.speaks_for_plaza:
        yield _tr("This is no part of Plaza, whatever it calls itself. It comes from somebody nobody here has checked.")
    if offer.imitates is not None:
        pattern = (
            _tr("This is not “{name}” by {publisher}, which you have already. It only looks like it.")
            if offer.imitates.is_verified
            else _tr("You already have “{name}” by {publisher}. This is another mini-app, from somebody else.")
        )
        name, publisher = one_line(offer.imitates.name, 60), one_line(offer.imitates.publisher_name, 60)
        yield pattern.format(name=isolated(name), publisher=isolated(publisher))
    if pictured_as is not None and pictured_as != offer.imitates:
        pattern = _tr("Its icon is nearly that of “{name}” by {publisher}. It is another mini-app, from somebody else.")
        name, publisher = one_line(pictured_as.name, 60), one_line(pictured_as.publisher_name, 60)
        yield pattern.format(name=isolated(name), publisher=isolated(publisher))
    if offer.kind == "older":
        yield _tr("It may have faults that the newer one has not. It stays in use until you choose the newest again.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("InstallSheet", text)
