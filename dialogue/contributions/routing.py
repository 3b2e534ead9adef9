from django.urls import path

from dialogue.contributions.consumers import ConversationConsumer

websocket_urlpatterns = [path("live/kamers/<int:pk>/", ConversationConsumer.as_asgi())]
