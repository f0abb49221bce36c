"""What `kpi run` does for its process, seen from another one."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import os, threading
from bot.process import share_a_processor
share_a_processor()
policies = []
thread = threading.Thread(target=lambda: policies.append(os.sched_getscheduler(threading.get_native_id())))
thread.start()
thread.join()
print(policies)
"""


@pytest.mark.skipif(not hasattr(os, "SCHED_BATCH"), reason="this system knows no such policy")
def test_threads_that_begin_later_do_not_push_each_other_aside() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == str([os.SCHED_BATCH])
