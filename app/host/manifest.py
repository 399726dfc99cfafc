"""The manifest of a mini-app: read without running any of its code, all problems said at once."""

import json
import re
from dataclasses import dataclass
from typing import Any, TypeVar

from app.core.catalog.model import CATEGORIES, TitledPage
from app.core.catalog.names import look_alike
from app.core.kernel.blanks import BLANKS, is_blank
from app.core.kernel.ids import MiniAppId
from app.core.official.templates import FIELDS_MAX, VALUE_CHARACTERS_MAX, Field, Template
from app.host.network.hosts import HOSTS_MAX, PATTERN
from app.host.permissions import PERMISSIONS

T = TypeVar("T")

RUNTIME = "minikit/1"
SIZE_MAX = 64 * 1024
PAGES_MAX = 100
ROLES = ("seller", "moderator", "owner")
"""What people can be in a mini-app beyond using it, in the words that the shell has for them."""
ACCENTS = ("green", "rose", "blue", "amber", "violet", "teal")
MEMBERS = ("app_id", "name", "description", "version", "icons", "pages", "req_permissions", "plaza")
PLAZA_MEMBERS = (
    *("runtime", "publisher", "account", "roles", "hosts", "opens", "messages", "product_search", "accent"),
    *("category", "keywords", "page_titles"),
)
KEYWORDS_MAX = 10
TITLED_MAX = 20
TITLES_MAX = 10
"""Languages in which one page can be called something."""
OPENS_MEMBERS = ("page", "endings")
ENDINGS_MAX = 16
TEMPLATES_MAX = 10
TEMPLATE_MEMBERS = ("id", "title", "fields", "page")
FIELD_MEMBERS = ("name", "label", "example")
IGNORED_MEMBERS = (
    "dir",
    "lang",
    "short_name",
    "color_scheme",
    "device_type",
    "i18n",
    "platform_version",
    "widgets",
    "window",
)
"""Members of W3C's manifest that this runtime has no use for yet."""

APP_ID = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
PAGE = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*")
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
ENDING = re.compile(r"[a-z0-9]{1,8}")
LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
FILE = re.compile(r"(?!\.)[\w .-]+(/(?!\.)[\w .-]+)*")
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    f"\U000e0000-\U000e007f{''.join(BLANKS)}]"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: exactly where, what, and what to do about it."""

    where: str
    text: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" + (f" {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Permission:
    """A capability that the mini-app wants, and the reason the person is told."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Which files of chats a person can open with the mini-app, by the endings of their names, and at which page."""

    page: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself. Names shown to people come from the catalogue, not from here."""

    miniapp_id: MiniAppId
    name: str
    description: str
    version_name: str
    version_code: int
    icon: str
    pages: tuple[str, ...]
    permissions: tuple[Permission, ...]
    publisher: str
    account_id: str | None
    accent: str
    roles: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    opens: Opening | None = None
    messages: tuple[Template, ...] = ()
    product_search: str = ""
    """The page that finds what is sold by its number; empty where none does."""
    category: str = ""
    keywords: tuple[str, ...] = ()
    titled_pages: tuple[TitledPage, ...] = ()
    """The pages that are found by their names, in the manifest's order."""

    def asks_for(self, permission: str) -> bool:
        """Tell whether the manifest declares ``permission``."""
        return any(each.name == permission for each in self.permissions)

    def reason_for(self, permission: str) -> str:
        """Return why the author wants ``permission``, in the author's words; empty if it is not declared."""
        return next((each.reason for each in self.permissions if each.name == permission), "")


def check(data: bytes) -> tuple[Manifest | None, list[Problem]]:
    """Return the manifest in ``data`` and everything that is wrong with it; no manifest if anything is."""
    if len(data) > SIZE_MAX:
        return None, [Problem("manifest.json", f"is larger than {SIZE_MAX // 1024} KB.", "Keep only what is listed.")]
    try:
        content = json.loads(data)
    except UnicodeDecodeError as error:
        return None, [Problem(f"byte {error.start}", "is not UTF-8.", "Save the file as UTF-8.")]
    except json.JSONDecodeError as error:
        return None, [Problem(f"line {error.lineno}, column {error.colno}", f"is not JSON: {error.msg}.")]
    except ValueError:  # thousands of digits, which Python refuses to read
        return None, [Problem("manifest.json", "holds a number that is too long.", "Count versions from 1.")]
    except RecursionError:
        return None, [Problem("manifest.json", "is nested too deeply.")]
    if not isinstance(content, dict):
        return None, [Problem("manifest.json", "is not a JSON object.", "Begin with { and end with }.")]
    return _Checker(content).check()


