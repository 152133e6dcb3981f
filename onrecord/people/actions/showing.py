"""What somebody shows of themselves beside the name: a few words, a picture."""

from __future__ import annotations

import datetime as dt
import io
import secrets
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from PIL import Image, ImageOps

from onrecord.people import rules
from onrecord.people.models import Allowance, User
from onrecord.shared.text import tidy_prose

LARGEST_FILE = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000
SIDE = 160
_KINDS = ("PNG", "JPEG", "WEBP", "GIF")


def change_bio(*, person: User, words: str) -> None:
    """Say something about oneself; shown as plain words."""
    tidy = tidy_prose(words).strip()
    if len(tidy) > rules.LONGEST_BIO:
        raise ValidationError(f"Shorten it to {rules.LONGEST_BIO} characters.")
    if tidy != person.bio:
        person.bio = tidy
        person.save(update_fields=["bio"])


def change_face(*, person: User, picture: File[bytes], at: dt.datetime) -> None:
    """Show a picture of one's own: cut square, drawn anew, nothing of the file's own bytes kept."""
    drawn = _drawn_anew(picture)
    before = person.face.name
    with transaction.atomic():
        Allowance.objects.spend(key=f"face:{person.pk}", rate=rules.FACE_RATE, at=at)
        # Another name each time: browsers keep a picture for long under its address.
        person.face.save(f"{secrets.token_hex(12)}.webp", ContentFile(drawn), save=False)
        person.save(update_fields=["face"])
    _forget(person, before)


def drop_face(*, person: User) -> None:
    """Show the drawn picture again."""
    before = person.face.name
    person.face = ""
    person.save(update_fields=["face"])
    _forget(person, before)


def _forget(person: User, name: str | None) -> None:
    if name:
        transaction.on_commit(lambda: person.face.storage.delete(name))


def _drawn_anew(picture: File[bytes]) -> bytes:
    if picture.size > LARGEST_FILE:
        raise ValidationError("This file is larger than 5 MB. Choose a smaller one.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(picture, formats=_KINDS) as image:
                # Read from the head of the file, before a pixel is unpacked.
                if image.width * image.height > MOST_PIXELS:
                    raise ValidationError("This picture has too many pixels. Make it smaller.")
                image.draft("RGB", (SIDE * 2, SIDE * 2))
                upright = ImageOps.exif_transpose(image)
                square = ImageOps.fit(upright.convert("RGBA"), (SIDE, SIDE))
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError("This picture has too many pixels. Make it smaller.") from None
    # Decoders of broken files raise whatever their format trips over.
    except Exception:
        raise ValidationError(
            "This file is no picture that can be read. Choose a PNG, JPEG, WebP or GIF."
        ) from None
    return _without_anything_else(square)


def _without_anything_else(image: Image.Image) -> bytes:
    """The pixels alone: no place, no camera, no comment, no profile."""
    bare = Image.new("RGBA", image.size)
    bare.paste(image)
    written = io.BytesIO()
    bare.save(written, "WEBP", quality=82)
    return written.getvalue()
