"""Reading what is others', changing what is not its own, leaving traps for the shell."""

import ctypes
import mmap
import os
import socket
import sqlite3
from pathlib import Path

from tests.hostile.attacks.raid import Targets, attack


@attack
def read_the_wallet(to: Targets) -> object:
    return Path(to.wallet).read_bytes()


@attack
def open_the_wallet_as_a_database(to: Targets) -> object:
    try:
        return sqlite3.connect(f"file:{to.wallet}?mode=ro", uri=True).execute("select * from sqlite_master").fetchall()
    except sqlite3.OperationalError as error:
        raise PermissionError(1, str(error)) from error


@attack
def write_into_the_wallet(to: Targets) -> object:
    return os.write(os.open(to.wallet, os.O_WRONLY), b"broken")


@attack
def delete_the_wallet(to: Targets) -> None:
    os.unlink(to.wallet)


@attack
def put_another_wallet_in_its_place(to: Targets) -> None:
    Path("mine.db").write_bytes(b"mine")
    try:
        os.rename("mine.db", to.wallet)
    except OSError as error:
        if error.errno == 18:  # another file system to Landlock's mind
            raise PermissionError(1, str(error)) from error
        raise


@attack
def list_the_data_folder(to: Targets) -> object:
    return os.listdir(to.data_folder)


@attack
def list_the_home_folder(to: Targets) -> object:
    return os.listdir(os.path.dirname(to.home_file))


@attack
def read_a_key_in_the_home_folder(to: Targets) -> object:
    return Path(to.home_file).read_bytes()


@attack
def map_a_key_in_the_home_folder(to: Targets) -> object:
    with open(to.home_file, "rb") as stream:
        return mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ)[:]


@attack
def read_another_miniapps_data(to: Targets) -> object:
    return Path(to.other_data_file).read_bytes()


@attack
def read_its_server_halfs_data(to: Targets) -> object:
    return Path(to.server_file).read_bytes()


@attack
def read_another_miniapps_data_by_a_way_around(to: Targets) -> object:
    return Path(os.path.relpath(to.other_data_file)).read_bytes()


@attack
def read_from_a_folder_held_open(to: Targets) -> object:
    folder = os.open(".", os.O_RDONLY)
    return os.read(os.open(os.path.relpath(to.home_file), os.O_RDONLY, dir_fd=folder), 10)


@attack
def read_through_a_bare_handle(to: Targets) -> object:
    handle = os.open(to.home_file, os.O_PATH)
    return Path(f"/proc/self/fd/{handle}").read_bytes()


@attack
def open_a_file_by_its_handle(to: Targets) -> object:
    handle, mount = ctypes.create_string_buffer(136), ctypes.create_string_buffer(4)
    ctypes.memmove(handle, (128).to_bytes(4, "little"), 4)
    return to.call("name_to_handle_at", -100, to.home_file.encode(), handle, mount, 0)


@attack
def read_the_passwords_file(to: Targets) -> object:
    return Path("/etc/passwd").read_bytes()


@attack
def read_the_machines_id(to: Targets) -> object:
    try:
        return Path("/etc/machine-id").read_text()
    except FileNotFoundError:  # some systems have none; what else is the machine's own lies beside it
        return Path("/etc/passwd").read_text()


@attack
def read_the_boots_id(to: Targets) -> object:
    return Path("/proc/sys/kernel/random/boot_id").read_text()


@attack
def list_the_network_cards(to: Targets) -> object:
    return os.listdir("/sys/class/net")


@attack
def read_the_shells_environment(to: Targets) -> object:
    return Path(f"/proc/{to.shell_id}/environ").read_bytes()


@attack
def read_the_shells_memory(to: Targets) -> object:
    return os.open(f"/proc/{to.shell_id}/mem", os.O_RDONLY)


@attack
def list_the_shells_open_files(to: Targets) -> object:
    return os.listdir(f"/proc/{to.shell_id}/fd")


@attack
def follow_a_link_to_the_shells_open_files(to: Targets) -> object:
    return os.readlink(f"/proc/{to.shell_id}/fd/1")


@attack
def read_the_shells_command_line(to: Targets) -> object:
    return Path(f"/proc/{to.shell_id}/cmdline").read_bytes()


@attack
def read_the_parents_environment(to: Targets) -> object:
    return Path(f"/proc/{os.getppid()}/environ").read_bytes()


@attack
def list_all_processes(to: Targets) -> object:
    return os.listdir("/proc")


@attack
def read_its_own_memory_map(to: Targets) -> object:
    return Path("/proc/self/maps").read_bytes()


