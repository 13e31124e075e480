"""An edition says which earlier one it may be compared with, and stays with that once published."""

import django.db.models.deletion
from django.db import migrations, models

FREEZE = """
CREATE FUNCTION participation_refuse_other_comparison() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published edition keeps what it is compared with'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_published_comparison_is_frozen';
END $$;
CREATE TRIGGER a_published_comparison_is_frozen BEFORE UPDATE OF comparable_with_id
    ON participation_edition FOR EACH ROW
    WHEN (OLD.published_at IS NOT NULL
          AND OLD.comparable_with_id IS DISTINCT FROM NEW.comparable_with_id)
    EXECUTE FUNCTION participation_refuse_other_comparison();
"""
THAW = """
DROP TRIGGER a_published_comparison_is_frozen ON participation_edition;
DROP FUNCTION participation_refuse_other_comparison();
"""


class Migration(migrations.Migration):
    dependencies = [("participation", "0004_history_guards")]
    operations = [
        migrations.AddField(
            model_name="edition",
            name="comparable_with",
            field=models.ForeignKey(
                blank=True,
                help_text="Isi hanya bila indeks dan metodenya sama. Hanya dengan ini halaman "
                "publik menunjukkan perubahan skor dan peringkat. Tidak dapat diubah sesudah "
                "publikasi.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="later_editions",
                to="participation.edition",
                verbose_name="edisi sebelumnya yang sebanding",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(comparable_with=None)
                | ~models.Q(comparable_with=models.F("pk")),
                name="an_edition_is_not_compared_with_itself",
                violation_error_message="Edisi tidak dibandingkan dengan dirinya sendiri.",
            ),
        ),
        migrations.RunSQL(FREEZE, THAW),
    ]
