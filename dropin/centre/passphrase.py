"""The passphrase of the coordinator's seat: what is kept of it, and whether one opens the seat.

Only a salted scrypt hash is kept (RFC 7914), written ``scrypt$N$r$p$salt$hash`` with salt and hash
in base64, so that stronger costs later leave older hashes valid. It keeps passers-by out of the
coordinator's pages; the file itself is not encrypted.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from base64 import b64decode, b64encode

_COST, _BLOCK, _LANES = 2**15, 8, 1  # a tenth of a second on an office PC
_SALT_BYTES, _HASH_BYTES = 16, 32
_SPARE = 2**20  # bytes beyond the 128·N·r that scrypt needs


def lock(passphrase: str, salt: bytes | None = None) -> str:
    """What is kept of ``passphrase``; a new salt each time unless one is given."""
    salt = secrets.token_bytes(_SALT_BYTES) if salt is None else salt
    made = _hash(passphrase, salt, _COST, _BLOCK, _LANES)
    written = (b64encode(part).decode("ascii") for part in (salt, made))
    return "$".join(("scrypt", str(_COST), str(_BLOCK), str(_LANES), *written))


def opens(kept: str, passphrase: str) -> bool:
    """Whether ``passphrase`` is the one that was kept. Raises ValueError for what is no lock."""
    kind, *parts = kept.split("$")
    if kind != "scrypt" or len(parts) != 5:
        raise ValueError(f"no lock: {kept}")
    cost, block, lanes, salt, made = parts
    tried = _hash(passphrase, b64decode(salt), int(cost), int(block), int(lanes))
    return hmac.compare_digest(tried, b64decode(made))


def _hash(passphrase: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    # The same letters typed on another keyboard may come composed otherwise.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    return hashlib.scrypt(
        typed,
        salt=salt,
        n=cost,
        r=block,
        p=lanes,
        maxmem=128 * cost * block + _SPARE,
        dklen=_HASH_BYTES,
    )
