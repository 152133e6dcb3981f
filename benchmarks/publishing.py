"""What publishing costs with a large record, beside a report of the same length with none.

    python benchmarks/publishing.py [--rounds N]

Both reports have some 900 words. One holds at least 60 statements and 40 figures, all confirmed,
and is published again and again with one paragraph changed, so that every entry moves to a new
version; the other holds nothing to find. They are published in turn in one run, on SQLite in a
folder of its own. Printed are the milliseconds of the faster half of the rounds, their ratio, and
the queries of one publication.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from typing import Any

TOWNS = ["Averil", "Karvek", "Marsa", "Orrin", "Tolna", "Brask", "Ulmen", "Sarn", "Pell", "Hove"]
WORKS = ["bridge", "school", "harbour", "market", "station", "library", "hospital", "mill"]
PLAIN = (
    "The road climbs out of the valley past old orchards and a chapel, and the river bends away "
    "below it towards the sea, slow and brown, as it has done for longer than anybody there knows."
)


def full_paragraphs() -> list[str]:
    """Sixty quotations or reported statements, with a figure in two of three."""
    found = []
    for number in range(60):
        town, work = TOWNS[number % 10], WORKS[number % 8]
        who = f"{'Anna' if number % 2 else 'Ivo'} {town}son"
        if number % 3:
            found.append(f"The mayor of {town} said {200 + number} families used the {work}.")
        else:
            found.append(f"“The {work} in {town} will be opened again,” {who} said on Monday.")
    return found


def main() -> None:
    """Set up a site in a folder of its own, publish in turn, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=20, help="publications of each report")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ONRECORD_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "onrecord.config.settings"
        run(rounds)


def run(rounds: int) -> None:
    """Everything that needs Django."""
    import django  # noqa: PLC0415  the settings' environment is set only now

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  the same

    call_command("migrate", verbosity=0)
    desk = Desk()
    full = desk.file("Full", full_paragraphs())
    plain = desk.file("Plain", [PLAIN] * 26)
    spent: dict[str, list[float]] = {"full": [], "plain": []}
    queries = {}
    for number in range(rounds + 1):
        for name, report in (("full", full), ("plain", plain)):
            seconds, count = desk.publish(report, number)
            if number:  # the first publication warms up
                spent[name].append(seconds)
                queries[name] = count
    statements, figures = desk.on_record(full)
    fast = {name: statistics.mean(sorted(all_)[: len(all_) // 2]) for name, all_ in spent.items()}
    print(f"on record: {statements} statements, {figures} figures")
    for name, seconds in fast.items():
        print(f"{name:6} {1000 * seconds:7.1f} ms {queries[name]:4d} queries")
    print(f"full / plain: {fast['full'] / fast['plain']:.2f}")


class Desk:
    """An editor with a section, at work on a site of their own."""

    def __init__(self) -> None:
        from onrecord.people.models import User  # noqa: PLC0415  after django.setup()
        from onrecord.reports.models import Section  # noqa: PLC0415  the same

        self.editor = User.objects.create_superuser("ed@example.org", name="Ed")
        self.section = Section.objects.create(name="World", slug="world")

    def file(self, headline: str, paragraphs: list[str]) -> Any:
        """A draft with these paragraphs."""
        from django.utils import timezone  # noqa: PLC0415  after django.setup()

        from onrecord.reports.actions import file_report  # noqa: PLC0415  the same

        return file_report(
            author=self.editor,
            headline=headline,
            section=self.section,
            at=timezone.now(),
            body=[("paragraph", f"<p>{words}</p>") for words in paragraphs],
        )

    def publish(self, report: Any, number: int) -> tuple[float, int]:
        """Change a paragraph, publish, confirm all; seconds and queries of publishing alone."""
        from django.db import connection  # noqa: PLC0415  after django.setup()
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  the same
        from django.utils import timezone  # noqa: PLC0415  the same

        from onrecord.record.actions import confirm_entries  # noqa: PLC0415  the same
        from onrecord.reports.actions import publish_report  # noqa: PLC0415  the same
        from onrecord.reports.models import Report  # noqa: PLC0415  the same

        report = Report.objects.get(pk=report.pk)
        body = list(report.body.raw_data)
        report.body = [("paragraph", f"<p>Round {'x' * number} of work began.</p>")] + [
            (block["type"], block["value"]) for block in body[1 if number else 0 :]
        ]
        report.save_revision(user=self.editor)
        report = Report.objects.get(pk=report.pk)
        with CaptureQueriesContext(connection) as captured:
            begin = time.perf_counter()
            version = publish_report(report=report, editor=self.editor, at=timezone.now())
            seconds = time.perf_counter() - begin
        entries = [*version.statements.filter(state="suggested")]
        entries += version.figures.filter(state="suggested")
        confirm_entries(entries=entries, editor=self.editor, at=timezone.now())
        return seconds, len(captured)

    def on_record(self, report: Any) -> tuple[int, int]:
        """How many statements and figures of the report are confirmed."""
        confirmed = {"state": "confirmed"}
        return (
            report.statements.filter(**confirmed).count(),
            report.figures.filter(**confirmed).count(),
        )


if __name__ == "__main__":
    main()
