"""Posts new turns to a web address, signed as standardwebhooks.com has it, and tried again where that may help."""

import base64
import hmac
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from demarche import __version__
from demarche.errors import InputError

#: Seconds that an answer may take.
TIMEOUT = 15
#: Answers after which it is worth while to ask again.
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
#: Seconds before the second try; each further one waits twice as long, but never longer than LONGEST.
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Hook:
    """An address with the secret it shares with us; `tries` in all; `wait` sleeps so many seconds."""

    address: str
    secret: bytes
    tries: int = 5
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.time

    def post(self, message: object) -> None:
        """Delivers it; raises InputError naming the address and what it answered."""
        body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        pause = FIRST_WAIT
        for nth in range(1, self.tries + 1):
            fault, passing = self._once(body)
            if fault is None:
                return
            if not passing or nth == self.tries:
                tried = f" ({nth} tries)" if nth > 1 else ""
                raise InputError(self.address, f"did not take the changes: {fault}{tried}")
            self.wait(pause)
            pause = min(pause * 2, LONGEST_WAIT)

    def _once(self, body: bytes) -> tuple[str | None, bool]:
        """What went wrong, and whether it may pass."""
        try:
            request = urllib.request.Request(self.address, body, self._headers(body), method="POST")
            with OPENER.open(request, timeout=TIMEOUT):
                return None, False
        except urllib.error.HTTPError as error:
            error.close()
            return f"it answered {error.code} {error.reason}", error.code in PASSING
        except urllib.error.URLError as error:
            return str(error.reason), True
        except (OSError, http.client.HTTPException) as error:
            return str(error) or type(error).__name__, True
        except (ValueError, OverflowError) as error:  # an address that is none, a port that cannot be
            return str(error), False

    def _headers(self, body: bytes) -> dict[str, str]:
        """The id is that of the body: who gets it twice can tell."""
        id, now = f"msg_{sha256(body).hexdigest()[:32]}", str(int(self.clock()))
        return {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": f"demarche/{__version__}",
            "webhook-id": id,
            "webhook-timestamp": now,
            "webhook-signature": signature(self.secret, id, now, body),
        }


def signature(secret: bytes, id: str, timestamp: str, body: bytes) -> str:
    """ "v1," and the HMAC-SHA256 of id, timestamp and body, in Base64."""
    signed = hmac.digest(secret, f"{id}.{timestamp}.".encode() + body, "sha256")
    return "v1," + base64.b64encode(signed).decode()


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """What is signed for one address is not sent to another."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


OPENER = urllib.request.build_opener(NoRedirects)
