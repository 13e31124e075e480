"""What a public edition is called and tells its readers stands still like its numbers.

A change of its notes is an act of its own in the history (`portal.correction`, as for numbers).
"""

from django.db import migrations, models

FROZEN = [
    "slug",
    "name",
    "official_name",
    "alias",
    "election",
    "election_date",
    "launched_on",
    "is_sample",
    "method_note",
    "coverage_note",
    "published_at",
]


def _row(which: str) -> str:
    return "(" + ", ".join(f"{which}.{name}" for name in FROZEN) + ")"


FREEZE = f"""
CREATE FUNCTION participation_refuse_other_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a published edition tells its readers is frozen'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'published_words_are_frozen';
END $$;
CREATE TRIGGER published_words_are_frozen BEFORE UPDATE ON participation_edition FOR EACH ROW
    WHEN (OLD.published_at IS NOT NULL
          AND {_row("OLD")} IS DISTINCT FROM {_row("NEW")}
          AND coalesce(current_setting('portal.correction', true), '') <> 'on')
    EXECUTE FUNCTION participation_refuse_other_words();
"""
THAW = """
DROP TRIGGER published_words_are_frozen ON participation_edition;
DROP FUNCTION participation_refuse_other_words();
"""


class Migration(migrations.Migration):
    dependencies = [("participation", "0007_explanations_know_their_numbers")]
    operations = [
        migrations.AlterField(
            model_name="historyentry",
            name="act",
            field=models.CharField(
                choices=[
                    ("published", "dipublikasikan"),
                    ("corrected", "diralat"),
                    ("evidenced", "dokumen sumber ditambahkan"),
                    ("restated", "penjelasan diubah"),
                ],
                max_length=10,
                verbose_name="tindakan",
            ),
        ),
        migrations.RunSQL(FREEZE, THAW),
    ]
