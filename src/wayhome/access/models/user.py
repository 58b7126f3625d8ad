"""Somebody who signs in."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayhome.access.domain.roles import Role
from wayhome.access.models.agency import Agency
from wayhome.kernel.ids import new_id


class User(AbstractBaseUser):
    """A member of one agency with one role or several."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_constraint=False)
    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    roles = ArrayField(models.CharField(max_length=40, choices=Role))
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    class Meta:
        """The name to sign in with is one for the whole instance."""

        app_label = "access"

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password. An outdated hash stays until the password is changed.

        Django would renew it here, while signing in; then nobody is known yet, and PostgreSQL lets
        nobody write a password.
        """
        return check_password(raw_password, self.password)

    def __str__(self) -> str:
        """The name colleagues see."""
        return self.display_name
