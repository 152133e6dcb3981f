"""Speakers: whom a statement is attributed to, under which names and in which roles."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from onrecord.reports.models.report import check_edtf


class Speaker(ClusterableModel):
    """A person, organisation, group or unnamed source.

    One that was found to be another goes by that one (``merged_into``); its row stays, so that its
    address leads on and the merge can be undone.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        ORGANISATION = "organisation", "Organisation"
        GROUP = "group", "Group"
        UNNAMED = "unnamed", "Unnamed source"

    name = models.CharField(max_length=160, unique=True)
    slug = models.SlugField(max_length=160, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERSON)
    description = models.TextField(blank=True)
    part_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    wikidata_id = models.CharField(
        "Wikidata item",
        max_length=16,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9]\d*$", "Such as Q42: a Q and a number.")],
        help_text="Such as Q42. It tells this speaker from others of the same name.",
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="merged"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~Q(wikidata_id="") & Q(merged_into__isnull=True),
                name="a_wikidata_item_is_one_speaker",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/speakers/{self.slug}/"

    @property
    def goes_by(self) -> Speaker:
        """Whom this one was found to be, through any number of merges; itself where it was not."""
        speaker = self
        while speaker.merged_into is not None:
            speaker = speaker.merged_into
        return speaker

    def wikidata_url(self) -> str:
        """The address of its item as Wikidata names it; empty where it is not known."""
        return f"https://www.wikidata.org/entity/{self.wikidata_id}" if self.wikidata_id else ""

    def clean(self) -> None:
        """Refuse a name that is another's, and a speaker that is part of itself."""
        super().clean()
        if Alias.objects.filter(name=self.name).exclude(speaker_id=self.pk).exists():
            raise ValidationError({"name": "Another speaker goes by this name: merge the two."})
        above, seen = self.part_of, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"part_of": "A speaker cannot be part of itself."})
            seen.add(above.pk)
            above = above.part_of


class Alias(models.Model):
    """Another name or spelling of a speaker, in any script; ``language`` is a BCP 47 tag."""

    speaker = ParentalKey(Speaker, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=160, unique=True)
    language = models.CharField(
        max_length=12, blank=True, help_text="Such as ar or ru, where the name is of that language."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse the name of another speaker."""
        super().clean()
        others = Speaker.objects.filter(name=self.name, merged_into=None)
        if others.exclude(pk=self.speaker_id).exists():
            raise ValidationError({"name": "Another speaker has this name: merge the two."})


class Role(models.Model):
    """A rank or office a speaker held; dates are EDTF.

    One that came from a report has its title twice: once a person has given it another title, an
    organisation or a time, it is theirs, and stands whatever becomes of the report.
    """

    speaker = ParentalKey(Speaker, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Speaker, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    held = models.CharField(
        "when",
        max_length=60,
        blank=True,
        validators=[check_edtf],
        help_text="As EDTF: 2014/2018, 2016-11/.., 2016~.",
    )
    as_reported = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="The title in a report's words; empty where a person entered the role.",
    )

    class Meta:
        ordering = ["speaker", "title"]
        constraints = [
            models.UniqueConstraint(fields=["speaker", "title"], name="a_role_is_listed_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Merge(models.Model):
    """Two speakers found to be one, with what was moved, so that it can be moved back."""

    kept = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField(help_text="Ids of what was moved, by kind.")
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-merged_at"]

    def __str__(self) -> str:
        return f"{self.merged} is {self.kept}"
