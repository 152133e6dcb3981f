"""Slugs: a name in the letters of addresses, whatever script it is written in."""

from __future__ import annotations

from anyascii import anyascii
from django.utils.text import slugify


def slug_of(name: str, *, longest: int = 80, otherwise: str = "report") -> str:
    """The name in small Latin letters, cut between words; ``otherwise`` where no letter is left."""
    slug = slugify(anyascii(name))
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return slug.strip("-_") or otherwise


def free_slug(stem: str, *, taken: set[str]) -> str:
    """The slug, with the first free number behind it where another has it already."""
    slug, count = stem, 2
    while slug in taken:
        slug, count = f"{stem}-{count}", count + 1
    return slug
