"""What stands on every surface of the site, looked through for words that are under embargo."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from onrecord.delivery.copying.site import SiteCopy
from onrecord.delivery.models import Event
from onrecord.exchange.models import Delivery
from onrecord.people.models import Notice, OutboxMail
from onrecord.record.models import Figure, Statement
from onrecord.reports.models import Report, Version
from tests.conftest import NOON

LISTS = (
    *("/", "/world/", "/archive/", "/archive/2026/", "/topics/", "/topics/harbour/", "/speakers/"),
    *("/measures/", "/corrections/", "/feeds/", "/sitemap.xml", "/sitemaps/news.xml"),
    *("/sitemaps/lists.xml", "/sitemaps/2026-03.xml", "/moderation-log/", "/me.json"),
    *(f"/feeds/{of}.atom" for of in ("all", "sections/world", "topics/harbour")),
    *(f"/feeds/{of}.rss" for of in ("all", "sections/world", "topics/harbour")),
    *(f"/api/record/{of}/" for of in ("reports", "statements", "figures", "checks", "speakers")),
    *("/api/record/statements.jsonl", "/api/record/figures.csv", "/api/record/speakers.csv"),
    *("/search/?q=quay", "/search/?of=statements&q=quay", "/search/?of=figures&q=647"),
)  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """One schedule: the report and the words that nobody may read before."""

    report: Report
    secret: str
    picture: str


def addresses_of(planned: Planned) -> Iterator[str]:
    """Where somebody would look who knows, or guesses, everything but the words."""
    pk, short = planned.report.pk, planned.report.short_id
    page = f"/world/{NOON:%Y%m%d}-x-{short}/"
    yield f"/{short}"
    yield page
    yield from (
        f"{page}{below}"
        for below in ("record.json", "annotations.json", "versions/", "versions/1.json")
    )
    yield from (
        f"{page}{below}" for below in ("versions/1.txt", "discussion/", "discussion/head.json")
    )
    yield from (
        f"/live/{short}",
        f"/api/record/reports/{short}.json",
        f"/discussion/{short}/embed/",
    )
    yield from (f"/api/discussions/{short}/comments/", f"/oembed?url=http://testserver{page}")
    yield from (
        f"/desk/reports/{screen}/{pk}/" for screen in ("edit", "history", "copy", "preview")
    )
    yield f"/media/{planned.picture.replace('original_images', 'images')}"
    yield f"/media/{planned.picture}"


def leaks(waiting: list[Planned], clients: Iterable[Client], rng: random.Random) -> list[str]:
    """Where any word that waits can be read now; each line is a defect."""
    watched = rng.sample(waiting, min(2, len(waiting)))
    asked = [*LISTS, *(address for one in watched for address in addresses_of(one))]
    # What a search says of a word that waits is what it says of any word that is nowhere.
    found = []
    for client in clients:
        for address in asked:
            found += [f"{address}: {secret}" for secret in _secrets_at(client, address, waiting)]
        for one in watched:
            answer = client.get("/search/", {"q": one.secret})
            if one.report.short_id in answer.text or "1 report" in answer.text:
                found.append(f"search finds {one.secret}")
    return found + list(_rows_with(waiting))


def leaks_in_copy(waiting: list[Planned], folder: Path) -> list[str]:
    """The same of a written copy, its files' names too."""
    SiteCopy(folder).write_all()
    texts = [path.name.encode() + path.read_bytes() for path in folder.rglob("*.html")]
    return [one.secret for one in waiting if any(one.secret.encode() in text for text in texts)]


def _secrets_at(client: Client, address: str, waiting: list[Planned]) -> list[str]:
    answer = client.get(address)
    body = b"" if answer.streaming else answer.content
    text = f"{answer.headers}".encode() + body
    return [one.secret for one in waiting if one.secret.encode() in text]


def _rows_with(waiting: list[Planned]) -> Iterator[str]:
    """What was written to be sent, heard or shown."""
    reports = [one.report.pk for one in waiting]
    for kind, rows in (
        ("versions", Version.objects),
        ("statements on record", Statement.objects.on_record()),
        ("figures on record", Figure.objects.on_record()),
    ):
        if rows.filter(report__in=reports).exists():
            yield f"{kind} of a report that waits"
    for rows, column in (
        (Delivery.objects, "body"),
        (OutboxMail.objects, "words"),
        (Notice.objects, "words"),
        (Event.objects, "detail"),
    ):
        texts = "".join(str(text) for text in rows.values_list(column, flat=True))
        yield from (
            f"{rows.model.__name__}: {one.secret}" for one in waiting if one.secret in texts
        )
