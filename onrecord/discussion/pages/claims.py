"""What a person may claim: names under which they wrote elsewhere."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from onrecord.discussion import rules
from onrecord.discussion.models import EarlierName
from onrecord.people.models import User


def claimable_names(*, person: User) -> QuerySet[EarlierName]:
    """The names kept with an address that the person has proven, each with ``number`` comments."""
    names = EarlierName.objects.filter(
        address_digest__in=rules.digests_of(person) - {""}, claimed_by=None
    )
    return names.annotate(number=Count("origins")).order_by("pk")
