"""A mistake in the settings is refused at start, by the setting's name, with exit code 2."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

import onrecord
from onrecord.config.running import Commands

SETTINGS = Path(onrecord.__file__).parent / "config" / "settings.py"
NONSENSE = {
    "ONRECORD_ADDRESS": [
        "news.example",
        "https://",
        "https://news.example/news",
        "ftp://news.example",
        "https://news.example:abc",
        "https://news .example",
        "https://desk@news.example",
    ],
    "ONRECORD_TIME_ZONE": ["Mars/Olympus", "America", "../../etc/passwd"],
    "ONRECORD_LANGUAGE": ["xx", "non sense"],
    "ONRECORD_DEBUG": ["perhaps"],
    "ONRECORD_DATABASE_CONNECTIONS": ["0", "-3", "ten", "9" * 5000],
    "ONRECORD_TRUSTED_PROXIES": ["-1", "1.5"],
    "ONRECORD_SMTP_PORT": ["0", "99999", "smtp"],
    "ONRECORD_LLM_URL": ["ftp://model.example", "model.example"],
    "ONRECORD_LLM_TIMEOUT": ["0"],
    "ONRECORD_CLASSIFIER_URL": ["localhost"],
    "ONRECORD_CLASSIFIER_TIMEOUT": ["-5"],
    "ONRECORD_CLASSIFIER_HOLDS_FROM": ["900"],
    "ONRECORD_AKISMET_URL": ["akismet"],
    "ONRECORD_CDN_PURGE_URL": ["purge it"],
    "DATABASE_URL": ["postgres", "mysql://a@host/name", "postgresql://a@host:port/name"],
}
PAIRS = [(name, value) for name, values in NONSENSE.items() for value in values]


def settings(data: Path, monkeypatch: pytest.MonkeyPatch, **named: str) -> dict[str, object]:
    """The settings as they would be read with these variables."""
    monkeypatch.setenv("ONRECORD_DATA", str(data))
    monkeypatch.setenv("DATABASE_URL", "postgresql://desk@/site")
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(SETTINGS))


@pytest.mark.parametrize(("name", "value"), PAIRS)
def test_nonsense_is_refused_by_the_setting_s_name(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{name} "):
        settings(tmp_path, monkeypatch, **{name: value})


@pytest.mark.parametrize("name", NONSENSE)
def test_what_is_empty_is_as_if_it_were_not_set(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings(tmp_path, monkeypatch, **{name: " "})["TIME_ZONE"] == "UTC"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONRECORD_LANGUAGE", "de-AT"),
        ("ONRECORD_LANGUAGE", "pt-BR"),
        ("ONRECORD_ADDRESS", "http://[::1]:8000/"),
        ("ONRECORD_TIME_ZONE", "Europe/Berlin"),
        ("DATABASE_URL", "sqlite:////srv/onrecord/site.sqlite3"),
    ],
)
def test_what_makes_sense_is_taken(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path, monkeypatch, **{name: value})


def test_a_password_is_not_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings(tmp_path, monkeypatch, DATABASE_URL="mysql://desk:hunter2@host/name")

    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize("content", [None, b"", b"\xd0\xff"])
def test_a_secret_s_file_that_holds_none_is_refused(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(ImproperlyConfigured, match=r"^ONRECORD_SECRET_KEY_FILE "):
        settings(tmp_path, monkeypatch, ONRECORD_SECRET_KEY_FILE=str(file))


def test_a_data_folder_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ImproperlyConfigured, match="ONRECORD_DATA"):
        settings(tmp_path / "file", monkeypatch)


@pytest.mark.parametrize(
    ("command", "named", "words"),
    [
        ("tasks", {"ONRECORD_TIME_ZONE": "Mars/Olympus"}, "ONRECORD_TIME_ZONE is 'Mars/Olympus'"),
        ("serve", {"ONRECORD_SMTP_PORT": "smtp"}, "ONRECORD_SMTP_PORT is 'smtp'"),
        ("check", {"ONRECORD_CDN": "akami"}, "ONRECORD_CDN is 'akami'"),
        ("verify", {"DATABASE_URL": "postgresql://a@127.0.0.1:1/b"}, "cannot be used"),
        ("verify", {"DATABASE_URL": ""}, "onrecord prepare"),
        ("serv", {}, "serve"),
        ("createsuperuser --noinput", {}, "--email"),
        ("createsuperuser", {}, "DJANGO_SUPERUSER_PASSWORD"),
        ("migrate news", {}, "'news'"),
    ],
)
def test_a_command_says_so_without_a_traceback(
    command: str, named: dict[str, str], words: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *command.split()],
        stdin=subprocess.DEVNULL,
        env=os.environ
        | {"ONRECORD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "onrecord.config.settings"}
        | named,
        capture_output=True,
        text=True,
        check=False,
    )

    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 2


def test_the_version_is_ours(capsys: pytest.CaptureFixture[str]) -> None:
    Commands(["onrecord", "--version"]).execute()

    assert capsys.readouterr().out == f"On Record {version('onrecord')}\n"
