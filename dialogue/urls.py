"""Index of the addresses of all subjects."""

from django.urls import include, path

urlpatterns = [
    path("", include("dialogue.people.urls")),
    path("", include("dialogue.moderation.urls")),
    path("", include("dialogue.notifications.urls")),
    path("", include("dialogue.councils.urls")),
    path("", include("dialogue.contributions.urls")),
    path("", include("dialogue.outcomes.urls")),
    path("", include("dialogue.processes.urls")),
    path("", include("dialogue.taxonomy.urls")),
]
