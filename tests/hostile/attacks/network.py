"""Reaching anybody: other computers, this computer's services, the shell."""

import errno
import os
import socket
import struct

from tests.hostile.attacks.raid import Targets, attack

KINDS = (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET)


def opened(families: range | tuple[int, ...]) -> object:
    """Try sockets of all kinds in these families; refused if every one is."""
    made = []
    for family in families:
        for kind in KINDS:
            try:
                made.append((socket.socket(family, kind).family, kind))
            except PermissionError:
                continue
    if not made:
        raise PermissionError(errno.EPERM, "all of them")
    return made


@attack
def open_an_internet_socket(to: Targets) -> object:
    return opened((socket.AF_INET, socket.AF_INET6))


@attack
def open_a_local_socket(to: Targets) -> object:
    return opened((socket.AF_UNIX,))


@attack
def open_a_socket_to_the_kernel(to: Targets) -> object:
    return opened((socket.AF_NETLINK, socket.AF_ALG, socket.AF_PACKET))


@attack
def open_a_socket_to_the_host_of_this_machine(to: Targets) -> object:
    return opened((socket.AF_VSOCK,))


@attack
def open_a_socket_of_every_family(to: Targets) -> object:
    return opened(range(0, 64))


@attack
def open_a_socket_past_python(to: Targets) -> object:
    return to.call("socket", 2, 1, 0)


@attack
def connect_to_a_service_on_this_computer(to: Targets) -> object:
    return socket.create_connection(("127.0.0.1", to.tcp_port), 5)


@attack
def connect_to_a_local_service(to: Targets) -> None:
    with socket.socket(socket.AF_UNIX) as mine:
        mine.connect(to.socket_path)


@attack
def connect_a_pair_to_a_local_service(to: Targets) -> None:
    first, _ = socket.socketpair()
    first.connect(to.socket_path)


@attack
def connect_a_pair_to_a_service_without_a_file(to: Targets) -> None:
    first, _ = socket.socketpair()
    first.connect("\0" + to.socket_name)


@attack
def make_a_pair_for_datagrams(to: Targets) -> object:
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)


@attack
def make_a_pair_for_packets(to: Targets) -> object:
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


@attack
def send_to_an_address(to: Targets) -> object:
    first, _ = socket.socketpair()
    return first.sendto(b"x", to.socket_path)


@attack
def send_a_descriptor(to: Targets) -> object:
    first, _ = socket.socketpair()
    return socket.send_fds(first, [b"x"], [0])


@attack
def receive_a_descriptor(to: Targets) -> object:
    first, second = socket.socketpair()
    second.send(b"x")
    return socket.recv_fds(first, 1, 1)


@attack
def listen_for_others(to: Targets) -> None:
    first, _ = socket.socketpair()
    first.listen()


@attack
def attach_a_filter_to_a_pair(to: Targets) -> object:
    first, _ = socket.socketpair()
    return first.setsockopt(socket.SOL_SOCKET, 26, struct.pack("HxxxxxxQ", 0, 0))


@attack
def look_up_a_name(to: Targets) -> object:
    try:
        return socket.getaddrinfo("example.com", 443)
    except socket.gaierror as error:
        raise PermissionError(errno.EPERM, str(error)) from error


@attack
def fetch_a_page(to: Targets) -> object:
    import urllib.error
    import urllib.request

    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{to.tcp_port}/", timeout=5)
    except urllib.error.URLError as error:
        raise error.reason if isinstance(error.reason, OSError) else error from error


@attack
def share_memory_with_another_process(to: Targets) -> object:
    return to.call("shmget", 0x1234, 4096, 0o1666)


@attack
def leave_messages_in_a_queue(to: Targets) -> object:
    return to.call("msgget", 0x1234, 0o1666)


@attack
def open_a_named_queue(to: Targets) -> object:
    return to.call("mq_open", b"planted\0", os.O_CREAT | os.O_RDWR, 0o600, 0)
