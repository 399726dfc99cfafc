"""What is being sent as Plaza ends: it goes on with the windows out of sight; what cannot be sent is shown again."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEventLoop

from app.shell.person_window import PersonWindow


def finish_sending(windows: Sequence[PersonWindow]) -> bool:
    """Let the pictures and files that are being sent go, all of their sheets; their windows are closed already.

    Return whether something could not be sent, so that Plaza is not to end: its window shows it again, with the reason.
    """
    is_left = False
    for window in windows:
        sending = window.sending
        if sending is None or not sending.property("isSending"):
            continue
        window.window.hide()
        while sending.property("isSending"):  # not in a loop of its own: each further wish to quit would end that
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if sending.property("count"):
            window.come_to_the_front()
            is_left = True
    return is_left
