"""Pictures lie in a bucket that all nodes share, and are read through the site alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.management import call_command
from django.test import Client
from moto import mock_aws

from onrecord.people.models import User
from onrecord.reports.models import Picture, Section
from tests.conftest import a_picture, a_report

OPTIONS = {
    "bucket_name": "ledger",
    "region_name": "eu-central-1",
    "access_key": "key",
    "secret_key": "secret",
    "default_acl": "private",
    "file_overwrite": False,
}


@pytest.fixture
def bucket(settings: Any) -> Iterator[Any]:
    """A bucket, and a site that keeps its media there."""
    with mock_aws():
        made = boto3.resource(
            "s3",
            region_name="eu-central-1",
            aws_access_key_id="key",
            aws_secret_access_key="secret",
        ).Bucket("ledger")
        made.create(CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {"BACKEND": "onrecord.delivery.buckets.Bucket", "OPTIONS": OPTIONS},
        }
        yield made


@pytest.fixture
def picture(bucket: Any, ed: User, world: Section) -> Picture:
    """A picture that a published report shows."""
    shown = a_picture()
    a_report(editor=ed, section=world, lead_image=shown)
    return shown


def test_readers_get_a_picture_from_the_site(client: Client, bucket: Any, picture: Picture) -> None:
    address = picture.renditions.first().url

    answer = client.get(address)

    assert address.startswith("/media/images/")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("image/")
    keys = {one.key for one in bucket.objects.all()}
    assert {key.split("/")[0] for key in keys} == {"images", "original_images"}


def test_originals_are_for_nobody(client: Client, bucket: Any, picture: Picture) -> None:
    original = picture.file.name

    for address in (
        f"/media/{original}",
        f"/media/images/../{original}",
        f"/media/images/%2e%2e/{original}",
        f"/media/images/x/../../{original}",
        "/media/images/nothing.png",
    ):
        assert client.get(address).status_code == 404
    grants = [
        grant["Grantee"].get("URI", "")
        for one in bucket.objects.all()
        for grant in one.Acl().grants
    ]
    assert not any("AllUsers" in grantee for grantee in grants)


def test_two_uploads_of_one_name_do_not_meet(bucket: Any, picture: Picture) -> None:
    other = a_picture()

    assert other.file.name != picture.file.name


def test_a_copy_of_the_site_brings_a_pictures_sizes_and_no_original(
    tmp_path: Path, bucket: Any, picture: Picture
) -> None:
    call_command("bake", "--all", "--into", str(tmp_path), verbosity=0)

    written = {
        str(file.relative_to(tmp_path / "media")): file.read_bytes()
        for file in (tmp_path / "media").rglob("*.*")
    }
    assert written
    assert written == {
        one.key: one.get()["Body"].read()
        for one in bucket.objects.filter(Prefix="images/")
        if one.key in written
    }
