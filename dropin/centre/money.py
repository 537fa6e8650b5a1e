"""Amounts of money as the centre's currency is written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_SIGNS: Mapping[str, str] = MappingProxyType(
    {"EUR": "€", "GBP": "£", "USD": "$", "CAD": "$", "AUD": "$", "NZD": "$"}
)


def money(cents: int, currency: str) -> str:
    """``€3.50``; the code where a currency has no sign of its own: ``3.50 CHF``."""
    sign = "-" if cents < 0 else ""
    amount = f"{abs(cents) // 100}.{abs(cents) % 100:02}"
    if currency in _SIGNS:
        return f"{sign}{_SIGNS[currency]}{amount}"
    return f"{sign}{amount} {currency}"
