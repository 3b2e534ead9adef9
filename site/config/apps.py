from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Commands and checks of the project as a whole."""

    name = "config"
    verbose_name = "Samenspraak"
