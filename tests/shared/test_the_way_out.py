"""There is one way out of this program, and it leads to public addresses only."""

import ast
from pathlib import Path

import pytest

import onrecord
from onrecord.shared.addresses import is_public


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    """
    127.0.0.1 0.0.0.0 10.1.2.3 100.64.0.1 169.254.169.254 192.0.0.192 168.63.129.16 224.0.0.1
    255.255.255.255 ::1 :: ::127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1::
    2001:0:7f00:1:: 2001:db8::1 3fff::1 5f00::1 fc00::1 fe80::1 fe80::1%1 fec0::1 ff02::1
    2001:470::5efe:7f00:1 nonsense 1.2.3
    """.split(),
)
def test_addresses_that_lead_inside_are_not(address: str) -> None:
    assert not is_public(address)


def test_only_one_module_speaks_to_other_machines() -> None:
    package = Path(onrecord.__file__).parent
    clients = {
        "http.client",
        "urllib.request",
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "ftplib",
        "telnetlib",
    }
    speaking = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if clients & imported(node)
    }

    assert speaking == {"shared/outgoing.py"}


def imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    return {node.module or ""} if isinstance(node, ast.ImportFrom) else set()
