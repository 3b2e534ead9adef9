from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

NOWHERE = "0.0.0.0"  # noqa: S104  (an address that is nobody's)


def forget_address(sender, instance, **kwargs):
    """allauth notes the IP address of each device; we keep none (reliability 4.12)."""
    instance.ip = NOWHERE


def count_as_proof(sender, request, user, authenticator, **kwargs):
    """Who just connected an app or key has shown it, and is not asked for it again at once."""
    from allauth.account.internal.flows.login import record_authentication

    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, method="mfa", type=authenticator.type, reauthenticated=True)


class PeopleConfig(AppConfig):
    name = "dialogue.people"
    label = "people"
    verbose_name = _("People")

    def ready(self):
        # Models are ready only now.
        from allauth.mfa.signals import authenticator_added

        from dialogue.people import own  # noqa: F401

        autodiscover_modules("mine")
        pre_save.connect(forget_address, sender="usersessions.UserSession", dispatch_uid="forget_address")
        authenticator_added.connect(count_as_proof, dispatch_uid="count_as_proof")
