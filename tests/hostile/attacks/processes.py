"""Becoming many, becoming another program, and laying hands on other processes."""

import ctypes
import mmap
import os
import signal
import subprocess
import sys

from tests.hostile.attacks.raid import Targets, attack

CLONE_VM, CLONE_SIGHAND, CLONE_THREAD, CLONE_NEWUSER = 0x100, 0x800, 0x10000, 0x10000000


def ended_if_new(process_id: int) -> int:
    """End at once if this is a process that should not be."""
    if process_id == 0:
        os._exit(0)
    return process_id


@attack
def fork(to: Targets) -> object:
    return ended_if_new(os.fork())


@attack
def fork_with_a_terminal(to: Targets) -> object:
    return ended_if_new(os.forkpty()[0])


@attack
def fork_past_python(to: Targets) -> object:
    return ended_if_new(to.call("clone", int(signal.SIGCHLD), 0, 0, 0, 0))


@attack
def fork_by_the_new_call(to: Targets) -> object:
    return ended_if_new(to.call("clone3", bytes(32) + int(signal.SIGCHLD).to_bytes(8, "little") + bytes(24), 64))


@attack
def make_a_process_with_the_same_memory(to: Targets) -> object:
    stack = mmap.mmap(-1, 1 << 16)
    top = ctypes.addressof(ctypes.c_char.from_buffer(stack)) + (1 << 15)
    return to.call("clone", CLONE_VM | CLONE_SIGHAND, top, 0, 0, 0)


@attack
def make_a_thread_in_a_namespace(to: Targets) -> object:
    return to.call("clone", CLONE_VM | CLONE_SIGHAND | CLONE_THREAD | CLONE_NEWUSER, 0, 0, 0, 0)


@attack
def run_a_program(to: Targets) -> object:
    return subprocess.run(["/bin/true"], check=False).returncode


@attack
def run_a_program_by_posix_spawn(to: Targets) -> object:
    return os.posix_spawn("/bin/true", ["true"], {})


@attack
def run_a_command(to: Targets) -> object:
    status = os.system("true")
    if status:
        raise PermissionError(1, f"status {status}")
    return status


@attack
def become_python(to: Targets) -> object:
    return os.execv(sys.executable, [sys.executable, "-c", ""])


@attack
def become_a_program_of_its_own(to: Targets) -> object:
    return os.execv("./program", ["program"])


@attack
def become_a_program_held_open(to: Targets) -> object:
    return to.call("execveat", os.open(f"{to.package}/main.py", os.O_RDONLY), b"\0", 0, 0, 0x1000)


@attack
def start_a_worker_process(to: Targets) -> object:
    import multiprocessing

    process = multiprocessing.get_context("fork").Process(target=int)
    process.start()
    return process.pid


@attack
def leave_the_group_of_processes(to: Targets) -> None:
    if os.getpgrp() != os.getpid():
        os.setsid()
    else:
        os.setpgid(0, to.shell_id)


@attack
def open_a_session_of_its_own(to: Targets) -> object:
    return to.call("setsid")


@attack
def signal_the_shell(to: Targets) -> None:
    os.kill(to.shell_id, signal.SIGWINCH)


@attack
def signal_the_parent(to: Targets) -> None:
    os.kill(os.getppid(), signal.SIGWINCH)


@attack
def signal_everybody(to: Targets) -> None:
    os.kill(-1, 0)


@attack
def signal_the_shells_group(to: Targets) -> None:
    os.kill(-to.shell_id, 0)


@attack
def signal_its_group(to: Targets) -> None:
    os.kill(0, 0)


@attack
def signal_a_thread_of_the_shell(to: Targets) -> object:
    return to.call("tgkill", to.shell_id, to.shell_id, int(signal.SIGWINCH))


@attack
def signal_a_thread_by_the_old_call(to: Targets) -> object:
    return to.call("tkill", to.shell_id, int(signal.SIGWINCH))


