"""Work that nobody waits for on the spot: one piece after another, in a thread of its own."""

import logging
import threading
from collections.abc import Callable, Hashable
from queue import SimpleQueue

log = logging.getLogger(__name__)


class Errands:
    """What is still to be done. It stands in memory: what is left when the bot stops is lost."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Hashable, Callable[[], None]]] = SimpleQueue()
        self._open: set[Hashable] = set()
        self._changed = threading.Condition()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, key: Hashable, work: Callable[[], None]) -> bool:
        """Do the work when its turn comes; False when what bears this key is not done yet."""
        with self._changed:
            if key in self._open:
                return False
            self._open.add(key)
            if self._thread is None:
                # Stopping the bot waits for no look at ten thousand KPIs.
                self._thread = threading.Thread(target=self._work, name="errands", daemon=True)
                self._thread.start()
        self._waiting.put((key, work))
        return True

    def stop(self) -> None:
        """Begin nothing more; what is under way shall write nothing down any more."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether the bot was told to stop."""
        return self._stopped.is_set()

    def done(self, *, within: float) -> bool:
        """Wait until nothing is left, so many seconds at the most; whether that was so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, timeout=within)

    def _work(self) -> None:
        while True:
            key, work = self._waiting.get()
            try:
                if not self.is_stopped:
                    work()
            except Exception:
                log.exception("an errand failed")
            with self._changed:
                self._open.discard(key)
                self._changed.notify_all()
