"""response_action: what the bot answers to a submitted modal."""

from bot.sandbox import notices, views
from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.sandbox import Sandbox


def obey(sandbox: Sandbox, answer: Json, *, view_id: str, user: str) -> dict[str, str]:
    """Do what the answer says; the errors to show, if that is what it says."""
    try:
        return follow(sandbox, answer, view_id=view_id, user=user)
    except SlackError as refusal:
        sandbox.ledger.complaints.append(f"answer to view_submission: {refusal.code} {refusal.more}")
        notices.notice(sandbox, notices.TROUBLE, user=user)
        return {}


def follow(sandbox: Sandbox, answer: Json, *, view_id: str, user: str) -> dict[str, str]:
    """One of the four response actions, or none: then this view closes. Nothing, if it was closed meanwhile."""
    if view_id not in sandbox.workspace.views:
        return {}
    match answer.get("response_action"):
        case None:
            views.close(sandbox, view_id)
        case "clear":
            views.close_all(sandbox, user=user)
        case "errors":
            return field_errors(sandbox, answer, view_id=view_id)
        case "update":
            views.replace(sandbox, view_id, view=given_view(answer))
        case "push":
            views.push(sandbox, given_view(answer), user=user)
        case _:
            raise SlackError("invalid_response_action")
    return {}


def given_view(answer: Json) -> Json:
    """The modal in the answer."""
    view = answer.get("view")
    if not isinstance(view, dict) or view.get("type") != "modal" or not isinstance(view.get("blocks"), list):
        raise SlackError("invalid_view")
    return view


def field_errors(sandbox: Sandbox, answer: Json, *, view_id: str) -> dict[str, str]:
    """Errors are for input blocks that the view has; anything else is refused."""
    errors = answer.get("errors")
    blocks = sandbox.workspace.views[view_id].view["blocks"]
    inputs = {block["block_id"] for block in blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise SlackError("invalid_errors", given=errors)
    return {block_id: str(text) for block_id, text in errors.items()}
