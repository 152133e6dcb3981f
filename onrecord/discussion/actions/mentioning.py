"""Naming people in a comment: who is meant, what is kept, and what goes with somebody's account."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef

from onrecord.discussion.actions.standing import tell
from onrecord.discussion.models import Comment, Mention
from onrecord.people.models import User
from onrecord.reports.models import Report
from onrecord.shared.comment_text import render
from onrecord.shared.mentions import calls
from onrecord.shared.text import lookalike

MOST_NAMED = 10
"""People that one comment can name; a comment that names more names nobody else."""

Named = dict[str, User]
"""People by the name as it stands in the text."""


def named_in(words: str, report: Report) -> Named:
    """Who of those who can be read in the discussion is named; without an ``@`` nobody is asked."""
    called = calls(words) if "@" in words else []
    if not called:
        return {}
    said = Comment.objects.published().filter(author=OuterRef("pk"), discussion__report=report)
    looks = {look for names in called for name in names if (look := lookalike(name))}
    rows = User.objects.filter(Exists(said), look__in=looks, is_active=True).order_by("pk")
    people = {person.name.casefold(): person for person in rows}
    meant = [next((n for n in names if n.casefold() in people), "") for names in called]
    found = list(dict.fromkeys(name for name in meant if name))[:MOST_NAMED]
    return {name: people[name.casefold()] for name in found}


def render_naming(words: str, named: Named) -> str:
    """The HTML of a comment that names these people."""
    people = {name.lower(): person.get_absolute_url() for name, person in named.items()}
    return render(words, people=people)


def keep_mentions(comment: Comment, named: Named) -> None:
    """Keep who is named now; who was named before and is still named is not told again."""
    kept = set(comment.mentions.values_list("person", flat=True))
    comment.mentions.exclude(person__in=named.values()).delete()
    new = {person.pk: name for name, person in named.items() if person.pk not in kept}
    Mention.objects.bulk_create(
        Mention(comment=comment, person_id=pk, words=name) for pk, name in new.items()
    )


@transaction.atomic
def forget_mentions_of(person: User) -> None:
    """Before an account goes: what others wrote keeps its words and leads to nobody any more."""
    for comment in Comment.objects.filter(mentions__person=person).select_related("discussion"):
        comment.mentions.filter(person=person).delete()
        rest = {row.words: row.person for row in comment.mentions.select_related("person")}
        comment.body_html = render_naming(comment.body_source, rest)
        comment.save(update_fields=["body_html"])
        tell(comment.discussion)
