"""Links that log a member in, once."""

import secrets

_open: dict[str, str] = {}


def issue(address: str) -> str:
    token = secrets.token_urlsafe(24)
    _open[token] = address
    return token


def redeem(token: str) -> str | None:
    return _open.pop(token, None)
