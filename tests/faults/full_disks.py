"""The disk fills up while comments are posted, again and again: only writing suffers, in words.

    python -m tests.faults.full_disks [--rounds 100]

The data folder lies on a small disk of its own. In each round a file takes all that is free; pages
are read and comments posted; then the file is removed. Exits with 1 unless every page is answered,
every comment is kept or refused with 503 and the words that were typed, some are refused,
comments are kept again within five seconds, and nothing acknowledged is lost, doubled or broken.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.faults.crowds import account_of
from tests.faults.disks import in_a_namespace_of_its_own, make_disk, mounted
from tests.faults.newsroom import ACCEPTED, Newsroom, Server, a_newsroom

MEGABYTES = 24
OF_A_ROUND = 0.5  # megabytes more, for what its comments leave: else that alone fills the disk
HEALS_WITHIN = 5.0  # seconds
GIVES_UP_AFTER = 60.0  # seconds
LONG = "The council’s own figures for the bridge do not add up to what it says they do. " * 40
NAMES = ("/", "/world/", "/corrections/", "/speakers/")
PIECE = 1 << 16


class Rounds:
    """What was seen in all rounds."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.kept: dict[str, str] = {}
        self.reads = self.refused = self.told = 0
        self.wrong: list[str] = []
        self.slowest = 0.0

    def fill_up(self, disk: Path) -> None:
        """One round."""
        filler = disk / "filler"
        _fill(filler)
        for _ in range(3):
            self._read()
            self._post(is_full=True)
        for _ in range(40):
            if self.refused and self._is_told():
                break
            self._post(is_full=True)
        filler.unlink()
        begun = time.monotonic()
        while not self._post(is_full=False):
            if time.monotonic() - begun > GIVES_UP_AFTER:
                raise TimeoutError("No comment is kept, though the disk has room again.")
            time.sleep(0.1)
        self.slowest = max(self.slowest, time.monotonic() - begun)
        self._read()

    def _read(self) -> None:
        for address in (self.server.newsroom.address, *NAMES):
            status, _ = self.server.get(address)
            self.reads += 1
            if status != 200:
                self.wrong.append(f"{address} {status}")

    def _is_told(self) -> bool:
        """Whether pages say that nothing is taken."""
        status, body = self.server.get("/me.json")
        is_told = status == 200 and bool(json.loads(body)["notice"])
        self.told += is_told
        return is_told

    def _post(self, *, is_full: bool) -> bool:
        key = f"key-{len(self.kept)}-{self.refused}"
        text = f"{key}: {LONG}".strip()
        status, body, retry_after = self.server.post(self.refused, text, key)
        if status == ACCEPTED:
            self.kept[key] = text
            return True
        self.refused += is_full
        if status != 503 or not retry_after or key.encode() not in body:
            self.wrong.append(f"a comment {status}")
        return False


def main() -> None:
    """Fill up, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=100)
    chosen = parser.parse_args()
    in_a_namespace_of_its_own()
    with a_newsroom() as newsroom, tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if fill_up_again_and_again(newsroom, Path(folder), chosen.rounds) else 1)


def fill_up_again_and_again(newsroom: Newsroom, folder: Path, rounds: int) -> bool:
    """Whether all promises were kept."""
    make_disk(folder / "disk", megabytes=MEGABYTES + round(OF_A_ROUND * rounds))
    with mounted(folder / "disk", folder / "data") as data:
        newsroom = newsroom.copy_to(data)
        server = Server(newsroom)
        try:
            server.start()
            seen = Rounds(server)
            for _ in range(rounds):
                seen.fill_up(data)
        finally:
            server.end()
        account = account_of(newsroom, seen.kept)
    print(f"Otherwise than promised: {sorted(set(seen.wrong))}")
    print(
        f"{rounds} rounds: {seen.reads} pages read, {seen.refused} comments refused in words,"
        f" kept again after {seen.slowest:.1f} s at most; {account}."
    )
    return not seen.wrong and seen.refused > 0 and seen.slowest <= HEALS_WITHIN and account.is_clean


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as filler:
        for size in (PIECE, 4096, 512):
            with suppress(OSError):
                while True:
                    filler.write(b"\0" * size)


if __name__ == "__main__":
    main()
