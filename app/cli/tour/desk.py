"""What lies around the screens: finding, writing, asking, locking, windows and trouble, for whoever wants to look."""

import json
import tempfile
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PySide6.QtCore import QPoint, Qt

from app.cli.tour.driver import windows_on_screen
from app.cli.tour.part import Part
from app.host import archive
from app.host.package import Package
from app.host.signing import make_key

FRIEND: Final = "Maya Chen"
GROUP: Final = "Outfit club 穿搭小组"
ASKER: Final = "Ada"
WORD_OF_THE_LOCK: Final = "plumtree7"
WINDOW_DEADLINE_MS: Final = 30_000
TABS: Final = tuple(f"tab{number}" for number in range(12, 0, -1))
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MANIFEST: Final = {
    "app_id": "ada.hats",
    "name": "Ada's hats",
    "description": "Hats for every kind of weather.",
    "version": {"name": "1.0", "code": 1},
    "pages": ["pages/home"],
    "req_permissions": [
        {"name": "profile", "reason": "To greet you by your name."},
        {"name": "notices", "reason": "To tell you when a hat is ready."},
    ],
    "plaza": {"runtime": "minikit/1", "publisher": "ada", "accent": "violet"},
}
PROGRAM: Final = """
from minikit import App, Page, notify, profile, ui

app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Column(
            ui.Heading("Hats"),
            ui.Text("For every kind of weather."),
            ui.Button("Greet me", self.greet),
            ui.Button("Tell me", self.tell),
        )

    async def tell(self):
        await notify("Your hat is ready", "The green one, for rain. It waits at the counter until six.")

    async def greet(self):
        await profile.get_user_profile()
"""


