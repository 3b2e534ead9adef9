"""Pages over HTTP and rooms over WebSocket, in one process; production sends only /live/ here."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

from django.core.asgi import get_asgi_application  # noqa: E402

pages = get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import OriginValidator, WebsocketDenier  # noqa: E402
from channels.sessions import CookieMiddleware  # noqa: E402
from django.conf import settings  # noqa: E402
from django.urls import re_path  # noqa: E402

from dialogue.routing import websocket_urlpatterns  # noqa: E402

# Whatever address we do not know is refused, like a foreign Origin.
rooms = URLRouter([*websocket_urlpatterns, re_path("", WebsocketDenier.as_asgi())])


class OwnOrigin(OriginValidator):
    """Only pages of our own hosts may open a socket; an Origin that is no address at all is refused too."""

    async def __call__(self, scope, receive, send):
        try:
            return await super().__call__(scope, receive, send)
        except ValueError:
            return await WebsocketDenier()(scope, receive, send)


# Sockets read the session anew at every command (dialogue/rooms/visitors.py), so only the cookies are needed here.
application = ProtocolTypeRouter(
    {"http": pages, "websocket": OwnOrigin(CookieMiddleware(rooms), settings.ALLOWED_HOSTS)}
)
