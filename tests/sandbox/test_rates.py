"""Rate limits, on a clock of the test's own."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.options import SandboxOptions
from bot.sandbox.rates import WORKSPACE_BURST, Rates
from tests.sandbox.bolt import web_client
from tests.sandbox.conftest import Start

DM = "D0FIONA"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def limited(start: Start, clock: Clock) -> WebClient:
    return web_client(start(SandboxOptions(now=clock, message_burst=3)))


def test_a_channel_takes_a_few_messages_at_once_and_then_one_a_second(start: Start) -> None:
    clock = Clock()
    client = limited(start, clock)
    for number in range(3):
        client.chat_postMessage(channel=DM, text=str(number))
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=DM, text="too fast")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["retry-after"] == "1"
    assert client.chat_postMessage(channel="D0SAM", text="another channel")["ok"]
    clock.now += 1
    assert client.chat_postMessage(channel=DM, text="a second later")["ok"]


def test_a_method_has_its_tier(start: Start) -> None:
    clock = Clock()
    client = limited(start, clock)
    for _ in range(20):
        client.users_list()
    with pytest.raises(SlackApiError) as caught:
        client.users_list()
    assert caught.value.response.headers["retry-after"] == "3"
    assert client.users_info(user="U0SAM")["ok"]
    clock.now += 3
    assert client.users_list()["ok"]


def test_limits_can_be_switched_off() -> None:
    rates = Rates(now=Clock(), on=False, message_burst=1, workspace_messages=1)
    assert [rates.wait_for_message(DM) for _ in range(5)] == [0, 0, 0, 0, 0]


def test_a_workspace_takes_so_many_messages_a_minute_over_all_channels() -> None:
    clock = Clock()
    rates = Rates(now=clock, on=True, message_burst=1, workspace_messages=300)
    to_the_brim = [0] * WORKSPACE_BURST + [1]
    assert [rates.wait_for_message(f"D{n}") for n in range(WORKSPACE_BURST + 1)] == to_the_brim
    clock.now += 60
    # What the workspace refused took nothing from the channel; a minute fills the workspace to the brim.
    assert [rates.wait_for_message(f"D{n}") for n in range(WORKSPACE_BURST + 1)] == to_the_brim
    taken = 0
    for n in range(600):
        clock.now += 0.1
        taken += not rates.wait_for_message(f"E{n}")
    assert taken == pytest.approx(300, abs=1)
