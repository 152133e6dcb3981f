"""Pictures lie in a bucket that all nodes share, and are read through the site alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import BotoCoreError
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from moto import mock_aws

from onrecord.config.refusing import what_to_do
from onrecord.delivery.media import READING
from onrecord.people.models import User
from onrecord.reports.models import Picture, Section
from tests.conftest import a_picture, a_report
from tests.ports import free_port

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


def test_a_bucket_that_is_away_is_waited_for_shortly_and_told_of_once(
    client: Client, db: None, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    away = {**OPTIONS, "endpoint_url": f"http://127.0.0.1:{free_port()}"}
    there = {"BACKEND": "onrecord.delivery.buckets.Bucket", "OPTIONS": away}
    settings.STORAGES = {**settings.STORAGES, "default": there}

    answers = [client.get("/media/images/boat.jpg") for _ in range(2)]

    assert [one.status_code for one in answers] == [503, 503]
    assert {one["Cache-Control"] for one in answers} == {"no-store"}
    assert [one.getMessage() for one in caplog.records] == [f"{READING} failed."]
    assert default_storage.client_config.connect_timeout < 5
    with pytest.raises(BotoCoreError) as failure:
        default_storage.exists("images/boat.jpg")
    assert "ONRECORD_MEDIA_S3_BUCKET" in what_to_do(failure.value)
