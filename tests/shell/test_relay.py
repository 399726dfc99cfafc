"""What comes to the GUI thread from elsewhere, and to whom it comes no more."""

import threading

from PySide6.QtCore import QCoreApplication

from app.core.kernel.events import EventBus
from app.shell.relay import Relay


def test_an_event_of_a_worker_is_heard_on_the_gui_thread_in_order(qapp: QCoreApplication) -> None:
    events, heard = EventBus(), list[tuple[str, int]]()
    Relay(events).subscribe(str, lambda said: heard.append((said, threading.get_ident())))

    def speak() -> None:
        events.publish("one")
        events.publish("two")

    worker = threading.Thread(target=speak)
    worker.start()
    worker.join()
    assert heard == []
    qapp.processEvents()
    assert heard == [("one", threading.get_ident()), ("two", threading.get_ident())]


def test_what_is_on_its_way_is_not_heard_after_the_end(qapp: QCoreApplication) -> None:
    events, heard = EventBus(), list[str]()
    relay = Relay(events)
    end = relay.subscribe(str, heard.append)
    relay.subscribe(str, lambda said: heard.append(f"still {said}"))
    events.publish("one")
    end()
    qapp.processEvents()
    assert heard == ["still one"]


def test_a_branch_ends_alone(qapp: QCoreApplication) -> None:
    events, heard = EventBus(), list[str]()
    relay = Relay(events)
    branch = relay.branch()
    branch.subscribe(str, lambda said: heard.append(f"branch {said}"))
    relay.subscribe(str, heard.append)
    events.publish("one")
    branch.end()
    qapp.processEvents()
    assert heard == ["one"]
