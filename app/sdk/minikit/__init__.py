"""What a mini-app is written with: pages made of components, storage, payments, a server half."""

from minikit import alarms, auth, orders, pay, server, storage, ui
from minikit.alarms import Alarm
from minikit.auth import Identity, LoginCode, login
from minikit.broadcasting import broadcast
from minikit.calls import CallError, Refusal
from minikit.halves import Caller, Notice, Server
from minikit.pages import App, Page

__all__ = [
    "Alarm",
    "App",
    "CallError",
    "Caller",
    "Identity",
    "LoginCode",
    "Notice",
    "Page",
    "Refusal",
    "Server",
    "alarms",
    "auth",
    "broadcast",
    "login",
    "orders",
    "pay",
    "server",
    "storage",
    "ui",
]
