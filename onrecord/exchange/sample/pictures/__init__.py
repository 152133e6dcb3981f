"""The sample newsroom's pictures, drawn by code: no camera, no archive, nobody else's rights."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from onrecord.exchange.sample.pictures.coast import harbour, seabirds, strait
from onrecord.exchange.sample.pictures.country import night_sky, river
from onrecord.exchange.sample.pictures.rooms import ballots, council_chamber, library
from onrecord.exchange.sample.pictures.town import evening_street, old_city, road_out

DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "old-city": old_city,
    "road-out": road_out,
    "strait": strait,
    "library": library,
    "evening-street": evening_street,
    "council-chamber": council_chamber,
    "ballots": ballots,
    "harbour": harbour,
    "seabirds": seabirds,
    "river": river,
    "night-sky": night_sky,
}


def draw(name: str) -> bytes:
    """One drawing as a JPEG file."""
    out = BytesIO()
    DRAWINGS[name]().save(out, format="JPEG", quality=84, optimize=True)
    return out.getvalue()
