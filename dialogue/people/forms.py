"""What people fill in about themselves. The account forms are those of allauth, in plain words."""

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from dialogue.people.models import User

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 12, "spellcheck": "false"}
EMAIL = {"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}


NO_ANSWER = _("The key did not answer. Try again, or choose another way.")
FILL_IN, YOUR_EMAIL = _("Fill this in."), _("Your e-mail address")


def ask(form, name, label, attrs, help_text="", required=FILL_IN):
    """Word a field of allauth; what stands in a field as an example is not read aloud, so it goes."""
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.error_messages = {**field.error_messages, "required": required}
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


def ask_email(form, name="email", label=YOUR_EMAIL):
    ask(form, name, label, EMAIL, _("For example: naam@voorbeeld.nl"), _("Fill in your e-mail address."))
    form.fields[name].error_messages["invalid"] = _(
        "This is not an e-mail address. It looks like naam@voorbeeld.nl."
    )


class CountedTries:
    """Three tries per code, counted in one step: tries at the same moment do not each think they are the first."""

    def clean_code(self):
        key = f"code:{context.request.session.session_key}:{salted_hmac('tries', self.expected_code or '').hexdigest()}"
        cache.add(key, 0, settings.TEN_MINUTES)
        if cache.incr(key) > settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS:
            raise get_adapter().validation_error("too_many_login_attempts")
        return super().clean_code()


def ask_code(form, help_text):
    ask(form, "code", _("Your code"), CODE, help_text, _("Fill in the code."))


class LoginForm(account.LoginForm):
    """An e-mail address is enough; a password is for the demo, and for staff who have one."""

    def _setup_password_field(self):
        ask_email(self, "login")
        given = self.request.GET.get("email", "") if self.request else ""
        self.fields["login"].initial = given[:254]
        if not self.offers_password():
            del self.fields["password"]
            return
        ask(self, "password", _("Your password"), {}, _("Leave this empty to get a code by e-mail."))
        self.fields["password"].required = False

    def offers_password(self):
        return settings.DEMO_MODE or "wachtwoord" in self.request.GET or "password" in self.request.POST


class SignupForm(account.SignupForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_email(self)


class RequestLoginCodeForm(account.RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_email(self)


class AddEmailForm(account.AddEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_email(self, label=_("Your new e-mail address"))


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_email(self)


class ConfirmLoginCodeForm(CountedTries, account.ConfirmLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_code(self, _("Six digits, from the mail."))


class ConfirmEmailVerificationCodeForm(CountedTries, account.ConfirmEmailVerificationCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_code(self, _("Six digits, from the mail."))


class ConfirmPasswordResetCodeForm(CountedTries, account.ConfirmPasswordResetCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_code(self, _("Six digits, from the mail."))


class NewPasswordWords:
    """The words of the three forms that choose a new password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "oldpassword" in self.fields:
            ask(self, "oldpassword", _("The password you have now"), {})
        ask(
            self,
            "password1",
            _("Your new password"),
            {},
            _("At least 12 characters. A short sentence is fine."),
        )
        ask(self, "password2", _("Your new password again"), {})


class ChangePasswordForm(NewPasswordWords, account.ChangePasswordForm):
    pass


class SetPasswordForm(NewPasswordWords, account.SetPasswordForm):
    pass


class ResetPasswordKeyForm(NewPasswordWords, account.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask(self, "password", _("Your password"), {}, required=_("Fill in your password."))


class AuthenticateForm(mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_code(self, _("Six digits from your app, or a recovery code."))


class ReauthenticateCodeForm(mfa.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_code(self, _("Six digits from your app, or a recovery code."))


class ActivateTOTPForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_code(self, _("The six digits that your app shows now."))


class AddWebAuthnForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask(self, "name", _("Name of this key"), {"maxlength": 60}, _("So that you recognise it later."))
        self.fields["credential"].label = _("Security key")
        self.fields["credential"].error_messages["required"] = NO_ANSWER
        field = self.fields["passwordless"]
        field.label = _("Also sign in with only this key")
        field.help_text = _("You then need no code by e-mail. The key asks for a PIN or a fingerprint.")


class EditWebAuthnForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask(self, "name", _("Name of this key"), {"maxlength": 60})
        self.fields["name"].max_length = 60


class PublicNameForm(forms.ModelForm):
    """The name that others see beside what somebody says."""

    class Meta:
        model = User
        fields = ["public_name"]
        labels = {"public_name": _("The name that others see")}
        help_texts = {"public_name": _("This does not have to be your own name. You may leave it empty.")}
        widgets = {"public_name": forms.TextInput(attrs={"autocomplete": "nickname"})}
