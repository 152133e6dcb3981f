"""Where the pages of an archive are: for each kind a way to choose one of them by chance."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.utils import timezone

from onrecord.people.models import User
from onrecord.record.models import Measure, Speaker, Statement
from onrecord.reports.models import Correction, Report, Section, Topic

Chance = random.Random
Address = Callable[[Chance], str]


def kinds() -> dict[str, Address]:
    """The kinds of pages; names of the desk's begin "desk"."""
    return dict([*_lists(), *_dates(), *_records(), *_searches(), *_of_reports(), *_desk()])


def _lists() -> Iterator[tuple[str, Address]]:
    sections = list(Section.objects.values_list("slug", flat=True))
    topics = list(Topic.objects.order_by("pk").values_list("slug", flat=True))
    corrections = list(Correction.objects.order_by("pk").values_list("pk", flat=True))
    yield "home", lambda _: "/"
    yield "section", lambda chance: f"/{chance.choice(sections)}/"
    yield (
        "section, far on",
        lambda chance: _before(f"/{sections[0]}/", chance, section__slug=sections[0]),
    )
    yield "topic, large", lambda chance: f"/topics/{chance.choice(topics[:5])}/"
    yield "topic, any", lambda chance: f"/topics/{chance.choice(topics)}/"
    yield (
        "topic, far on",
        lambda chance: _before(f"/topics/{topics[0]}/", chance, topics__slug=topics[0]),
    )
    yield "topics", lambda _: "/topics/"
    yield "corrections", lambda _: "/corrections/"
    yield (
        "corrections, far on",
        lambda chance: f"/corrections/before/{chance.choice(corrections[50:])}/",
    )
    yield "moderation log", lambda _: "/moderation-log/"
    yield "feed of all", lambda chance: f"/feeds/all.{chance.choice(['atom', 'rss'])}"
    yield "feed of a section", lambda chance: f"/feeds/sections/{chance.choice(sections)}.atom"
    yield "feed of a topic", lambda chance: f"/feeds/topics/{chance.choice(topics)}.atom"
    yield "feed of corrections", lambda _: "/feeds/corrections.atom"


def _dates() -> Iterator[tuple[str, Address]]:
    yield "archive", lambda _: "/archive/"
    yield "archive of a year", lambda chance: _day(chance, "/archive/%Y/")
    yield "archive of a month", lambda chance: _day(chance, "/archive/%Y/%m/")
    yield "archive of a day", lambda chance: _day(chance, "/archive/%Y/%m/%d/")
    yield "sitemap", lambda _: "/sitemap.xml"
    yield "sitemap of lists", lambda _: "/sitemaps/lists.xml"
    yield "sitemap of news", lambda _: "/sitemaps/news.xml"
    yield "sitemap of a month", lambda chance: _day(chance, "/sitemaps/%Y-%m.xml")


def _records() -> Iterator[tuple[str, Address]]:
    speakers = list(Speaker.objects.order_by("pk").values_list("slug", flat=True))
    measures = list(Measure.objects.order_by("pk").values_list("slug", flat=True))
    last = Statement.objects.filter(speaker__slug=speakers[0]).count() // 50
    yield "speaker, much quoted", lambda chance: f"/speakers/{chance.choice(speakers[:5])}/"
    yield "speaker, any", lambda chance: f"/speakers/{chance.choice(speakers)}/"
    yield (
        "speaker, far on",
        lambda chance: f"/speakers/{speakers[0]}/page/{chance.randint(2, last)}/",
    )
    yield "feed of a speaker", lambda chance: f"/feeds/speakers/{chance.choice(speakers)}.atom"
    yield "speakers", lambda _: "/speakers/"
    yield "measure", lambda chance: f"/measures/{chance.choice(measures)}/"
    yield "measures", lambda _: "/measures/"
    yield "figures of a measure", lambda chance: f"/measures/{chance.choice(measures)}/figures.csv"


