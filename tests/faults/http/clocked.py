"""`kpi` on another clock, whose every look at who has to be reminded follows soon."""

import logging
from datetime import UTC, datetime, timedelta
from functools import partial
from unittest.mock import patch

from bot import build, cli, run
from tests.conversations.stage import QUICK

REMIND_EVERY = 0.4
"""Seconds."""


def main(behind: timedelta) -> None:
    """The command line, by a clock that is so far behind, from there on as it is."""

    def now() -> datetime:
        return datetime.now(UTC) - behind

    # On a busy machine one look takes longer than that, and the next is passed over: as it should be.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    assemble = partial(build.assemble, now=now, delivery_settings=QUICK)
    with patch.object(run, "assemble", assemble), patch.object(build, "REMIND_EVERY", REMIND_EVERY):
        cli.main()
