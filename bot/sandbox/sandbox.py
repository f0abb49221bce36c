"""All parts of one running sandbox, joined in one place."""

import secrets
from dataclasses import dataclass, field

from bot.sandbox.courier import Courier
from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.ledger import Ledger
from bot.sandbox.mint import Mint
from bot.sandbox.nouns import Json
from bot.sandbox.options import SandboxOptions
from bot.sandbox.parcels import Carrier
from bot.sandbox.rates import Rates
from bot.sandbox.saving import load
from bot.sandbox.settling import settle
from bot.sandbox.signed_http import SignedHttp
from bot.sandbox.sockets import Sockets
from bot.sandbox.triggers import Rights
from bot.sandbox.wires import Wires
from bot.sandbox.workspace import Workspace


@dataclass(slots=True, kw_only=True)
class Sandbox:
    """A workspace, its rules, and its ways to the bot. Lives on one event loop."""

    options: SandboxOptions
    url: str
    bot_token: str
    app_token: str
    signing_secret: str
    scopes: tuple[str, ...]
    mint: Mint
    workspace: Workspace
    ledger: Ledger
    faults: Faults
    rates: Rates
    feed: Feed
    rights: Rights
    wires: Wires
    sockets: Sockets
    courier: Courier
    notices: dict[str, list[Json]] = field(default_factory=dict)
    offered: dict[str, list[Json]] = field(default_factory=dict)


def build(options: SandboxOptions) -> Sandbox:
    """Make a sandbox that is ready to be served at `options.port`."""
    mint = Mint(seed=options.seed or secrets.token_hex(16), now=options.now)
    ledger = Ledger()
    faults = Faults(fraction=mint.fraction)
    wires = Wires()
    sockets = Sockets(mint=mint, ledger=ledger, faults=faults, wires=wires, most=options.max_connections)
    signing_secret = options.signing_secret or mint.secret()
    return Sandbox(
        options=options,
        url=f"http://127.0.0.1:{options.port}",
        bot_token=options.bot_token or f"xoxb-{mint.secret()}",
        app_token=options.app_token or f"xapp-1-{mint.secret()}",
        signing_secret=signing_secret,
        scopes=manifest_scopes(options),
        mint=mint,
        workspace=workspace_of(options, mint=mint),
        ledger=ledger,
        faults=faults,
        rates=Rates(
            now=options.now,
            on=options.limits,
            message_burst=options.message_burst,
            workspace_messages=options.workspace_messages,
        ),
        feed=Feed(),
        rights=Rights(
            now=options.now, trigger_seconds=options.trigger_seconds, hook_seconds=options.hook_seconds
        ),
        wires=wires,
        sockets=sockets,
        courier=Courier(
            carrier(options, sockets=sockets, signing_secret=signing_secret),
            mint=mint,
            ledger=ledger,
            faults=faults,
            ack_seconds=options.ack_seconds,
            redelivery=options.retries,
        ),
    )


def workspace_of(options: SandboxOptions, *, mint: Mint) -> Workspace:
    """The saved workspace, or a new one."""
    saved = load(options.save_to, mint=mint) if options.save_to else None
    return saved or settle(options, mint=mint)


def carrier(options: SandboxOptions, *, sockets: Sockets, signing_secret: str) -> Carrier:
    """The way to the bot that was chosen."""
    if options.request_url is None:
        return sockets
    return SignedHttp(options.request_url, signing_secret=signing_secret, now=options.now)


def manifest_scopes(options: SandboxOptions) -> tuple[str, ...]:
    """What the bot token may do."""
    if options.scopes is not None:
        return options.scopes
    return tuple(options.manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ()))
