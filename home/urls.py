"""Addresses of the site outside the tree of pages."""

from django.urls import path, re_path

from home import views

app_name = "home"
urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("huisstijl.css", views.house_style, name="house_style"),
    # Wagtail's pattern of a page, without its own addresses; the name to make addresses with stays Wagtail's.
    re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", views.tree_page, name="tree_page"),
]
