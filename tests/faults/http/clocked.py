"""`kpi` on another clock, which is as many seconds behind as the first argument says; reminds every second."""

import logging
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from unittest.mock import patch

from bot import build, cli, run
from tests.conversations.stage import QUICK


def main(behind: timedelta) -> None:
    """The command line, from there on as it is."""

    def now() -> datetime:
        return datetime.now(UTC) - behind

    # On a busy machine one look takes longer than a second, and the next is passed over: as it should be.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    assemble = partial(build.assemble, now=now, delivery_settings=QUICK)
    with patch.object(run, "assemble", assemble), patch.object(build, "REMIND_EVERY", 1):
        cli.main()


if __name__ == "__main__":
    main(timedelta(seconds=float(sys.argv.pop(1))))