class Desk(Part):
    """The desktop's part of the round."""

    def go(self) -> None:
        """Go through all of it.

        Raises:
            TourFailed: something that a person would click on is not there.
        """
        with tempfile.TemporaryDirectory(prefix="plaza-tour-desk-") as folder:
            self.find()
            self.write(Path(folder))
            self.gather()
            self.know()
            self.picture_oneself(Path(folder))
            self.lack()
            self.miniapp(Path(folder))
            self.windows()
            self.lock()
            self.depart()
            self.meet()

    def find(self) -> None:
        """See what finds anything: at first, with what was found, without."""
        hands = self._hands
        hands.press(Qt.Key.Key_K, CONTROL)
        hands.see("quickField")
        self._look("quick")
        hands.type_text("ma")
        self._look("quick-found")
        self._write_anew("quickField", "zzz")
        self._look("quick-nothing")
        self._leave()
        hands.click("railChats")
        self._list("chatSearch")
        hands.type_text("coat")
        self._look("chat-search-found")
        self._leave()

    def write(self, folder: Path) -> None:
        """See what helps to write: emoji, mentions, search, menus, files before they are sent."""
        hands = self._hands
        self._open_chat(FRIEND)
        hands.click("composerEmoji")
        hands.see("emojiSearch")
        self._look("emoji")
        self._leave()
        hands.click("findOpen")
        hands.type_text("coat")
        self._look("chat-find")
        hands.click("findClose")
        hands.click("composerField")
        hands.type_text("See you at seven.")
        hands.press(Qt.Key.Key_Return)
        hands.see_text("See you at seven.")
        hands.click("composerMore")
        hands.click("composerVoice")
        self._look_at_toast("voice-note")
        self._record()
        picture = folder / "coat.png"
        cv2.imwrite(str(picture), np.full((480, 640, 3), (60, 70, 190), np.uint8))
        middle = hands.middle_of(hands.see("messageList"))
        hands.drop([picture], QPoint(middle.x(), middle.y() // 2), lambda: self._look("drop"))
        hands.see("sendingSend")
        self._look("send-sheet")
        hands.click("sendingSend")
        hands.see("pictureOpen")
        self._look("chat-picture")
        hands.click("pictureOpen")
        large = hands.see("viewerPicture")
        hands.wait("the picture", lambda: large.property("isShown") is True)
        self._look("picture-viewer")
        self._leave()
        hands.click_right("pictureOpen")
        hands.see("messageForward")
        self._look("message-menu")
        hands.click("messageForward")
        hands.see("forwardSearch")
        self._look("forward")
        self._leave()
        self._send_files(folder, middle)
        self._open_chat(GROUP)
        hands.click("composerField")
        hands.type_text("@")
        self._look("mention")
        self._leave()
        hands.press(Qt.Key.Key_Backspace)

    def _record(self) -> None:
        """See a voice note being recorded, heard before it goes, and sent."""
        hands = self._hands
        hands.click("composerMore")
        hands.click("composerVoice")
        hands.see("voiceStop")
        self._look("voice-recording")
        hands.click("voiceStop")
        self._look("voice-recorded")
        hands.click("voiceSend")
        hands.see_gone("voiceBar")
        self._look("voice-sent")

    def _send_files(self, folder: Path, place: QPoint) -> None:
        """See files that are no pictures: before they go, in the chat, and what opening them asks."""
        hands = self._hands
        files = [folder / "set-up.sh", folder / "Measurements of the red coat, second fitting.xyz"]
        for file in files:
            file.write_text("echo hello\n", encoding="utf-8")
        hands.drop(files, QPoint(place.x(), place.y() // 2))
        hands.see("sendingSend")
        self._look("send-sheet-files")
        hands.click("sendingSend")
        hands.see_gone("sendingSend")
        hands.see("fileOpen")
        self._look("chat-files")
        hands.click("fileOpen")
        hands.see("runCancel")
        self._look("file-that-might-act")
        hands.click("runCancel")
        hands.see_gone("runCancel")
        hands.click_right("fileName")
        hands.click("messageOpenWith")
        hands.see("openWithNone")
        self._look("file-open-with")
        self._leave()

    def gather(self) -> None:
        """Make a group."""
        hands = self._hands
        self._list("newGroup")
        hands.click("newGroupName")
        hands.type_text("Sunday walk")
        people = "newGroupPerson_"
        hands.wait("contacts", lambda: any(each.objectName().startswith(people) for each in hands.items()))
        for name in (FRIEND, "Leo Martins"):
            hands.click_text(name)
        self._look("new-group-chosen")
        hands.click("newGroupMake")
        hands.see_text("Sunday walk")
        self._look("new-group-made")
        hands.click("conversationMore")
        hands.see("conversationRemove")
        self._look("conversation-menu")
        hands.click("conversationRemove")
        hands.see("clearNo")
        self._look("chat-removing")
        hands.click("clearNo")
        hands.see_gone("clearNo")

    def know(self) -> None:
        """See what is noted of a person, and one's own profile being changed."""
        hands = self._hands
        hands.click("railPeople")
        self._row("Leo Martins")
        hands.click("profileRemark")
        hands.see("profileRemarkField")
        self._look("person-remark")
        self._leave()
        hands.click("profileTags")
        self._write_anew("profileTagsField", "running, mornings")
        self._look("person-tagging")
        hands.click("profileTagsFieldSave")
        hands.see_gone("profileTagsField")
        hands.click("profileBlock")
        self._look("person-tagged-and-blocked")
        hands.click("profileBlock")
        hands.click("profileRemove")
        self._look("person-removing")
        self._list("peopleSearch")
        hands.type_text("zzz")
        self._look("people-nothing")
        self._write_anew("peopleSearch", "")
        self._sheet("railMe", "me-again")
        hands.click("ownChange")
        hands.see("ownName")
        self._look("me-changing")
        hands.click("ownBack")

    def picture_oneself(self, folder: Path) -> None:
        """See the own picture chosen, dropped, and refused."""
        hands = self._hands
        hands.click("railMe")
        hands.see("ownPicture")
        good, bad = folder / "me.png", folder / "broken.png"
        cv2.imwrite(str(good), np.full((300, 400, 3), (90, 170, 240), np.uint8))
        bad.write_bytes(b"no picture at all")
        place = QPoint(hands.window.width() * 2 // 3, hands.window.height() // 2)
        hands.drop([bad], place, lambda: self._look("me-picture-drop"))
        hands.see("ownPictureTrouble")
        self._look("me-picture-refused")
        hands.drop([good], place)
        hands.see("ownPictureRemove")
        self._look("me-picture")

    def lack(self) -> None:
        """See the wallet after a top-up and lists in which nothing is found."""
        hands = self._hands
        hands.click("railWallet")
        self._list("topUp_100.00")
        self._look_at_toast("wallet-topped-up")
        self._list("withdraw")
        hands.type_text("50")
        self._look("wallet-withdrawing")
        self._leave()
        self._list("wallet_bills")
        if hands.find("storyBack"):
            hands.click("storyBack")
        self._write_anew("billSearch", "zzz")
        self._look("bills-nothing")
        self._write_anew("billSearch", "")
        hands.click("railMiniapps")

    def miniapp(self, folder: Path) -> None:
        """See a package asked about, installed, asking for a permission, and broken."""
        hands = self._hands
        place, packed = QPoint(hands.window.width() // 2, 200), _pack(folder)
        hands.drop([packed], place, lambda: self._look("drop-miniapp"))
        hands.see("installCancel")
        self._look("install-unsigned")
        hands.click("installCancel")
        hands.see_gone("installCancel")
        _sign(packed, folder / "key.pem")
        hands.drop([packed], place)
        hands.see("installYes")
        self._look("install")
        hands.click("installYes")
        hands.see("Greet me")
        self._look("installed")
        hands.click("Greet me")
        hands.see("permissionAllow")
        self._look("permission")
        hands.click("permissionNotNow")
        hands.see_gone("permissionAllow")
        hands.see("reloadButton")
        self._look("miniapp-after-an-error")
        hands.click("reloadButton")
        hands.click("Tell me")
        hands.click("permissionAllow")
        hands.see("dismissNotice")
        self._look("notice")
        hands.click("dismissNotice")
        hands.see_gone("dismissNotice")

    def windows(self) -> None:
        """See a mini-app beside the chat, in a window of its own, and the menus of tabs."""
        hands = self._hands
        hands.press(Qt.Key.Key_A, CONTROL | SHIFT)
        self._look("all-tabs")
        self._leave()
        hands.press(Qt.Key.Key_B, CONTROL | SHIFT)
        self._look("beside-the-chat")
        hands.press(Qt.Key.Key_B, CONTROL | SHIFT)
        hands.settle()
        # Those further to the left may be out of sight where there is little room.
        hands.click_right(next(name for name in TABS if hands.find(name) is not None))
        self._look("tab-menu")
        self._leave()
        first, before = hands.window, windows_on_screen()
        hands.press(Qt.Key.Key_N, CONTROL | SHIFT)
        hands.wait("a window of its own", lambda: len(windows_on_screen()) > len(before), WINDOW_DEADLINE_MS)
        hands.turn_to(next(window for window in windows_on_screen() if window not in before))
        self._look("torn-off")
        hands.press(Qt.Key.Key_N, CONTROL | SHIFT)
        hands.turn_to(first)
        hands.wait("its end", lambda: len(windows_on_screen()) == len(before), WINDOW_DEADLINE_MS)

    def lock(self) -> None:
        """Set a password, lock the window, open it again."""
        hands = self._hands
        hands.click("railSettings")
        self._list("setting_password")
        hands.click("passwordSet")
        hands.see("passwordNew")
        self._look("password-setting")
        for field in ("passwordNew", "passwordAgain"):
            hands.click(field)
            hands.type_text(WORD_OF_THE_LOCK)
        hands.click("passwordSend")
        hands.see("lockNow")
        self._look_at_toast("password-set")
        hands.press(Qt.Key.Key_L, CONTROL)
        hands.see("lockPassword")
        self._look("locked")
        hands.click("lockForgotten")
        self._look("locked-forgotten")
        self._write_anew("lockPassword", "wrong")
        hands.press(Qt.Key.Key_Return)
        self._look("locked-wrong")
        self._write_anew("lockPassword", WORD_OF_THE_LOCK)
        hands.press(Qt.Key.Key_Return)
        hands.see_gone("lockPassword")
        self._hands.settle()

    def depart(self) -> None:
        """See what is said before a profile is deleted."""
        hands = self._hands
        hands.click("railSettings")
        self._list("setting_privacy")
        hands.click("openDeparture")
        hands.see("departureBack")
        self._look("profile-deleting")
        hands.click("departureBack")
        hands.see("departureBegin")

    def meet(self) -> None:
        """See the empty lists of somebody new, who then asks to be a contact."""
        hands = self._hands
        me, before = hands.window, windows_on_screen()
        hands.click("railMe")
        hands.click("profileNew")
        hands.see("profileName_new")
        self._look("profile-new")
        hands.click("profileName_new")
        hands.type_text(ASKER)
        hands.click("profileMake")
        hands.wait("somebody's window", lambda: len(windows_on_screen()) > len(before), WINDOW_DEADLINE_MS)
        theirs = next(window for window in windows_on_screen() if window not in before)
        theirs.setMinimumSize(me.minimumSize())
        theirs.resize(me.size())
        hands.turn_to(theirs)
        self._look("new-loading")
        hands.see("tab0")
        for screen in ("Chats", "People", "Articles", "Miniapps", "Wallet"):
            hands.click(f"rail{screen}")
            self._look(f"new-{screen.lower()}")
        hands.click("railPeople")
        self._write_anew("peopleSearch", "Lin")
        self._row("Lin")
        self._look("person-asking")
        hands.click("profileAsk")
        hands.see("profileAsked")
        self._look_at_toast("person-asked")
        hands.turn_to(me)
        hands.click("railPeople")
        self._row("Leo Martins")  # one's own profile has a row of the same name
        hands.see("profileMessage")
        self._row(ASKER)
        hands.see("profileAccept")
        self._look("person-asks-me")

    def _open_chat(self, title: str) -> None:
        self._hands.click("railChats")
        self._row(title)
        self._hands.see("composerField")


def _pack(folder: Path) -> Path:
    """Write the package of a mini-app that nobody has signed into ``folder`` and return it."""
    source = folder / "hats"
    source.mkdir()
    (source / "manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
    (source / "main.py").write_text(PROGRAM, encoding="utf-8")
    package, target = Package.read(source), folder / "hats.ma"
    archive.write(target, [(name, b"".join(package.chunks(name))) for name in package.files])
    return target


def _sign(packed: Path, key: Path) -> None:
    """Sign a package with a new key, which is kept in ``key``."""
    package = Package.read(packed)
    assert isinstance(package.contents, archive.Archive)
    archive.put_block(package.contents, make_key(key).sign(package.sha256).block())
