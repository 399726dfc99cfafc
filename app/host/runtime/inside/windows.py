"""What a process can give up by itself on Windows: its privileges, and to change what is the person's."""

import ctypes
import sys

TOKEN_QUERY, TOKEN_ADJUST_PRIVILEGES, TOKEN_ADJUST_DEFAULT = 0x8, 0x20, 0x80
TOKEN_PRIVILEGES_CLASS, TOKEN_INTEGRITY_CLASS = 3, 25
PRIVILEGE_REMOVED = 0x4
GROUP_INTEGRITY = 0x20
LOW_INTEGRITY = "S-1-16-4096"
"""May change only what is marked for it: `app.host.runtime.windows.let_change`."""
OWN_PROCESS = -1


class PrivilegeEntry(ctypes.Structure):
    """LUID_AND_ATTRIBUTES: a privilege and what is done with it."""

    _pack_ = 4
    _fields_ = (("luid", ctypes.c_uint64), ("attributes", ctypes.c_uint32))


class MandatoryLabel(ctypes.Structure):
    """TOKEN_MANDATORY_LABEL: whose things this process may change."""

    _fields_ = (("sid", ctypes.c_void_p), ("attributes", ctypes.c_uint32))


if sys.platform == "win32":
    from ctypes import wintypes

    def give_up_rights() -> None:
        """Lose every privilege but to pass through folders, and to change anything but its own, for good.

        OSError if Windows refuses.
        """
        token = wintypes.HANDLE()
        security, system = (
            ctypes.WinDLL("advapi32", use_last_error=True),
            ctypes.WinDLL("kernel32", use_last_error=True),
        )
        wanted = TOKEN_QUERY | TOKEN_ADJUST_PRIVILEGES | TOKEN_ADJUST_DEFAULT
        _check(security.OpenProcessToken(wintypes.HANDLE(OWN_PROCESS), wanted, ctypes.byref(token)))
        try:
            _remove_privileges(security, token)
            _lower_integrity(security, system, token)
        finally:
            system.CloseHandle(token)

    def _remove_privileges(security: ctypes.WinDLL, token: wintypes.HANDLE) -> None:
        size = wintypes.DWORD()
        security.GetTokenInformation(token, TOKEN_PRIVILEGES_CLASS, None, 0, ctypes.byref(size))
        buffer = ctypes.create_string_buffer(size.value)
        _check(security.GetTokenInformation(token, TOKEN_PRIVILEGES_CLASS, buffer, size, ctypes.byref(size)))
        count = wintypes.DWORD.from_buffer(buffer).value
        keep = ctypes.c_uint64()
        _check(security.LookupPrivilegeValueW(None, "SeChangeNotifyPrivilege", ctypes.byref(keep)))
        for entry in (PrivilegeEntry * count).from_buffer(buffer, 4):
            if entry.luid != keep.value:
                entry.attributes = PRIVILEGE_REMOVED
        _check(security.AdjustTokenPrivileges(token, False, buffer, 0, None, None))

    def _lower_integrity(security: ctypes.WinDLL, system: ctypes.WinDLL, token: wintypes.HANDLE) -> None:
        sid = ctypes.c_void_p()
        _check(security.ConvertStringSidToSidW(LOW_INTEGRITY, ctypes.byref(sid)))
        try:
            label = MandatoryLabel(sid.value, GROUP_INTEGRITY)
            size = ctypes.sizeof(label) + security.GetLengthSid(sid)
            _check(security.SetTokenInformation(token, TOKEN_INTEGRITY_CLASS, ctypes.byref(label), size))
        finally:
            system.LocalFree(sid)

    def _check(is_done: int) -> None:
        if not is_done:
            raise ctypes.WinError(ctypes.get_last_error())
