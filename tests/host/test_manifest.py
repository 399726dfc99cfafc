"""The manifest's check: every problem at once, each at its exact place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.catalog.model import TitledPage
from app.host.manifest import Opening, check
from tests.support.miniapps import manifest

GONE = object()


def changed(path: str, value: object) -> bytes:
    """Return a good manifest with one member changed or, by GONE, taken out."""
    content: Any = manifest()
    *way, last = path.split(".")
    holder = content
    for name in way:
        holder = holder[int(name)] if name.isdigit() else holder[name]
    if value is GONE:
        del holder[last]
    else:
        holder[last] = value
    return json.dumps(content).encode()


def test_a_good_manifest_is_read() -> None:
    found, problems = check(json.dumps(manifest(icons=[{"src": "assets/icon.png"}])).encode())
    assert problems == []
    assert found is not None
    assert (found.miniapp_id, found.version_code, found.icon, found.pages, found.accent, found.account_id) == (
        "test.app",
        1,
        "assets/icon.png",
        ("pages/home", "pages/other"),
        "green",
        None,
    )
    assert found.asks_for("pay")
    assert not found.asks_for("camera")


@pytest.mark.parametrize(
    ("path", "value", "where", "text"),
    [
        ("app_id", GONE, "app_id", "is missing."),
        ("app_id", "Store", "app_id", "is 'Store'."),
        ("app_id", "../store.x", "app_id", "is '../store.x'."),
        ("name", "", "name", "is empty."),
        ("name", "x" * 51, "name", "is 51 characters long."),
        ("name", "Pay\u202etal", "name", "holds characters that cannot be seen."),
        ("name", "Store\u3164", "name", "holds characters that cannot be seen."),
        ("name", "Store\U000e0041", "name", "holds characters that cannot be seen."),
        ("name", "\u0301", "name", "shows nothing."),
        ("name", "Ρlaza", "name", "is 'Ρlaza', as if Plaza itself spoke."),
        ("name", 5, "name", "is not a text."),
        ("version", GONE, "version", "is missing."),
        ("version.code", "1", "version.code", "is not a whole number."),
        ("version.code", True, "version.code", "is not a whole number."),
        ("version.code", 0, "version.code", "is 0."),
        ("pages", [], "pages", "lists 0 pages."),
        ("pages", "pages/home", "pages", "is not a list."),
        ("pages", ["pages/home", "../x"], "pages[1]", "is '../x'."),
        ("pages", ["pages/home", "pages/home"], "pages[1]", "lists 'pages/home' again."),
        ("pages", [{}], "pages[0]", "is {}."),
        ("req_permissions", [{"name": "root", "reason": "x"}], "req_permissions[0].name", "is 'root'."),
        ("req_permissions", [{"name": "pay"}], "req_permissions[0].reason", "is missing."),
        ("req_permissions", ["pay"], "req_permissions[0]", "is not an object."),
        ("icons", [{"src": "../x.png"}], "icons[0].src", "is '../x.png'."),
        ("plaza.runtime", "minikit/9", "plaza.runtime", "is 'minikit/9'."),
        ("plaza.accent", "pink", "plaza.accent", "is 'pink'."),
        ("plaza.category", "weapons", "plaza.category", "is 'weapons'."),
        ("plaza.category", ["tools"], "plaza.category", "is not a text."),
        ("plaza.keywords", ["x"] * 11, "plaza.keywords", "lists 11 words."),
        ("plaza.keywords", ["x", "y" * 31], "plaza.keywords[1]", "is 31 characters long."),
        ("plaza.keywords", ["a\nb"], "plaza.keywords[0]", "holds characters that cannot be seen."),
        ("plaza.keywords", [7], "plaza.keywords[0]", "is not a text."),
        ("plaza.page_titles", ["pages/home"], "plaza.page_titles", "is not an object."),
        ("plaza.page_titles", {"pages/none": {"en": "None"}}, "plaza.page_titles", "names 'pages/none'."),
        ("plaza.page_titles", {"pages/home": "Home"}, "plaza.page_titles.pages/home", "is not an object."),
        ("plaza.page_titles", {"pages/home": {}}, "plaza.page_titles.pages/home", "has titles in 0 languages."),
        ("plaza.page_titles", {"pages/home": {"en": " "}}, "plaza.page_titles.pages/home.en", "is empty."),
        (
            "plaza.page_titles",
            {"pages/home": {"en": "x" * 41}},
            "plaza.page_titles.pages/home.en",
            "is 41 characters long.",
        ),
        (
            "plaza.page_titles",
            {"pages/home": {"en": "\u202egnp.exe"}},
            "plaza.page_titles.pages/home.en",
            "holds characters that cannot be seen.",
        ),
        ("plaza.product_search", "pages/none", "plaza.product_search", "is 'pages/none'."),
        ("plaza.product_search", 7, "plaza.product_search", "is not a text."),
        ("plaza.roles", ["seller", "king"], "plaza.roles[1]", "is 'king'."),
        ("plaza.roles", ["seller", "seller"], "plaza.roles[1]", "lists 'seller' again."),
        ("plaza.roles", [{}], "plaza.roles[0]", "is {}."),
        ("plaza.roles", "seller", "plaza.roles", "is not a list."),
        ("plaza.hosts", ["shop.com"], "plaza.hosts", "names hosts without the permission."),
        ("plaza.hosts", "shop.com", "plaza.hosts", "is not a list."),
        ("plaza", GONE, "plaza", "is missing."),
        ("colour", "red", "colour", "is no member of a manifest."),
    ],
)
def test_a_problem_is_told_at_its_place(path: str, value: object, where: str, text: str) -> None:
    found, problems = check(changed(path, value))
    assert found is None
    assert [(problem.where, problem.text) for problem in problems] == [(where, text)]


def test_all_problems_are_told_at_once() -> None:
    _, problems = check(b'{"app_id": 1, "pages": ["x y"], "plaza": {"runtime": "x"}}')
    assert {problem.where for problem in problems} == {
        "app_id", "name", "version", "pages[0]", "plaza.runtime", "plaza.publisher",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b'{\n  "app_id": "x",\n}', "line 3, column 1"),
        (b"\xff", "byte 0"),
        (b"[]", "manifest.json"),
        (b"[" * 60_000, "manifest.json"),
        (b" " * 70_000, "manifest.json"),
        (b"", "line 1, column 1"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(data: bytes, where: str) -> None:
    found, problems = check(data)
    assert found is None
    assert [problem.where for problem in problems] == [where]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from([*manifest(), "icons", "other"]), values))
def test_any_object_is_judged_and_never_raises(content: dict[str, Any]) -> None:
    found, problems = check(json.dumps({**manifest(), **content}).encode())
    assert (found is None) == bool(problems)


def test_half_a_surrogate_pair_is_told_and_never_reaches_a_database() -> None:
    _, problems = check(changed("name", "\ud800"))
    assert [str(problem) for problem in problems] == ["name: holds characters that cannot be seen. Remove them."]
    _, problems = check(changed("\ud800", 1))
    assert str(problems[0]).encode()


def test_a_number_of_thousands_of_digits_is_told() -> None:
    _, problems = check(changed("version.code", 1).replace(b'"code": 1', b'"code": ' + b"9" * 5_000))
    assert [problem.text for problem in problems] == ["holds a number that is too long."]


def with_opens(opens: object, permissions: tuple[str, ...] = ("files",)) -> bytes:
    content = manifest(req_permissions=[{"name": name, "reason": "x"} for name in permissions])
    content["plaza"]["opens"] = opens
    return json.dumps(content).encode()


def test_which_files_are_opened_at_which_page() -> None:
    found, problems = check(with_opens({"page": "pages/other", "endings": ["csv", "txt", "7z"]}))
    assert problems == []
    assert found is not None
    assert found.opens == Opening("pages/other", ("csv", "txt", "7z"))


@pytest.mark.parametrize(
    "ending", ["", "*", ".csv", "CSV", "c sv", "tar.gz", "a" * 9, "ünd", "csv\n", 5, None, ["csv"]]
)
def test_what_is_no_ending_is_told(ending: object) -> None:
    _, problems = check(with_opens({"page": "pages/home", "endings": ["csv", ending]}))
    assert [problem.where for problem in problems] == ["plaza.opens.endings[1]"]


def test_nobody_opens_everything() -> None:
    many = [f"e{number}" for number in range(17)]
    for opens, said in (
        ({"page": "pages/home", "endings": many}, "plaza.opens.endings: lists 17 endings. List 1 to 16."),
        ({"page": "pages/home", "endings": []}, "plaza.opens.endings: lists 0 endings. List 1 to 16."),
        ({"page": "pages/home", "endings": ["a", "a"]}, "plaza.opens.endings[1]: lists 'a' again. Remove one."),
        ({"page": "pages/none", "endings": ["a"]}, "plaza.opens.page: is 'pages/none'. It should be one of the pages."),
        ({"page": "pages/home"}, "plaza.opens.endings: is missing. Add it."),
        ("all", "plaza.opens: is not an object."),
    ):
        assert str(check(with_opens(opens))[1][0]) == said
    _, problems = check(with_opens({"page": "pages/home", "endings": ["csv"]}, ()))
    assert [problem.text for problem in problems] == ["names files without the permission."]
    _, problems = check(json.dumps(manifest(req_permissions=[{"name": "files", "reason": "x"}])).encode())
    assert [problem.text for problem in problems] == ["names no files for the permission 'files'."]


def with_hosts(*hosts: object) -> bytes:
    content = manifest(req_permissions=[{"name": "network", "reason": "x"}])
    content["plaza"]["hosts"] = hosts
    return json.dumps(content).encode()


def test_hosts_are_named_exactly_or_by_what_they_stand_below() -> None:
    found, problems = check(with_hosts("api.shop.com", "*.shop.com", "xn--bcher-kva.example", "a-1.b2"))
    assert problems == []
    assert found is not None
    assert found.hosts == ("api.shop.com", "*.shop.com", "xn--bcher-kva.example", "a-1.b2")


@pytest.mark.parametrize(
    "host",
    [
        "", "*", "*.com", "com", "localhost", "https://shop.com", "shop.com/x", "shop.com:443", "Shop.com", "shop.com.",
        "127.0.0.1", "0x7f.0.0.0x1", "[::1]", "a.*.com", "**.shop.com", "*shop.com", "-a.com", "a-.com", "a..com",
        "bücher.de", "shop.com\n", "me@shop.com", "x" * 64 + ".com", "a." * 126 + "com", 5, None, ["shop.com"],
    ],
)  # fmt: skip
def test_what_is_no_host_is_told(host: object) -> None:
    found, problems = check(with_hosts("shop.com", host))
    assert found is None
    assert [problem.where for problem in problems] == ["plaza.hosts[1]"]


def test_hosts_are_few_and_named_once_and_the_permission_needs_them() -> None:
    assert [str(problem) for problem in check(with_hosts("a.b", "a.b"))[1]] == [
        "plaza.hosts[1]: lists 'a.b' again. Remove one."
    ]
    _, problems = check(with_hosts(*(f"h{number}.com" for number in range(21))))
    assert [str(problem) for problem in problems] == ["plaza.hosts: lists 21 hosts. At most 20 fit."]
    _, problems = check(with_hosts())
    assert [problem.text for problem in problems] == ["names no hosts for the permission 'network'."]


def test_what_it_is_for_and_what_its_pages_are_called_is_read() -> None:
    found, problems = check(changed("plaza.page_titles", {"pages/home": {"en": "Home", "zh_CN": "首页"}}))
    assert problems == []
    assert found is not None
    assert found.titled_pages == (TitledPage("pages/home", (("en", "Home"), ("zh_CN", "首页"))),)
    wanted = {"zh_CN": "首页", "zh_TW": "首页", "en_US": "Home", "ar": "Home"}
    assert {language: found.titled_pages[0].title_in(language) for language in wanted} == wanted
    assert TitledPage("pages/home", (("fr", "Accueil"),)).title_in("zh_CN") == "Accueil"
    found, _ = check(changed("plaza.keywords", ["hats", "帽子"]))
    assert found is not None
    assert found.keywords == ("hats", "帽子")


def test_a_language_that_is_none_is_told() -> None:
    found, problems = check(changed("plaza.page_titles", {"pages/home": {"English": "Home"}}))
    assert found is None
    assert [problem.text for problem in problems] == ["names the language 'English'."]
