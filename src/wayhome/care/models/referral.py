"""A referral: what both ends see of it, what the sender alone knows, and what is handed over."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from wayhome.care.domain.referrals import LIVE, ReferralEvent, ReferralState, Urgency
from wayhome.care.domain.services import ServiceKind
from wayhome.care.models.provider import Provider
from wayhome.kernel.ids import new_id


class Referral(models.Model):
    """What both ends see: the service, how soon, where it stands. Nothing of the person or the case.

    `agency_id` sends, `receiver_agency_id` receives; None when the provider is outside this instance.
    `matter_id` is the same for all referrals of one person for one service, and tells nothing else.
    Everything handed over is sealed with the referral's own key, which is destroyed at `erased_at`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    receiver_agency_id = models.UUIDField(null=True)
    code = models.CharField(max_length=9)
    key_id = models.UUIDField()
    matter_id = models.UUIDField()
    kind = models.CharField(max_length=30, choices=ServiceKind)
    urgency = models.CharField(max_length=10, choices=Urgency)
    groups = ArrayField(models.CharField(max_length=20))
    state = models.CharField(max_length=10, choices=ReferralState, default=ReferralState.DRAFT)
    reason = models.CharField(max_length=20, blank=True)
    agreement_id = models.UUIDField(null=True)
    shared_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """One owner: two agencies cannot both be asked for one service of one person."""

        app_label = "care"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "code"], name="care_referral_code"),
            models.UniqueConstraint(
                fields=["agency_id", "matter_id"],
                condition=Q(state__in=sorted(LIVE)),
                name="care_referral_one_live",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "state"], name="care_referral_out"),
            models.Index(fields=["receiver_agency_id", "state"], name="care_referral_in"),
        )


class ReferralOrigin(models.Model):
    """What the sender alone knows of a referral: the case, the person, the provider, what covers it.

    `grounds` are the ids of the consents and legal bases that covered the sharing at sending.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, db_constraint=False, related_name="origins"
    )
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, db_constraint=False, null=True, related_name="referrals"
    )
    words_group = models.CharField(max_length=20, blank=True)
    sealed_words = models.BinaryField(null=True)
    grounds = ArrayField(models.UUIDField(), default=list)
    drafted_at = models.DateTimeField()
    drafted_by = models.UUIDField(null=True)

    class Meta:
        """One for a referral, found by the case."""

        app_label = "care"
        db_table = "care_referral_origin"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "referral"], name="care_referral_origin_one"
            ),
        )
        indexes = (models.Index(fields=["agency_id", "case_id"], name="care_referral_origin_case"),)


class SharedPart(models.Model):
    """One field group as it was copied for the receiver at sending; `is_words` for what staff wrote."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    receiver_agency_id = models.UUIDField()
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, db_constraint=False, related_name="parts"
    )
    agreement_id = models.UUIDField()
    field_group = models.CharField(max_length=20)
    is_words = models.BooleanField(default=False)
    sealed_content = models.BinaryField(null=True)
    shared_at = models.DateTimeField()

    class Meta:
        """Each group once."""

        app_label = "care"
        db_table = "care_shared_part"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "referral", "field_group", "is_words"],
                name="care_shared_part_once",
            ),
        )


class ReferralStep(models.Model):
    """Something that happened to a referral, read by both ends; added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    receiver_agency_id = models.UUIDField(null=True)
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, db_constraint=False, related_name="steps"
    )
    event = models.CharField(max_length=10, choices=ReferralEvent)
    code = models.CharField(max_length=20, blank=True)
    sealed_words = models.BinaryField(null=True)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    by_agency_id = models.UUIDField()

    class Meta:
        """Read in their order; what came of a referral is said once."""

        app_label = "care"
        db_table = "care_referral_step"
        indexes = (
            models.Index(fields=["agency_id", "referral", "at"], name="care_referral_step_order"),
            models.Index(fields=["agency_id", "event", "at"], name="care_referral_step_count"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "referral"],
                condition=Q(event=ReferralEvent.FINISH),
                name="care_referral_step_outcome",
            ),
        )
