"""What waits on its way from or to paper is sealed: the database alone shows no answers, addresses or codes."""

import base64
import json

from cryptography.fernet import Fernet
from django.utils.crypto import salted_hmac


def hash_of(key):
    """What is kept of a key, to find the row again."""
    return _hmac("surveys.paper.mark", key).hexdigest()


def seal(key, content):
    return seal_bytes(key, json.dumps(content).encode()).decode()


def unseal(key, sealed):
    return json.loads(unseal_bytes(key, sealed.encode()))


def seal_bytes(key, content):
    return _box(key).encrypt(content)


def unseal_bytes(key, sealed):
    return _box(key).decrypt(bytes(sealed))


def _box(key):
    return Fernet(base64.urlsafe_b64encode(_hmac("surveys.paper.content", key).digest()))


def _hmac(salt, key):
    return salted_hmac(salt, key, algorithm="sha256")
