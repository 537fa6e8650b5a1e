"""The square code that leads a telephone to an address, as ISO/IEC 18004 describes it (QR code)."""

from __future__ import annotations

import segno

_QUIET = 4  # light squares on every side, which the standard asks for
CORRECTION = "m"  # still read when a seventh of it is soiled, as paper on a wall gets


def telephone_code(address: str) -> tuple[str, ...]:
    """Rows of "1" for a dark and "0" for a light square, with the light edge around them.

    Raises ValueError where the address is too long for the largest code (over 2,300 bytes).
    """
    made = segno.make_qr(address, error=CORRECTION, boost_error=False)
    rows = made.matrix_iter(border=_QUIET)
    return tuple("".join("1" if dark else "0" for dark in row) for row in rows)
