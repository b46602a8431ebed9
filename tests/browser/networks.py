"""Networks of a room: a host at 192.168.100.100, and phones that each have a network of their own."""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import subprocess
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path

ADDRESS = "192.168.100.100"
_NETWORK_OF_A_THREAD = 0x40000000  # CLONE_NEWNET


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


@cache
def why_not() -> str:
    """Say why networks cannot be made here; "" if they can."""
    if not shutil.which("ip"):
        return "no iproute2"
    name = f"quiz-{os.getpid()}-try"
    try:
        _ip("netns", "add", name)
        try:
            _ip("-n", name, "link", "add", "bridge", "type", "bridge")
        finally:
            _ip("netns", "del", name)
    except subprocess.CalledProcessError as error:
        return str(error.stderr).strip().splitlines()[-1].replace(name, "a network")
    return ""


class Networks:
    """A network for the host and one for each of these phones; a bridge joins them."""

    def __init__(self, *phones: str) -> None:
        """Make them, under names that no other process has."""
        self._prefix = f"quiz-{os.getpid()}-"
        self._made: list[str] = []
        host = self._make("host")
        _ip("-n", host, "link", "add", "bridge", "type", "bridge")
        _ip("-n", host, "address", "add", f"{ADDRESS}/24", "dev", "bridge")
        _ip("-n", host, "link", "set", "bridge", "up")
        for number, phone in enumerate(phones, 1):
            network = self._make(phone)
            _ip("-n", host, "link", "add", phone, "type", "veth", "peer", "name", "wlan", "netns", network)
            _ip("-n", host, "link", "set", phone, "master", "bridge", "up")
            _ip("-n", network, "address", "add", f"192.168.100.{number}/24", "dev", "wlan")
            _ip("-n", network, "link", "set", "wlan", "up")

    def _make(self, name: str) -> str:
        network = self._prefix + name
        _ip("netns", "add", network)
        self._made.append(network)
        _ip("-n", network, "link", "set", "lo", "up")
        return network

    def at_host(self, act: Callable[[], None]) -> None:
        """Do something in a thread that stands in the host's network, as do the threads it starts."""
        failed: list[BaseException] = []

        def run() -> None:
            try:
                with Path("/run/netns", f"{self._prefix}host").open() as network:
                    if ctypes.CDLL(None).setns(network.fileno(), _NETWORK_OF_A_THREAD):
                        raise OSError("the host's network cannot be entered")
                act()
            except BaseException as error:
                failed.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
        if failed:
            raise failed[0]

    def browser(self, phone: str, chromium: str, folder: Path) -> Path:
        """Write a program that starts the browser in a phone's network."""
        program = folder / f"chromium-{phone}"
        program.write_text(f'#!/bin/sh\nexec ip netns exec {self._prefix}{phone} {chromium} "$@"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return program

    def pull(self, phone: str) -> None:
        """Take a phone out of the room's reach."""
        _ip("-n", self._prefix + phone, "link", "set", "wlan", "down")

    def plug(self, phone: str) -> None:
        """Bring it back."""
        _ip("-n", self._prefix + phone, "link", "set", "wlan", "up")

    def close(self) -> None:
        """Unmake them all."""
        for network in self._made:
            _ip("netns", "del", network)
