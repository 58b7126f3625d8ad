"""Search tokens: keyed hashes of what is sealed, so that equality can be asked without opening.

Each agency has its own index key outside the database. Identifiers of high entropy (telephone,
document) keep 63 bits; words of names keep 32, so that a stolen table leaves every token shared by
many possible words. Equality still leaks frequency; docs/security/model.md says so.
"""

import hashlib
import hmac
from collections.abc import Iterable
from uuid import UUID

from wayhome.kernel.keystore import FileKeyStore

_STRONG_BITS = 63
_WEAK_BITS = 32
_STRONG_KINDS = frozenset({"phone", "document"})


def index_key(store: FileKeyStore, agency: UUID) -> bytes:
    """The index key of one agency, 32 bytes."""
    return hmac.digest(store.named("index"), agency.bytes, hashlib.sha256)


def hash_token(key: bytes, *, kind: str, value: str) -> int:
    """The token of one value as a positive 64-bit integer."""
    digest = hmac.digest(key, f"{kind}\x1f{value}".encode(), hashlib.sha256)
    bits = _STRONG_BITS if kind in _STRONG_KINDS else _WEAK_BITS
    return int.from_bytes(digest[:8], "big") >> (64 - bits)


def hash_tokens(key: bytes, values: Iterable[tuple[str, str]]) -> list[int]:
    """The sorted tokens of (kind, value) pairs, each once."""
    return sorted({hash_token(key, kind=kind, value=value) for kind, value in values})
