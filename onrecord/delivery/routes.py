"""The register of baked pages: each app's URLconf enters its addresses and how they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import Resolver404, URLPattern, get_resolver, path, resolve, reverse

from onrecord.delivery import views
from onrecord.delivery.baking import Bake, Baked

Parameters = Mapping[str, Any]
View = Callable[..., HttpResponseBase]


def just_one() -> Iterable[Parameters]:
    """The addresses of a page whose address has no parameters."""
    return [{}]


def none() -> Iterable[Parameters]:
    """For pages that a written copy does without."""
    return []


@dataclass(frozen=True)
class BakedPage:
    """One kind of public page. ``every`` yields the parameters of each address a copy must hold."""

    name: str
    bake: Bake
    every: Callable[[], Iterable[Parameters]]

    def address(self, parameters: Parameters) -> str:
        """The path of one of its pages."""
        return reverse(self.name, kwargs=dict(parameters))


REGISTER: dict[str, BakedPage] = {}


def register() -> Mapping[str, BakedPage]:
    """The whole register: loading the site's addresses fills it."""
    get_resolver().url_patterns  # noqa: B018  this loads them
    return REGISTER


class Missing:
    """The page that a host of files answers with where there is none."""

    address = "/404.html"
    bake: Callable[[], Baked]


MISSING = Missing()


def missing(bake: Callable[[], Baked]) -> None:
    """Have a copy answer with this where nothing is."""
    MISSING.bake = bake


def baked(
    route: str,
    bake: Bake,
    *,
    name: str,
    every: Callable[[], Iterable[Parameters]] = just_one,
    view: View = views.baked_page,
) -> URLPattern:
    """A URL pattern whose pages are baked. ``route`` is Django's; its parameters go to ``bake``.

    ``view`` answers with what is baked; one of an app's own adds headers to that.
    """
    REGISTER[name] = BakedPage(name=name, bake=bake, every=every)
    return path(route, partial(view, bake=bake), name=name)


def is_baked(address: str) -> bool:
    """Whether a page that is baked stands at this path, or would."""
    try:
        found = resolve(address)
    except Resolver404:
        return False
    return "bake" in getattr(found.func, "keywords", {})
