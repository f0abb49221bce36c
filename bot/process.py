"""How the process uses its machine."""

import gc
import os
from contextlib import suppress


def share_a_processor() -> None:
    """Let no thread that wakes push another one of ours off its processor; called before there are threads.

    Only one of them can run Python at a time: the one that woke would wait for the very one that it pushed aside.
    Where the system does not know of this, or does not allow it, everything stays as it is.
    """
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def stay_loaded() -> None:
    """Spare the collector what is loaded by now: it stays until the process ends, and to look through all of it again
    and again takes longer than answers do."""
    gc.collect()
    gc.freeze()
