"""Makes a newsroom in an empty data folder: `python -m tests.faults.a_newsroom`.

Prints, as JSON, the report that can be commented on and the sessions of those who comment.
"""

from __future__ import annotations

import datetime as dt
import json
import sys

import django

PEOPLE = 8
AT = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


def main() -> None:
    """Make it, print."""
    django.setup()
    from onrecord.delivery.preparing import prepare_database  # noqa: PLC0415  after the set-up
    from onrecord.people.models import User  # noqa: PLC0415  after the set-up
    from onrecord.reports.actions import file_report, publish_report  # noqa: PLC0415  the same
    from onrecord.reports.models import Section  # noqa: PLC0415  the same

    prepare_database(sys.stderr)
    editor = User.objects.create_superuser("editor@example.org", name="Ed")
    world = Section.objects.create(name="World", slug="world")
    body = [("paragraph", "<p>647 people crossed the bridge, the council said.</p>")]
    report = file_report(author=editor, section=world, headline="647 cross", body=body, at=AT)
    publish_report(report=report, editor=editor, at=AT)
    # Of the newsroom: readers may not write as often as these tests have them write.
    people = [
        User.objects.create_user(f"{number}@example.org", name=f"Person {number}", is_staff=True)
        for number in range(PEOPLE)
    ]
    print(
        json.dumps(
            {
                "report": report.short_id,
                "address": report.get_absolute_url(),
                "cookies": [_signed_in(person) for person in people],
            }
        )
    )


def _signed_in(person: object) -> tuple[str, str]:
    from django.middleware.csrf import _get_new_csrf_string  # noqa: PLC0415  after the set-up
    from django.test import Client  # noqa: PLC0415  the same

    client = Client()
    client.force_login(person)  # type: ignore[arg-type]  # a User
    return client.cookies["sessionid"].value, _get_new_csrf_string()


if __name__ == "__main__":
    main()
