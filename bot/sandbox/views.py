"""Modals and App Homes: what is stored, the stack of three, and who is told."""

from bot.sandbox.blocks.check import Limits, check_view
from bot.sandbox.blocks.normal import normal, normal_blocks
from bot.sandbox.blocks.problems import refuse_view
from bot.sandbox.filing import ready_files
from bot.sandbox.nouns import Json, SlackError, size_of
from bot.sandbox.people import APP_ID, BOT_ID, TEAM_ID
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import OpenView

STACK_MOST = 3
BYTES_MOST = 250_000


def checked(sandbox: Sandbox, view: Json) -> None:
    """Refuse a view that Slack would refuse."""
    if size_of(view) > BYTES_MOST:
        raise SlackError("view_too_large")
    limits = Limits(known_files=ready_files(sandbox), scopes=frozenset(sandbox.scopes))
    refuse_view(check_view(view, limits=limits))


def stored(sandbox: Sandbox, view: Json, *, view_id: str, root: str, previous: str | None) -> Json:
    """The view as Slack keeps it and sends it back."""
    mint = sandbox.mint
    home = view["type"] == "home"
    title = view.get("title") or {"type": "plain_text", "text": "View Title"}
    return {
        "id": view_id,
        "team_id": TEAM_ID,
        "type": view["type"],
        "blocks": normal_blocks(view["blocks"], mint=mint),
        "private_metadata": view.get("private_metadata") or "",
        "callback_id": view.get("callback_id") or "",
        "state": {"values": {}},
        "hash": f"{mint.ts().partition('.')[0]}.{mint.id('')[:8]}",
        "title": normal(title, mint=mint),
        "clear_on_close": bool(view.get("clear_on_close")) and not home,
        "notify_on_close": bool(view.get("notify_on_close")) and not home,
        "close": normal(view["close"], mint=mint) if view.get("close") else None,
        "submit": normal(view["submit"], mint=mint) if view.get("submit") else None,
        "previous_view_id": previous,
        "root_view_id": root,
        "app_id": APP_ID,
        "external_id": view.get("external_id") or "",
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
    }


def need_new_external_id(sandbox: Sandbox, view: Json, *, besides: str = "") -> None:
    """Refuse an external id that another view has."""
    wanted = view.get("external_id")
    if wanted and any(
        one.view["external_id"] == wanted and key != besides for key, one in sandbox.workspace.views.items()
    ):
        raise SlackError("duplicate_external_id")


def push(sandbox: Sandbox, view: Json, *, user: str) -> Json:
    """Put a view on top of the person's stack; the first one opens it."""
    stack = sandbox.workspace.stacks.setdefault(user, [])
    if len(stack) >= STACK_MOST:
        raise SlackError("push_limit_reached")
    checked(sandbox, view)
    need_new_external_id(sandbox, view)
    view_id = sandbox.mint.id("V")
    root, previous = (stack[0], stack[-1]) if stack else (view_id, None)
    new = stored(sandbox, view, view_id=view_id, root=root, previous=previous)
    sandbox.workspace.views[view_id] = OpenView(owner=user, view=new)
    stack.append(view_id)
    tell_modals(sandbox, user=user)
    return new


def replace(sandbox: Sandbox, view_id: str, *, view: Json) -> Json:
    """Change an open view in place; it keeps its id and its place in the stack."""
    known = sandbox.workspace.views[view_id]
    checked(sandbox, view)
    if view["type"] != known.view["type"]:
        raise SlackError(
            "invalid_arguments", response_metadata={"messages": ["[ERROR] view type cannot change"]}
        )
    need_new_external_id(sandbox, view, besides=view_id)
    new = stored(
        sandbox,
        view,
        view_id=view_id,
        root=known.view["root_view_id"],
        previous=known.view["previous_view_id"],
    )
    known.view = new
    keep_typed(sandbox, view_id)
    if new["type"] == "home":
        sandbox.feed.tell(known.owner, news={"type": "home", "view": new})
    else:
        tell_modals(sandbox, user=known.owner)
    return new


def keep_typed(sandbox: Sandbox, view_id: str) -> None:
    """What was typed stays where block and element kept their ids; the rest is forgotten."""
    typed = sandbox.workspace.typed.get(view_id, {})
    kept = {block["block_id"] for block in sandbox.workspace.views[view_id].view["blocks"]}
    sandbox.workspace.typed[view_id] = {block: entry for block, entry in typed.items() if block in kept}


def publish_home(sandbox: Sandbox, view: Json, *, user: str) -> Json:
    """Set the App Home of one person."""
    view_id = sandbox.workspace.homes.get(user)
    if view_id:
        return replace(sandbox, view_id, view=view)
    checked(sandbox, view)
    need_new_external_id(sandbox, view)
    view_id = sandbox.mint.id("V")
    new = stored(sandbox, view, view_id=view_id, root=view_id, previous=None)
    sandbox.workspace.views[view_id] = OpenView(owner=user, view=new)
    sandbox.workspace.homes[user] = view_id
    sandbox.feed.tell(user, news={"type": "home", "view": new})
    return new


def close(sandbox: Sandbox, view_id: str) -> Json:
    """Take one modal off the screen, wherever it is in its stack."""
    known = sandbox.workspace.views.pop(view_id)
    sandbox.workspace.stacks[known.owner].remove(view_id)
    sandbox.workspace.typed.pop(view_id, None)
    tell_modals(sandbox, user=known.owner)
    return known.view


def close_all(sandbox: Sandbox, *, user: str) -> list[Json]:
    """Take every modal off the screen; the topmost comes first."""
    return [close(sandbox, view_id) for view_id in reversed(list(sandbox.workspace.stacks.get(user, [])))]


def tell_modals(sandbox: Sandbox, *, user: str) -> None:
    """Tell the person's pages what is open."""
    sandbox.feed.tell(user, news={"type": "modals", "views": sandbox.workspace.stack(user)})
