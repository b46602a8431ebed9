"""Under which addresses phones can reach this machine."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quiz.bank.problems import ProblemError
from quiz.classroom import addresses
from quiz.classroom.addresses import Found, ordered, reach


def found(*pairs: tuple[str, str]) -> list[Found]:
    return [Found(ip, (name,)) for ip, name in pairs]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


class Machine:
    """Lets this machine have other addresses."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def has(self, *pairs: tuple[str, str], is_wsl: bool = False) -> None:
        self._monkeypatch.setattr(addresses, "_found", lambda: found(("127.0.0.1", "lo"), *pairs))
        self._monkeypatch.setattr(addresses, "_is_wsl", lambda: is_wsl)


@pytest.mark.parametrize(
    ("ip", "name"),
    [
        ("127.0.0.1", "lo"),
        ("169.254.10.2", "eth0"),
        ("100.64.0.1", "en0"),
        ("100.127.255.254", "wlan0"),
        ("172.17.0.1", "docker0"),
        ("172.18.0.1", "br-3f2a9c"),
        ("172.19.0.1", "veth12ab"),
        ("172.20.0.1", "vEthernet (WSL)"),
        ("192.168.122.1", "virbr0"),
        ("192.168.56.1", "VirtualBox Host-Only Ethernet Adapter"),
        ("192.168.99.1", "VMware Virtual Ethernet Adapter for VMnet8"),
        ("10.8.0.6", "tun0"),
        ("10.8.0.7", "utun4"),
        ("10.8.0.8", "TAP-Windows Adapter V9"),
        ("10.8.0.9", "WireGuard Tunnel"),
        ("10.8.0.10", "wg0"),
        ("10.8.0.11", "Cisco AnyConnect Virtual Miniport Adapter"),
        ("10.8.0.12", "School VPN"),
    ],
)
def test_no_phone_is_sent_where_none_can_come(ip: str, name: str) -> None:
    assert ordered(found((ip, name))) == []


@pytest.mark.parametrize(
    "name",
    ["wlan0", "wlp3s0", "eth0", "enp0s31f6", "enx00e04c", "en0", "Wi-Fi", "WLAN 2", "Ethernet 3", "usb0"],
)
def test_adapters_that_phones_can_reach_are_kept(name: str) -> None:
    assert ordered(found(("192.168.1.5", name))) == ["192.168.1.5"]


@pytest.mark.parametrize(
    ("pairs", "order"),
    [
        ([("203.0.113.5", "eth0"), ("192.168.1.5", "wlan0")], "192.168.1.5 203.0.113.5"),
        ([("10.0.0.5", "usb0"), ("192.168.1.5", "wlan0")], "192.168.1.5 10.0.0.5"),
        ([("10.0.0.5", "eth0"), ("192.168.1.5", "wlan0")], "10.0.0.5 192.168.1.5"),
        ([("192.0.2.2", "eth0")], "192.0.2.2"),
        ([("192.168.1.5", "wlan0"), ("192.168.1.5", "wlan0:1")], "192.168.1.5"),
    ],
)
def test_private_addresses_of_wifi_and_ethernet_come_first(
    pairs: Sequence[tuple[str, str]], order: str
) -> None:
    assert ordered(found(*pairs)) == order.split()


def test_an_adapter_is_known_by_any_of_its_names() -> None:
    assert ordered([Found("10.0.0.5", ("{846EE342}", "Intel(R) Wi-Fi 6", "Wi-Fi"))]) == ["10.0.0.5"]
    assert ordered([Found("10.0.0.5", ("{846EE342}", "Wintun Userspace Tunnel", "Office"))]) == []


def test_without_a_network_it_is_said_with_the_way_out(machine: Machine) -> None:
    machine.has()
    with pytest.raises(ProblemError) as refused:
        reach()
    assert "hotspot" in refused.value.problem.hint
    assert "--address 127.0.0.1" in refused.value.problem.hint


def test_the_address_that_is_wanted_is_the_only_one(machine: Machine) -> None:
    machine.has(("192.168.1.5", "wlan0"), ("10.8.0.6", "tun0"))
    assert reach("10.8.0.6").addresses == ("10.8.0.6",)


@pytest.mark.parametrize("wanted", ["127.0.0.1", "localhost"])
def test_it_can_be_tried_on_this_machine_alone(wanted: str, machine: Machine) -> None:
    machine.has()
    assert reach(wanted).addresses == ("127.0.0.1",)


@pytest.mark.parametrize("wanted", ["192.168.1.6", "0.0.0.0", "example.org", "::1", "1", "\x1b[31m"])
def test_an_address_that_is_not_this_machines_is_refused(wanted: str, machine: Machine) -> None:
    machine.has(("192.168.1.5", "wlan0"))
    with pytest.raises(ProblemError) as refused:
        reach(wanted)
    assert "192.168.1.5" in refused.value.problem.hint
    assert "\x1b" not in refused.value.problem.message


def test_in_wsl_it_is_said_why_phones_cannot_come(machine: Machine) -> None:
    machine.has(("172.24.112.5", "eth0"), is_wsl=True)
    assert "WSL" in reach().notices[0]
    machine.has(("192.168.1.5", "eth0"), is_wsl=True)  # its network is that of Windows: mirrored
    assert reach().notices == ()


def test_what_this_machine_has_is_found() -> None:
    assert "127.0.0.1" in {each.ip for each in addresses._found()}
