"""A session cannot be read from its row in the database: allauth keeps the login code there."""

import base64
import functools

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.sessions.serializers import JSONSerializer
from django.utils.crypto import salted_hmac


@functools.cache
def _box(secret):
    key = salted_hmac("config.sessions", "key", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))


class EncryptedSerializer:
    """JSON, encrypted with a key that is not in the database. A session of another key is an empty one."""

    def dumps(self, data):
        return _box(settings.SECRET_KEY).encrypt(JSONSerializer().dumps(data))

    def loads(self, data):
        try:
            return JSONSerializer().loads(_box(settings.SECRET_KEY).decrypt(data))
        except InvalidToken:
            return {}
