"""Gathering the texts for translators."""

from pathlib import Path

import pytest

from app.cli import words
from app.cli.words.linguist import gather, messages, missing_in
from app.cli.words.python_texts import texts_of
from app.environment.translations import FOLDER, TranslationError, are_made, made, make_all, run


def test_python_texts_are_found_wherever_they_stand() -> None:
    found = texts_of(
        """
from typing import Annotated
_CONTEXT = "Scan"
Said = Annotated[str, "Errors"]
TEXTS: Mapping[str, Said] = {"a.b": "First " "half.", "c": "Second."}
ROLES: Mapping[str, tuple[str, Said]] = {"x": ("icon name", "Third.")}
LINES: tuple[Said, ...] = ("Fourth.", "Fifth.")
ONE: Said = "Sixth."
class Words:
    icon: str
    title: Said
W: Mapping[str, Words] = {"k": Words("an icon", "Seventh."), "l": Words("an icon", title="Eighth.")}
class View:
    def hello(self, is_short):
        return self.tr("Hi" if is_short else "Hello")
    def why(self) -> Said:
        return "Ninth."
def _tr(text):
    return QCoreApplication.translate("Own", text)
def said():
    return _tr("Tenth."), QCoreApplication.translate(_CONTEXT, "Eleventh."), QT_TRANSLATE_NOOP("Other", "Twelfth.")
"""
    )
    assert found.texts == {
        "Errors": {
            "First half.",
            *(f"{word}." for word in ["Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"]),
        },
        "View": {"Hi", "Hello"},
        "Own": {"Tenth."},
        "Scan": {"Eleventh."},
        "Other": {"Twelfth."},
    }
    assert found.hidden == []


def test_a_text_of_another_object_is_told_to_be_hidden() -> None:
    assert texts_of('other.tr("Hello")\n').hidden == [1]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project with one package of a shell."""
    shell = tmp_path / "app" / "shell"
    (shell / "chat").mkdir(parents=True)
    (shell / "chat" / "__init__.py").touch()
    (shell / "chat" / "List.qml").write_text('import QtQml\nQtObject { property string a: qsTr("No chats") }\n')
    (shell / "errors.py").write_text(
        'Said = Annotated[str, "Errors"]\nTEXTS: dict[str, Said] = {"a": "It “broke” 中."}\n'
    )
    (tmp_path / FOLDER / "zh_CN").mkdir(parents=True)
    return tmp_path


def test_each_package_has_a_file_and_what_is_translated_stays(tree: Path) -> None:
    gather(tree, "zh_CN")
    folder = tree / FOLDER / "zh_CN"
    assert sorted(path.name for path in folder.iterdir()) == ["chat.ts", "shell.ts"]
    assert [(each.context, each.source) for each in missing_in(folder)] == [
        ("List", "No chats"),
        ("Errors", "It “broke” 中."),
    ]
    chat = folder / "chat.ts"
    done = chat.read_text().replace(
        '<translation type="unfinished"></translation>', "<translation>没有聊天</translation>"
    )
    chat.write_text(done)
    (tree / "app" / "shell" / "errors.py").write_text("")
    gather(tree, "zh_CN")
    assert [path.name for path in folder.iterdir()] == ["chat.ts"]
    assert chat.read_text() == done
    assert list(messages(chat)) == [("List", "No chats", ["没有聊天"], True)]
    assert "line" not in done


def test_what_qt_reads_is_made_anew_when_a_translation_has_changed(tree: Path) -> None:
    assert not are_made(tree)
    gather(tree, "zh_CN")
    make_all(tree)
    assert made(tree, "zh_CN").stat().st_size > 0
    assert are_made(tree)
    made(tree, "zh_CN").unlink()
    assert not are_made(tree)


def test_the_command_says_what_is_missing_and_fails_by_it(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert words.main(tree) == 1
    assert "resources/i18n/zh_CN/chat.ts: List: “No chats”" in capsys.readouterr().out.replace("\\", "/")


def test_a_tool_that_fails_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TranslationError, match="cannot be started"):
        run([str(tmp_path / "lrelease")])
