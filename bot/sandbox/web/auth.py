"""Who the token is, and the way into Socket Mode."""

from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.people import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID
from bot.sandbox.web.call import Call

TEAM_NAME = "Alder & Finch"
TEAM_DOMAIN = "demo"


def api_test(call: Call) -> Json:
    """Echo the arguments, or the error that was asked for."""
    if call.given("error"):
        raise SlackError(call.text("error"), args=call.args)
    return {"args": call.args}


def auth_test(call: Call) -> Json:
    """Name the team and the bot."""
    bot = call.sandbox.workspace.people[BOT_USER_ID]
    return {
        "url": f"{call.sandbox.url}/",
        "team": TEAM_NAME,
        "user": bot.name,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> Json:
    """A WebSocket address that is good for one connection."""
    if not call.sandbox.sockets.enabled:
        raise SlackError("link_disabled")
    address = call.sandbox.url.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={call.sandbox.sockets.ticket()}&app_id={APP_ID.lower()}"}


def team_info(call: Call) -> Json:
    """The one team there is."""
    if call.given("team") and call.text("team") != TEAM_ID:
        raise SlackError("team_not_found")
    return {
        "team": {
            "id": TEAM_ID,
            "name": TEAM_NAME,
            "domain": TEAM_DOMAIN,
            "email_domain": "demo.example",
            "icon": {"image_default": True},
        }
    }


def bots_info(call: Call) -> Json:
    """The bot's own entry."""
    if call.given("bot") and call.text("bot") != BOT_ID:
        raise SlackError("bot_not_found")
    bot = call.sandbox.workspace.people[BOT_USER_ID]
    return {
        "bot": {
            "id": BOT_ID,
            "app_id": APP_ID,
            "user_id": BOT_USER_ID,
            "name": bot.real_name,
            "deleted": False,
            "updated": bot.updated,
            "icons": {},
        }
    }


METHODS = {
    "api.test": api_test,
    "auth.test": auth_test,
    "apps.connections.open": connections_open,
    "team.info": team_info,
    "bots.info": bots_info,
}
