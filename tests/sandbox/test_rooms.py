"""Conversations, people, reactions and schedules over the Web API."""

from slack_sdk import WebClient

from bot.sandbox.people import BOT_USER_ID
from bot.sandbox.server import Running
from tests.people import Person
from tests.sandbox.test_web_api import DM, refusal


def test_rooms_are_refused_as_slack_refuses_them(client: WebClient, fiona: Person) -> None:
    fiona.done("channel", name="secret", private=True)
    fiona.done("channel", name="open")
    fiona.done("channel", name="old", members=[BOT_USER_ID], archived=True)
    rooms = {row["name"]: row["id"] for row in fiona.view()["conversations"]}
    assert refusal(client.chat_postMessage, channel=rooms["secret"], text="x")["error"] == "channel_not_found"
    assert refusal(client.chat_postMessage, channel=rooms["open"], text="x")["error"] == "not_in_channel"
    assert refusal(client.chat_postMessage, channel=rooms["old"], text="x")["error"] == "is_archived"
    empty = refusal(client.api_call, api_method="chat.postMessage", json={"channel": DM, "text": " "})
    assert empty["error"] == "no_text"
    assert client.conversations_join(channel=rooms["open"])["ok"]
    assert client.chat_postMessage(channel="#open", text="x")["ok"]
    nobody = refusal(client.chat_postEphemeral, channel=rooms["open"], user="U0SAM", text="x")
    assert nobody["error"] == "user_not_in_channel"


def test_an_ephemeral_message_is_seen_by_one_person(client: WebClient, slack: Running, fiona: Person) -> None:
    client.chat_postEphemeral(channel="C0GENERAL", user="U0FIONA", text="psst")
    assert fiona.messages("C0GENERAL")[-1]["ephemeral"] is True
    assert Person(slack.url, "U0SAM").messages("C0GENERAL") == []
    assert client.conversations_history(channel="C0GENERAL")["messages"] == []


def test_somebody_who_left_cannot_be_reached(client: WebClient, fiona: Person) -> None:
    fiona.done("person", id="U0SAM", deleted=True)
    sam = client.users_info(user="U0SAM")["user"]
    assert sam["deleted"] is True
    assert "tz" not in sam
    assert refusal(client.conversations_open, users="U0SAM")["error"] == "user_disabled"
    assert refusal(client.chat_postMessage, channel="U0SAM", text="x")["error"] == "channel_not_found"


def test_people_have_their_zones_and_addresses(client: WebClient) -> None:
    sam = client.users_info(user="U0SAM", include_locale=True)["user"]
    assert sam["tz"] == "America/New_York"
    assert sam["tz_offset"] in {-18000, -14400}
    found = client.users_lookupByEmail(email=sam["profile"]["email"])["user"]["id"]
    assert found == "U0SAM"
    assert refusal(client.users_lookupByEmail, email="nobody@demo.example")["error"] == "users_not_found"


def test_channels_can_be_made_filled_and_left(client: WebClient) -> None:
    scopes = refusal(client.conversations_create, name="New Room")
    assert scopes["error"] == "invalid_name_specials"
    assert refusal(client.conversations_create, name="general")["error"] == "name_taken"
    assert refusal(client.conversations_create, name="new")["needed"] == "channels:manage"
    assert client.conversations_members(channel="C0GENERAL", limit=2)["response_metadata"]["next_cursor"]
    assert (
        client.conversations_info(channel="C0GENERAL", include_num_members=True)["channel"]["num_members"]
        == 6
    )
    assert refusal(client.conversations_leave, channel="C0GENERAL")["error"] == "cant_leave_general"
    assert client.conversations_open(users="U0FIONA")["channel"]["id"] == DM
    assert client.conversations_mark(channel=DM, ts="1.000001")["ok"]


def test_reactions_are_added_once_and_removed_once(client: WebClient) -> None:
    ts = client.chat_postMessage(channel=DM, text="x")["ts"]
    client.reactions_add(channel=DM, timestamp=ts, name="thumbsup")
    assert (
        refusal(client.reactions_add, channel=DM, timestamp=ts, name="thumbsup")["error"] == "already_reacted"
    )
    assert client.reactions_get(channel=DM, timestamp=ts)["message"]["reactions"][0]["count"] == 1
    client.reactions_remove(channel=DM, timestamp=ts, name="thumbsup")
    assert (
        refusal(client.reactions_remove, channel=DM, timestamp=ts, name="thumbsup")["error"] == "no_reaction"
    )


def test_a_scheduled_message_waits_and_can_be_deleted(client: WebClient, slack: Running) -> None:
    soon = int(slack.sandbox.mint.now()) + 3600
    waiting = client.chat_scheduleMessage(channel=DM, text="later", post_at=soon)["scheduled_message_id"]
    assert client.chat_scheduledMessages_list()["scheduled_messages"][0]["text"] == "later"
    assert client.chat_deleteScheduledMessage(channel=DM, scheduled_message_id=waiting)["ok"]
    gone = refusal(client.chat_deleteScheduledMessage, channel=DM, scheduled_message_id=waiting)
    assert gone["error"] == "invalid_scheduled_message_id"
    assert refusal(client.chat_scheduleMessage, channel=DM, text="x", post_at=1)["error"] == "time_in_past"
    far = soon + 121 * 86_400
    assert refusal(client.chat_scheduleMessage, channel=DM, text="x", post_at=far)["error"] == "time_too_far"


def test_a_person_may_have_no_zone(client: WebClient, fiona: Person) -> None:
    fiona.done("person", id="U0SAM", tz="")
    assert "tz" not in client.users_info(user="U0SAM")["user"]


def test_a_broadcast_reply_comes_without_a_team(client: WebClient, fiona: Person) -> None:
    parent = fiona.say("parent", channel="C0GENERAL")
    fiona.done("say", channel="C0GENERAL", text="for all", thread_ts=parent, broadcast=True)
    reply = client.conversations_history(channel="C0GENERAL")["messages"][0]
    assert reply["subtype"] == "thread_broadcast"
    assert reply["root"]["text"] == "parent"
    assert "team" not in reply
