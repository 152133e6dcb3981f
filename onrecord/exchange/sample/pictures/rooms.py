"""Drawings of rooms and tables: the council chamber, the library and the count."""

from __future__ import annotations

import math

from PIL import Image

from onrecord.exchange.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, Point

FOR, AGAINST, ABSTAINED = "#e0a94e", "#5b7f93", "#ded6c6"
SPINES = ["#a23c2b", "#c9803f", "#e0b565", "#386b6b", "#274a5e", "#6e4a58", "#e8dcc0", "#7d8a5b"]


def council_chamber() -> Image.Image:
    """Forty-five seats in rows; their colours are the vote: 24, 19 and two."""
    sheet = Canvas(
        seed=29, sky=[(0, "#2a2430"), (0.4, "#4b3a3f"), (0.6, "#6d5148"), (1, "#3c2c2e")]
    )
    for x in (330, 640, 960, 1270):
        _tall_window(sheet, x)
    sheet.box(0, 500, WIDTH, 512, colour="#2a2026")
    sheet.glow(800, 470, 520, colour="#ffd99a", strength=0.55)
    sheet.wash([(560, 560), (600, 430), (1000, 430), (1040, 560)], [(0, "#8a5f43"), (1, "#5b3d33")])
    sheet.box(690, 380, 910, 440, colour="#6d4837").disc(800, 350, 24, colour="#241b22")
    sheet.shape([(752, 420), (770, 380), (830, 380), (848, 420)], "#241b22")
    votes = [FOR] * 24 + [ABSTAINED] * 2 + [AGAINST] * 19
    seats = sorted(_seats(), key=lambda seat: seat[3])
    chosen = dict(zip(seats, votes, strict=True))
    for radius in (330, 455, 590, 735):
        rim = [
            (
                800 + radius * 1.08 * math.cos(a / 40 * math.pi),
                430 + radius * 0.78 * math.sin(a / 40 * math.pi),
            )
            for a in range(41)
        ]
        low = [(x, y + 46 + radius * 0.03) for x, y in reversed(rim)]
        sheet.wash([*rim, *low], [(0, "#4b332d"), (0.6, "#8a5f43"), (1, "#5f4234")])
        for seat in sorted((s for s in seats if s[2] == radius), key=lambda s: s[1]):
            _member(sheet, seat[0], seat[1], 0.6 + radius / 1150, chosen[seat])
    return sheet.finish()


def library() -> Image.Image:
    """Arches full of books, and the light of a high window."""
    sheet = Canvas(seed=41, sky=[(0, "#b98d62"), (0.5, "#d6ad7d"), (1, "#a87b55")])
    for x in (270, 800, 1330):
        _arch(sheet, x)
    for x in (20, 535, 1065, 1580):
        sheet.wash(
            [(x - 44, 470), (x + 44, 470), (x + 44, 960), (x - 44, 960)],
            [(0, "#f0d6a9"), (0.5, "#e3c08d"), (1, "#b98d62")],
        )
        sheet.box(x - 58, 446, x + 58, 474, colour="#f3dfb8").box(
            x - 58, 930, x + 58, 962, colour="#c69c6c"
        )
    sheet.wash(
        [(0, 960), (WIDTH, 960), (WIDTH, HEIGHT), (0, HEIGHT)], [(0, "#8a5c40"), (1, "#56392e")]
    )
    for x in range(-200, 1900, 150):
        sheet.veil(
            [(x, 960), (x + 6, 960), (x * 1.5 - 396, HEIGHT), (x * 1.5 - 410, HEIGHT)],
            "#3c2822",
            strength=0.4,
        )
    sheet.veil([(1180, 0), (1420, 0), (860, HEIGHT), (380, HEIGHT)], "#fff3cf", strength=0.2)
    sheet.veil([(1240, 0), (1370, 0), (740, HEIGHT), (500, HEIGHT)], "#fff3cf", strength=0.16)
    sheet.box(470, 902, 1010, 924, colour="#4a3029").box(500, 924, 522, 1040, colour="#3d2722").box(
        958, 924, 980, 1040, colour="#3d2722"
    )
    sheet.shape([(690, 900), (738, 880), (790, 898), (842, 880), (890, 900)], "#fbf3df").stroke(
        [(790, 898), (790, 902)], "#8a6d52", width=3
    )
    return sheet.finish()


def ballots() -> Image.Image:
    """Slips of paper with two circles, one of them crossed."""
    sheet = Canvas(seed=53, sky=[(0, "#27464c"), (0.5, "#31585b"), (1, "#1c3438")])
    sheet.glow(520, 300, 760, colour="#7fa79d", strength=0.5)
    for number in range(64):
        x, y = sheet.dice.uniform(-40, 1640), sheet.dice.uniform(-30, 1100)
        _slip(sheet, x, y, sheet.dice.uniform(-0.6, 0.6), yes=number % 5 < 3)
    return sheet.finish()


