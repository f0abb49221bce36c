"""A process of its own that reads one file: `python -m bot.sheets.child xlsx`, the bytes in, JSON out.

Whatever a file does to its reader, it does here: within limits, without the bot's memory, tokens or database.
"""

import json
import resource
import sys
from dataclasses import asdict

from bot.sheets.columns import listing
from bot.sheets.delimited import delimited_table
from bot.sheets.grid import packed_rows
from bot.sheets.nouns import Kind, Listing, RefusedError, Trouble
from bot.sheets.workbook import workbook_tables

MOST_MEMORY, MOST_SECONDS = 512 * 1024 * 1024, 5


def confine() -> None:
    """From here on this process gets no more memory or time than a list of KPIs needs, and writes no file."""
    # A reader of workbooks that finds numpy loads it, which takes memory and time, and is not needed here.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type] # None is how an import is forbidden
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # others refuse or ignore it
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def read(content: bytes, kind: Kind) -> Listing:
    """The KPIs of a file; RefusedError when there are none to be had."""
    tables = workbook_tables(content) if kind is Kind.XLSX else (delimited_table(content, kind),)
    return listing(tables)


def answer(content: bytes, kind: Kind, *, whole: bool = False) -> dict[str, object]:
    """What the parent hears: the KPIs, or the whole table as it stands."""
    try:
        return {"grid": packed_rows(content, kind)} if whole else {"listing": asdict(read(content, kind))}
    except RefusedError as refused:
        return {"trouble": refused.trouble.value}
    except MemoryError:
        return {"trouble": Trouble.TOO_HEAVY.value}


if __name__ == "__main__":
    confine()
    _, named, *more = sys.argv
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), Kind(named), whole=bool(more))))
