"""Drawings of the sea: the harbour, the strait and the bird rock."""

from __future__ import annotations

from PIL import Image

from onrecord.exchange.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, outline
from onrecord.exchange.sample.pictures.motifs import glitter, gulls, swell

INK = "#1d2433"
FAR_HEAD = "1600,430 1490,446 1390,500 1330,566 1230,612 1180,640 1600,700"
NEAR_HEAD = "0,372 180,380 300,420 372,500 400,566 470,640 540,690 560,716 0,790"


def harbour() -> Image.Image:
    """Cranes and a loaded ship against the evening."""
    sheet = Canvas(
        seed=11,
        sky=[
            (0, "#27405f"),
            (0.34, "#8d7f93"),
            (0.5, "#e8a06b"),
            (0.62, "#f6cf94"),
            (1, "#f6cf94"),
        ],
    )
    sheet.glow(1130, 560, 520, colour="#fff0c4", strength=0.9).disc(1130, 560, 82, colour="#fff3d1")
    sheet.shape(sheet.ridge(622, 26), "#8f7b86").mist(560, 690, "#f3c494", strength=0.6)
    sea: list[Point] = [(0, 668), (WIDTH, 668), (WIDTH, HEIGHT), (0, HEIGHT)]
    sheet.wash(sea, [(0, "#d69b72"), (0.35, "#6f7285"), (1, "#1f3048")])
    glitter(sheet, 1130, 676, "#ffe6b3")
    sheet.shape([(0, 690), (1010, 690), (1030, 716), (0, 724)], INK)
    sheet.veil([(0, 724), (1030, 716), (1000, 770), (0, 790)], INK, strength=0.35)
    for x, size in ((180, 0.8), (430, 0.95), (720, 1.1)):
        _crane(sheet, x, 700, size)
    _ship(sheet, 560, 776)
    sheet.shape([(0, 905), (700, 930), (820, HEIGHT), (0, HEIGHT)], INK)
    for x in range(40, 680, 88):
        sheet.box(x, 880 + x / 28, x + 20, 920 + x / 28, colour=INK).disc(
            x + 10, 878 + x / 28, 13, colour=INK, flat=0.5
        )
    gulls(sheet, 14, (250, 150, 1400, 480), "#2b3550")
    return sheet.finish()


def strait() -> Image.Image:
    """A lifeboat between two headlands, and the light that guides it."""
    sheet = Canvas(
        seed=23,
        sky=[(0, "#1c3b52"), (0.3, "#47788a"), (0.52, "#bcd0c2"), (0.6, "#f3e3bd"), (1, "#f3e3bd")],
    )
    sheet.glow(820, 540, 460, colour="#fffbe2", strength=0.75)
    sheet.shape([(840, 600), (960, 556), (1130, 548), (1300, 574), (1420, 600)], "#93aea9")
    sea: list[Point] = [(0, 600), (WIDTH, 600), (WIDTH, HEIGHT), (0, HEIGHT)]
    sheet.wash(sea, [(0, "#c5d3c0"), (0.2, "#6f9c9f"), (0.6, "#2b6072"), (1, "#12303f")])
    swell(sheet, 625, 28)
    sheet.shape(outline(FAR_HEAD), "#3c5f66")
    cliff = outline(NEAR_HEAD)
    sheet.wash(cliff, [(0, "#355a55"), (0.5, "#24454a"), (1, "#15303a")])
    sheet.veil([(232, 246), (WIDTH, 40), (WIDTH, 250)], "#fff6cf", strength=0.28)
    sheet.veil([(232, 246), (0, 150), (0, 262)], "#fff6cf", strength=0.28)
    sheet.shape([(206, 386), (216, 262), (250, 262), (260, 386)], "#f2ead8")
    sheet.shape([(212, 330), (216, 292), (250, 292), (255, 330)], "#b4472f")
    sheet.box(212, 232, 254, 262, colour="#17303a").box(220, 236, 246, 258, colour="#fff4bd")
    sheet.shape([(208, 232), (233, 206), (258, 232)], "#b4472f")
    _lifeboat(sheet, 930, 800)
    gulls(sheet, 9, (560, 200, 1200, 470), "#173645")
    return sheet.finish()


def seabirds() -> Image.Image:
    """A sea stack with its ledges, at the hour when the counting starts."""
    sheet = Canvas(
        seed=5,
        sky=[
            (0, "#5c7f9b"),
            (0.35, "#a9bfc2"),
            (0.6, "#f2dfc4"),
            (0.72, "#f7e9d2"),
            (1, "#f7e9d2"),
        ],
    )
    sheet.glow(430, 690, 560, colour="#fff7e0", strength=0.9).disc(430, 690, 64, colour="#fffaf0")
    sheet.shape([(0, 742), (160, 690), (330, 716), (520, 742)], "#9fb0b4").mist(640, 790, "#f7e9d2")
    sea: list[Point] = [(0, 748), (WIDTH, 748), (WIDTH, HEIGHT), (0, HEIGHT)]
    sheet.wash(sea, [(0, "#dcd6c4"), (0.3, "#8ca9ae"), (1, "#2f5566")])
    glitter(sheet, 430, 756, "#fffaf0")
    _stack(sheet, 1180, 190, 250, "#6d7f85")
    _stack(sheet, 960, 300, 330, "#32464f")
    swell(sheet, 860, 16)
    gulls(sheet, 46, (180, 90, 1500, 640), "#23343f")
    gulls(sheet, 16, (300, 120, 900, 460), "#fdfaf2")
    return sheet.finish()


