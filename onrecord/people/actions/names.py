"""Taking another public name."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from onrecord.people import rules
from onrecord.people.models import Allowance, TooOftenError, User
from onrecord.shared.text import tidy_line


def change_name(*, person: User, name: str, at: dt.datetime) -> None:
    """Bear another public name, on what was written before too."""
    tidy = tidy_line(name)
    if reason := rules.reason_against_name(tidy, person=person):
        raise ValidationError(reason)
    before, person.name = person.name, tidy
    if tidy == before:
        return
    try:
        with transaction.atomic():
            if before:  # the first name is no change
                Allowance.objects.spend(key=f"name:{person.pk}", rate=rules.RENAMING_RATE, at=at)
            person.save(update_fields=["name"])
            log(person, "people.name_changed", user=person, data={"before": before})
    except TooOftenError:
        person.name = before
        raise
    except IntegrityError:
        person.name = before
        raise ValidationError("Somebody already uses this name. Choose another.") from None
