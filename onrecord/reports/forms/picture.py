"""What is asked for about a picture."""

from __future__ import annotations

from typing import Any

from wagtail.images.forms import BaseImageForm

from onrecord.shared.photo_facts import decode


class PictureForm(BaseImageForm):
    """A picture's facts. Its file is never exchanged: versions show it as it was published."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        if "description" in self.fields:
            self.fields["description"].label = "What it shows, for those who cannot see it"
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].disabled = True
            self.fields["file"].help_text = "To show another picture, upload it as a new one."

    def full_clean(self) -> None:
        """Refuse a damaged file here, not when it is scaled at publishing."""
        try:
            super().full_clean()
            if "file" in self.changed_data and "file" in self.cleaned_data:
                decode(self.cleaned_data["file"])
        except (OSError, SyntaxError):
            self.add_error("file", "This file is damaged. Export the picture again and retry.")
