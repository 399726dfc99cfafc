"""What the shell puts around a child on Windows: a job with limits, and the mark on the one folder it may change."""

import ctypes
import sys
from pathlib import Path
from typing import NamedTuple

KILL_ON_CLOSE, ACTIVE_PROCESSES, PROCESS_MEMORY, DIE_ON_ERROR = 0x2000, 0x8, 0x100, 0x400
EXTENDED_LIMITS_CLASS, UI_RESTRICTIONS_CLASS = 9, 4
ALL_UI_RESTRICTIONS = 0xFF
"""Others' windows, the clipboard, the system's settings and atoms, desktops, logging off."""
CREATE_SUSPENDED = 0x4
LOW_INTEGRITY_LABEL = "S:(ML;OICI;NW;;;LW)"
"""A folder that processes of low integrity may write, with all that is in it."""
LABEL_INFORMATION, FILE_OBJECT, SDDL_REVISION = 0x10, 1, 1


class JobLimits(NamedTuple):
    """How much one child may take."""

    memory_max: int = 512 << 20
    processes_max: int = 1


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("working_set_min", ctypes.c_size_t),
        ("working_set_max", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("process_memory_peak", ctypes.c_size_t),
        ("job_memory_peak", ctypes.c_size_t),
    )


def extended(limits: JobLimits) -> ExtendedLimits:
    """Return the limits as Windows takes them: its processes end with the job, and the job with the shell."""
    told = ExtendedLimits()
    told.basic.flags = KILL_ON_CLOSE | ACTIVE_PROCESSES | PROCESS_MEMORY | DIE_ON_ERROR
    told.basic.active_processes = limits.processes_max
    told.process_memory = limits.memory_max
    return told


if sys.platform == "win32":
    from ctypes import wintypes

    class Job:
        """A job object: what is in it is limited, and ends when this is closed or the shell is gone."""

        def __init__(self, limits: JobLimits) -> None:
            """Make it. OSError if Windows refuses."""
            self._system = ctypes.WinDLL("kernel32", use_last_error=True)
            self._system.CreateJobObjectW.restype = wintypes.HANDLE
            self._handle = wintypes.HANDLE(self._system.CreateJobObjectW(None, None))
            _check(self._handle.value or 0)
            told, restrictions = extended(limits), wintypes.DWORD(ALL_UI_RESTRICTIONS)
            for kind, value in ((EXTENDED_LIMITS_CLASS, told), (UI_RESTRICTIONS_CLASS, restrictions)):
                size = ctypes.sizeof(value)
                _check(self._system.SetInformationJobObject(self._handle, kind, ctypes.byref(value), size))

        def take(self, process_handle: int) -> None:
            """Put a process that was started suspended into the job, and let it run. OSError if Windows refuses."""
            handle = wintypes.HANDLE(process_handle)
            _check(self._system.AssignProcessToJobObject(self._handle, handle))
            if ctypes.WinDLL("ntdll").NtResumeProcess(handle):
                raise OSError("the process does not resume")

        def close(self) -> None:
            """End what is in it."""
            self._system.CloseHandle(self._handle)

    def let_change(folder: Path) -> None:
        """Mark ``folder`` as one that children may change. OSError if Windows refuses."""
        security, system = (
            ctypes.WinDLL("advapi32", use_last_error=True),
            ctypes.WinDLL("kernel32", use_last_error=True),
        )
        descriptor, label = ctypes.c_void_p(), ctypes.c_void_p()
        is_present, is_default = wintypes.BOOL(), wintypes.BOOL()
        _check(
            security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
                LOW_INTEGRITY_LABEL, SDDL_REVISION, ctypes.byref(descriptor), None
            )
        )
        try:
            _check(
                security.GetSecurityDescriptorSacl(
                    descriptor, ctypes.byref(is_present), ctypes.byref(label), ctypes.byref(is_default)
                )
            )
            failed = security.SetNamedSecurityInfoW(
                str(folder), FILE_OBJECT, LABEL_INFORMATION, None, None, None, label
            )
            if failed:
                raise ctypes.WinError(failed)
        finally:
            system.LocalFree(descriptor)

    def _check(is_done: int) -> None:
        if not is_done:
            raise ctypes.WinError(ctypes.get_last_error())
