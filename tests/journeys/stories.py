"""Reports of a journey's own, and another process of the site in which people write about them."""

from __future__ import annotations

import json
from typing import Any

from tests.journeys.conftest import Site

ELSEWHERE = """
import json, sys
from allauth.account.models import EmailAddress
from django.utils import timezone
from onrecord.discussion.actions import About, change_discussion, post_comment, withdraw_comment
from onrecord.discussion.models import Comment, Discussion, Mode
from onrecord.moderation.actions import publish_comment
from onrecord.people.models import User
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Report, Section

ada = User.objects.get(email="ada@example.org")

def publish(headline):
    now, section = timezone.now(), Section.objects.first()
    body = [("paragraph", "<p>The water stands at the mill, the warden said.</p>")]
    report = file_report(author=ada, section=section, headline=headline, body=body, at=now)
    publish_report(report=report, editor=ada, at=now)
    for kind in ("staff", "reader"):
        name, address = f"{kind} {report.pk}", f"{kind}{report.pk}@example.org"
        person = User.objects.create_user(address, name=name, is_staff=kind == "staff")
        EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    return report.get_absolute_url(), report.pk

def moderate_first(report):
    found = Discussion.objects.get(report=report)
    change_discussion(discussion=found, state=found.state, mode=Mode.PRE, person=ada)

def post(report, text, under=None, by="staff", about=""):
    return post_comment(
        author=User.objects.get(email=f"{by}{report}@example.org"),
        report=Report.objects.get(pk=report),
        text=text,
        parent=Comment.objects.get(pk=under) if under else None,
        about=About(words=about) if about else None,
        at=timezone.now(),
    ).pk

def withdraw(comment):
    found = Comment.objects.get(pk=comment)
    withdraw_comment(comment=found, author=found.author, at=timezone.now())

def let_through(comment):
    found = Comment.objects.get(pk=comment)
    publish_comment(comment=found, moderator=ada, at=timezone.now())

for line in sys.stdin:
    name, words, facts = json.loads(line)
    print(json.dumps(globals()[name](*words, **facts)), flush=True)
"""


class Elsewhere:
    """Another process of the site, where people write and moderate."""

    def __init__(self, site: Site) -> None:
        self.process: Any = site.begin(ELSEWHERE)

    def __call__(self, name: str, *words: object, **facts: object) -> Any:
        """Have it done; what came of it."""
        self.process.stdin.write(json.dumps([name, words, facts]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


class Story:
    """A report of one journey's own, with a discussion that nobody else writes in."""

    def __init__(self, do: Elsewhere, headline: str) -> None:
        self._do = do
        self.path, self.report = do("publish", headline)

    def post(self, text: str, **facts: object) -> int:
        """Somebody comments."""
        return int(self._do("post", self.report, text, **facts))

    def do(self, name: str, *words: object) -> None:
        """Something else happens."""
        self._do(name, *words)
