"""Tells people's open pages what has just changed."""

import asyncio
from collections import defaultdict

from bot.sandbox.nouns import Json

MOST_WAITING = 1000


class Feed:
    """Any number of listeners a person; one that falls too far behind loses the oldest news."""

    def __init__(self) -> None:
        self._queues: dict[str, list[asyncio.Queue[Json]]] = defaultdict(list)

    def listen(self, user: str) -> asyncio.Queue[Json]:
        """A queue that gets everything told to this person from now on."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._queues[user].append(queue)
        return queue

    def leave(self, user: str, *, queue: asyncio.Queue[Json]) -> None:
        """Stop filling this queue."""
        self._queues[user].remove(queue)

    def tell(self, user: str, *, news: Json) -> None:
        """Give the news to every page of this person."""
        for queue in self._queues.get(user, []):
            if queue.qsize() >= MOST_WAITING:
                queue.get_nowait()
            queue.put_nowait(news)

    def tell_all(self, users: list[str], *, news: Json) -> None:
        """Give the news to several people."""
        for user in users:
            self.tell(user, news=news)
