"""The site as a whole, and its admin."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class PortalConfig(AppConfig):
    """Template tags and the command that sets the portal up."""

    default = True
    name = "kpuportal"
    verbose_name = "Portal KPU"


class PortalAdminConfig(admin_apps.AdminConfig):
    """Django's admin with the office's name and the order of its work."""

    default = False
    default_site = "kpuportal.admin_site.PortalAdminSite"
