"""Drawings of the land: the river above the town and the sky above the observatory."""

from __future__ import annotations

import math

from PIL import Image

from onrecord.exchange.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, outline
from onrecord.exchange.sample.pictures.motifs import gulls, smooth

HILL = "0,880 260,800 520,812 800,900 1100,1000 1600,1050 1600,1067 0,1067"
STARLIGHT = ["#ffffff", "#cfdcff", "#8fa6dd", "#ffe9c4", "#5d71ad", "#7f92c9"]


def river() -> Image.Image:
    """The Orrin above the town, wide over its meadows."""
    sheet = Canvas(
        seed=31, sky=[(0, "#566a72"), (0.25, "#93a29a"), (0.42, "#dcd6b4"), (1, "#dcd6b4")]
    )
    sheet.glow(1080, 330, 420, colour="#fdf6d4", strength=0.7)
    for top, swing, colour in ((330, 60, "#a3b0a0"), (392, 46, "#7f947f"), (448, 30, "#5e7a62")):
        sheet.shape(sheet.ridge(top, swing), colour).mist(
            top + 10, top + 110, "#dcd6b4", strength=0.45
        )
    meadow: list[Point] = [(0, 505), (WIDTH, 490), (WIDTH, HEIGHT), (0, HEIGHT)]
    sheet.wash(meadow, [(0, "#7d9463"), (0.5, "#52744c"), (1, "#263f33")])
    banks = (700.0, 760.0, 640.0, 900.0, 560.0, 1120.0, 380.0, 1420.0)
    left = [(x - 16 - i * i * 9, 512 + i * i * 11.4) for i, x in enumerate(banks)]
    right = [(x + 60 + i * i * 13, 512 + i * i * 11.4) for i, x in enumerate(banks)]
    sheet.wash(
        [*smooth(left), *reversed(smooth(right))],
        [(0, "#efe7c5"), (0.4, "#a9b7ab"), (1, "#5d7b80")],
    )
    for x, base, size in _poplars(sheet):
        _poplar(sheet, x, base, size)
        sheet.veil(
            [(x - size * 0.1, base), (x + size * 0.1, base), (x + size * 0.03, base + size * 0.6)],
            "#20382f",
            strength=0.35,
        )
    sheet.box(1232, 716, 1262, 1000, colour="#f4efe0")
    for mark in range(12):
        sheet.box(1232, 724 + mark * 23, 1248 - 8 * (mark % 2), 731 + mark * 23, colour="#a23c2b")
    gulls(sheet, 7, (300, 120, 900, 320), "#2c3a3c")
    return sheet.finish()


def night_sky() -> Image.Image:
    """Hours of stars turning round the pole above the observatory."""
    sheet = Canvas(
        seed=47,
        sky=[(0, "#0a1026"), (0.5, "#16244a"), (0.78, "#3c4a72"), (0.9, "#c98f52"), (1, "#c98f52")],
    )
    sheet.glow(1240, 960, 520, colour="#f2b25c", strength=0.75)
    for _ in range(330):
        radius = 20 + 1180 * math.sqrt(sheet.dice.random())
        start = sheet.dice.uniform(0, 360)
        colour = sheet.dice.choice(STARLIGHT)
        sheet.arc(
            700,
            360,
            radius,
            turn=(start, start + 56),
            colour=colour,
            width=sheet.dice.choice([1, 1, 1.5, 2.2]),
        )
    sheet.disc(700, 360, 4, colour="#ffffff")
    sheet.shape(sheet.ridge(900, 34), "#232c48")
    for _ in range(120):
        x, y = sheet.dice.uniform(900, 1600), sheet.dice.uniform(925, 985)
        sheet.disc(
            x,
            y,
            sheet.dice.uniform(1, 2.6),
            colour=sheet.dice.choice(["#ffc76b", "#ffdd9c", "#f29d49"]),
        )
    sheet.shape(outline(HILL), "#0b1022")
    sheet.disc(380, 716, 128, colour="#33406a").box(252, 716, 508, 836, colour="#202a50")
    sheet.shape([(356, 720), (372, 588), (414, 592), (420, 720)], "#f7c77a").box(
        252, 714, 508, 728, colour="#394468"
    )
    sheet.box(364, 766, 396, 836, colour="#f2b25c")
    return sheet.finish()


def _poplars(sheet: Canvas) -> list[tuple[float, float, float]]:
    """Where the trees stand: place, foot and height, the nearest last."""
    trees = []
    for _ in range(34):
        base = 520 + 380 * sheet.dice.random() ** 2
        x = sheet.dice.choice([sheet.dice.uniform(20, 420), sheet.dice.uniform(1150, 1580)])
        trees.append((x, base, 46 + (base - 520) * 0.72))
    return sorted(trees, key=lambda tree: tree[1])


def _poplar(sheet: Canvas, x: float, base: float, size: float) -> None:
    """A pointed tree, lit from the right."""
    widths = ((0, 0.02), (0.12, 0.09), (0.34, 0.14), (0.6, 0.12), (0.84, 0.06), (1, 0))
    left = [(x - size * half, base - size * up) for up, half in widths]
    right = [(x + size * half, base - size * up) for up, half in widths]
    sheet.shape([*left, *reversed(right)], "#2e4a3a")
    lit = [(px + size * 0.07, y) for px, y in left[1:-1]]
    sheet.veil([*lit, *reversed(right[1:-1])], "#7f9a62", strength=0.4)
