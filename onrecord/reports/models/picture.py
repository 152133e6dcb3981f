"""Pictures: with caption, credit, licence, and whether they come from the files."""

from __future__ import annotations

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """An image with what readers must be told of it; ``description`` is its text alternative."""

    caption = models.CharField(max_length=400, blank=True)
    credit = models.CharField(max_length=160, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    is_file_photo = models.BooleanField(
        "file photo", default=False, help_text="Taken before the events reported: readers are told."
    )
    iptc = models.JSONField(default=dict, blank=True, editable=False)

    admin_form_fields = (
        *Image.admin_form_fields,
        "caption",
        "credit",
        "licence",
        "is_file_photo",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        permissions = [("choose_picture", "Can choose picture")]


class PictureRendition(AbstractRendition):
    """A picture at one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            ),
        ]
