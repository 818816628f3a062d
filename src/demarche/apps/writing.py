"""Who may write: whoever has the server's token, or a session that was opened with it."""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass

#: Seconds that a session lasts.
LASTS = 12 * 60 * 60
LONGEST_NAME = 200


def is_token(token: str | None, given: str) -> bool:
    """True where `given` is the server's token; nobody may write where it has none."""
    return token is not None and hmac.compare_digest(token.encode(), given.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who typed the token: the name, the cookie's value, and the word that forms must bring back."""

    name: str
    value: str
    proof: str


def open_session(token: str, name: str) -> Session:
    """A new session; its value tells nothing of the token."""
    told = {"name": name[:LONGEST_NAME], "until": int(time.time()) + LASTS, "nonce": secrets.token_urlsafe(12)}
    payload = base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
    return Session(name, f"{payload}.{_seal(token, 'session', payload)}", _seal(token, "form", payload))


def session_of(token: str | None, value: str | None) -> Session | None:
    """The session of a cookie; None where it is not ours, too old, or of another token."""
    payload, _, seal = (value or "").partition(".")
    if token is None or not hmac.compare_digest(_seal(token, "session", payload).encode(), seal.encode()):
        return None
    try:
        told = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (binascii.Error, ValueError):
        return None
    return Session(told["name"], value or "", _seal(token, "form", payload)) if told["until"] > time.time() else None


def is_proof(session: Session, given: str) -> bool:
    """True where a form was made for this session, not by another site."""
    return hmac.compare_digest(session.proof.encode(), given.encode("utf-8", "replace"))


def _seal(token: str, use: str, payload: str) -> str:
    key = hashlib.sha256(f"demarche {use} {token}".encode()).digest()
    return hmac.new(key, payload.encode(), hashlib.sha256).hexdigest()
