"""One conversation: what was said there, and what the person writes."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from app.core.chat.model import ConversationSummary
from app.core.kernel.errors import PlazaError
from app.shell.chat.account_menu import AccountMenuViewModel
from app.shell.chat.desk import ChatDesk
from app.shell.chat.emoji import EmojiViewModel
from app.shell.chat.finding import FindingViewModel
from app.shell.chat.group import GroupViewModel
from app.shell.chat.list_acts import ListActsViewModel
from app.shell.chat.mentions import MentionsViewModel
from app.shell.chat.message_acts import MessageActsViewModel
from app.shell.chat.messages import MessagesViewModel
from app.shell.chat.posting import Posting
from app.shell.chat.saving import SavingViewModel
from app.shell.chat.sending import SendingViewModel
from app.shell.chat.shown_articles import ShownArticles
from app.shell.chat.voice_notes import VoiceNotesViewModel
from app.shell.chat.whole import WholeViewModel
from app.shell.chat.writing import WritingViewModel
from app.shell.context import ShellContext
from app.shell.error_texts import text_of

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


def _has_left(shown: "ConversationViewModel") -> bool:
    """Tell whether the other person deleted their profile, so that nothing more can be said."""
    return shown.summary.has_left


def _menu_of(shown: "ConversationViewModel") -> AccountMenuViewModel | None:
    """Return the menu of the official account that speaks here; nothing where none does."""
    return shown.menu_of_account


def _articles_of(shown: "ConversationViewModel") -> ShownArticles:
    """Return what is known of the articles whose cards stand here."""
    return shown.articles_shown


@QmlElement
class ConversationViewModel(QObject):
    """The conversation on screen.

    ``moneyWanted`` asks for a sheet about money and says about what: see ``MoneySheets.open``.
    """

    summaryChanged = Signal()
    codeWanted = Signal(str)
    messageWanted = Signal(str)
    toasted = Signal(str, str)
    articleWanted = Signal(str)
    accountWanted = Signal(str)
    moneyWanted = Signal(str, str)
    pictureScanWanted = Signal(QImage)

    def __init__(
        self,
        summary: ConversationSummary,
        desk: ChatDesk,
        posting: Posting,
        list_acts: ListActsViewModel,
        context: ShellContext,
        parent: QObject,
        sought_id: str = "",
    ) -> None:
        super().__init__(parent)
        self._summary = summary
        self._desk = desk
        self._whole = WholeViewModel(summary, list_acts, self)
        self._context = context
        self._is_active = False
        self._is_closed = False  # what workers still answer comes to nobody then
        self._shown_seq = 0
        self._read_seq = 0
        self._history = MessagesViewModel(summary.conversation_id, desk, context, self._reach, self, sought_id)
        self._history.toasted.connect(self.toasted)
        self._group: GroupViewModel | None = None
        mentions: MentionsViewModel | None = None
        if summary.kind == "group":
            self._group = GroupViewModel(summary.conversation_id, desk, context, self)
            self._group.toasted.connect(self.toasted)
            self._group.codeWanted.connect(self.codeWanted)
            mentions = MentionsViewModel(self._group, context.user.user_id, self)
        self._writing = WritingViewModel(summary.conversation_id, posting, mentions, self)
        self._acts = MessageActsViewModel(summary.conversation_id, desk, context, self._history.message, self)
        self._acts.toasted.connect(self.toasted)
        self._acts.quoteWanted.connect(self._writing.quote)
        self._history.cleared.connect(self._writing.quoteNothing)
        self._sending = SendingViewModel(summary.conversation_id, desk, context, self)
        self._sending.failed.connect(lambda text: self.toasted.emit(text, "danger"))
        self._saving = SavingViewModel(desk, context, self)
        self._saving.toasted.connect(self.toasted)
        self._voice = VoiceNotesViewModel(summary.conversation_id, desk, context, self)
        self._voice.failed.connect(lambda text: self.toasted.emit(text, "danger"))
        self._emoji = EmojiViewModel(desk.emoji, context, self)
        self._pictures = desk.files.loader() if desk.files else None
        self.menu_of_account: AccountMenuViewModel | None = None
        if summary.account_id is not None:
            self.menu_of_account = AccountMenuViewModel(summary.account_id, desk.accounts, context, self)
            self.menu_of_account.toasted.connect(self.toasted)
            self.menu_of_account.articleWanted.connect(self.articleWanted)
        self.articles_shown = ShownArticles(desk, context, self)
        self._finding = FindingViewModel(summary.conversation_id, desk, context, self)
        self._finding.placeWanted.connect(self._history.jumpTo)
        self.messageWanted.connect(self._history.jumpTo)

    def close(self) -> None:
        """Hear of nothing more."""
        self._is_closed = True
        self._history.close()
        self._writing.close()
        self._acts.close()
        self._sending.close()
        self._saving.close()
        self._emoji.close()
        self._voice.close()
        self._finding.close()
        self.articles_shown.close()
        if self._group is not None:
            self._group.close()
        if self.menu_of_account is not None:
            self.menu_of_account.close()

    def update(self, summary: ConversationSummary) -> None:
        """Take over what the list now says of it."""
        is_same = (summary.title, summary.has_left) == (self._summary.title, self._summary.has_left)
        self._summary = summary
        self._whole.update(summary)
        if not is_same:
            self.summaryChanged.emit()

    @property
    def summary(self) -> ConversationSummary:
        """What the list says of it."""
        return self._summary

    @Property(str, constant=True)
    def conversationId(self) -> str:
        """Return which conversation this is."""
        return self._summary.conversation_id

    @Property(str, notify=summaryChanged)
    def title(self) -> str:
        """Return the other person's, the group's or the account's name."""
        return self._summary.title

    @Property(str, constant=True)
    def kind(self) -> str:
        """Return "direct", "group" or "official"."""
        return self._summary.kind

    @Property(str, constant=True)
    def accountId(self) -> str:
        """Return the official account that speaks here, or nothing."""
        return self._summary.account_id or ""

    @Property(QObject, constant=True)
    def group(self) -> QObject | None:
        """Return who is in the group; nothing where it is none."""
        return self._group

    @Property(QObject, constant=True)
    def writing(self) -> QObject:
        """Return what the person is writing."""
        return self._writing

    @Property(QObject, constant=True)
    def acts(self) -> QObject:
        """Return what can be done with a message."""
        return self._acts

    @Property(QObject, constant=True)
    def whole(self) -> QObject:
        """Return what its menu needs to know of it."""
        return self._whole

    @Property(QObject, constant=True)
    def history(self) -> QObject:
        """Return what was said."""
        return self._history

    @Property(QObject, constant=True)
    def sending(self) -> QObject:
        """Return the pictures and files that are about to be sent."""
        return self._sending

    @Property(QObject, constant=True)
    def voice(self) -> QObject:
        """Return the voice notes that are spoken and heard."""
        return self._voice

    @Property(QObject, constant=True)
    def emoji(self) -> QObject:
        """Return the emoji to pick from."""
        return self._emoji

    @Property(QObject, constant=True)
    def saving(self) -> QObject:
        """Return what saves what was sent."""
        return self._saving

    @Property(QObject, constant=True)
    def pictures(self) -> QObject | None:
        """Return what loads the pictures in messages; nothing where there can be none."""
        return self._pictures

    @Property(QObject, constant=True)
    def finding(self) -> QObject:
        """Return what looks for words in what was said."""
        return self._finding

    @Slot(bool)
    def setActive(self, is_active: bool) -> None:
        """Tell whether the person sees this conversation: what is seen counts as read."""
        self._is_active = is_active
        self._reach(self._shown_seq)

    def look_again(self) -> None:
        """Count what is seen as read, also where the person marked it as unread since."""
        self._read_seq = 0
        self._reach(self._shown_seq)

    @Slot(str)
    @Slot(str, bool)
    def openLink(self, link: str, is_message: bool = False) -> None:
        """Open what a card or a code names, or the page of a message of the account that the person agreed to."""
        if is_message:
            self._context.open_link(link, "message", self._summary.account_id or "")
        else:
            self._context.open_link(link, "chat", self._summary.conversation_id)

    @Slot(str)
    def openArticle(self, article_id: str) -> None:
        """Read an article."""
        self.articleWanted.emit(article_id)

    @Slot()
    def openAccount(self) -> None:
        """Show the profile of the official account that speaks here."""
        if self._summary.account_id:
            self.accountWanted.emit(self._summary.account_id)

    hasLeft = Property(bool, _has_left, notify=summaryChanged)
    menu = Property(QObject, _menu_of, constant=True)
    articles = Property(QObject, _articles_of, constant=True)

    def _reach(self, seq: int) -> None:
        def failed(error: PlazaError) -> None:
            if not self._is_closed:
                self.toasted.emit(text_of(error), "danger")

        self._shown_seq = max(self._shown_seq, seq)
        seq, chat, conversation_id = self._shown_seq, self._desk.chat, self._summary.conversation_id
        if self._is_active and seq > self._read_seq:
            self._read_seq, mine = seq, self._context.user.user_id
            self._context.tasks.run(lambda: chat.mark_read(conversation_id, mine, seq), lambda _: None, failed)
