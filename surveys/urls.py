"""Index of the addresses of all subjects."""

from django.urls import include, path

urlpatterns = [
    path("", include("surveys.answering.urls")),
    path("", include("surveys.access.urls")),
    path("", include("surveys.results.urls")),
    path("", include("surveys.paper.urls")),
]
