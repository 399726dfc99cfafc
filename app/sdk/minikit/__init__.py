"""What a mini-app is written with: pages made of components, storage, payments, a server half."""

from minikit import alarms, auth, coupons, files, messages, official, orders, pay, server, storage, subtitles, ui
from minikit.addresses import Address, choose_address
from minikit.alarms import Alarm
from minikit.auth import Identity, LoginCode, login
from minikit.broadcasting import broadcast
from minikit.calls import CallError, Refusal
from minikit.clipboard import get_clipboard_data, set_clipboard_data
from minikit.halves import Caller, HoldNotice, Notice, RefundNotice, Server
from minikit.media import Media, choose_media
from minikit.navigating import NavigateResult, navigate_to_mini_program
from minikit.network import Response, download_file, request
from minikit.notifying import notify
from minikit.pages import App, Page
from minikit.profile import Profile, get_user_profile
from minikit.receiving import OpenedFile, receive_file
from minikit.scanning import ScanResult, scan_code
from minikit.sharing import ShareResult, share_app_message
from minikit.window import Window

__all__ = [
    "Address",
    "Alarm",
    "App",
    "CallError",
    "Caller",
    "HoldNotice",
    "Identity",
    "LoginCode",
    "Media",
    "NavigateResult",
    "Notice",
    "OpenedFile",
    "Page",
    "Profile",
    "RefundNotice",
    "Refusal",
    "Response",
    "ScanResult",
    "Server",
    "ShareResult",
    "Window",
    "alarms",
    "auth",
    "broadcast",
    "choose_address",
    "choose_media",
    "coupons",
    "download_file",
    "files",
    "get_clipboard_data",
    "get_user_profile",
    "login",
    "messages",
    "navigate_to_mini_program",
    "notify",
    "official",
    "orders",
    "pay",
    "receive_file",
    "request",
    "scan_code",
    "server",
    "set_clipboard_data",
    "share_app_message",
    "storage",
    "subtitles",
    "ui",
]
