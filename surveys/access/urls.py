from django.urls import path

from surveys.access import views

app_name = "panel"
urlpatterns = [
    path("burgerpanel/", views.about, name="about"),
    path("burgerpanel/aanmelden/", views.join, name="join"),
    path("burgerpanel/aanmelden/per-brief/", views.join_by_letter, name="join_by_letter"),
    path("burgerpanel/aangemeld/", views.joined, name="joined"),
    path("burgerpanel/aangemeld/per-brief/", views.joined_by_letter, name="joined_by_letter"),
    path("burgerpanel/bevestigen/<str:token>/", views.confirm, name="confirm"),
    path("burgerpanel/mijn-gegevens/", views.ask_link, name="ask_link"),
    path("burgerpanel/mijn-gegevens/verstuurd/", views.link_sent, name="link_sent"),
    path("burgerpanel/mijn-gegevens/<str:token>/", views.profile, name="profile"),
    path("burgerpanel/afmelden/<str:token>/", views.leave, name="leave"),
    path("burgerpanel/afgemeld/", views.left, name="left"),
]
