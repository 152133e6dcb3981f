"""Which network addresses lie outside, in the public internet.

``ipaddress`` alone is no guard: it calls several addresses global that lead back inside, such as
IPv4 wrapped in IPv6. Everything that is not plainly public is inside.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_INSIDE_V4 = tuple(
    IPv4Network(network)
    for network in """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24
    192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24
    198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32
    """.split()
)
# The one block of IPv6 that is given out to networks; all others are for special uses.
_GIVEN_OUT_V6 = IPv6Network("2000::/3")
# Protocols (Teredo, benchmarks, ORCHID among them), examples, 6to4, documentation.
_INSIDE_V6 = tuple(
    IPv6Network(network)
    for network in "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20".split()
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an address as a resolver gives it lies in the public internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public_v4(found) if isinstance(found, IPv4Address) else _is_public_v6(found)


def _is_public_v4(address: IPv4Address) -> bool:
    return not any(address in network for network in _INSIDE_V4)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id:
        return False
    if address.ipv4_mapped:
        return _is_public_v4(address.ipv4_mapped)
    if address in _NAT64:
        return _is_public_v4(IPv4Address(int(address) & 0xFFFFFFFF))
    if address not in _GIVEN_OUT_V6 or any(address in network for network in _INSIDE_V6):
        return False
    return not _is_isatap(address)


def _is_isatap(address: IPv6Address) -> bool:
    """A tunnel whose last 64 bits hold an IPv4 address."""
    return (int(address) >> 32) & 0xFFFFFFFF in (0x00005EFE, 0x02005EFE)
