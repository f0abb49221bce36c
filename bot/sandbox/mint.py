"""Everything that must be new: ids, timestamps, hashes, and chances. One seed gives one sequence."""

import base64
import hashlib
import uuid
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Mint:
    """Makes values that do not repeat, from a seed and a clock."""

    def __init__(self, *, seed: str, now: Callable[[], float]) -> None:
        self.now = now
        self._seed = seed
        self._made = 0
        self._last_micro = 0

    def _bytes(self) -> bytes:
        self._made += 1
        return hashlib.sha256(f"{self._seed}:{self._made}".encode()).digest()

    def id(self, prefix: str) -> str:
        """An id as Slack writes them: a letter or two, then ten capitals and digits."""
        return prefix + "".join(ALPHABET[byte % len(ALPHABET)] for byte in self._bytes()[:10])

    def short(self) -> str:
        """A block id or action id of five characters."""
        return base64.b64encode(self._bytes())[:5].decode()

    def secret(self) -> str:
        """A long word that nobody guesses."""
        return self._bytes().hex()

    def uuid(self) -> str:
        """A random-looking UUID."""
        return str(uuid.UUID(bytes=self._bytes()[:16], version=4))

    def fraction(self) -> float:
        """A number from 0 up to, not including, 1."""
        return int.from_bytes(self._bytes()[:8]) / 2**64

    def choice(self, things: Sequence[T]) -> T:
        """One of them."""
        return things[int(self.fraction() * len(things))]

    def ts(self) -> str:
        """A message timestamp: later than every one made before."""
        self._last_micro = max(int(self.now() * 1_000_000), self._last_micro + 1)
        return f"{self._last_micro // 1_000_000}.{self._last_micro % 1_000_000:06d}"

    def seen(self, ts: str) -> None:
        """Make every later timestamp later than this one too."""
        seconds, _, micro = ts.partition(".")
        self._last_micro = max(self._last_micro, int(seconds) * 1_000_000 + int(micro or 0))
