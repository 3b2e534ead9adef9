"""Index of the sockets of all subjects."""

from dialogue.contributions.routing import websocket_urlpatterns

__all__ = ["websocket_urlpatterns"]
