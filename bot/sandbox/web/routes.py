"""The door of the Web API: token, scope and rate are checked here, then the method's own function answers."""

import asyncio
import math

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.answers import AsciiJson
from bot.sandbox.faults import API_FAULTS, Fault, FaultKind
from bot.sandbox.ledger import CallRecord
from bot.sandbox.nouns import Json, SlackError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web.call import Call, arguments, invalid
from bot.sandbox.web.methods import Method, Token, table

SHOWN_ARGUMENT = 2000


def routes(sandbox: Sandbox) -> list[Route]:
    """`/api/<method>`, by GET or POST."""

    async def api(request: Request) -> Response:
        return await answer(sandbox, request)

    return [Route("/api/{method:path}", api, methods=["GET", "POST"])]


async def answer(sandbox: Sandbox, request: Request) -> Response:
    """Answer one call, with whatever fault was ordered for it."""
    method = request.path_params["method"].strip("/")
    fault = sandbox.faults.draw(API_FAULTS, name=method)
    early = await before(sandbox, request, fault=fault, method=method)
    if early is not None:
        return early
    args: Json = {}
    token = ""
    result: Json
    try:
        args, token = await arguments(request)
        result = {"ok": True} | run(Call(sandbox=sandbox, method=method, args=args, token=token))
    except SlackError as refusal:
        result = {"ok": False, "error": refusal.code} | refusal.more
    status = 429 if "retry_after" in result else 200
    record(sandbox, method=method, args=args, result=result, status=status, fault=fault)
    late = await after(sandbox, request, fault=fault)
    return late or reply(sandbox, result, method=method, token=token)


def run(call: Call) -> Json:
    """Check everything that is the same for all methods, then run this one."""
    method = table().get(call.method)
    if method is None:
        raise SlackError("unknown_method", req_method=call.method)
    check_token(call, method=method)
    wait = call.sandbox.rates.wait_for_method(call.method, per_minute=method.per_minute)
    if wait:
        raise SlackError("ratelimited", retry_after=wait)
    check_scope(call, method=method)
    for name in method.required:
        if not call.given(name):
            raise invalid(f"missing required field: {name}")
    return method.run(call)


def check_token(call: Call, *, method: Method) -> None:
    """Refuse a missing, unknown or wrong kind of token."""
    if method.token is Token.NONE:
        return
    if not call.token:
        raise SlackError("not_authed")
    if call.token not in {call.sandbox.bot_token, call.sandbox.app_token}:
        raise SlackError("invalid_auth")
    expected = call.sandbox.app_token if method.token is Token.APP else call.sandbox.bot_token
    if call.token != expected:
        raise SlackError("not_allowed_token_type")


def check_scope(call: Call, *, method: Method) -> None:
    """Refuse when the token has none of the scopes that would do."""
    if method.scopes and not set(method.scopes) & set(call.sandbox.scopes):
        raise SlackError("missing_scope", needed=method.scopes[0], provided=",".join(call.sandbox.scopes))


def record(
    sandbox: Sandbox, *, method: str, args: Json, result: Json, status: int, fault: Fault | None
) -> None:
    """Write the call in the ledger."""
    shown = {name: str(value)[:SHOWN_ARGUMENT] for name, value in args.items()}
    entry = CallRecord(
        method=method, error=str(result.get("error", "")), status=status, args=shown, at=sandbox.mint.now()
    )
    entry.fault = fault.kind if fault else ""
    sandbox.ledger.calls.append(entry)


def scopes_of(sandbox: Sandbox, *, token: str) -> tuple[str, ...]:
    """What a token may do; nothing, if it is none of ours."""
    known = {sandbox.bot_token: sandbox.scopes, sandbox.app_token: ("connections:write",)}
    return known.get(token, ())


def reply(sandbox: Sandbox, result: Json, *, method: str, token: str = "") -> Response:
    """The HTTP answer with Slack's headers."""
    headers = {
        "x-slack-req-id": sandbox.mint.uuid(),
        "x-slack-backend": "r",
        "cache-control": "private, no-cache, no-store, must-revalidate",
    }
    scopes = scopes_of(sandbox, token=token)
    if scopes:
        headers["x-oauth-scopes"] = ",".join(scopes)
    known = table().get(method)
    if known and known.scopes:
        headers["x-accepted-oauth-scopes"] = ",".join(known.scopes)
    if "retry_after" in result:
        headers["Retry-After"] = str(result.pop("retry_after"))
        return AsciiJson(result, status_code=429, headers=headers)
    return AsciiJson(result, headers=headers)


async def before(sandbox: Sandbox, request: Request, *, fault: Fault | None, method: str) -> Response | None:
    """Play the faults that strike before the call is looked at."""
    match fault:
        case Fault(kind=FaultKind.RATELIMITED, seconds=seconds):
            refused: Json = {"ok": False, "error": "ratelimited", "retry_after": math.ceil(seconds)}
            record(sandbox, method=method, args={}, result=refused, status=429, fault=fault)
            return reply(sandbox, refused, method=method)
        case Fault(kind=FaultKind.REFUSED, error=error):
            answer: Json = {"ok": False, "error": error}
            record(sandbox, method=method, args={}, result=answer, status=200, fault=fault)
            return reply(sandbox, answer, method=method)
        case Fault(kind=FaultKind.ERROR_BEFORE):
            return broken(sandbox, method=method, fault=fault)
        case Fault(kind=FaultKind.CLOSE_BEFORE):
            await request.body()
            return await hang_up(sandbox, request)
        case Fault(kind=FaultKind.HANG_BEFORE, seconds=seconds):
            await asyncio.sleep(seconds)
            return await hang_up(sandbox, request)
        case Fault(kind=FaultKind.SLOW, seconds=seconds):
            await asyncio.sleep(seconds)
    return None


async def after(sandbox: Sandbox, request: Request, *, fault: Fault | None) -> Response | None:
    """Play the faults that strike when the work is done but the answer is not out."""
    match fault:
        case Fault(kind=FaultKind.ERROR_AFTER):
            return AsciiJson({"ok": False, "error": "internal_error"}, status_code=500)
        case Fault(kind=FaultKind.CLOSE_AFTER):
            return await hang_up(sandbox, request)
        case Fault(kind=FaultKind.HANG_AFTER, seconds=seconds):
            await asyncio.sleep(seconds)
            return await hang_up(sandbox, request)
    return None


def broken(sandbox: Sandbox, *, method: str, fault: Fault) -> Response:
    """A server error; nothing was done."""
    result: Json = {"ok": False, "error": "internal_error"}
    record(sandbox, method=method, args={}, result=result, status=500, fault=fault)
    return AsciiJson(result, status_code=500)


async def hang_up(sandbox: Sandbox, request: Request) -> Response:
    """Cut the connection; the response that is returned goes nowhere."""
    sandbox.wires.cut(request.client)
    while not await request.is_disconnected():
        await asyncio.sleep(0.01)
    return Response(status_code=500)
