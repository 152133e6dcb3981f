"""A picture's file says who made it and what it shows; what was typed stands."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onrecord.reports.actions import publish_report
from onrecord.reports.models import Picture
from onrecord.shared.photo_facts import PhotoFacts, read_photo
from tests.conftest import NOON, a_draft, a_picture, a_picture_file

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:c="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 photoshop:DateCreated="2016-11-30T10:00:00">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The square at noon</rdf:li></rdf:Alt>
</dc:description>
<c:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">An empty square</rdf:li></rdf:Alt>
</c:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def _iptc(**facts: bytes) -> bytes:
    """A Photoshop resource with IPTC fields, as a JPEG carries them."""
    numbers = {"caption": 120, "credit": 110, "byline": 80, "copyright": 116, "date": 55}
    fields = b"".join(
        b"\x1c\x02" + bytes([numbers[name]]) + len(text).to_bytes(2, "big") + text
        for name, text in facts.items()
    )
    resource = b"8BIM\x04\x04\x00\x00" + len(fields).to_bytes(4, "big") + fields
    return b"Photoshop 3.0\x00" + resource + b"\x00" * (len(fields) % 2)


def _photo(*, iptc: bytes = b"", exif: Image.Exif | None = None, xmp: str = "") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30)).save(written, "JPEG", exif=exif or Image.Exif(), xmp=xmp.encode())
    photo = written.getvalue()
    if not iptc:
        return photo
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc
    return photo[:2] + segment + photo[2:]


def _upload(photo: bytes, **typed: str) -> Picture:
    file = SimpleUploadedFile("square.jpg", photo, "image/jpeg")
    return Picture.objects.create(title="Square", file=file, **typed)


def test_iptc_fills_what_was_left_empty(db):
    photo = _photo(
        iptc=_iptc(
            caption="Plätze".encode(), credit=b"Agency", copyright=b"CC BY 4.0", date=b"20161130"
        )
    )

    picture = _upload(photo)

    assert (picture.caption, picture.credit, picture.licence) == ("Plätze", "Agency", "CC BY 4.0")
    assert picture.iptc["date"] == "2016-11-30"


def test_what_was_typed_is_not_overwritten(db):
    picture = _upload(_photo(iptc=_iptc(caption=b"From the file")), caption="Typed")

    assert picture.caption == "Typed"
    assert picture.iptc["caption"] == "From the file"


def test_exif_and_xmp_are_read_too(db):
    exif = Image.Exif()
    exif[0x013B] = "A. Lens"

    picture = _upload(_photo(exif=exif, xmp=XMP))

    assert picture.credit == "A. Lens"
    assert picture.description == "An empty square"
    assert picture.caption == "The square at noon"
    assert picture.iptc["date"] == "2016-11-30"


def test_long_texts_are_cut_to_fit(db):
    picture = _upload(_photo(iptc=_iptc(credit=b"x" * 500)))

    assert len(picture.credit) == 160


@pytest.mark.parametrize("date", [b"2016", b"00000000", b"20161399", b"\xff\xff"])
def test_a_broken_date_is_left_out(date):
    assert read_photo(io.BytesIO(_photo(iptc=_iptc(date=date)))).date == ""


@given(st.binary(max_size=200))
def test_a_file_that_is_no_picture_says_nothing(data):
    assert read_photo(io.BytesIO(data)) == PhotoFacts()


@given(st.binary(max_size=80))
def test_broken_metadata_stops_nobody(data):
    read_photo(io.BytesIO(_photo(iptc=b"Photoshop 3.0\x008BIM" + data)))


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")]
)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_damaged_file_is_refused_when_it_is_uploaded(client, ada, kind, name, part):
    client.force_login(ada)
    whole = a_picture_file(name=name, size=(300, 200), kind=kind).read()
    torn = SimpleUploadedFile(name, whole[: int(len(whole) * part)], f"image/{kind.lower()}")

    answer = client.post("/desk/images/add/", {"title": "Torn", "collection": 1, "file": torn})

    assert answer.status_code == 200
    assert not Picture.objects.exists()


def test_a_report_with_a_damaged_picture_is_not_published(ed, world):
    picture = a_picture()
    report = a_draft(author=ed, section=world, lead_image=picture)
    with picture.file.storage.open(picture.file.name, "wb") as file:
        file.write(b"torn")

    with pytest.raises(ValidationError, match="cannot be read"):
        publish_report(report=report, editor=ed, at=NOON)


def test_sizes_are_made_when_a_picture_is_uploaded(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = _upload(_photo())

    assert sorted(picture.renditions.values_list("width", flat=True)) == [40, 40]
