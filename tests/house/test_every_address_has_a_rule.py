"""Every address × every role: nobody gets in but by the table, and nothing breaks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from onrecord.discussion.actions import post_comment
from onrecord.discussion.models import Comment
from onrecord.people.models import User
from onrecord.reports.models import Report
from onrecord.reports.models.section import RESERVED
from tests.conftest import NOON
from tests.house.addresses import (
    ADMINISTRATORS,
    EDITORS,
    EVERYBODY,
    MODERATORS,
    PUBLISHERS,
    SIGNED_IN,
    SIGNED_OUT,
    STAFF,
    WRITERS,
    Address,
    addresses,
    as_document,
    example,
)

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "access.md"
ADDRESSES = addresses()
ROLES = ["visitor", "rosa", "rita", "mo", "ed", "ada"]
ALLOWED = {
    EVERYBODY: set(ROLES),
    SIGNED_OUT: set(ROLES),
    SIGNED_IN: set(ROLES) - {"visitor"},
    PUBLISHERS: {"ed", "ada"},
    EDITORS: {"ed", "ada"},
    ADMINISTRATORS: {"ada"},
    MODERATORS: {"mo", "ed", "ada"},
    WRITERS: {"rita", "ed", "ada"},
    STAFF: {"rita", "mo", "ed", "ada"},
}
STREAMS = {"live"}  # does not end
ALARMS = {"working"}  # says with 503 that nothing works beside serving, as in these tests
# Wagtail's: the first shows staff its error page on purpose, the second (8.0.1) reads ?p= unchecked
# and is open to administrators only.
NOT_OURS = {"wagtailadmin_error_test", "wagtailadmin_workflows:edit"}


RUBBISH = {"q": "\x00☃", "page": "-1", "next": "//evil.example", "p": "x" * 500}


def come_in(client: Client, person: User | None) -> None:
    """Sign the person in, if it is one."""
    if person is not None:
        client.force_login(person)


@pytest.fixture
def rita(db: None) -> User:
    """A reporter."""
    person = User.objects.create_user("rita@example.org", name="Rita", is_staff=True)
    person.groups.add(Group.objects.get_or_create(name="Reporters")[0])
    return person


@pytest.fixture
def comment(report: Report, rosa: User) -> Comment:
    """Something Rosa said."""
    return post_comment(author=rosa, report=report, text="I was there.", at=NOON)


@pytest.fixture
def people(rosa: User, rita: User, mo: User, ed: User, ada: User) -> dict[str, User | None]:
    """Who tries: a visitor and one person of each role."""
    return {"visitor": None, "rosa": rosa, "rita": rita, "mo": mo, "ed": ed, "ada": ada}


@pytest.fixture
def parts(report: Report, comment: Comment) -> dict[str, Any]:
    """What is there to be asked for."""
    return {
        "report_id": report.pk,
        "short_id": report.short_id,
        "section": report.section.slug,
        "slug": report.section.slug,
        "day": f"{NOON:%Y%m%d}",
        "number": 1,
        "comment_id": comment.pk,
        "person_id": comment.author_id,
        "comment": comment.short_id,
        "year": 2026,
        "month": "03",
        "kind": "atom",
        "before": report.short_id,
    }


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda a: a.name or a.pattern)
def test_an_address_stands_in_the_table(address: Address) -> None:
    assert address.rule, f"/{address.pattern} has no rule in tests/house/addresses.py"


def test_the_table_is_in_the_documents() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == as_document()


def test_no_section_can_stand_where_another_page_does() -> None:
    first = {address.pattern.partition("/")[0] for address in ADDRESSES}
    words = {part for part in first if re.fullmatch(r"[a-z][a-z-]*", part)}

    assert words <= RESERVED


@pytest.mark.parametrize("role", ROLES)
def test_who_is_not_in_the_rule_is_kept_out(
    role: str, people: dict[str, User | None], parts: dict[str, Any], client: Client
) -> None:
    """Refused is a way to the sign-in, 403, 404 or 405: nothing of what is inside."""
    come_in(client, people[role])
    let_in = []
    for address in ADDRESSES:
        if role in ALLOWED[address.rule] or address.name in STREAMS:
            continue
        for method in ("get", "post"):
            answer = getattr(client, method)(example(address.pattern, parts))
            away = answer.status_code == 302 and _leads_away(answer["Location"])
            if not away and answer.status_code not in {400, 401, 403, 404, 405}:
                let_in.append(f"{method} /{address.pattern}: {answer.status_code}")

    assert let_in == []


@pytest.mark.parametrize("role", ["visitor", "rosa", "mo", "ada"])
def test_nothing_breaks_for_anybody(
    role: str, people: dict[str, User | None], parts: dict[str, Any], client: Client
) -> None:
    come_in(client, people[role])
    client.raise_request_exception = False
    broken = []
    for address in ADDRESSES:
        if address.name in STREAMS | NOT_OURS | ALARMS or "logout" in address.pattern:
            continue
        path = example(address.pattern, parts)
        if client.get(path, RUBBISH).status_code >= 500:
            broken.append(f"/{address.pattern}")

    assert broken == []


def _leads_away(location: str) -> bool:
    """To the sign-in or the desk's front, where it is said that one may not."""
    return "/login/" in location or location in {"/desk/", "/", "/account/"}