def _crane(sheet: Canvas, x: float, foot: float, size: float) -> None:
    """A gantry crane with its arm over the water."""

    def at(dx: float, dy: float) -> Point:
        return (x + dx * size, foot - dy * size)

    for leg in (0, 96):
        sheet.stroke([at(leg, 0), at(leg, 300)], INK, width=9 * size)
    sheet.stroke([at(0, 110), at(96, 110)], INK, width=7 * size).stroke(
        [at(0, 110), at(96, 300)], INK, width=4 * size
    )
    sheet.stroke([at(-90, 300), at(330, 300)], INK, width=12 * size)
    sheet.stroke([at(60, 300), at(60, 420)], INK, width=8 * size)
    for end in (-84, 190, 322):
        sheet.stroke([at(60, 416), at(end, 304)], INK, width=3 * size)
    sheet.stroke([at(226, 300), at(226, 168)], INK, width=2 * size)
    sheet.shape([at(196, 168), at(256, 168), at(256, 136), at(196, 136)], "#b4472f")


def _ship(sheet: Canvas, x: float, water: float) -> None:
    """A container ship under load, with its reflection."""
    colours = ["#b4472f", "#d98a4e", "#2f5d6b", "#e6c58d", "#56707f", "#8d3b35"]
    for column in range(15):
        for row in range(sheet.dice.randint(2, 5)):
            left, top = x + 84 + column * 47, water - 62 - row * 29
            sheet.box(left, top - 26, left + 44, top, colour=sheet.dice.choice(colours))
    sheet.box(x + 800, water - 250, x + 886, water - 62, colour="#efe3cc").box(
        x + 790, water - 268, x + 896, water - 240, colour=INK
    )
    for row in range(4):
        sheet.box(
            x + 810, water - 226 + row * 38, x + 876, water - 214 + row * 38, colour="#5b6a78"
        )
    hull = [(x, water - 66), (x + 946, water - 66), (x + 916, water + 26), (x + 74, water + 26)]
    sheet.wash(hull, [(0, "#27354a"), (0.68, "#1f2b3e"), (0.7, "#8d3b35"), (1, "#6e2f2d")])
    sheet.veil(
        [
            (x + 74, water + 27),
            (x + 916, water + 27),
            (x + 820, water + 118),
            (x + 180, water + 118),
        ],
        INK,
        strength=0.42,
    )


def _lifeboat(sheet: Canvas, x: float, water: float) -> None:
    """An orange lifeboat with the white water behind it."""
    sheet.veil(
        [(x - 10, water), (x + 560, water + 92), (x + 420, water + 6)], "#f4f6ea", strength=0.55
    )
    sheet.veil(
        [(x - 40, water + 6), (x + 250, water + 150), (x + 120, water + 10)],
        "#f4f6ea",
        strength=0.4,
    )
    sheet.shape(
        [(x - 128, water - 52), (x + 118, water - 38), (x + 106, water + 10), (x - 74, water + 14)],
        "#e2622b",
    )
    sheet.shape(
        [
            (x - 128, water - 52),
            (x + 118, water - 38),
            (x + 117, water - 26),
            (x - 118, water - 37),
        ],
        "#1c3644",
    )
    sheet.shape(
        [(x - 52, water - 46), (x - 30, water - 96), (x + 56, water - 96), (x + 70, water - 42)],
        "#f2ead8",
    )
    sheet.shape(
        [(x - 36, water - 64), (x - 22, water - 88), (x + 48, water - 88), (x + 54, water - 64)],
        "#1c3644",
    )
    sheet.stroke([(x + 20, water - 96), (x + 20, water - 158)], "#1c3644", width=4).stroke(
        [(x - 2, water - 158), (x + 42, water - 158)], "#1c3644", width=6
    )


def _stack(sheet: Canvas, x: float, top: float, wide: float, colour: str) -> None:
    """A rock out of the sea, with broken ledges and the birds that sit on them."""
    foot, steps = 880.0, 26
    left: list[Point] = []
    right: list[Point] = []
    for step in range(steps):
        share = step / (steps - 1)
        half = wide * min(0.08 + share * 2.2, 0.25 + 0.24 * share**1.3)
        y = top + (foot - top) * share
        left.append((x - half - 0.1 * wide * share + sheet.dice.uniform(-13, 13), y))
        right.append((x + half + sheet.dice.uniform(-13, 13), y + sheet.dice.uniform(-6, 6)))
    sheet.shape([*left, *reversed(right)], colour)
    shade = [
        (px + (qx - px) * sheet.dice.uniform(0.5, 0.66), y)
        for (px, y), (qx, _) in zip(left, right, strict=True)
    ]
    sheet.veil([*shade, *reversed(right)], "#0f2029", strength=0.4)
    for step in range(3, steps - 3):
        span = right[step][0] - left[step][0]
        start = left[step][0] + span * sheet.dice.uniform(0.04, 0.5)
        end = min(right[step][0] - 8, start + span * sheet.dice.uniform(0.18, 0.5))
        _ledge(sheet, start, end, left[step][1])
    foam = [
        (x - wide * 0.78, foot - 2),
        (x - wide * 0.5, foot - 14),
        (x + wide * 0.45, foot - 16),
        (x + wide * 0.72, foot),
        (x + wide * 0.4, foot + 12),
        (x - wide * 0.5, foot + 14),
    ]
    sheet.veil(foam, "#f4f6ea", strength=0.75)


def _ledge(sheet: Canvas, start: float, end: float, y: float) -> None:
    sheet.veil(
        [(start, y), (end, y - 5), (end - 6, y + 4), (start + 8, y + 10)], "#f7efdf", strength=0.6
    )
    for _ in range(round((end - start) / 15)):
        bird = sheet.dice.uniform(start + 4, max(start + 5, end - 4))
        sheet.disc(bird, y - 8, 3.8, colour="#16242c", flat=2)
        sheet.disc(bird + 1, y - 5, 2.2, colour="#fdfaf2", flat=2)
