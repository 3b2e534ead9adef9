from django.urls import path

from dialogue.people import views

app_name = "people"
urlpatterns = [
    path("mijn/", views.mine, name="mine"),
    path("mijn/gegevens/", views.my_data, name="my_data"),
    path("mijn/gegevens/kopie/", views.my_copy, name="my_copy"),
    path("mijn/gegevens/wissen/", views.erase_me, name="erase"),
]
