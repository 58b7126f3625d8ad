"""The receipt: the secret that opens one's own complaint, as 24 digits or as six words."""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from argon2.low_level import Type, hash_secret_raw

from wayhome.intake.domain import wordlists
from wayhome.intake.domain.check_digit import check_digit, is_consistent
from wayhome.intake.domain.wordlists import WORDS_PER_LIST, WordLanguage

_DATA_DIGITS = 23
_POSSIBLE = 10**_DATA_DIGITS  # 76.4 bits
_WORDS = 6
_SEED_BYTES = 32
_LONGEST_INPUT = 400
_ARGON2_PASSES = 2
_ARGON2_KIBIBYTES = 19 * 1024


class ReceiptProblem(StrEnum):
    """Why a typed receipt cannot be read."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    CHECK_DIGIT = "check_digit"
    UNKNOWN_WORD = "unknown_word"
    MIXED = "mixed"


class ReceiptNotUnderstood(ValueError):
    """What was typed is no receipt; carries the reason, and which word (from 1) is unknown.

    The typed text is never part of the message: it may be a receipt with one slip.
    """

    def __init__(self, reason: ReceiptProblem, *, position: int | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.position = position


@dataclass(frozen=True, slots=True)
class Receipt:
    """One of 10^23 numbers, spelled without loss as digits or as words; its repr hides it."""

    number: int = field(repr=False)

    def __post_init__(self) -> None:
        if not 0 <= self.number < _POSSIBLE:
            raise ReceiptNotUnderstood(ReceiptProblem.CHECK_DIGIT)

    @classmethod
    def generate(cls) -> Self:
        """Draw a new receipt from the operating system's randomness."""
        return cls(secrets.randbelow(_POSSIBLE))

    @classmethod
    def derive(cls, seed: bytes) -> Self:
        """Compute the one receipt of a secret seed of 32 random bytes, the same every time.

        Reducing 256 bits to 76.4 favours no receipt by more than one part in 10^53.
        """
        if len(seed) != _SEED_BYTES:
            raise ValueError("A receipt's seed is 32 bytes.")
        return cls(int.from_bytes(seed, "big") % _POSSIBLE)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a receipt as people type it: digits of any script, or words of any of the lists.

        Raises ReceiptNotUnderstood.
        """
        if len(text) > _LONGEST_INPUT:
            raise ReceiptNotUnderstood(ReceiptProblem.TOO_LONG)
        digits = _digits_in(text)
        words = wordlists.split(text)
        has_letters = not all(map(str.isdecimal, words))
        if digits and has_letters:
            raise ReceiptNotUnderstood(ReceiptProblem.MIXED)
        return cls(_number_from_words(words) if has_letters else _number_from_digits(digits))

    def digits(self) -> str:
        """Spell the receipt as 24 digits in groups of four; the last one is the check digit."""
        data = f"{self.number:0{_DATA_DIGITS}d}"
        spelled = data + check_digit(data)
        return " ".join(spelled[start : start + 4] for start in range(0, len(spelled), 4))

    def words(self, language: str) -> tuple[str, ...]:
        """Spell the receipt as six words; raises ValueError for a language without a list."""
        listed = wordlists.word_list(WordLanguage(language)).words
        spelled = []
        rest = self.number
        for _ in range(_WORDS):
            rest, place = divmod(rest, WORDS_PER_LIST)
            spelled.append(listed[place])
        return tuple(reversed(spelled))

    def secret(self) -> bytes:
        """Give the ten bytes that are hashed, equal for every spelling."""
        return self.number.to_bytes(10, "big")


def lookup_id(receipt: Receipt, *, salt: bytes, pepper: bytes) -> bytes:
    """Derive the 32 bytes under which the database finds a complaint.

    Argon2id (19 MiB, 2 passes, 1 lane) makes guessing slow; the pepper, held outside the database,
    makes a stolen database useless. The salt (16 bytes) is one per instance.
    """
    slow = hash_secret_raw(
        receipt.secret(),
        salt,
        time_cost=_ARGON2_PASSES,
        memory_cost=_ARGON2_KIBIBYTES,
        parallelism=1,
        hash_len=32,
        type=Type.ID,
    )
    return hmac.new(pepper, slow, hashlib.sha256).digest()


def _digits_in(text: str) -> str:
    values = (unicodedata.decimal(sign, None) for sign in unicodedata.normalize("NFKC", text))
    return "".join(str(value) for value in values if value is not None)


def _number_from_digits(digits: str) -> int:
    _require_length(len(digits), _DATA_DIGITS + 1)
    if not is_consistent(digits):
        raise ReceiptNotUnderstood(ReceiptProblem.CHECK_DIGIT)
    return int(digits[:-1])


def _number_from_words(words: list[str]) -> int:
    _require_length(len(words), _WORDS)
    languages = [wordlists.language_of(word) for word in words]
    if None in languages:
        position = languages.index(None) + 1
        raise ReceiptNotUnderstood(ReceiptProblem.UNKNOWN_WORD, position=position)
    if len(set(languages)) > 1:
        raise ReceiptNotUnderstood(ReceiptProblem.MIXED)
    places = wordlists.word_list(WordLanguage(str(languages[0]))).places
    number = 0
    for word in words:
        number = number * WORDS_PER_LIST + places[word]
    return number


def _require_length(found: int, wanted: int) -> None:
    if found < wanted:
        raise ReceiptNotUnderstood(ReceiptProblem.TOO_SHORT)
    if found > wanted:
        raise ReceiptNotUnderstood(ReceiptProblem.TOO_LONG)
