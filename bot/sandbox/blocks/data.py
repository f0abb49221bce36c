"""Charts and data tables: what their shapes alone do not say."""

from collections.abc import Callable, Iterator

from bot.sandbox.nouns import Json

Wrong = Iterator[tuple[str, str]]


def table_rows(block: Json) -> Wrong:
    """Every row is as long as the header, which holds no rich text."""
    header, *rows = block["rows"]
    for column, cell in enumerate(header):
        if cell["type"] == "rich_text":
            yield "unsupported type: rich_text", f"rows/0/{column}/type"
    for number, row in enumerate(rows, start=1):
        if len(row) != len(header):
            yield f"must have {len(header)} items", f"rows/{number}"


def chart_series(block: Json) -> Wrong:
    """Series have names of their own, and one point for each category."""
    chart = block["chart"]
    if chart["type"] == "pie":
        return
    names = [series["name"] for series in chart["series"]]
    for number, series in enumerate(chart["series"]):
        if names.index(series["name"]) < number:
            yield "must be unique", f"chart/series/{number}/name"
        labels = sorted(point["label"] for point in series["data"])
        if labels != sorted(chart["axis_config"]["categories"]):
            yield "must match `categories`", f"chart/series/{number}/data"


BEYOND_SHAPE: dict[str, Callable[[Json], Wrong]] = {
    "data_table": table_rows,
    "data_visualization": chart_series,
}
