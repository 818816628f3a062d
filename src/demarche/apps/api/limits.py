"""What keeps one client from taking all: a rate, and the longest address and body. Also answers HEAD."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demarche.apps.api.problems import problem

#: Clients whose buckets are remembered; of more, those go that were longest silent.
CLIENTS = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """`rate`: requests a minute that one client may go on making (0: any number); `burst`: how many at once.

    `address`: longest path with query in signs; `body`: largest body in bytes. `origins`: web sites whose scripts may
    ask (CORS), none unless given.
    """

    rate: int = 1200
    burst: int = 200
    address: int = 4096
    body: int = 64 * 1024
    origins: tuple[str, ...] = ()


class Buckets:
    """A bucket of tokens for each client, in the memory of this process."""

    def __init__(self, rate: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate / 60, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Takes a token: 0, or the seconds until there is one."""
        now = self._clock()
        left, since = self._left.pop(client, (float(self._burst), now))
        left = min(left + (now - since) * self._rate, self._burst)
        taken = left >= 1
        self._left[client] = (left - 1 if taken else left), now
        while len(self._left) > CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if taken else (1 - left) / self._rate


class Guard:
    """The middleware of the limits."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app, self._limits = app, limits
        self._buckets = Buckets(limits.rate, limits.burst) if limits.rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, without_body(send) if scope["method"] == "HEAD" else send)
        elif scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET"}, receive, without_body(send))
        elif scope["method"] in ("POST", "PUT", "PATCH", "DELETE"):
            await self._counted(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refused(self, scope: Scope) -> ASGIApp | None:
        limits = self._limits
        address = len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"])
        if address > limits.address:
            return problem(414, f"the address has {address} signs; {limits.address} are the most")
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > limits.body:
            return _too_large(limits.body)
        if self._buckets is not None:
            client = scope["client"][0] if scope.get("client") else ""
            seconds = self._buckets.wait(client)
            if seconds:
                wait = str(int(seconds) + 1)
                told = f"more than {limits.rate} requests a minute; go on in {wait} s"
                return problem(429, told, headers={"Retry-After": wait})
        return None

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Reads the whole body first, which is small, so that one that grows too large never reaches the app."""
        parts: list[bytes] = []
        size, more = 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            parts.append(message.get("body", b""))
            size, more = size + len(parts[-1]), message.get("more_body", False)
            if size > self._limits.body:
                await _too_large(self._limits.body)(scope, receive, send)
                return
        whole: list[Message] = [{"type": "http.request", "body": b"".join(parts), "more_body": False}]

        async def again() -> Message:
            return whole.pop() if whole else await receive()

        await self._app(scope, again, send)


def without_body(send: Send) -> Send:
    """For HEAD: the headers of GET, and nothing behind them."""

    async def bare(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return bare


def _too_large(most: int) -> ASGIApp:
    return problem(413, f"the body is too large; {most} bytes are the most")
