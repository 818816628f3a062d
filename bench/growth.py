"""Draws what bench/store.py measured: four panels over the number of documents, as SVG without any library."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, TOP, GAP_X, GAP_Y = 320, 190, 56, 54, 96, 84
COLOURS = ("#1f6f8b", "#b3541e", "#5b5ea6")


@dataclass(frozen=True, slots=True)
class Panel:
    """`lines`: what it is called and its column in a row of the measurements."""

    title: str
    lines: tuple[tuple[str, int], ...]


PANELS = (
    Panel("CPU seconds", (("read", 1), ("keep", 2), ("link", 3))),
    Panel("MB", (("file", 5), ("memory", 6))),
    Panel("happenings", (("happenings", 4),)),
    Panel("ms to answer, worst", (("timeline of a pair", 8), ("search", 10))),
)


def drawn(rows: Sequence[Sequence[float]]) -> str:
    """The SVG; `rows` as bench/store.py gives them, the number of documents first."""
    width, height = 2 * (LEFT + WIDTH) + GAP_X, 2 * (TOP + HEIGHT) + GAP_Y
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="13" role="img"><title>How a store grows with its documents</title>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for number, panel in enumerate(PANELS):
        x, y = LEFT + number % 2 * (WIDTH + GAP_X), TOP + number // 2 * (HEIGHT + GAP_Y)
        parts += [f'<g transform="translate({x},{y})">', *_panel(panel, rows), "</g>"]
    return "\n".join([*parts, "</svg>\n"])


def _panel(panel: Panel, rows: Sequence[Sequence[float]]) -> list[str]:
    most = max(row[0] for row in rows)
    top = round_up(max(row[column] for row in rows for _, column in panel.lines))
    parts = [f'<text x="0" y="-18" font-weight="bold" fill="#222">{panel.title}</text>']
    for step in range(5):
        y = HEIGHT - step * HEIGHT / 4
        parts += [
            f'<line x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>',
            f'<text x="-6" y="{y + 4:.1f}" text-anchor="end" fill="#555">{top * step / 4:g}</text>',
        ]
    for documents in range(0, int(most) + 1, 5000):
        x = documents / most * WIDTH
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT + 18}" text-anchor="middle" fill="#555">{documents:,}</text>')
    for place, (name, column) in enumerate(panel.lines):
        dots = [(row[0] / most * WIDTH, HEIGHT - row[column] / top * HEIGHT) for row in rows]
        colour = COLOURS[place]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in dots]
        parts.append(f'<text x="10" y="{14 + 17 * place}" fill="{colour}">{name}</text>')
    return parts


def round_up(number: float) -> float:
    """The next of 1, 2, 4 or 8 times a power of ten, so that quarters of it are round."""
    step = 1.0
    while step < number:
        step *= 10
    return next(it for it in (step / 10 * 2, step / 10 * 4, step / 10 * 8, step) if it >= number)
