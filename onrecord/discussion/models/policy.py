"""How discussions are moderated: for the whole site, and for a section where it differs."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from onrecord.reports.models import Section
from onrecord.shared.prepared import Prepared, Slot


class Mode(models.TextChoices):
    """When a moderator looks at a comment."""

    RISK = "risk", "Where a check asks for it, before it is shown"
    PRE = "pre", "Always, before it is shown"
    POST = "post", "After it is shown"


class PolicyQuerySet(models.QuerySet["Policy"]):
    """Which policy."""

    def of(self, section: Section | None) -> Policy:
        """The section's own, else the site's, else what holds where nobody chose."""
        return _standing.first(section=section.pk if section else 0) or Policy()


class Policy(models.Model):
    """``section`` is None for the whole site. A discussion may have a mode and pause of its own."""

    section = models.OneToOneField(
        Section,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        help_text="Empty: the whole site, where a section has no policy of its own.",
    )
    mode = models.CharField("a moderator looks", max_length=8, choices=Mode, default=Mode.RISK)
    first_held = models.PositiveSmallIntegerField(
        "first comments that wait",
        default=0,
        help_text="How many comments of a new person a moderator reads first.",
    )
    many_links = models.PositiveSmallIntegerField(
        "links from which a comment waits", default=4, help_text="0: never because of their number."
    )
    pause_s = models.PositiveIntegerField(
        "slow mode, seconds",
        default=0,
        validators=[MaxValueValidator(86_400)],
        help_text="How long a person waits between two comments in one discussion.",
    )
    has_heat_brake = models.BooleanField(
        "heat brake",
        default=True,
        help_text="Where many comments are flagged, people wait longer between two of their own.",
    )

    close_after_days = models.PositiveSmallIntegerField(
        "days after which a discussion closes",
        default=0,
        help_text="Counted from the report’s first publication; 0: never.",
    )

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(section=None), name="one_policy_of_the_site"
            ),
        ]

    def __str__(self) -> str:
        return str(self.section or "The whole site")


_standing = Prepared(
    lambda: Policy.objects.filter(Q(section=None) | Q(section=Slot("section"))).order_by(
        F("section").asc(nulls_last=True)
    )[:1]
)
