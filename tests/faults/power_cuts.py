"""The power is cut at random while people write and show a picture: what the disk holds is all.

    python -m tests.faults.power_cuts [--cuts 200]

The data folder lies on a disk of its own. At a random moment everything stops; the disk's file is
copied, without what the system had not yet written to it; then everything is killed. The copy is
the disk that the next start finds. Exits with 1 unless everything that was acknowledged is there
once, each picture that somebody has is whole, the database is, and `onrecord verify` finds
everything as it was.
"""

from __future__ import annotations

import argparse
import io
import itertools
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.faults.crowds import Crowd, account_of
from tests.faults.disks import in_a_namespace_of_its_own, make_disk, mounted
from tests.faults.newsroom import ACCEPTED, Newsroom, Server, a_newsroom

MEGABYTES = 48
EACH, HOURLY = 2, 5  # pictures before a cut, while somebody may still change theirs
MOST = 15  # comments that are acknowledged between two of them


def main() -> None:
    """Cut, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cuts", type=int, default=20)
    chosen = parser.parse_args()
    in_a_namespace_of_its_own()
    with a_newsroom() as newsroom, tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if cut_again_and_again(newsroom, Path(folder), chosen.cuts) else 1)


def cut_again_and_again(newsroom: Newsroom, folder: Path, cuts: int) -> bool:
    """Whether all promises were kept after every cut."""
    disk, kept = folder / "disk", folder / "kept"
    make_disk(disk, megabytes=MEGABYTES)
    with mounted(disk, folder / "data") as data:
        newsroom = newsroom.copy_to(data)
        server = Server(newsroom)
    numbers = itertools.count()
    shown = iter([*range(len(newsroom.cookies))] * HOURLY)
    acknowledged: dict[str, str] = {}
    broken = 0
    try:
        for _ in range(cuts):
            acknowledged |= _until_the_power_is_cut(server, numbers, shown, disk, kept)
            with mounted(disk, newsroom.folder):
                account = account_of(newsroom, acknowledged)
                lost = lost_pictures(newsroom)
            if lost or not account.is_clean:
                broken += 1
                print(account, f"{lost} pictures lost", sep=", ", flush=True)
    finally:
        server.end()
    with mounted(disk, newsroom.folder):
        print(newsroom.run("onrecord", "verify"))
        print(f"{cuts} cuts, {broken} of them with losses: {account}.")
    return not broken


def lost_pictures(newsroom: Newsroom) -> int:
    """How many pictures of people are no longer there, or not whole."""
    lost = 0
    for [name] in newsroom.ask("SELECT face FROM people_user WHERE face != ''"):
        try:
            Image.open(newsroom.folder / "media" / name).load()
        except OSError:
            lost += 1
    return lost


def _until_the_power_is_cut(
    server: Server, numbers: Iterator[int], shown: Iterator[int], disk: Path, kept: Path
) -> dict[str, str]:
    """What was acknowledged; the disk is then as it was when the power went."""
    with mounted(disk, server.newsroom.folder):
        server.start()
        crowd = Crowd(server, numbers=numbers)
        crowd.start()
        for who in itertools.islice(shown, EACH):
            assert server.show_face(who, a_picture()) == ACCEPTED
        crowd.wait_for(random.randint(0, MOST))
        server.kill(signal.SIGSTOP)
        shutil.copyfile(disk, kept)
        server.kill()
        crowd.abandon()
    kept.replace(disk)
    return crowd.acknowledged


def a_picture() -> bytes:
    """Of noise: no two are alike."""
    drawn = io.BytesIO()
    Image.effect_noise((160, 160), 90).convert("RGB").save(drawn, "PNG")
    return drawn.getvalue()


if __name__ == "__main__":
    main()
