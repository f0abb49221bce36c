"""A lock that serves those who wait in the order in which they came."""

import threading
from collections import deque


class Turns:
    """Like `threading.Lock`, which promises no order: under a crowd, somebody unlucky would wait for seconds."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._joining: set[threading.Lock] = set()
        self._taken = False

    def acquire(self, *, timeout: float, joins: bool = False) -> bool:
        """Wait for one's turn; False when it did not come within `timeout` seconds.

        Who `joins` can also go on with what the one before has begun; see `hand_over`.
        """
        with self._mutex:
            if not self._taken:
                self._taken = True
                return True
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
            if joins:
                self._joining.add(gate)
        return gate.acquire(timeout=timeout) or not self._gave_up(gate)

    def release(self) -> None:
        """Hand the turn to the first who waits."""
        with self._mutex:
            if self._waiting:
                self._call_first()
            else:
                self._taken = False

    def hand_over(self) -> bool:
        """Give the turn to the first who waits, who finds what was begun; False when that one would not join."""
        with self._mutex:
            joins = bool(self._waiting) and self._waiting[0] in self._joining
            if joins:
                self._call_first()
            return joins

    def _call_first(self) -> None:
        gate = self._waiting.popleft()
        self._joining.discard(gate)
        gate.release()

    def _gave_up(self, gate: threading.Lock) -> bool:
        """Leave the queue; False when the turn came at the very last moment."""
        with self._mutex:
            if gate not in self._waiting:
                return False
            self._waiting.remove(gate)
            self._joining.discard(gate)
            return True
