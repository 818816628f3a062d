"""By which names a server may be asked: a web site that points its own name at this machine is refused.

A browser lets scripts of a site ask any server that the site's name leads to, so a name that leads here for a moment
("DNS rebinding") would let a stranger's page read the store. Addresses in digits cannot be borrowed so.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from demarche.apps.api.app import PATH
from demarche.apps.api.problems import problem

#: How this machine calls itself.
OWN = frozenset({"localhost", "127.0.0.1", "::1"})
#: HTTP's "misdirected request": this server does not answer for that name.
MISDIRECTED = 421
SHOWN = 100


class KnownHosts:
    """Lets through what is asked of this machine, of the `host` that is listened to, or of one of the `names`.

    Where `host` means every address of the machine, each of them in digits will do as well.
    """

    def __init__(self, app: ASGIApp, host: str, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = OWN | {bare(it) for it in (host, *names)}
        address = digits(bare(host))
        self._any_digits = address is not None and address.is_unspecified

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._knows(given := asked_of(scope)):
            await refusal(scope, given)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _knows(self, given: str) -> bool:
        name = bare(given)
        return name in self._names or (self._any_digits and digits(name) is not None)


def asked_of(scope: Scope) -> str:
    """The header Host; empty where there is none, or more than one."""
    found = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    return found[0].strip() if len(found) == 1 else ""


def bare(host: str) -> str:
    """A name or address without port, brackets, final dot and capitals."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    name, _, port = host.rpartition(":")
    without = name if name and ":" not in name and port.isdigit() else host
    return without.lower().rstrip(".")


def digits(name: str) -> IPv4Address | IPv6Address | None:
    """The IP address, None where it is a name."""
    try:
        return ip_address(name)
    except ValueError:
        return None


def refusal(scope: Scope, given: str) -> ASGIApp:
    shown = given[:SHOWN] or "no name"
    told = f"this server is not asked as {shown!r}; `demarche serve --name NAME` lets it be asked by another name"
    if scope["path"].startswith(PATH):
        return problem(MISDIRECTED, told)
    return PlainTextResponse(f"{told[0].upper()}{told[1:]}.\n", MISDIRECTED)