def _searches() -> Iterator[tuple[str, Address]]:
    sections = list(Section.objects.values_list("slug", flat=True))
    topic = Topic.objects.order_by("pk").first()
    speaker = Speaker.objects.order_by("pk").first()
    yield "search, one word", lambda chance: _search(q=_words(chance, 1))
    yield "search, a word of every report", lambda _: _search(q="families")
    yield "search, two words", lambda chance: _search(q=_words(chance, 2))
    yield (
        "search, words of a headline",
        lambda chance: _search(q=_report(chance).headline.replace(":", "")),
    )
    yield "search, a number", lambda chance: _search(q=f"{chance.randint(20, 900)} families")
    yield (
        "search, in a section",
        lambda chance: _search(q="families", section=chance.choice(sections)),
    )
    yield "search, in a topic", lambda _: _search(q="families", topic=topic.slug)
    yield "search, by a speaker", lambda _: _search(q="families", speaker=speaker.name)
    yield "search, between days", _between
    yield "search, statements", lambda chance: _search(q=_words(chance, 1), of="statements")
    yield "search, figures", lambda chance: _search(q=f"{chance.randint(20, 900)}", of="figures")
    yield "search, figures of a word", lambda _: _search(q="families", of="figures")
    yield "search, far on", lambda chance: _search(q="families", before=_report(chance).short_id)


def _of_reports() -> Iterator[tuple[str, Address]]:
    yield "report", lambda chance: _report(chance).get_absolute_url()
    yield "discussion", lambda chance: f"{_report(chance).get_absolute_url()}discussion/"


def _desk() -> Iterator[tuple[str, Address]]:
    sections = list(Section.objects.values_list("pk", flat=True))
    people = list(User.objects.order_by("pk").values_list("pk", flat=True)[:200])
    yield "desk", lambda _: "/desk/"
    yield "desk, reports", lambda _: "/desk/reports/"
    yield "desk, reports, far on", lambda chance: f"/desk/reports/?p={chance.randint(2, 80)}"
    yield (
        "desk, reports of a section",
        lambda chance: f"/desk/reports/?section={chance.choice(sections)}",
    )
    for state in ("draft", "scheduled", "published", "changed", "taken_down"):
        yield f"desk, reports, {state}", lambda _, state=state: f"/desk/reports/?state={state}"
    yield (
        "desk, reports by first publication",
        lambda _: "/desk/reports/?ordering=first_published_at",
    )
    yield (
        "desk, reports by a headline",
        lambda chance: f"/desk/reports/?{urlencode({'q': _report(chance).headline[:20]})}",
    )
    yield "desk, reports by no headline", lambda _: "/desk/reports/?q=nothingiscalledso"
    yield "desk, a report", lambda chance: f"/desk/reports/edit/{_report(chance).pk}/"
    yield "desk, history of a report", lambda chance: f"/desk/reports/history/{_report(chance).pk}/"
    yield "desk, record of a report", lambda chance: f"/desk/record/{_report(chance).pk}/"
    for show in ("waiting", "mine", "flagged", "all"):
        yield f"desk, queue, {show}", lambda _, show=show: f"/desk/moderation/?show={show}"
    yield "desk, a person", lambda chance: f"/desk/moderation/people/{chance.choice(people)}/"
    yield "desk, choosing a report", lambda _: "/desk/snippets/choose/reports/report/"
    yield "desk, measures", lambda _: "/desk/record/measures/"
    yield "desk, speakers", lambda _: "/desk/snippets/record/speaker/"
    yield "desk, history of the site", lambda _: "/desk/reports/site-history/"


def _search(**asked: str) -> str:
    return f"/search/?{urlencode(asked)}"


def _between(chance: Chance) -> str:
    first = _report(chance).first_published_at.date()
    until = first + dt.timedelta(days=60)
    return _search(q="families", since=first.isoformat(), until=until.isoformat())


def _words(chance: Chance, number: int) -> str:
    """Words that stand in some report, beside each other."""
    words = _statement(chance).exact.rstrip(".,").split()
    first = chance.randrange(max(1, len(words) - number))
    return " ".join(words[first : first + number])


def _report(chance: Chance) -> Report:
    return _some(Report, chance)


def _statement(chance: Chance) -> Statement:
    return _some(Statement, chance)


def _some(model: type, chance: Chance) -> Report | Statement:
    last = model.objects.order_by("-pk").values_list("pk", flat=True)[0]
    return model.objects.filter(pk__gte=chance.randint(1, last)).order_by("pk")[0]


def _day(chance: Chance, written: str) -> str:
    at: dt.datetime = _report(chance).first_published_at
    return timezone.localtime(at).strftime(written)


def _before(base: str, chance: Chance, **of: str) -> str:
    anchor = _report(chance)
    reports = Report.objects.live().filter(**of, first_published_at__gt=anchor.first_published_at)
    found = reports.order_by("first_published_at").values_list("short_id", flat=True)[0]
    return f"{base}before/{found}/"
