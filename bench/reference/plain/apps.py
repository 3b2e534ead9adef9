from django.apps import AppConfig


class PlainConfig(AppConfig):
    name = "bench.reference.plain"
    label = "plain"
