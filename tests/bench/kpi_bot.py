"""A process of its own: the real bot with the company of fifty departments, in the given folder."""

import json
import sys
from pathlib import Path

from bot.build import Access, assemble, connected, prepared
from bot.process import share_a_processor, stay_loaded
from store import company as companies
from tests.bench.company import big_company
from tests.conversations.stage import QUICK


def main(folder: str, access: str) -> None:
    """Work until standard input ends, with what `kpi run` does for its process."""
    share_a_processor()
    database = prepared(f"sqlite:///{Path(folder) / 'kpi.db'}")
    way = Access(**json.loads(access))
    bot = assemble(database, way, delivery_settings=QUICK)
    now = bot.services.now()
    with database.write(bot.team) as session:
        companies.save(session, big_company(now.date()), author="U0GRACE", at=now)
    with connected(bot, way):
        stay_loaded()
        sys.stdout.write("{}\n")
        sys.stdout.flush()
        sys.stdin.read()
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
