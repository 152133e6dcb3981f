"""The examples in deploy/ are read by the programs they are for, and name what there is."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.urls import resolve

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SETTINGS = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
EXAMPLES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
# Of the Compose specification, what a service may have and we use.
SERVICE = set(
    "image build restart environment secrets volumes depends_on command ports healthcheck "
    "stop_grace_period".split()
)


def compose() -> dict[str, Any]:
    """The example for Compose."""
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return read


def kubernetes() -> dict[str, dict[str, Any]]:
    """The objects of the example for Kubernetes, by kind."""
    text = (DEPLOY / "kubernetes" / "onrecord.yaml").read_text(encoding="utf-8")
    return {one["kind"]: one for one in yaml.safe_load_all(text)}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_setting_in_an_example_is_a_setting(path: Path) -> None:
    named = set(re.findall(r"\b(?:ONRECORD_[A-Z0-9_]+|DATABASE_URL)\b", path.read_text()))

    assert [name for name in named if f"`{name.removesuffix('_FILE')}`" not in SETTINGS] == []


def test_compose_starts_two_web_processes_a_database_and_nginx() -> None:
    read = compose()
    services = read["services"]

    assert {"web-1", "web-2", "database", "nginx"} <= set(services)
    for service in services.values():
        assert set(service) <= SERVICE
        assert set(service.get("secrets", [])) <= set(read["secrets"])
        assert set(service.get("depends_on", [])) <= set(services)
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in read["volumes"] or source.startswith("./")
    assert services["web-1"]["environment"] == services["web-2"]["environment"]
    assert (DEPLOY / "nginx" / "onrecord.conf").is_file()


def test_kubernetes_runs_what_it_selects_and_asks_what_there_is() -> None:
    objects = kubernetes()
    deployment = objects["Deployment"]["spec"]
    pod = deployment["template"]
    site = pod["spec"]["containers"][0]

    assert deployment["replicas"] >= 2
    for selector in (
        deployment["selector"]["matchLabels"],
        objects["Service"]["spec"]["selector"],
        objects["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
    ):
        assert selector.items() <= pod["metadata"]["labels"].items()
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        resolve(site[probe]["httpGet"]["path"])
    assert {mount["name"] for mount in site["volumeMounts"]} == {
        volume["name"] for volume in pod["spec"]["volumes"]
    }
    backend = objects["Ingress"]["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend["name"] == objects["Service"]["metadata"]["name"]


def test_the_image_is_made_of_files_that_there_are() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE)

    assert [one for line in copied for one in line.split()[:-1] if not (ROOT / one).exists()] == []
    assert "--require-hashes" in text
    assert re.search(r"^USER onrecord$", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["onrecord.service", "onrecord-work.service"])
def test_systemd_takes_the_units(name: str, tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here")
    text = (DEPLOY / "systemd" / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(re.sub(r"/srv/onrecord/\.venv/bin/onrecord", "/bin/true", text))

    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / name],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert [line for line in said.stderr.splitlines() if name in line] == []


def test_nginx_takes_its_file(tmp_path: Path) -> None:
    if not (shutil.which("nginx") and shutil.which("openssl")):
        pytest.skip("no nginx here")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=news.example",
         "-keyout", tmp_path / "news.example.key", "-out", tmp_path / "news.example.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    text = (DEPLOY / "nginx" / "onrecord.conf").read_text(encoding="utf-8")
    text = re.sub(r"server web-(\d):", r"server 127.0.0.\1:", text)
    text = text.replace("/etc/nginx/certificates", str(tmp_path))
    text = text.replace("/var/cache/nginx", str(tmp_path))
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{text}\n}}\n")

    said = subprocess.run(
        ["nginx", "-t", "-c", whole, "-p", tmp_path], capture_output=True, text=True, check=False
    )

    assert said.returncode == 0, said.stderr
    assert "[warn]" not in said.stderr
