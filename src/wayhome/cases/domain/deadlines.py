"""When the first step on a new case is due."""

from collections.abc import Mapping
from datetime import timedelta

from wayhome.cases.domain.risk import Risk

FIRST_STEP_WITHIN: Mapping[Risk, timedelta] = {
    Risk.CRITICAL: timedelta(days=1),
    Risk.HIGH: timedelta(days=3),
    Risk.MEDIUM: timedelta(days=7),
    Risk.LOW: timedelta(days=14),
}
"""The greater the risk, the sooner; the owner may set another day."""
