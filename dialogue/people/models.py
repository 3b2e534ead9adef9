"""Who somebody is to the platform: an e-mail address, and the name others see."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody does in one process."""

    FACILITATOR = "facilitator", _("facilitator")
    NOTE_TAKER = "note_taker", _("note taker")
    MODERATOR = "moderator", _("moderator")
    CIVIL_SERVANT = "civil_servant", _("civil servant")
    COUNCIL_MEMBER = "council_member", _("council member")


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """Make an account by hand; whoever does that knows the address, so it counts as confirmed."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody with an account. Residents sign in with a code, so most have no password."""

    username = None
    email = models.EmailField(_("e-mail address"), unique=True)
    public_name = models.CharField(_("name that others see"), max_length=60, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.public_name or self.get_full_name() or self.email

    def has_usable_password(self):
        """An account made in the editor has none at all; nobody may be asked for it."""
        return bool(self.password) and super().has_usable_password()
