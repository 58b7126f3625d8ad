"""One thing that the doctor looked at."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How it stands: in order, to be watched, or to be mended before Wayhome can work."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, and what to do when it is not in order."""

    verdict: Verdict
    subject: str
    words: str
    advice: str = ""

    def line(self) -> str:
        """The finding as one line for a terminal."""
        advice = f" -> {self.advice}" if self.advice else ""
        return f"{self.verdict:<5} {self.subject}: {self.words}{advice}"


def ok(subject: str, words: str) -> Finding:
    """It is in order."""
    return Finding(Verdict.OK, subject, words)


def warn(subject: str, words: str, advice: str) -> Finding:
    """It works, but someone should know."""
    return Finding(Verdict.WARN, subject, words, advice)


def fail(subject: str, words: str, advice: str) -> Finding:
    """It must be mended."""
    return Finding(Verdict.FAIL, subject, words, advice)
