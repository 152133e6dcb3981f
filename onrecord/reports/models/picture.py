"""Pictures: with caption, credit, licence, and whether they come from the files."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.utils.file import hash_filelike

from onrecord.shared.photo_facts import read_photo

WIDTHS = (480, 960, 1600)
FORMATS = {
    "image/webp": "format-webp|webpquality-80",
    "image/jpeg": "format-jpeg|jpegquality-82|bgcolor-ffffff",
}


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
        *(name for name in Image.admin_form_fields if name != "tags"),
        "caption",
        "credit",
        "licence",
        "is_file_photo",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        permissions = [("choose_picture", "Can choose picture")]

    def save(self, *args: Any, **facts: Any) -> None:
        """Fill what was left empty from what a new file says of itself, and take its hash."""
        if self._state.adding:
            self._read_its_file()
        super().save(*args, **facts)

    def get_upload_to(self, filename: str) -> str:
        """Under a name that nobody guesses: sizes are made, and could be asked for, before the
        report that shows the picture is published."""
        # In front: a long name is cut at its end.
        name: str = super().get_upload_to(f"{secrets.token_hex(8)}-{filename}")
        return name

    def reasons_not_to_show(self) -> list[str]:
        """What readers are owed and this picture does not say yet."""
        reasons = []
        if not self.description.strip():
            reasons.append(f"Describe the picture “{self.title}” for those who cannot see it.")
        if not self.credit.strip():
            reasons.append(f"Say who is to be credited for the picture “{self.title}”.")
        return reasons

    def ready_renditions(self) -> list[tuple[str, PictureRendition]]:
        """Every size readers may ask for, with its media type; makes the files that are missing."""
        largest = min(self.width, WIDTHS[-1])
        widths = [width for width in WIDTHS if width < largest] + [largest]
        specs = {
            f"width-{width}|{spec}": kind for kind, spec in FORMATS.items() for width in widths
        }
        return [(specs[spec], one) for spec, one in self.get_renditions(*specs).items()]

    def _read_its_file(self) -> None:
        with self.open_file() as file:
            said = read_photo(file)
            # So that `onrecord verify` can tell whether it still is what was uploaded.
            self.file_hash = hash_filelike(file)
        self.iptc = said.as_dict()
        found = {
            "description": said.alt,
            "caption": said.caption,
            "credit": said.credit or said.creator,
            "licence": said.copyright,
        }
        for name, text in found.items():
            longest = self._meta.get_field(name).max_length
            setattr(self, name, getattr(self, name) or text[:longest])


class PictureRendition(AbstractRendition):
    """A picture at one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            ),
        ]


def make_ready(pictures: Iterable[Picture]) -> None:
    """Make every size of what is to be published; ``ValidationError`` where a file is broken."""
    for picture in pictures:
        try:
            picture.ready_renditions()
        except OSError:
            raise ValidationError(
                f"The picture “{picture.title}” cannot be read. Upload it again."
            ) from None
