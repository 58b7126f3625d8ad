"""Print the password with which the backup role of this installation signs in."""

import django

if __name__ == "__main__":
    django.setup()
    from wayhome.kernel import keys
    from wayhome.kernel.database import DbRole, role_password

    print(role_password(keys.store(), DbRole.BACKUP))
