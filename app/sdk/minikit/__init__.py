"""What a mini-app is written with: pages made of components, storage, payments, a server half."""

from minikit import orders, pay, server, storage, ui
from minikit.calls import CallError, Refusal
from minikit.halves import Caller, Notice, Server
from minikit.pages import App, Page

__all__ = [
    "App",
    "CallError",
    "Caller",
    "Notice",
    "Page",
    "Refusal",
    "Server",
    "orders",
    "pay",
    "server",
    "storage",
    "ui",
]
