"""A sandbox that remembers: the workspace as one JSON file, read at the start and written at a clean stop."""

import json
from pathlib import Path

from pydantic import ConfigDict, RootModel, ValidationError

from bot.sandbox.mint import Mint
from bot.sandbox.workspace import Workspace


class UnreadableError(Exception):
    """The file is there, and holds no workspace."""


class Saved(RootModel[Workspace]):
    """Turns a workspace into JSON and back; file contents as base64."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")


def load(path: Path, *, mint: Mint) -> Workspace | None:
    """The saved workspace, if there is one; new timestamps will be later than all in it."""
    if not path.exists():
        return None
    try:
        workspace = Saved.model_validate_json(path.read_bytes()).root
    except ValidationError as problem:
        raise UnreadableError(path) from problem
    for room in workspace.conversations.values():
        for ts in room.messages:
            mint.seen(ts)
    return workspace


def save(workspace: Workspace, *, path: Path) -> None:
    """Write the whole workspace; a half-written file never takes the place of a good one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(path.suffix + ".new")
    fresh.write_text(
        json.dumps(Saved(workspace).model_dump(mode="json"), ensure_ascii=False), "utf-8", "replace"
    )
    fresh.replace(path)
