from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import news.fields


def keep_present_address(apps: Any, schema_editor: Any) -> None:
    """Where a page stood earlier was not kept; it is told from now on."""
    versions = apps.get_model("news", "PageVersion").objects
    pages = apps.get_model("news", "Page").objects.filter(pk=models.OuterRef("page"))
    versions.update(slug=models.Subquery(pages.values("slug")))


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('news', '0006_office_pages'),
    ]

    operations = [
        migrations.AddField(
            model_name='pageversion',
            name='slug',
            field=models.SlugField(default='', max_length=80, verbose_name='alamat'),
            preserve_default=False,
        ),
        migrations.RunPython(keep_present_address, migrations.RunPython.noop, elidable=True),
        migrations.RenameField(model_name='pageversion', old_name='by', new_name='by_name'),
        migrations.AlterField(
            model_name='pageversion',
            name='by_name',
            field=news.fields.LegibleLineField(blank=True, editable=False, max_length=150, verbose_name='nama'),
        ),
        migrations.AddField(
            model_name='pageversion',
            name='by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh'),
        ),
        migrations.AlterField(
            model_name='pageversion',
            name='at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='waktu'),
        ),
    ]
