"""Content policy, independence from a request, and weight: read from the files of the design."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "onrecord"
STATIC = PACKAGE / "static" / "onrecord"
TEMPLATES = sorted(
    path for folder in ("templates", "pieces") for path in (PACKAGE / folder).rglob("*.html")
)
PRIVATE = {"account", "allauth", "forms", "notice", "usersessions"}
PRIVATE_PAGES = {"discussion/form.html", "discussion/flag.html", "discussion/withdraw.html"}
PRIVATE_PAGES |= {"discussion/value.html"}
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
REPORT_SCRIPTS = re.compile(r"'onrecord/(\w+\.js)'")
REPORT_STYLES = re.compile(r"'onrecord/(\w+\.css)'")
PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:margin|padding|border)-(?:left|right|top|bottom)\b|text-align:\s*(?:left|right)"
)


def name_of(path: Path) -> str:
    return Path(*path.relative_to(PACKAGE).parts[1:]).as_posix()


def words_of(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def weight(paths: list[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_no_style_script_or_handler_stands_in_a_page(template: Path) -> None:
    words = words_of(template)

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", words)
    assert all(
        "src=" in tag or "application/ld+json" in tag for tag in re.findall(r"<script[^>]*>", words)
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_says_first_what_it_is_given(template: Path) -> None:
    is_element_of_allauth = "allauth/elements" in template.as_posix()

    first = template.read_text(encoding="utf-8")[:120]

    assert is_element_of_allauth or "{% comment %}" in first or first.startswith("{#")


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_public_page_knows_nobody(template: Path) -> None:
    name = name_of(template)
    if name.split("/")[0] in PRIVATE or name in PRIVATE_PAGES:
        return

    assert not re.search(r"{[{%][^}]*\b(?:request|user|csrf_token|messages)\b", words_of(template))


def test_a_report_page_stays_light() -> None:
    pages = words_of(PACKAGE / "templates/base.html") + words_of(PACKAGE / "templates/report.html")
    scripts = [STATIC / name for name in REPORT_SCRIPTS.findall(pages)]
    styles = [STATIC / name for name in REPORT_STYLES.findall(pages)]
    fonts = sorted((STATIC / "fonts").glob("*.woff2"))

    assert weight(scripts) < 15_000
    assert sum(font.stat().st_size for font in fonts) < 25_000
    # The rest of the 60,000 is for the words: headline to last comment.
    assert weight(scripts) + weight(styles) + weight(fonts) < 42_000


@pytest.mark.parametrize("style", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_styles_read_from_either_side(style: Path) -> None:
    assert not PHYSICAL.search(style.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_a_module_says_what_it_is_for_and_stands_alone(module: Path) -> None:
    words = module.read_text(encoding="utf-8")

    assert words.startswith("// ")
    assert not re.search(r"^\s*import\b|innerHTML|\beval\(", words, re.MULTILINE)
