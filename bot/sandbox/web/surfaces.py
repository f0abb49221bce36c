"""views.*: modals and App Homes that the bot puts up."""

from bot.sandbox import views
from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.web.call import Call, invalid


def view_argument(call: Call) -> Json:
    """The `view` argument: an object with a type and blocks."""
    view = call.structure("view")
    if not isinstance(view, dict):
        raise invalid("must provide an object [json-pointer:/view]")
    for name in ("type", "blocks"):
        if name not in view:
            raise invalid(f"missing required field: {name} [json-pointer:/view]")
    return view


def need_type(view: Json, *, expected: str) -> None:
    """Modals are opened, homes are published."""
    if view["type"] != expected:
        raise invalid(f"expected view type: {expected} [json-pointer:/view/type]")


def open_view(call: Call) -> Json:
    """Open a modal for whoever acted last; inside a modal it goes on top."""
    view = view_argument(call)
    need_type(view, expected="modal")
    trigger_given = trigger_id(call)
    views.checked(call.sandbox, view)
    trigger = call.sandbox.rights.spend_trigger(trigger_given)
    if trigger.in_view is None:
        views.close_all(call.sandbox, user=trigger.user)
    return {"view": views.push(call.sandbox, view, user=trigger.user)}


def push_view(call: Call) -> Json:
    """Put a modal on top of the one in which the person acted."""
    view = view_argument(call)
    need_type(view, expected="modal")
    trigger_given = trigger_id(call)
    views.checked(call.sandbox, view)
    trigger = call.sandbox.rights.spend_trigger(trigger_given)
    if trigger.in_view is None or trigger.in_view not in call.sandbox.workspace.views:
        raise SlackError("not_found")
    return {"view": views.push(call.sandbox, view, user=trigger.user)}


def trigger_id(call: Call) -> str:
    """The trigger, by either of its names."""
    trigger = call.text("trigger_id") or call.text("interactivity_pointer")
    if not trigger:
        raise invalid("missing required field: trigger_id")
    return trigger


def update_view(call: Call) -> Json:
    """Change an open view, found by its own or its external id."""
    view = view_argument(call)
    view_id = found(call)
    need_hash(call, view_id=view_id)
    return {"view": views.replace(call.sandbox, view_id, view=view)}


def found(call: Call) -> str:
    """The id of the view to change."""
    if call.text("view_id") in call.sandbox.workspace.views:
        return call.text("view_id")
    external = call.text("external_id")
    for view_id, one in call.sandbox.workspace.views.items():
        if external and one.view["external_id"] == external:
            return view_id
    raise SlackError("not_found")


def need_hash(call: Call, *, view_id: str) -> None:
    """A hash that was given must be the newest."""
    if call.given("hash") and call.text("hash") != call.sandbox.workspace.views[view_id].view["hash"]:
        raise SlackError("hash_conflict")


def publish_view(call: Call) -> Json:
    """Set the App Home of one person."""
    sandbox = call.sandbox
    view = view_argument(call)
    need_type(view, expected="home")
    person = sandbox.workspace.people.get(call.text("user_id"))
    if person is None or person.is_bot:
        raise invalid("invalid user_id [json-pointer:/user_id]")
    home = sandbox.options.manifest.get("features", {}).get("app_home", {})
    if not home.get("home_tab_enabled", False):
        raise SlackError("not_enabled")
    if person.id in sandbox.workspace.homes:
        need_hash(call, view_id=sandbox.workspace.homes[person.id])
    return {"view": views.publish_home(sandbox, view, user=person.id)}


METHODS = {
    "views.open": open_view,
    "views.push": push_view,
    "views.update": update_view,
    "views.publish": publish_view,
}
