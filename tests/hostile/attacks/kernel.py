"""Parts of the kernel that are large, new or for administrators: the ways by which sandboxes are usually left."""

import ctypes
import os

from tests.hostile.attacks.raid import Targets, attack

CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWNET = 0x20000, 0x10000000, 0x40000000


@attack
def ask_the_kernel_by_a_ring(to: Targets) -> object:
    return to.call("io_uring_setup", 8, bytes(120))


@attack
def register_with_a_ring(to: Targets) -> object:
    return to.call("io_uring_register", 3, 0, 0, 0)


@attack
def use_the_old_asynchronous_calls(to: Targets) -> object:
    return to.call("io_setup", 8, ctypes.create_string_buffer(8))


@attack
def load_a_program_into_the_kernel(to: Targets) -> object:
    return to.call("bpf", 5, bytes(128), 128)


@attack
def make_a_map_in_the_kernel(to: Targets) -> object:
    return to.call("bpf", 0, (1).to_bytes(4, "little") + bytes(124), 128)


@attack
def count_events_of_the_kernel(to: Targets) -> object:
    return to.call("perf_event_open", bytes(128), 0, -1, -1, 0)


@attack
def handle_page_faults(to: Targets) -> object:
    return to.call("userfaultfd", 1)


@attack
def add_a_key(to: Targets) -> object:
    return to.call("add_key", b"user\0", b"planted\0", b"x", 1, -4)


@attack
def read_the_persons_keys(to: Targets) -> object:
    return to.call("keyctl", 11, -4, ctypes.create_string_buffer(64), 64)


@attack
def request_a_key(to: Targets) -> object:
    return to.call("request_key", b"user\0", b"planted\0", 0, -4)


@attack
def enter_a_user_namespace(to: Targets) -> object:
    return to.call("unshare", CLONE_NEWUSER)


@attack
def enter_a_namespace_of_mounts(to: Targets) -> object:
    return to.call("unshare", CLONE_NEWUSER | CLONE_NEWNS)


@attack
def enter_a_namespace_of_networks(to: Targets) -> object:
    return to.call("unshare", CLONE_NEWNET)


@attack
def join_the_shells_namespaces(to: Targets) -> object:
    return to.call("setns", 0, 0)


@attack
def mount_over_its_folder(to: Targets) -> object:
    return to.call("mount", b"none\0", os.getcwd().encode(), b"tmpfs\0", 0, 0)


@attack
def mount_by_the_new_calls(to: Targets) -> object:
    return to.call("fsopen", b"tmpfs\0", 0)


@attack
def copy_the_tree_of_mounts(to: Targets) -> object:
    return to.call("open_tree", -100, b"/\0", 1)


@attack
def swap_its_root(to: Targets) -> object:
    return to.call("pivot_root", b".\0", b".\0")


@attack
def change_its_personality(to: Targets) -> object:
    return to.call("personality", 0x0040000)


@attack
def load_a_module(to: Targets) -> object:
    return to.call("finit_module", 0, b"\0", 0)


@attack
def read_the_kernels_log(to: Targets) -> object:
    return to.call("syslog", 3, ctypes.create_string_buffer(64), 64)


@attack
def set_the_clock(to: Targets) -> object:
    return to.call("adjtimex", (1).to_bytes(4, "little") + bytes(204))


@attack
def name_the_computer(to: Targets) -> object:
    return to.call("sethostname", os.uname().nodename.encode(), len(os.uname().nodename))


@attack
def look_at_the_cache_of_files(to: Targets) -> object:
    return to.call("mincore", 0, 0, 0)


@attack
def hide_memory_from_the_kernel(to: Targets) -> object:
    return to.call("memfd_secret", 0)


@attack
def keep_memory_from_being_swapped(to: Targets) -> object:
    return to.call("mlockall", 3)


@attack
def move_data_within_the_kernel(to: Targets) -> object:
    _, writing = os.pipe()
    return to.call("vmsplice", writing, bytes(16), 1, 0)


@attack
def use_a_call_nobody_knows(to: Targets) -> object:
    made = ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(999))
    if made == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return made
