"""The coordinator’s seat opens for its passphrase and for nothing else."""

from __future__ import annotations

import hashlib
import unicodedata
from base64 import b64decode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dropin.centre.passphrase import lock, opens

few = settings(max_examples=8, deadline=None)  # each hash takes a tenth of a second, as it should


@few
@given(st.text(min_size=1), st.text(min_size=1))
def test_only_the_passphrase_that_was_set_opens(chosen: str, tried: str) -> None:
    kept = lock(chosen)
    assert opens(kept, chosen)
    assert opens(kept, tried) == (tried == chosen) or _looks_the_same(tried, chosen)


def _looks_the_same(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def test_accents_may_be_typed_as_one_letter_or_two() -> None:
    assert opens(lock("caf\u00e9"), "cafe\u0301")


def test_neither_the_passphrase_nor_its_plain_hash_is_kept() -> None:
    kept = lock("open the door")
    assert "open" not in kept
    assert hashlib.sha256(b"open the door").digest() not in b64decode(kept.rsplit("$", 1)[1])


def test_the_same_passphrase_is_kept_otherwise_each_time() -> None:
    assert lock("tea and toast") != lock("tea and toast")


def test_the_hash_is_that_of_rfc_7914() -> None:
    """Section 12 of the RFC: password, NaCl, N 1024, r 8, p 16; the first 32 of its 64 bytes."""
    made = "/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI="
    assert opens(f"scrypt$1024$8$16$TmFDbA==${made}", "password")
    assert not opens(f"scrypt$1024$8$16$TmFDbA==${made}", "Password")


@pytest.mark.parametrize("text", ["", "md5$1$1$1$AA==$AA==", "scrypt$1"])
def test_what_is_no_lock_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no lock"):
        opens(text, "anything")
