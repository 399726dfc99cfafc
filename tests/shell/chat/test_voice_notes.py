"""Voice notes: spoken into a microphone of the test's, kept as real files, seen and heard in the conversation."""

import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.chat import voice
from app.core.chat.model import VoiceContent
from app.core.kernel.errors import Refused, Unavailable
from app.core.people.model import User
from app.shell.chat.desk import ChatDesk
from app.shell.chat.sound import QtMicrophone, QtSpeaker
from app.shell.context import ShellContext
from tests.support.chats import MAYA
from tests.support.file_scene import FileScene
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow
from tests.support.sounds import GivenMicrophone, GivenSpeaker, tone


class VoiceScene(FileScene):
    """The chats with a microphone and a loudspeaker."""

    def __init__(self, window: ShellWindow, plaza: PlazaServices, folder: Path, rest: Any) -> None:
        self.microphone, self.speaker = GivenMicrophone(), GivenSpeaker()
        super().__init__(window, plaza, folder, rest)

    def desk(self) -> ChatDesk:
        return replace(super().desk(), microphone=self.microphone, speaker=self.speaker)

    def begin(self) -> Any:
        """Begin to record by the menu, and return what is spoken."""
        shown = self.show(self.direct)
        self.press("composerMore")
        self.press("composerVoice")
        return shown.property("voice").property("speaking")

    def note(self, milliseconds: int = 4000) -> str:
        """Let Maya have said something; return what it is kept as."""
        pcm = tone(milliseconds)
        kept = self.files.keep_bytes(voice.file_of(pcm))
        self.plaza.chat.send(
            self.direct, MAYA.user_id, VoiceContent(kept.name, voice.duration_ms(pcm), voice.wave_of(pcm))
        )
        return kept.name


@pytest.fixture
def scene(
    chat_window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot, tmp_path: Path
) -> Iterator[VoiceScene]:
    """The chats of one person, on screen."""
    made = VoiceScene(chat_window, plaza, tmp_path, (me, context, qtbot))
    yield made
    chat_window.tasks.close()


def test_what_is_spoken_is_sent_as_a_real_sound_file(scene: VoiceScene) -> None:
    speaking = scene.begin()
    assert not speaking.property("canSend")
    scene.microphone.speak(tone(300))
    assert not speaking.property("canSend")
    scene.microphone.speak(tone(2000))
    scene.until(lambda: scene.window.is_ready("voiceSend"))
    assert scene.window.text("voiceDuration") == "0:02 / 2:00"
    scene.settle()
    scene.look("voice-recording")
    scene.press("voiceSend")
    scene.until(scene.contents)
    (content,) = scene.contents()
    assert content.duration_ms == 2300
    assert len(content.wave) == voice.WAVE_BARS
    assert all(level > 50 for level in content.wave)
    with wave.open(str(scene.files.find(content.attachment))) as found:
        assert (found.getnchannels(), found.getframerate(), found.getsampwidth()) == (1, 16_000, 2)
        assert found.getnframes() == 16 * 2300
    scene.until(lambda: scene.window.find("voicePlay") is not None)
    assert scene.window.find("voiceBar") is None
    assert scene.microphone.heard is None
    scene.settle()
    scene.look("voice-message")


def test_without_a_microphone_a_sentence_says_so_and_nothing_is_recorded(scene: VoiceScene) -> None:
    scene.microphone.error = Unavailable("voice.no_microphone")
    speaking = scene.begin()
    scene.until(lambda: scene.toasts)
    assert "no microphone" in scene.toasts[0]
    assert speaking.property("state") == "idle"
    assert scene.window.find("voiceBar") is None


@pytest.mark.qt_log_ignore("PulseAudio", "pipewire")
def test_this_computer_without_sound_says_so_too(qapp: object) -> None:
    from PySide6.QtMultimedia import QMediaDevices

    told: list[Any] = []
    if not QMediaDevices.defaultAudioInput().isNull():
        pytest.skip("there is a microphone")
    microphone = QtMicrophone()
    microphone.start(lambda _pcm: None, told.append)
    assert [error.code for error in told] == ["voice.no_microphone"]
    microphone.stop()
    if QMediaDevices.defaultAudioOutput().isNull():
        with pytest.raises(Unavailable, match=r"voice\.no_speaker"):
            QtSpeaker().play(tone(100), lambda _ms: None, lambda: None)


