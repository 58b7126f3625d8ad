"""A person as one complaint describes them."""

from django.db import models

from wayhome.kernel.ids import new_id


class Person(models.Model):
    """One mention of somebody; what was said is sealed with the person's own data key.

    `cluster_id` is the id of the person who stands for all those held to be this one: the earliest
    registered among them, the person itself while nobody judged otherwise. `read_with` is the
    version of how names are read that the person's tokens are valid for.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    complaint_id = models.UUIDField()
    key_id = models.UUIDField()
    cluster_id = models.UUIDField()
    nationality = models.CharField(max_length=3, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    registered_at = models.DateTimeField()
    read_with = models.PositiveSmallIntegerField(default=0)
    sealed_identity = models.BinaryField(null=True)

    class Meta:
        """A complaint is registered once, however often the job runs."""

        app_label = "people"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "complaint_id"], name="people_person_once"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "cluster_id"], name="people_person_cluster"),
            models.Index(fields=["agency_id", "read_with"], name="people_person_reading"),
        )