@attack
def queue_a_signal_for_the_shell(to: Targets) -> object:
    return to.call("rt_sigqueueinfo", to.shell_id, int(signal.SIGWINCH), bytes(128))


@attack
def signal_the_shell_by_a_descriptor(to: Targets) -> object:
    return to.call("pidfd_send_signal", to.call("pidfd_open", to.shell_id, 0), int(signal.SIGWINCH), 0, 0)


@attack
def take_a_descriptor_from_the_shell(to: Targets) -> object:
    return to.call("pidfd_getfd", 3, 0, 0)


@attack
def have_the_kernel_signal_the_shell(to: Targets) -> object:
    import fcntl

    reading, _ = os.pipe()
    return fcntl.fcntl(reading, fcntl.F_SETOWN, to.shell_id)


@attack
def trace_the_shell(to: Targets) -> object:
    return to.call("ptrace", 16, to.shell_id, 0, 0)


@attack
def seize_the_shell(to: Targets) -> object:
    return to.call("ptrace", 0x4206, to.shell_id, 0, 0)


@attack
def be_traced_by_the_parent(to: Targets) -> object:
    return to.call("ptrace", 0, 0, 0, 0)


@attack
def read_the_shells_memory_by_a_call(to: Targets) -> object:
    return to.call("process_vm_readv", to.shell_id, bytes(16), 1, bytes(16), 1, 0)


@attack
def write_the_shells_memory_by_a_call(to: Targets) -> object:
    return to.call("process_vm_writev", to.shell_id, bytes(16), 1, bytes(16), 1, 0)


@attack
def slow_the_shell_down(to: Targets) -> None:
    os.setpriority(os.PRIO_PROCESS, to.shell_id, 19)


@attack
def go_before_the_shell(to: Targets) -> None:
    os.setpriority(os.PRIO_PROCESS, 0, -20)


@attack
def run_in_real_time(to: Targets) -> None:
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))


@attack
def pin_the_shell_to_a_processor(to: Targets) -> None:
    os.sched_setaffinity(to.shell_id, {0})


@attack
def limit_the_shell(to: Targets) -> object:
    import resource

    return resource.prlimit(to.shell_id, resource.RLIMIT_NOFILE, (10, 10))


@attack
def type_into_a_terminal(to: Targets) -> object:
    import fcntl

    return fcntl.ioctl(os.open("/dev/null", os.O_RDWR), 0x5412, b"x")


@attack
def take_512_mb_of_memory(to: Targets) -> object:
    return len(bytearray(512 << 20))


@attack
def take_512_mb_in_small_pieces(to: Targets) -> object:
    pieces: list[bytearray] = []
    try:
        while len(pieces) < 512:
            pieces.append(bytearray(1 << 20))
        return len(pieces)
    finally:
        pieces.clear()


@attack
def map_4_gb_of_memory(to: Targets) -> object:
    return len(mmap.mmap(-1, 4 << 30))


@attack
def start_20_000_threads(to: Targets) -> object:
    """Start threads of the C library that wait for a semaphore: Python itself fails untidily without memory."""
    libc = ctypes.CDLL(None)
    options, gate = ctypes.create_string_buffer(64), ctypes.create_string_buffer(64)
    threads = (ctypes.c_ulong * 20_000)()
    spare = bytearray(8 << 20)
    libc.pthread_attr_init(options)
    libc.pthread_attr_setstacksize(options, ctypes.c_size_t(32 << 10))
    libc.sem_init(gate, 0, 0)
    started = 0
    while started < len(threads):
        if libc.pthread_create(ctypes.byref(threads, 8 * started), options, libc.sem_wait, gate):
            break
        started += 1
    del spare
    for _ in range(started):
        libc.sem_post(gate)
    for index in range(started):
        libc.pthread_join(ctypes.c_ulong(threads[index]), None)
    if started < len(threads):
        raise MemoryError(f"no more threads after {started}")
    return started