def test_a_microphone_that_is_pulled_out_leaves_what_was_said(scene: VoiceScene) -> None:
    speaking = scene.begin()
    scene.microphone.speak(tone(1500))
    assert scene.microphone.failed is not None
    scene.microphone.failed(Unavailable("voice.unusable"))
    assert speaking.property("state") == "spoken"
    speaking.send()
    scene.until(scene.contents)
    assert scene.contents()[0].duration_ms == 1500


def test_a_note_ends_after_two_minutes_and_waits_to_be_sent(scene: VoiceScene) -> None:
    speaking = scene.begin()
    scene.microphone.speak(bytes(voice.PCM_BYTES_MAX + 64_000))
    assert speaking.property("state") == "spoken"
    assert speaking.property("durationText") == "2:00 / 2:00"
    assert scene.microphone.heard is None
    assert not scene.contents()
    scene.press("voiceCancel")
    scene.until(lambda: speaking.property("state") == "idle")
    assert not scene.contents()
    assert not scene.kept()


def test_a_note_that_could_not_be_sent_is_still_there(scene: VoiceScene, monkeypatch: pytest.MonkeyPatch) -> None:
    speaking = scene.begin()
    scene.microphone.speak(tone(1000))
    with monkeypatch.context() as broken:

        def full(*_: object, **__: object) -> None:
            raise Unavailable("database.full")

        broken.setattr(scene.plaza.chat, "send", full)
        speaking.send()
        scene.until(lambda: scene.toasts)
    assert speaking.property("state") == "spoken"
    assert not scene.kept()
    speaking.send()
    scene.until(scene.contents)


def test_a_note_is_played_paused_gone_on_with_and_begun_anywhere(scene: VoiceScene) -> None:
    shown = scene.show(scene.direct)
    name = scene.note()
    listening = shown.property("voice").property("listening")
    scene.press("voicePlay")
    scene.until(lambda: listening.property("isPlaying"))
    assert scene.speaker.played == [tone(4000)]
    scene.speaker.told(1000)
    assert listening.property("share") == pytest.approx(0.25)
    scene.settle()
    scene.look("voice-heard")
    scene.press("voicePlay")
    scene.until(lambda: not listening.property("isPlaying"))
    assert not scene.speaker.is_on
    scene.press("voicePlay")
    scene.until(lambda: listening.property("isPlaying"))
    assert scene.speaker.played[-1] == tone(4000)[len(tone(4000)) // 4 :]
    scene.window.item("voicePlay").forceActiveFocus()
    scene.window.press(Qt.Key.Key_Right)
    scene.until(lambda: len(scene.speaker.played) == 3)
    assert listening.property("share") == pytest.approx(0.35, abs=0.01)
    scene.speaker.ended()
    assert (listening.property("isPlaying"), listening.property("share")) == (False, 0.0)
    listening.playFrom(name, float("nan"))
    scene.until(lambda: len(scene.speaker.played) == 4)


def test_a_note_without_a_loudspeaker_or_a_file_is_told(scene: VoiceScene) -> None:
    shown = scene.show(scene.direct)
    listening = shown.property("voice").property("listening")
    scene.speaker.is_missing = True
    listening.toggle(scene.note())
    scene.until(lambda: scene.toasts)
    listening.toggle("e" * 64)
    scene.until(lambda: len(scene.toasts) == 2)
    assert "not here any more" in scene.toasts[1]
    assert not listening.property("isPlaying")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        voice.file_of(b""),
        voice.file_of(tone(10))[:-2],
        voice.file_of(tone(10)) + b"\0\0",
        voice.file_of(tone(10)).replace(b"\x80\x3e", b"\xff\xff", 1),
        b"OggS" + bytes(100),
        voice.file_of(bytes(voice.PCM_BYTES_MAX + 2)),
    ],
)
def test_no_other_file_is_played(data: bytes) -> None:
    with pytest.raises(Refused, match=r"voice\.broken"):
        voice.pcm_of(data)


def test_a_stranger_s_wave_and_duration_are_drawn_within_bounds(scene: VoiceScene) -> None:
    shown = scene.show(scene.direct)
    content = VoiceContent("a" * 64, 10**15, tuple(range(-500, 10**4, 7)))
    scene.plaza.chat.send(scene.direct, MAYA.user_id, content)
    scene.until(lambda: scene.window.find("voicePlay") is not None)
    row = shown.property("history").property("rows").rows[0]
    assert row.content["durationText"] == "2:00"
    assert len(row.content["wave"]) == 40
    assert 0 <= min(row.content["wave"]) <= max(row.content["wave"]) <= 100
