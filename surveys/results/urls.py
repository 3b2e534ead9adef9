"""Addresses of results."""

from django.urls import path

from surveys.results import file_views, staff_views, views

app_name = "results"
urlpatterns = [
    path("enquetes/<slug:slug>/resultaten/", views.results, name="page"),
    path("enquetes/<slug:slug>/resultaten/sluiten/", staff_views.close, name="close"),
    path("enquetes/<slug:slug>/resultaten/tabellen/", staff_views.tables, name="tables"),
    path("enquetes/<slug:slug>/resultaten/publiceren/", staff_views.publish, name="publish"),
    path("enquetes/<slug:slug>/resultaten/codeboek.csv", file_views.codebook, name="codebook"),
    path("enquetes/<slug:slug>/resultaten.csv", file_views.csv, name="csv"),
    path("enquetes/<slug:slug>/resultaten.csv-metadata.json", file_views.csv_metadata, name="csvw"),
    path("enquetes/<slug:slug>/resultaten.xlsx", file_views.xlsx, name="xlsx"),
    path("enquetes/<slug:slug>/resultaten.ods", file_views.ods, name="ods"),
    path("enquetes/<slug:slug>/resultaten.json", file_views.as_json, name="json"),
]
