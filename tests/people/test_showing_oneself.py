"""What somebody shows of themselves: words that stay words, and a picture drawn anew."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from onrecord.people.actions import change_face, change_name
from onrecord.people.models import User
from onrecord.people.pages import avatar_of
from tests.conftest import NOON, a_picture_file


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def signed_in(client: Client, rosa: User) -> Client:
    """Rosa at her own page."""
    client.force_login(rosa)
    return client


def with_place() -> SimpleUploadedFile:
    """A photograph that tells where it was taken, and lies on its side."""
    facts = Image.Exif()
    facts[0x0112] = 6
    facts[0x010E] = "taken at home"
    facts.get_ifd(0x8825)[1] = "N"
    written = io.BytesIO()
    Image.new("RGB", (400, 200), "teal").save(written, "JPEG", exif=facts, comment=b"secret")
    return SimpleUploadedFile("home.jpg", written.getvalue(), "image/jpeg")


def a_bomb(side: int = 60_000) -> SimpleUploadedFile:
    """A small file that says it unpacks to many gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1_000_000)
    written = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )
    return SimpleUploadedFile("bomb.png", written, "image/png")


def test_a_picture_is_drawn_anew_and_tells_nothing_else(rosa: User, client: Client) -> None:
    change_face(person=rosa, picture=with_place(), at=NOON)

    answer = client.get(avatar_of(rosa))
    shown = Image.open(io.BytesIO(answer.content))
    assert (shown.format, shown.size) == ("WEBP", (160, 160))
    assert not shown.getexif()
    assert b"secret" not in answer.content
    assert b"home" not in answer.content
    assert "immutable" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]


def test_another_picture_has_another_address_and_the_old_one_goes(
    rosa: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    change_face(person=rosa, picture=a_picture_file(), at=NOON)
    first = avatar_of(rosa)
    with django_capture_on_commit_callbacks(execute=True):
        change_face(person=rosa, picture=a_picture_file(), at=NOON)

    assert avatar_of(rosa) != first
    assert client.get(first).status_code == 404


@pytest.mark.parametrize(
    "file",
    [
        a_bomb(),
        a_bomb(9_000),
        SimpleUploadedFile("x.svg", b"<svg onload=alert(1) xmlns='http://www.w3.org/2000/svg'/>"),
        SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
        SimpleUploadedFile("x.jpg", b"GIF89a<script>alert(1)</script>"),
        SimpleUploadedFile("x.bmp", b"BM" + b"\0" * 200),
        SimpleUploadedFile("x.jpg", b"\xff\xd8\xff" + b"\0" * (5 * 1024 * 1024)),
        SimpleUploadedFile("x.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
        SimpleUploadedFile("empty.png", b" "),
    ],
    ids=lambda file: file.name,
)
def test_what_is_no_small_picture_is_refused(signed_in: Client, rosa: User, file: Any) -> None:
    file.seek(0)
    answer = signed_in.post("/account/", {"name": "Rosa", "face": file})

    assert answer.status_code == 400
    assert "field-wrong" in answer.text
    rosa.refresh_from_db()
    assert not rosa.face


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_each_kind_of_picture_is_taken_and_dropped_again(
    signed_in: Client, rosa: User, kind: str
) -> None:
    name = "\u202e<img src=x onerror=alert(1)>.png"
    file = a_picture_file(name=name, kind=kind)
    assert signed_in.post("/account/", {"name": "Rosa", "face": file}).status_code == 303
    rosa.refresh_from_db()
    assert re.fullmatch(r"/media/faces/[0-9a-f]{24}\.webp", avatar_of(rosa))

    signed_in.post("/account/", {"name": "Rosa", "no_face": "on"})
    rosa.refresh_from_db()
    assert avatar_of(rosa).startswith("data:image/svg+xml,")


def test_the_drawn_picture_is_the_same_everywhere_and_asks_nobody(rosa: User) -> None:
    again = User.objects.get(pk=rosa.pk)

    assert avatar_of(rosa) == avatar_of(again)
    assert "http" not in avatar_of(rosa).replace("http://www.w3.org/2000/svg", "")


def test_words_about_oneself_stay_words_on_the_public_page(
    signed_in: Client, rosa: User, client: Client
) -> None:
    bio = "I fish.\n\n<script>alert(1)</script> [x](javascript:alert(1))"
    assert signed_in.post("/account/", {"name": "Rosa", "bio": bio}).status_code == 303

    page = Client().get(f"/people/{rosa.pk}/").text
    assert "I fish." in page
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "rosa@example.org" not in page


def test_too_many_words_are_refused_and_kept_in_the_form(signed_in: Client) -> None:
    answer = signed_in.post("/account/", {"name": "Rosa", "bio": "x" * 501})

    assert answer.status_code == 400
    assert "x" * 501 in answer.text


def test_who_is_gone_or_shut_out_has_no_page(client: Client, rosa: User) -> None:
    assert client.get(f"/people/{rosa.pk}/").status_code == 200
    rosa.is_active = False
    rosa.save()

    assert client.get(f"/people/{rosa.pk}/").status_code == 404
    assert client.get("/people/99999/").status_code == 404


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("R\u043esa", "one alphabet"),
        ("\u0391nna", "one alphabet"),
        ("R0sa", "looks like the name of somebody"),
        ("R\u00f3sa", "looks like the name of somebody"),
        ("Deleted", "taken for one of the newsroom"),
    ],
)
def test_names_that_pass_for_anothers_are_refused(
    rosa: User, ed: User, db: None, name: str, why: str
) -> None:
    newcomer = User.objects.create_user("new@example.org")

    with pytest.raises(ValidationError, match=why):
        change_name(person=newcomer, name=name, at=NOON)


@pytest.mark.parametrize(
    "name",
    [
        "\u0410\u043d\u043d\u0430 Smith",
        "\u674e Ming",
        "\u0645\u0631\u064a\u0645",
        "Zoe3",
        "J. O\u2019Neill",
    ],
)
def test_names_of_every_alphabet_are_welcome(db: None, name: str) -> None:
    newcomer = User.objects.create_user("new@example.org")
    change_name(person=newcomer, name=name, at=NOON)

    assert newcomer.name == name
