"""Draws how cost grows with the rows, a small picture for each query, as one SVG that is legible on light and on dark."""

import html
import math

COLUMNS = 4
WIDTH, HEIGHT = 230, 150
LEFT, RIGHT, TOP, BOTTOM = 44, 18, 26, 24
# Of the axes: rows, and nanoseconds.
FEWEST, MOST = 3, 7
SHORTEST, LONGEST = 2, 10
UNITS = {3: "1 µs", 6: "1 ms", 9: "1 s"}
STYLE = """
  text { font: 11px system-ui, sans-serif; fill: #333 }
  .title { font-weight: 600 }
  .grid { stroke: #8885; stroke-width: 0.5 }
  .perigee { stroke: #0a62c9; fill: none; stroke-width: 2 }
  .best { stroke: #b35900; fill: none; stroke-width: 1.5; stroke-dasharray: 4 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd }
    .perigee { stroke: #6db3ff }
    .best { stroke: #ffad5c }
  }
"""


def svg(growth, queries):
    """`growth` is what growth.measured has given."""
    rows = -(-len(queries) // COLUMNS)
    width, height = COLUMNS * WIDTH, rows * HEIGHT + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        "<title>Time of a query against the number of rows</title>",
        f"<style>{STYLE}</style>",
    ]
    for index, query in enumerate(queries):
        x, y = index % COLUMNS * WIDTH, index // COLUMNS * HEIGHT
        parts.append(f'<g transform="translate({x} {y})">{panel(growth, query)}</g>')
    parts.append(legend(height - 8))
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def panel(growth, query):
    title = html.escape(query.title.replace("`", ""), quote=False)
    shown = title if len(title) <= 24 else title[:23] + "…"
    parts = [f"<title>{title}</title>", f'<text class="title" x="{LEFT}" y="16">{query.name}</text>']
    parts.append(f'<text x="{LEFT + 26}" y="16">{shown}</text>')
    for power in range(FEWEST, MOST + 1):
        x = horizontal(10**power)
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 10}" text-anchor="middle">{rows_label(power)}</text>')
    for power, unit in UNITS.items():
        y = vertical(10**power)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 4}" y="{y + 4:.1f}" text-anchor="end">{unit}</text>')
    parts += [line(growth, query, "best"), line(growth, query, "perigee")]
    return "".join(parts)


def line(growth, query, kind):
    points = [(rows, queries[query.name][kind]) for rows, queries in growth.items() if query.name in queries]
    places = [f"{horizontal(rows):.1f},{vertical(time):.1f}" for rows, time in points if time]
    return f'<polyline class="{kind}" points="{" ".join(places)}"/>' if places else ""


def legend(y):
    return (
        f'<line class="perigee" x1="{LEFT}" x2="{LEFT + 30}" y1="{y - 4}" y2="{y - 4}"/>'
        f'<text x="{LEFT + 36}" y="{y}">Perigee</text>'
        f'<line class="best" x1="{LEFT + 110}" x2="{LEFT + 140}" y1="{y - 4}" y2="{y - 4}"/>'
        f'<text x="{LEFT + 146}" y="{y}">the best of the others; warm medians, two threads</text>'
    )


def rows_label(power):
    return f"{10 ** (power - 6)}M" if power >= 6 else f"{10 ** (power - 3)}k"


def horizontal(rows):
    return between(math.log10(rows), FEWEST, MOST, LEFT, WIDTH - RIGHT)


def vertical(nanoseconds):
    return between(math.log10(max(nanoseconds, 1)), SHORTEST, LONGEST, HEIGHT - BOTTOM, TOP)


def between(value, least, most, start, end):
    return start + (min(max(value, least), most) - least) / (most - least) * (end - start)
