"""The addresses under which phones can reach this machine, the likeliest first."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import NamedTuple

from quiz.bank.problems import Problem, ProblemError
from quiz.text.cleaning import excerpt

LOOPBACK = "127.0.0.1"
_HOTSPOT = "join the room's Wi-Fi, or open a hotspot on a phone or on this computer, and try again"
_WSL = (
    "phones cannot come: this is WSL, whose network Windows keeps to itself. "
    "Start quiz in Windows itself, or set networkingMode=mirrored in .wslconfig"
)
_UNREACHABLE = tuple(map(IPv4Network, ("127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "0.0.0.0/8")))
"""Loopback, link-local, and what providers and some VPNs use among themselves."""
_PRIVATE = tuple(map(IPv4Network, ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")))
_WSL_ITSELF = IPv4Network("172.16.0.0/12")
# Adapters of virtual machines, containers and VPNs: "docker0", "br-3f2a", "vEthernet (WSL)", "utun4",
# "TAP-Windows Adapter V9", "WireGuard Tunnel", "Cisco AnyConnect"
_VIRTUAL = re.compile(
    r"^(docker|br-|virbr|veth|lxc|lxd|cni|flannel|podman|vmnet|vboxnet|bridge\d"
    r"|tun|tap|utun|wg|ppp|ipsec|zt|tailscale|nordlynx|proton|awdl|llw)"
    r"|vEthernet|Hyper-V|VirtualBox|VMware|\bTAP\b|WireGuard|Wintun|OpenVPN|VPN|AnyConnect|Fortinet|PANGP"
    r"|Tailscale|ZeroTier|Loopback|Bluetooth",
    re.IGNORECASE,
)
# Wi-Fi and Ethernet: "wlan0", "wlp3s0", "eth0", "enp0s31f6", "en0", "Wi-Fi", "WLAN 2", "Ethernet 3"
_USUAL = re.compile(r"^(wl|eth|en\w*\d|wi-?fi)", re.IGNORECASE)


class Reach(NamedTuple):
    """How this machine can be reached."""

    addresses: tuple[str, ...]
    """IPv4, the likeliest first; one at least."""
    notices: tuple[str, ...] = ()
    """What the host should know about them."""


class Found(NamedTuple):
    """An address of this machine."""

    ip: str
    names: tuple[str, ...]
    """What the system calls its adapter; "" among them for none."""


def reach(wanted: str = "") -> Reach:
    """Give the addresses for phones, or the one that is wanted.

    Raises ProblemError if there is none, or if the one wanted is not this machine's.
    """
    found = list(_found())
    if wanted:
        address = LOOPBACK if wanted == "localhost" else wanted
        if address not in {each.ip for each in found} | {LOOPBACK}:
            usual = ", ".join(ordered(found)) or "none that phones could reach"
            message = f"{excerpt(wanted)} is not an address of this machine"
            raise ProblemError(Problem("address", message, f"its addresses: {usual}"))
        return Reach((address,), _notices([address]))
    addresses = ordered(found)
    if not addresses:
        message = "this machine is in no network that phones could join"
        raise ProblemError(
            Problem("no-network", message, f"{_HOTSPOT}; to try it alone: --address {LOOPBACK}")
        )
    return Reach(tuple(addresses), _notices(addresses))


def ordered(found: Iterable[Found]) -> list[str]:
    """Give those that phones may reach: private ones of Wi-Fi and Ethernet first, as listed."""
    ranks: dict[str, tuple[bool, bool]] = {}
    for ip, names in found:
        address = IPv4Address(ip)
        if any(address in network for network in _UNREACHABLE) or any(map(_VIRTUAL.search, names)):
            continue
        private = any(address in network for network in _PRIVATE)
        ranks[ip] = (not private, not any(map(_USUAL.search, names)))
    return sorted(ranks, key=lambda ip: ranks[ip])


def _found() -> Iterable[Found]:
    """List the IPv4 addresses of this machine."""
    import ifaddr  # for hosts only

    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if isinstance(ip.ip, str):
                yield Found(ip.ip, (adapter.name, adapter.nice_name, ip.nice_name))


def _notices(addresses: Iterable[str]) -> tuple[str, ...]:
    return (_WSL,) if _is_wsl() and any(IPv4Address(each) in _WSL_ITSELF for each in addresses) else ()


def _is_wsl() -> bool:
    try:
        return "microsoft" in Path("/proc/sys/kernel/osrelease").read_text(encoding="utf-8").casefold()
    except OSError:
        return False


def unheard(address: str, port: int, error: OSError) -> Problem:
    """Say why nothing can listen there, and the way out."""
    if error.errno == errno.EADDRNOTAVAIL:
        message = f"{address} is not an address of this machine any more"
        return Problem("address", message, "leave out --address, and the addresses of now are found")
    if error.errno == errno.EACCES:
        return Problem(
            "port", f"port {port} is not free to use", "give one above 1023 with --port, or leave it out"
        )
    if error.errno == errno.EADDRINUSE:
        message = f"port {port} of {address} is taken by another program"
        return Problem(
            "port", message, "give another with --port, or leave it out: the next free one is found"
        )
    return Problem("network", f"{address}:{port} cannot be listened on: {error.strerror}")
