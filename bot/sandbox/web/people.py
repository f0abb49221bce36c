"""users.*: who works here."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.people import APP_ID, BOT_ID, TEAM_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web.call import Call
from bot.sandbox.web.conversations import types_asked
from bot.sandbox.web.opening import conversation_row
from bot.sandbox.web.paging import page
from bot.sandbox.workspace import Person


def user_object(sandbox: Sandbox, person: Person) -> Json:
    """A person as `users.info` shows them. A deactivated one has no time zone and hardly any flags."""
    user: Json = {
        "id": person.id,
        "team_id": TEAM_ID,
        "name": person.name,
        "deleted": person.deleted,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
        "profile": profile(sandbox, person),
    }
    return user if person.deleted else user | active(sandbox, person)


def active(sandbox: Sandbox, person: Person) -> Json:
    """What only somebody who still works here has."""
    return zone(sandbox, person) | {
        "real_name": person.real_name,
        "color": "9f69e7",
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.guest,
        "is_ultra_restricted": False,
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }


def zone(sandbox: Sandbox, person: Person) -> Json:
    """The person's time zone, if Slack knows it."""
    if not person.tz:
        return {}
    local = datetime.fromtimestamp(sandbox.mint.now(), tz=ZoneInfo(person.tz))
    offset = local.utcoffset()
    return {
        "tz": person.tz,
        "tz_label": local.tzname() or person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
    }


def profile(sandbox: Sandbox, person: Person) -> Json:
    """Names and title; the address only for those who may see it."""
    first, _, last = person.real_name.partition(" ")
    shown: Json = {
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "first_name": first,
        "last_name": last,
        "title": person.title,
        "team": TEAM_ID,
        "avatar_hash": "",
        "status_text": "",
        "status_emoji": "",
    }
    if person.is_bot:
        shown |= {"bot_id": BOT_ID, "api_app_id": APP_ID}
    elif "users:read.email" in sandbox.scopes:
        shown["email"] = person.email
    return shown


def users_info(call: Call) -> Json:
    """One person."""
    person = call.sandbox.workspace.people.get(call.text("user"))
    if person is None:
        raise SlackError("user_not_found")
    user = user_object(call.sandbox, person)
    if call.flag("include_locale") and not person.deleted:
        user["locale"] = "en-GB"
    return {"user": user}


def users_list(call: Call) -> Json:
    """Everybody, the bot too."""
    people, more = page(
        call, list(call.sandbox.workspace.people.values()), default=1000, most=1000, clamps=True
    )
    members = [user_object(call.sandbox, person) for person in people]
    return {"members": members, "cache_ts": int(call.sandbox.mint.now())} | more


def lookup_by_email(call: Call) -> Json:
    """The person with this address."""
    wanted = call.text("email").lower()
    for person in call.sandbox.workspace.humans():
        if person.email.lower() == wanted and not person.deleted:
            return {"user": user_object(call.sandbox, person)}
    raise SlackError("users_not_found")


def users_conversations(call: Call) -> Json:
    """The conversations that the bot, or the person asked for, is in."""
    from_user = call.text("user") or bot_of(call)
    if from_user not in call.sandbox.workspace.people:
        raise SlackError("user_not_found")
    kinds = types_asked(call)
    rooms = [
        room
        for room in call.sandbox.workspace.conversations.values()
        if from_user in room.members and room.kind in kinds and bot_of(call) in room.members
    ]
    rooms, more = page(call, rooms, default=100, most=999)
    return {"channels": [conversation_row(call.sandbox, room) for room in rooms]} | more


def bot_of(call: Call) -> str:
    """The bot's own user id."""
    return next(person.id for person in call.sandbox.workspace.people.values() if person.is_bot)


METHODS = {
    "users.info": users_info,
    "users.list": users_list,
    "users.lookupByEmail": lookup_by_email,
    "users.conversations": users_conversations,
}