@attack
def write_into_its_package(to: Targets) -> object:
    return Path(to.package, "main.py").open("r+")


@attack
def add_byte_code_to_its_package(to: Targets) -> None:
    os.mkdir(f"{to.package}/__pycache__")


@attack
def delete_from_its_package(to: Targets) -> None:
    os.unlink(f"{to.package}/main.py")


@attack
def write_into_minikit(to: Targets) -> object:
    return Path(to.sdk, "minikit", "evil.py").write_text("")


@attack
def write_where_everybody_may(to: Targets) -> object:
    return Path(to.outside, "planted").write_text("")


@attack
def write_into_shared_memory(to: Targets) -> object:
    return Path("/dev/shm/planted-by-a-mini-app").write_text("")


@attack
def empty_a_file_opened_for_reading(to: Targets) -> object:
    return os.open(f"{to.package}/victim.txt", os.O_RDONLY | os.O_TRUNC)


@attack
def empty_a_file_opened_for_neither(to: Targets) -> object:
    return os.open(f"{to.package}/victim.txt", os.O_ACCMODE | os.O_TRUNC)


@attack
def empty_a_file_by_its_name(to: Targets) -> object:
    return to.call("truncate", f"{to.package}/victim.txt".encode(), 0)


@attack
def empty_a_file_by_creating_it(to: Targets) -> object:
    return to.call("creat", f"{to.package}/victim.txt".encode(), 0o600)


@attack
def empty_a_file_past_the_filter(to: Targets) -> object:
    how = (os.O_RDONLY | os.O_TRUNC).to_bytes(8, "little") + bytes(16)
    return to.call("openat2", -100, f"{to.package}/victim.txt".encode(), how, len(how))


@attack
def cut_a_file_it_may_only_read(to: Targets) -> None:
    handle = os.open(f"{to.package}/victim.txt", os.O_RDONLY)
    try:
        os.ftruncate(handle, 0)
    except OSError as error:
        raise PermissionError(1, str(error)) from error


@attack
def link_the_wallet_into_its_folder(to: Targets) -> None:
    os.link(to.wallet, "picture.png")


@attack
def leave_a_link_for_the_shell(to: Targets) -> None:
    os.symlink(to.wallet, "linked.png")


@attack
def leave_a_pipe_for_the_shell(to: Targets) -> None:
    os.mkfifo("pipe.png")


@attack
def leave_a_socket_for_the_shell(to: Targets) -> None:
    first, _ = socket.socketpair()
    first.bind("socket.png")


@attack
def leave_a_device_for_the_shell(to: Targets) -> None:
    os.mknod("device.png", 0o020600, os.makedev(1, 3))


@attack
def make_a_file_executable(to: Targets) -> None:
    Path("program").write_text("#!/bin/sh\n")
    os.chmod("program", 0o755)


@attack
def make_a_file_everybodys(to: Targets) -> None:
    os.chmod(to.package, 0o777)


@attack
def make_an_open_file_everybodys(to: Targets) -> None:
    os.fchmod(os.open(to.package, os.O_RDONLY), 0o777)


@attack
def give_a_file_away(to: Targets) -> None:
    os.chown(to.package, os.getuid(), os.getgid())


@attack
def change_the_time_of_a_file(to: Targets) -> None:
    os.utime(f"{to.package}/victim.txt", (0, 0))


@attack
def mark_a_file_with_an_attribute(to: Targets) -> None:
    os.setxattr("program", "user.mark", b"x")


@attack
def watch_what_the_person_opens(to: Targets) -> object:
    return to.call("inotify_init1", 0)


@attack
def make_a_file_of_memory_alone(to: Targets) -> object:
    return to.call("memfd_create", b"hidden\0", 0)


@attack
def make_a_file_of_100_mb(to: Targets) -> None:
    with open("huge", "wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, 100 << 20)


@attack
def write_far_into_a_file(to: Targets) -> object:
    with open("sparse", "wb") as stream:
        return os.pwrite(stream.fileno(), b"x", 1 << 40)


@attack
def hold_a_thousand_files_open(to: Targets) -> object:
    held: list[int] = []
    try:
        while len(held) < 1_000:
            held.append(os.open("/dev/null", os.O_RDONLY))
    finally:
        for handle in held:
            os.close(handle)
    return len(held)


@attack
def lock_a_file_by_a_lease(to: Targets) -> object:
    import fcntl

    Path("leased").write_text("x")
    return fcntl.fcntl(os.open("leased", os.O_RDONLY), 1024, fcntl.F_WRLCK)


@attack
def change_its_root(to: Targets) -> None:
    os.chroot(".")