def _tall_window(sheet: Canvas, x: float) -> None:
    sheet.disc(x, 150, 74, colour="#141a33").box(x - 74, 150, x + 74, 440, colour="#141a33")
    for _ in range(9):
        sheet.disc(
            x + sheet.dice.uniform(-60, 60), sheet.dice.uniform(330, 430), 3, colour="#e0a94e"
        )
    sheet.box(x - 3, 80, x + 3, 440, colour="#4b3a3f").box(
        x - 74, 240, x + 74, 246, colour="#4b3a3f"
    )


def _seats() -> list[tuple[float, float, int, float]]:
    """Where the members sit: across, down, row, and the angle that orders them left to right."""
    seats = []
    for radius, count in ((330, 8), (455, 10), (590, 12), (735, 15)):
        for number in range(count):
            angle = math.pi * (0.09 + 0.82 * number / (count - 1))
            x, y = 800 - radius * 1.08 * math.cos(angle), 424 + radius * 0.78 * math.sin(angle)
            seats.append((x, y, radius, angle))
    return seats


def _member(sheet: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """Somebody seen from behind."""
    shoulders: list[Point] = [
        (x - 34 * size, y + 8),
        (x - 26 * size, y - 34 * size),
        (x + 26 * size, y - 34 * size),
        (x + 34 * size, y + 8),
    ]
    sheet.shape(shoulders, colour).disc(x, y - 50 * size, 17 * size, colour="#2b2027", flat=1.1)


def _arch(sheet: Canvas, x: float) -> None:
    """A pointed arch with shelves inside."""
    rise: list[Point] = [
        (
            x + 212 * math.sin(a / 20 * math.pi / 2),
            430 - 300 * math.cos(a / 20 * math.pi / 2) ** 1.3,
        )
        for a in range(21)
    ]
    outline = (
        [(2 * x - px, py) for px, py in reversed(rise)] + rise + [(x + 212, 962), (x - 212, 962)]
    )
    wide = [(x + (px - x) * 1.1, py - 26 if py < 900 else py) for px, py in outline]
    sheet.wash(wide, [(0, "#f3dfb8"), (1, "#d1a873")]).wash(
        outline, [(0, "#4a3029"), (1, "#2e1e1f")]
    )
    for shelf in range(7):
        floor = 300 + shelf * 104
        half = (
            206.0
            if floor >= 430
            else 206 * math.sqrt(max(0.0, 1 - ((430 - floor + 60) / 300) ** 2))
        )
        left = x - half
        while left < x + half - 12:
            wide_spine, high = sheet.dice.uniform(9, 24), sheet.dice.uniform(52, 82)
            if sheet.dice.random() < 0.93:
                sheet.box(
                    left,
                    floor - high,
                    min(left + wide_spine - 2, x + half),
                    floor,
                    colour=sheet.dice.choice(SPINES),
                )
            left += wide_spine
        sheet.box(x - half, floor, x + half, floor + 9, colour="#8a5f43")


def _slip(sheet: Canvas, x: float, y: float, turn: float, *, yes: bool) -> None:
    """One ballot, turned by an angle in radians."""

    def at(dx: float, dy: float) -> Point:
        return (
            x + dx * math.cos(turn) - dy * math.sin(turn),
            y + dx * math.sin(turn) + dy * math.cos(turn),
        )

    corners = [(-128, -84), (128, -84), (128, 84), (-128, 84)]
    sheet.veil([(px + 9, py + 12) for px, py in (at(*c) for c in corners)], "#0c1c1f", strength=0.4)
    sheet.shape([at(*c) for c in corners], sheet.dice.choice(["#f7f0de", "#f2e8d0", "#fbf6e9"]))
    for line, wide in ((-58, 190), (-40, 130)):
        sheet.stroke([at(-104, line), at(-104 + wide, line)], "#b9ab92", width=5)
    for row, marked in ((2, yes), (48, not yes)):
        centre = at(80, row)
        sheet.disc(*centre, 18, colour="#31585b").disc(*centre, 15, colour="#f7f0de")
        sheet.stroke([at(-104, row), at(-104 + (64 if row < 10 else 84), row)], "#5d5a55", width=8)
        if marked:
            for slope in (-1, 1):
                sheet.stroke(
                    [at(64, row - 16 * slope), at(97, row + 15 * slope)], "#b4472f", width=5
                )