class _Checker:
    """Goes through one manifest and collects its problems."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content
        self._problems: list[Problem] = []

    def check(self) -> tuple[Manifest | None, list[Problem]]:
        self._only(self._content, MEMBERS, "")
        version = self._object(self._content, "version", "version")
        plaza = self._object(self._content, "plaza", "plaza")
        self._only(plaza, PLAZA_MEMBERS, "plaza.")
        runtime = self._text(plaza, "runtime", "plaza.runtime", 50)
        if runtime and runtime != RUNTIME:
            self._say("plaza.runtime", f"is {runtime!r}.", f"This shell runs {RUNTIME!r}.")
        manifest = Manifest(
            miniapp_id=MiniAppId(self._matching(self._content, "app_id", "app_id", APP_ID, "such as plaza.store")),
            name=self._name(),
            description=self._text(self._content, "description", "description", 500, is_required=False),
            version_name=self._text(version, "name", "version.name", 50),
            version_code=self._version_code(version),
            icon=self._icon(),
            pages=self._pages(),
            permissions=self._permissions(),
            publisher=self._text(plaza, "publisher", "plaza.publisher", 50),
            account_id=self._matching(plaza, "account", "plaza.account", APP_ID, "an id", is_required=False) or None,
            accent=self._accent(plaza),
            roles=self._roles(plaza),
            hosts=self._hosts(plaza),
            opens=self._opens(plaza),
            messages=self._messages(plaza),
            product_search=self._text(plaza, "product_search", "plaza.product_search", 100, is_required=False),
            category=self._category(plaza),
            keywords=self._keywords(plaza),
            titled_pages=self._titled_pages(plaza),
        )
        for titled in manifest.titled_pages:
            if titled.page not in manifest.pages:
                self._say("plaza.page_titles", f"names {titled.page[:100]!r}.", "Name one of the pages.")
        if manifest.product_search and manifest.product_search not in manifest.pages:
            self._say("plaza.product_search", f"is {manifest.product_search!r}.", "Name one of the pages.")
        if manifest.hosts and not manifest.asks_for("network"):
            self._say("plaza.hosts", "names hosts without the permission.", "Add 'network' to req_permissions.")
        elif manifest.asks_for("network") and not manifest.hosts:
            self._say("plaza.hosts", "names no hosts for the permission 'network'.", "List those you reach.")
        opens = manifest.opens
        if opens is not None and opens.page and opens.page not in manifest.pages:
            self._say("plaza.opens.page", f"is {opens.page!r}.", "It should be one of the pages.")
        self._check_messages(manifest)
        if "opens" in plaza and not manifest.asks_for("files"):
            self._say("plaza.opens", "names files without the permission.", "Add 'files' to req_permissions.")
        elif manifest.asks_for("files") and "opens" not in plaza:
            self._say("plaza.opens", "names no files for the permission 'files'.", "Say which, and the page for them.")
        return (None if self._problems else manifest), self._problems

    def _only(self, holder: dict[str, Any], known: tuple[str, ...], where: str) -> None:
        for name in holder:
            if name not in known and (where or name not in IGNORED_MEMBERS):
                place = where + (name if name.isprintable() else ascii(name))
                self._say(place, "is no member of a manifest.", f"Known are: {', '.join(known)}.")

    def _say(self, where: str, text: str, hint: str = "") -> None:
        self._problems.append(Problem(where, text, hint))

    def _member(self, holder: dict[str, Any], name: str, where: str, kind: type[T], *, is_required: bool) -> T | None:
        value = holder.get(name)
        if value is None:
            if is_required and (name not in holder or value is None):
                self._say(where, "is missing.", "Add it.")
            return None
        if not isinstance(value, kind) or isinstance(value, bool):
            names = {str: "a text", int: "a whole number", list: "a list", dict: "an object"}
            self._say(where, f"is not {names[kind]}.")
            return None
        return value

    def _object(self, holder: dict[str, Any], name: str, where: str) -> dict[str, Any]:
        return self._member(holder, name, where, dict, is_required=True) or {}

    def _text(self, holder: dict[str, Any], name: str, where: str, length_max: int, *, is_required: bool = True) -> str:
        # What is inside an object that is missing has been said with the object.
        value = self._member(holder, name, where, str, is_required=is_required and bool(holder))
        if value is None:
            return ""
        if not value.strip() and is_required:
            self._say(where, "is empty.")
        elif len(value) > length_max:
            self._say(where, f"is {len(value)} characters long.", f"At most {length_max} fit.")
        elif _INVISIBLE.search(value):
            self._say(where, "holds characters that cannot be seen.", "Remove them.")
        elif is_blank(value) and is_required:
            self._say(where, "shows nothing.", "Use letters.")
        return value

    def _matching(
        self,
        holder: dict[str, Any],
        name: str,
        where: str,
        pattern: re.Pattern[str],
        example: str,
        *,
        is_required: bool = True,
    ) -> str:
        value = self._text(holder, name, where, 128, is_required=is_required)
        if value and not pattern.fullmatch(value):
            self._say(where, f"is {value!r}.", f"It should be {example}: small letters, digits, hyphens and dots.")
        return value

    def _name(self) -> str:
        name = self._text(self._content, "name", "name", 50)
        if look_alike(name, "Plaza"):
            self._say("name", f"is {name!r}, as if Plaza itself spoke.", "Choose another.")
        return name

    def _version_code(self, version: dict[str, Any]) -> int:
        code = self._member(version, "code", "version.code", int, is_required=bool(version))
        if code is not None and not 1 <= code <= 2**31:
            self._say("version.code", f"is {code}.", "Count versions from 1.")
        return code or 0

    def _icon(self) -> str:
        icons = self._member(self._content, "icons", "icons", list, is_required=False) or []
        sources = [self._listed(icons, f"icons[{index}]", "src", index) for index in range(len(icons[:10]))]
        for index, source in enumerate(sources):
            if source and not FILE.fullmatch(source):
                self._say(f"icons[{index}].src", f"is {source!r}.", "It should be a file of the package.")
        return next(filter(None, sources), "")

    def _listed(self, items: list[Any], where: str, name: str, index: int) -> str:
        item = items[index]
        if not isinstance(item, dict):
            self._say(where, "is not an object.")
            return ""
        if name not in item:
            self._say(f"{where}.{name}", "is missing.", "Add it.")
            return ""
        return self._text(item, name, f"{where}.{name}", 200)

    def _pages(self) -> tuple[str, ...]:
        pages = self._member(self._content, "pages", "pages", list, is_required=True)
        if pages is None:
            return ()
        if not 1 <= len(pages) <= PAGES_MAX:
            self._say("pages", f"lists {len(pages)} pages.", f"List 1 to {PAGES_MAX}; the first one opens.")
        seen: set[str] = set()
        for index, page in enumerate(pages[:PAGES_MAX]):
            if not isinstance(page, str) or not PAGE.fullmatch(page) or len(page) > 100:
                self._say(f"pages[{index}]", f"is {page!r}.", "A page is a path such as pages/home.")
            elif page in seen:
                self._say(f"pages[{index}]", f"lists {page!r} again.", "Remove one.")
            else:
                seen.add(page)
        return tuple(page for page in pages if isinstance(page, str))

    def _permissions(self) -> tuple[Permission, ...]:
        wanted = self._member(self._content, "req_permissions", "req_permissions", list, is_required=False) or []
        permissions: list[Permission] = []
        for index in range(len(wanted[:50])):
            where = f"req_permissions[{index}]"
            name = self._listed(wanted, where, "name", index)
            if name and name not in PERMISSIONS:
                self._say(f"{where}.name", f"is {name!r}.", f"Known are: {', '.join(PERMISSIONS)}.")
            elif name and any(each.name == name for each in permissions):
                self._say(f"{where}.name", f"asks for {name!r} again.", "Give one reason for each.")
            reason = self._listed(wanted, where, "reason", index) if name else ""
            permissions.append(Permission(name, reason))
        return tuple(permissions)

    def _accent(self, plaza: dict[str, Any]) -> str:
        accent = self._text(plaza, "accent", "plaza.accent", 20, is_required=False)
        if accent and accent not in ACCENTS:
            self._say("plaza.accent", f"is {accent!r}.", f"Choose one of: {', '.join(ACCENTS)}.")
        return accent or "green"

    def _category(self, plaza: dict[str, Any]) -> str:
        category = self._text(plaza, "category", "plaza.category", 30, is_required=False)
        if category and category not in CATEGORIES:
            self._say("plaza.category", f"is {category!r}.", f"Choose one of: {', '.join(CATEGORIES)}.")
        return category

    def _keywords(self, plaza: dict[str, Any]) -> tuple[str, ...]:
        words = self._member(plaza, "keywords", "plaza.keywords", list, is_required=False) or []
        if len(words) > KEYWORDS_MAX:
            self._say("plaza.keywords", f"lists {len(words)} words.", f"At most {KEYWORDS_MAX} fit.")
        numbered = {str(at): word for at, word in enumerate(words[:KEYWORDS_MAX])}
        return tuple(self._text(numbered, at, f"plaza.keywords[{at}]", 30) for at in numbered)

    def _titled_pages(self, plaza: dict[str, Any]) -> tuple[TitledPage, ...]:
        pages = self._member(plaza, "page_titles", "plaza.page_titles", dict, is_required=False) or {}
        if len(pages) > TITLED_MAX:
            self._say("plaza.page_titles", f"names {len(pages)} pages.", f"At most {TITLED_MAX} fit.")
        found = []
        for page in list(pages)[:TITLED_MAX]:
            where = f"plaza.page_titles.{page if PAGE.fullmatch(page) else ascii(page[:100])}"
            titles = self._member(pages, page, where, dict, is_required=True)
            if titles is None:
                continue
            if not 1 <= len(titles) <= TITLES_MAX:
                self._say(where, f"has titles in {len(titles)} languages.", f"Give 1 to {TITLES_MAX}.")
            for language in titles:
                if not LANGUAGE.fullmatch(language):
                    self._say(where, f"names the language {language[:20]!r}.", "Such as en or zh_CN.")
            known = [key for key in titles if LANGUAGE.fullmatch(key)][:TITLES_MAX]
            found.append(TitledPage(page, tuple((key, self._text(titles, key, f"{where}.{key}", 40)) for key in known)))
        return tuple(found)

    def _roles(self, plaza: dict[str, Any]) -> tuple[str, ...]:
        roles = self._member(plaza, "roles", "plaza.roles", list, is_required=False) or []
        for index, role in enumerate(roles[: 2 * len(ROLES)]):
            if role not in ROLES:
                self._say(f"plaza.roles[{index}]", f"is {role!r}.", f"Known are: {', '.join(ROLES)}.")
            elif role in roles[:index]:
                self._say(f"plaza.roles[{index}]", f"lists {role!r} again.", "Remove one.")
        if len(roles) > 2 * len(ROLES):
            self._say("plaza.roles", f"lists {len(roles)} roles.", f"There are {len(ROLES)}.")
        return tuple(role for role in roles if isinstance(role, str))

    def _opens(self, plaza: dict[str, Any]) -> Opening | None:
        opens = self._member(plaza, "opens", "plaza.opens", dict, is_required=False)
        if opens is None:
            return None
        self._only(opens, OPENS_MEMBERS, "plaza.opens.")
        page = self._text(opens, "page", "plaza.opens.page", 100)
        endings = self._member(opens, "endings", "plaza.opens.endings", list, is_required=True)
        if endings is None:
            return Opening(page, ())
        if not 1 <= len(endings) <= ENDINGS_MAX:
            self._say("plaza.opens.endings", f"lists {len(endings)} endings.", f"List 1 to {ENDINGS_MAX}.")
        for index, ending in enumerate(endings[:ENDINGS_MAX]):
            where = f"plaza.opens.endings[{index}]"
            if not isinstance(ending, str) or not ENDING.fullmatch(ending):
                hint = "Name an ending such as csv: 1 to 8 small letters and digits, no dot, no star."
                self._say(where, f"is {str(ending)[:100]!r}.", hint)
            elif ending in endings[:index]:
                self._say(where, f"lists {ending!r} again.", "Remove one.")
        return Opening(page, tuple(ending for ending in endings if isinstance(ending, str)))

    def _messages(self, plaza: dict[str, Any]) -> tuple[Template, ...]:
        wanted = self._member(plaza, "messages", "plaza.messages", list, is_required=False) or []
        if len(wanted) > TEMPLATES_MAX:
            self._say("plaza.messages", f"lists {len(wanted)} templates.", f"At most {TEMPLATES_MAX} fit.")
        made = [self._template(each, f"plaza.messages[{at}]") for at, each in enumerate(wanted[:TEMPLATES_MAX])]
        return tuple(each for each in made if each is not None)

    def _template(self, data: object, where: str) -> Template | None:
        if not isinstance(data, dict):
            self._say(where, "is not an object.")
            return None
        self._only(data, TEMPLATE_MEMBERS, f"{where}.")
        template_id = self._text(data, "id", f"{where}.id", 50)
        if template_id and not NAME.fullmatch(template_id):
            self._say(f"{where}.id", f"is {template_id!r}.", "Use small letters, digits and hyphens.")
        fields = self._member(data, "fields", f"{where}.fields", list, is_required=True) or []
        if not 1 <= len(fields) <= FIELDS_MAX:
            self._say(f"{where}.fields", f"lists {len(fields)} fields.", f"List 1 to {FIELDS_MAX}.")
        made = [self._field(each, f"{where}.fields[{at}]") for at, each in enumerate(fields[:FIELDS_MAX])]
        known = tuple(each for each in made if each is not None)
        title, page = self._text(data, "title", f"{where}.title", 60), self._text(data, "page", f"{where}.page", 100)
        return Template(template_id, title, known, page)

    def _field(self, data: object, where: str) -> Field | None:
        if not isinstance(data, dict):
            self._say(where, "is not an object.")
            return None
        self._only(data, FIELD_MEMBERS, f"{where}.")
        name = self._text(data, "name", f"{where}.name", 30)
        if name and not NAME.fullmatch(name):
            self._say(f"{where}.name", f"is {name!r}.", "Use small letters, digits and hyphens.")
        label = self._text(data, "label", f"{where}.label", 20)
        return Field(name, label, self._text(data, "example", f"{where}.example", VALUE_CHARACTERS_MAX))

    def _check_messages(self, manifest: Manifest) -> None:
        """Say what of the templates does not fit the rest, or one another."""
        for at, template in enumerate(manifest.messages):
            where = f"plaza.messages[{at}]"
            if template.page and template.page not in manifest.pages:
                self._say(f"{where}.page", f"is {template.page!r}.", "Name one of the pages.")
            if template.template_id in [each.template_id for each in manifest.messages[:at]]:
                self._say(f"{where}.id", f"is {template.template_id!r} again.", "Give each its own.")
            names = [field.name for field in template.fields]
            if len(names) != len(set(names)):
                self._say(f"{where}.fields", "have a name twice.", "Give each its own.")
        if manifest.messages and not manifest.asks_for("messages"):
            self._say("plaza.messages", "has templates without the permission.", "Add 'messages' to req_permissions.")
        elif manifest.asks_for("messages") and not manifest.messages:
            self._say("plaza.messages", "has no template for the permission 'messages'.", "Add one.")
        elif manifest.messages and manifest.account_id is None:
            self._say("plaza.messages", "are sent by an official account.", "Name yours in plaza.account.")

    def _hosts(self, plaza: dict[str, Any]) -> tuple[str, ...]:
        hosts = self._member(plaza, "hosts", "plaza.hosts", list, is_required=False) or []
        if len(hosts) > HOSTS_MAX:
            self._say("plaza.hosts", f"lists {len(hosts)} hosts.", f"At most {HOSTS_MAX} fit.")
        for index, host in enumerate(hosts[:HOSTS_MAX]):
            where = f"plaza.hosts[{index}]"
            if not isinstance(host, str) or len(host) > 255 or not PATTERN.fullmatch(host):
                hint = "Name a host such as api.shop.com, or *.shop.com for all below it: small letters, no https://."
                self._say(where, f"is {str(host)[:100]!r}.", hint)
            elif host in hosts[:index]:
                self._say(where, f"lists {host!r} again.", "Remove one.")
        return tuple(host for host in hosts if isinstance(host, str))
