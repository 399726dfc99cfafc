"""The way out: names become addresses, public ones only, and who answers there has to prove its name."""

import functools
import ipaddress
import socket
import ssl
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address

Address = IPv4Address | IPv6Address
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
# Special by IANA's registries, which Python does not know as such everywhere.
_SPECIAL = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "2001::/23", "3fff::/20"))
)


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the internet's.

    Not this computer, its neighbours, groups, or what is reserved; also not by an IPv6 address that carries an IPv4
    one (mapped, 6to4, Teredo, NAT64) which is none.
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address in _TRANSLATED:
            return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
        if address.sixtofour is not None and not is_public(address.sixtofour):
            return False
        if address not in _GIVEN_OUT or address.scope_id is not None:
            return False
    if any(address.version == each.version and address in each for each in _SPECIAL):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class Internet:
    """How hosts are found and trusted. A test gives another one to the constructor of `Network`; nothing else can."""

    port = 443

    def resolve(self, host: str) -> Sequence[Address]:
        """Return the addresses of ``host``, in the order in which to try them; waits. OSError if there are none."""
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(ipaddress.ip_address(each[4][0]) for each in found))

    def is_allowed(self, address: Address) -> bool:
        """Tell whether a mini-app may be connected to ``address``."""
        return is_public(address)

    @functools.cached_property
    def context(self) -> ssl.SSLContext:
        """What a host has to prove: that it has the name, by an authority that this computer trusts."""
        return ssl.create_default_context()
