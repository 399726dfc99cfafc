"""The outfit gallery as two people use it: looking, posting, liking, talking, and keeping the peace."""

from typing import Final

from PySide6.QtCore import Qt

from app.bootstrap import SHIPPED_PICTURES
from app.cli.tour.driver import accessible_name, is_writing, windows_on_screen
from app.cli.tour.part import Part

GROUP: Final = "Outfit club 穿搭小组"
GALLERY: Final = "plaza.gallery"
GUEST: Final = "Noa"
PHOTOS: Final = [SHIPPED_PICTURES / name for name in ("umbrella-amber.webp", "boots-brown.webp")]
WINDOW_DEADLINE_MS: Final = 30_000


class Outfits(Part):
    """The gallery's part of a round. Begins and ends in the window of whoever is there, who has not been in it."""

    def go(self) -> None:
        """Go through all of it.

        Raises:
            TourFailed: something that a person would click on is not there.
        """
        self.look_at_a_post()
        self.look_at_the_wall()
        self.post()
        self.be_liked()
        self.read_of_it()
        self.moderate()

    def look_at_a_post(self) -> None:
        """Open a post from the code in a chat, enlarge it, see how it is shared, and report it."""
        hands = self._hands
        hands.click("railChats")
        self._row(GROUP)
        hands.click("codeOpen")
        self._says("Your comment", "你的评论")
        self._look("outfit")
        self._tap("Enlarge photo 1", "放大第 1 张照片")
        hands.see("viewer")
        self._look("outfit-enlarged")
        self._leave()
        self._tap("Share", "分享")
        hands.see("shareSheet")
        self._look("outfit-sharing")
        hands.click("shareCancel")
        hands.see_gone("shareSheet")
        self._tap("Code", "二维码")
        self._look("outfit-code")
        self._leave()
        self._tap("More", "更多")
        self._tap("Report", "举报")
        self._tap("Not their own picture", "盗用图片")
        self._look("outfit-reporting")
        self._tap("Report", "举报")
        hands.click("permissionAllow")
        hands.see("pageToast")
        hands.see_gone("pageToast")

    def look_at_the_wall(self) -> None:
        """See the wall, then one of its themes."""
        self._tap("#coat", "#coat")
        self._tap("All", "全部")
        self._look("outfits")
        self._tap("Rainy days", "雨天出门")
        self._look("outfits-of-a-theme")

    def post(self) -> None:
        """Write a post for the theme, with two photos, and change it."""
        hands = self._hands
        self._tap("Post", "发布")
        self._tap("Add photos", "添加照片")
        hands.see("mediaChoose")
        self._look("outfit-photos")
        hands.drop(PHOTOS, hands.middle_of(hands.see("mediaSheet")))
        hands.see_gone("mediaSheet")
        self._says("Photo 2", "第 2 张照片")
        self._write("Caption", "文字", "A mango against the rain ☂")
        self._write("Tags", "标签", "umbrella boots")
        self._look("outfit-draft")
        self._tap("Post", "发布")
        self._says("Your comment", "你的评论")
        self._look("outfit-posted")
        self._tap("More", "更多")
        self._tap("Edit", "编辑")
        self._says("Save", "保存")
        self._look("outfit-editing")
        self._leave()

    def be_liked(self) -> None:
        """Let somebody else like the post and write under it in a window of their own; it is seen as it happens."""
        hands = self._hands
        me, before = hands.window, windows_on_screen()
        hands.click("railMe")
        hands.click("profileNew")
        hands.click("profileName_new")
        hands.type_text(GUEST)
        hands.click("profileMake")
        hands.wait("somebody's window", lambda: len(windows_on_screen()) > len(before), WINDOW_DEADLINE_MS)
        theirs = next(window for window in windows_on_screen() if window not in before)
        theirs.setMinimumSize(me.minimumSize())
        theirs.resize(me.size())
        hands.turn_to(theirs)
        hands.see("tab0")
        self._open()
        self._says("All", "全部")
        hands.click("Lin: A mango against the rain ☂")
        self._write("Your comment", "你的评论", "@Lin where is that umbrella from?")
        hands.press(Qt.Key.Key_Return)
        hands.click("permissionAllow")
        hands.see_text("where is that umbrella from?")
        hands.click(self._heart())
        self._look("outfit-of-somebody")
        hands.turn_to(me)
        theirs.close()
        hands.wait("their leaving", lambda: len(windows_on_screen()) == len(before), WINDOW_DEADLINE_MS)

    def read_of_it(self) -> None:
        """See in the list of what happened that somebody did."""
        self._open()
        self._back_to_the_wall()
        activity = "Activity · 2", "动态 · 2"
        self._tap(*activity)
        self._says("Likes", "点赞")
        self._look("outfit-activity")

    def moderate(self) -> None:
        """Be a moderator, and hide what was reported."""
        hands = self._hands
        hands.click("capsuleMenu")
        hands.click("menuAbout")
        hands.click("role_moderator")
        hands.settle()
        self._open()
        self._back_to_the_wall()
        self._tap("Moderation", "审核")
        self._says("Let it stand: 捧着咖啡等电车。", "保留：捧着咖啡等电车。")
        self._look("outfits-reported")
        self._tap("Hide: 捧着咖啡等电车。", "隐藏：捧着咖啡等电车。")
        self._write(
            "Reason, which the author reads", "理由（作者会看到）", "Please post your own photos 请发布自己的照片"
        )
        self._look("outfit-hiding")
        self._tap("Hide", "隐藏")
        self._says("Nothing waits", "没有待处理的")
        self._look("outfits-decided")

    def _open(self) -> None:
        """Open the gallery from the list of mini-apps."""
        hands = self._hands
        hands.click("railMiniapps")
        self._list(f"miniappRow_{GALLERY}")
        hands.settle()
        if hands.find("detailOpen") is None:  # the gallery was chosen already: clicking it again chooses none
            self._list(f"miniappRow_{GALLERY}")
        hands.click("detailOpen")

    def _back_to_the_wall(self) -> None:
        """Leave what lies over the wall."""
        hands = self._hands
        while hands.find("All") is None and hands.find("全部") is None:
            hands.click("pageBack")
            hands.settle()

    def _heart(self) -> str:
        """Return what the heart of the post in sight is called."""
        begins = ("Like the post by Lin", "赞 Lin 的作品")
        found: list[str] = []

        def is_there() -> bool:
            found[:] = [name for item in self._hands.items() if (name := accessible_name(item)).startswith(begins)]
            return bool(found)

        self._hands.wait("a heart", is_there)
        return found[0]

    def _tap(self, english: str, chinese: str) -> None:
        """Tap what a mini-app calls so in the language of this round."""
        self._hands.click(self._says(english, chinese))

    def _write(self, english: str, chinese: str, text: str) -> None:
        """Write into the field that a mini-app calls so in the language of this round, which is empty."""
        hands = self._hands
        name = self._says(english, chinese)
        hands.click(name)
        hands.wait(f"the keyboard to write into “{name}”", lambda: is_writing(hands.window.activeFocusItem()))
        hands.type_text(text)
