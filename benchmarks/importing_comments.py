"""How many comments a second come in from another system's file, and how much memory that takes.

    python benchmarks/importing_comments.py [--comments N]

Disqus XML is made in a folder of its own, once with so many comments and once with four times as
many, in discussions of a thousand, half of them replies; ``onrecord import-comments`` takes in the
one and the other, each in a process of its own on a database of its own. Printed are comments a
second from beginning to end and the most memory that the process had: it must not grow with the
file. Last comes how much more the larger one took.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from a_discussion import NOON, WORDS, newsroom, report

OF_A_THREAD = 1000
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" '
    'xmlns:dsq="http://disqus.com/disqus-internals">\n'
)


def main() -> None:
    """Make both files, take them in, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--comments", type=int, default=10_000, help="of the smaller file")
    comments = parser.parse_args().comments
    most = []
    with newsroom() as folder:
        sizes = (comments, 4 * comments)
        # The larger one last: the system tells the most that any process so far has had.
        for size in sizes:
            reports = [report(f"Of {size}, {n}") for n in range(-(-size // OF_A_THREAD))]
            file = Path(folder) / f"disqus-{size}.xml"
            with file.open("w", encoding="utf-8") as out:
                out.writelines(_xml(reports, size))
            start = time.perf_counter()
            command = [sys.executable, "-m", "onrecord", "import-comments", str(file)]
            subprocess.run(
                [*command, "--from", "disqus", "--site", str(size)], check=True, capture_output=True
            )
            spent = time.perf_counter() - start
            most.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
            print(
                f"{size:8} comments, {file.stat().st_size / 2**20:6.1f} MB:"
                f" {size / spent:7.0f} a second, {most[-1]:6.0f} MB of memory"
            )
        _require_all(sum(sizes))
    print(f"memory of the larger over the smaller: {most[1] / most[0]:.2f}")


def _require_all(number: int) -> None:
    from onrecord.discussion.actions.recounting import drifted_now  # noqa: PLC0415  after the set-up
    from onrecord.discussion.models import Comment  # noqa: PLC0415  the same

    assert Comment.objects.count() == number, Comment.objects.count()
    print(f"counts that differ from a recount: {drifted_now()}")


def _xml(reports: list[Any], size: int) -> Iterator[str]:
    chance = random.Random(3)
    yield HEAD
    for number, one in enumerate(reports, start=1):
        address = escape(os.environ.get("ONRECORD_ADDRESS", "http://127.0.0.1:8000"))
        yield (
            f'<thread dsq:id="{number}"><id>t{number}</id><title>{escape(one.headline)}</title>'
            f"<link>{address}{one.get_absolute_url()}</link></thread>\n"
        )
    for number in range(1, size + 1):
        thread, place = divmod(number - 1, OF_A_THREAD)
        above = number - chance.randint(1, place) if place and chance.random() < 0.5 else 0
        yield _post(number, thread + 1, above, chance)
    yield "</disqus>\n"


def _post(number: int, thread: int, above: int, chance: random.Random) -> str:
    words = " ".join(chance.choices(WORDS, k=40))
    who = chance.randint(1, 2000)
    at = NOON.replace(year=2015).isoformat()[:19]
    parent = f'<parent dsq:id="{above}"/>' if above else ""
    return (
        f'<post dsq:id="{number}"><id/><message><![CDATA[<p>{words} {number}</p>]]></message>'
        f"<createdAt>{at}Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>"
        f"<author><name>Reader {who}</name><username>reader{who}</username>"
        f"<email>reader{who}@example.org</email></author>"
        f'<thread dsq:id="{thread}"/>{parent}</post>\n'
    )


if __name__ == "__main__":
    main()
