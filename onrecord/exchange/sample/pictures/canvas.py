"""A sheet to draw on: flat shapes, soft washes, paper grain; the same seed, the same pixels."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Self

from PIL import Image, ImageChops, ImageDraw

WIDTH, HEIGHT = 1600, 1067
FINE = 2  # shapes are drawn twice as large and brought down once, which smooths their edges

Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]
Alpha = Callable[[float], float]


class Canvas:
    """One picture being drawn. Lengths are pixels of the finished sheet; y grows downwards."""

    def __init__(self, *, seed: int, sky: Stops) -> None:
        # The same newsroom looks the same every time; nothing secret hangs on these dice.
        self.dice = random.Random(seed)  # noqa: S311  grain of a drawing, no secret
        self.sheet = _gradient(sky).resize((WIDTH * FINE, HEIGHT * FINE), Image.Resampling.BILINEAR)
        self.pen = ImageDraw.Draw(self.sheet)

    def shape(self, points: Sequence[Point], colour: str) -> Self:
        """A flat area."""
        self.pen.polygon(_fine(points), fill=colour)
        return self

    def box(self, left: float, top: float, right: float, bottom: float, *, colour: str) -> Self:
        """A flat upright rectangle."""
        self.pen.rectangle(_fine([(left, top), (right, bottom)]), fill=colour)
        return self

    def disc(self, x: float, y: float, radius: float, *, colour: str, flat: float = 1) -> Self:
        """A filled circle, or an ellipse where ``flat`` is not 1."""
        low, high = (x - radius, y - radius * flat), (x + radius, y + radius * flat)
        self.pen.ellipse(_fine([low, high]), fill=colour)
        return self

    def stroke(self, points: Sequence[Point], colour: str, *, width: float = 2) -> Self:
        """A line through points."""
        self.pen.line(_fine(points), fill=colour, width=round(width * FINE), joint="curve")
        return self

    def arc(
        self, x: float, y: float, radius: float, *, turn: Point, colour: str, width: float
    ) -> Self:
        """A part of a circle's rim, from and to degrees."""
        rim = _fine([(x - radius, y - radius), (x + radius, y + radius)])
        self.pen.arc(rim, turn[0], turn[1], fill=colour, width=round(width * FINE))
        return self

    def wash(self, points: Sequence[Point], stops: Stops) -> Self:
        """An area whose colour runs from its top to its bottom."""
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        size = (WIDTH * FINE, max(1, round((bottom - top) * FINE)))
        mask = Image.new("L", size)
        moved = [(x, y - top) for x, y in points]
        ImageDraw.Draw(mask).polygon(_fine(moved), fill=255)
        self.sheet.paste(_gradient(stops).resize(size), (0, round(top * FINE)), mask)
        return self

    def veil(self, points: Sequence[Point], colour: str, *, strength: float) -> Self:
        """An area of see-through colour; strength 0 to 1."""
        left, top = min(x for x, _ in points), min(y for _, y in points)
        right, bottom = max(x for x, _ in points), max(y for _, y in points)
        size = (round((right - left) * FINE) + 1, round((bottom - top) * FINE) + 1)
        mask = Image.new("L", size)
        moved = [(x - left, y - top) for x, y in points]
        ImageDraw.Draw(mask).polygon(_fine(moved), fill=round(255 * strength))
        self.sheet.paste(colour, (round(left * FINE), round(top * FINE)), mask)
        return self

    def mist(self, top: float, bottom: float, colour: str, *, strength: float = 0.8) -> Self:
        """A band of haze, thickest in its middle."""
        rows = 64
        fade = bytes(
            round(255 * strength * math.sin(math.pi * i / (rows - 1)) ** 2) for i in range(rows)
        )
        mask = Image.frombytes("L", (1, rows), fade)
        size = (WIDTH * FINE, round((bottom - top) * FINE))
        self.sheet.paste(
            colour, (0, round(top * FINE)), mask.resize(size, Image.Resampling.BILINEAR)
        )
        return self

    def glow(
        self, x: float, y: float, radius: float, *, colour: str, strength: float = 0.8
    ) -> Self:
        """Light that spreads from a point."""
        ring = ImageChops.invert(Image.radial_gradient("L"))
        curve = [
            min(255, round(255 * strength * max(0.0, (v - 75) / 180) ** 1.6)) for v in range(256)
        ]
        side = round(2 * radius * FINE)
        mask = ring.point(curve).resize((side, side), Image.Resampling.BILINEAR)
        self.sheet.paste(colour, (round((x - radius) * FINE), round((y - radius) * FINE)), mask)
        return self

    def ridge(self, top: float, swing: float, *, rough: float = 0.5) -> list[Point]:
        """The outline of a range of hills from edge to edge, closed along the bottom."""
        heights = [self.dice.uniform(-swing, swing) for _ in range(3)]
        while len(heights) < 129:
            swing *= rough
            pairs = pairwise(heights)
            middles = [(a + b) / 2 + self.dice.uniform(-swing, swing) for a, b in pairs]
            heights = [h for both in zip(heights, middles, strict=False) for h in both] + heights[
                -1:
            ]
        line = [(i * WIDTH / 128, top + h) for i, h in enumerate(heights)]
        return [*line, (WIDTH, HEIGHT), (0, HEIGHT)]

    def finish(self) -> Image.Image:
        """The picture at its own size, with paper grain and a slightly darker rim."""
        paper = self.sheet.reduce(FINE)
        noise = Image.frombytes(
            "L", (WIDTH // 2, HEIGHT // 2), self.dice.randbytes((WIDTH // 2) * (HEIGHT // 2))
        )
        grain = noise.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR).point(
            [118 + v // 12 for v in range(256)]
        )
        paper = ImageChops.overlay(paper, Image.merge("RGB", [grain] * 3))
        rim = Image.radial_gradient("L").point([max(0, v - 150) // 2 for v in range(256)])
        paper.paste("#1b1a22", (0, 0), rim.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR))
        return paper


def outline(pairs: str) -> list[Point]:
    """Points written as in an SVG file: "0,372 180,380"."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in pairs.split())]


def _fine(points: Sequence[Point]) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def _gradient(stops: Stops) -> Image.Image:
    """A column of 256 pixels that runs through the stops, given as share of the way and colour."""
    column = Image.new("RGB", (1, 256))
    for (start, first), (end, second) in pairwise(stops):
        low, high = round(start * 255), round(end * 255)
        blend = Image.linear_gradient("L").resize((1, high - low + 1), Image.Resampling.BILINEAR)
        colours = Image.new("RGB", blend.size, first)
        colours.paste(second, (0, 0), blend)
        column.paste(colours, (0, low))
    return column
