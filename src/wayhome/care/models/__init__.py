"""Tables of care."""

from wayhome.care.models.approval import Approval, Setting
from wayhome.care.models.conference import ChildStep, Conference
from wayhome.care.models.needs import NeedsAssessment
from wayhome.care.models.plan import Objective, Plan, PlanAction
from wayhome.care.models.provider import Provider
from wayhome.care.models.referral import Referral, ReferralOrigin, ReferralStep, SharedPart
from wayhome.care.models.referral_holder import ReferralHolder
from wayhome.care.models.service import Service
from wayhome.care.models.stay import Stay

__all__ = [
    "Approval",
    "ChildStep",
    "Conference",
    "NeedsAssessment",
    "Objective",
    "Plan",
    "PlanAction",
    "Provider",
    "Referral",
    "ReferralHolder",
    "ReferralOrigin",
    "ReferralStep",
    "Service",
    "Setting",
    "SharedPart",
    "Stay",
]
