"""Two rules that no path to the database can go around.

A result's and a recap's band belongs to the same edition; and nothing that was published changes,
unless a transaction says that it is a correction (SET LOCAL portal.correction = 'on').
"""

from django.db import migrations

SAME_EDITION = """
ALTER TABLE participation_band
    ADD CONSTRAINT band_with_its_edition UNIQUE (id, edition_id);
ALTER TABLE participation_result
    ADD CONSTRAINT a_result_has_a_band_of_its_edition FOREIGN KEY (band_id, edition_id)
    REFERENCES participation_band (id, edition_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE participation_nationalrecap
    ADD CONSTRAINT a_recap_has_a_band_of_its_edition FOREIGN KEY (band_id, edition_id)
    REFERENCES participation_band (id, edition_id) DEFERRABLE INITIALLY DEFERRED;
"""
ANY_EDITION = """
ALTER TABLE participation_nationalrecap DROP CONSTRAINT a_recap_has_a_band_of_its_edition;
ALTER TABLE participation_result DROP CONSTRAINT a_result_has_a_band_of_its_edition;
ALTER TABLE participation_band DROP CONSTRAINT band_with_its_edition;
"""

FROZEN_TABLES = ["result", "band", "nationalrecap"]
FREEZE = """
CREATE FUNCTION participation_refuse_change_of_published() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('portal.correction', true), '') <> 'on' AND EXISTS (
        SELECT 1 FROM participation_edition
        WHERE published_at IS NOT NULL AND id IN (
            CASE WHEN TG_OP = 'INSERT' THEN NEW.edition_id ELSE OLD.edition_id END,
            CASE WHEN TG_OP = 'DELETE' THEN OLD.edition_id ELSE NEW.edition_id END
        )
    ) THEN
        RAISE EXCEPTION 'numbers of a published edition are frozen (%)', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'published_numbers_are_frozen';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
""" + "".join(
    f"""
CREATE TRIGGER published_numbers_are_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON participation_{table} FOR EACH ROW
    EXECUTE FUNCTION participation_refuse_change_of_published();
"""
    for table in FROZEN_TABLES
)
THAW = (
    "".join(
        f"DROP TRIGGER published_numbers_are_frozen ON participation_{table};\n"
        for table in FROZEN_TABLES
    )
    + "DROP FUNCTION participation_refuse_change_of_published();"
)


class Migration(migrations.Migration):
    dependencies = [("participation", "0001_initial")]
    operations = [
        migrations.RunSQL(SAME_EDITION, ANY_EDITION),
        migrations.RunSQL(FREEZE, THAW),
    ]
