"""A process of its own: the workspace, and fifty people in it who write as soon as they were answered.

It prints where it is, then reads orders from standard input, one JSON object a line: `lines`, what each person types,
and `pause`, the seconds between two messages of a person. It answers each with what its ledger saw.
"""

import asyncio
import json
import random
import sys
import time
from unittest.mock import Mock, patch

from bot.sandbox.desk import saying
from bot.sandbox.desk.request import Ask
from bot.sandbox.ledger import Delivery, Post
from bot.sandbox.nouns import Json
from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import running
from bot.sandbox.workspace import dm_id
from tests.bench.company import HEADS, head, sandbox_options

PATIENCE = 60.0


def main() -> None:
    """Serve until standard input ends."""
    with running(sandbox_options()) as here:
        tell({"api_url": here.api_url, "bot_token": here.bot_token, "app_token": here.app_token})
        for line in sys.stdin:
            order = json.loads(line)
            work = day(here.sandbox, lines=order["lines"], pause=order["pause"])
            tell(asyncio.run_coroutine_threadsafe(work, here.loop).result())


def tell(message: Json) -> None:
    """One line to whoever started this."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


async def day(sandbox: Sandbox, *, lines: list[str], pause: float) -> Json:
    """Everybody types these lines; what came of it."""
    before = len(sandbox.ledger.refused())
    started = time.perf_counter()
    with patch.object(sandbox.courier, "send_event", wraps=sandbox.courier.send_event) as sent:
        people = (at_work(sandbox, head(n), lines=lines, pause=pause) for n in range(HEADS))
        written = [ts for mine in await asyncio.gather(*people) for ts in mine]
    seconds = time.perf_counter() - started
    await asyncio.wait_for(acknowledged(sandbox), timeout=PATIENCE)
    refused = [f"{call.method}: {call.error}" for call in sandbox.ledger.refused()[before:]]
    return {"seconds": seconds, "refused": refused, **seen(sandbox, sent, written=set(written))}


async def at_work(sandbox: Sandbox, user: str, *, lines: list[str], pause: float) -> list[str]:
    """One person types line after line, each after the answer to the one before; the messages' timestamps."""
    screen = sandbox.feed.listen(user)
    chance = random.Random(user)
    written = []
    for line in lines:
        await asyncio.sleep(pause * chance.uniform(0.5, 1.5))
        fields = {"as": user, "channel": BOT_USER_ID, "text": line}
        written.append((await saying.say(Ask(sandbox=sandbox, fields=fields, query={})))["ts"])
        await asyncio.wait_for(answered(screen), timeout=PATIENCE)
    sandbox.feed.leave(user, queue=screen)
    return written


async def answered(screen: asyncio.Queue[Json]) -> None:
    """Return when the bot has written."""
    while True:
        news = await screen.get()
        if news["type"] == "message" and news["message"].get("bot_id"):
            return


async def acknowledged(sandbox: Sandbox) -> None:
    """Return when nothing is under way: an answer may be there before the acknowledgement of what it answers."""
    while any(one.ended_at is None for one in sandbox.ledger.deliveries):
        await asyncio.sleep(0.01)


def seen(sandbox: Sandbox, sent: Mock, *, written: set[str]) -> Json:
    """From the ledger: seconds from each message's event to its acknowledgement and to the answer.

    An event that was not acknowledged in Slack's three seconds counts with these, and again as delivered again.
    """
    channels = {}
    for call in sent.call_args_list:
        body = call.args[0]
        if body["event"]["ts"] in written and "bot_id" not in body["event"]:
            channels[body["event_id"]] = body["event"]["channel"]
    deliveries = [one for one in sandbox.ledger.deliveries if one.event_id in channels]
    first = [one for one in deliveries if not one.attempt]
    posts = {dm_id(head(n)): sandbox.ledger.posts_in(dm_id(head(n))) for n in range(HEADS)}
    return {
        "acks": [one.ended_at - one.sent_at for one in first if one.ended_at is not None],
        "answers": [answer(one, posts[channels[one.event_id]]) for one in first],
        "again": len(deliveries) - len(first),
    }


def answer(delivery: Delivery, posts: list[Post]) -> float:
    """Seconds until the bot wrote something into the same conversation."""
    return next(post.at for post in posts if post.at > delivery.sent_at) - delivery.sent_at


if __name__ == "__main__":
    main()
