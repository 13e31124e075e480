"""Four rules that no path to the database can go around.

A value of a variable belongs to result and variable of one edition and stands still with it. A
stored score lies in its band. History, corrections and releases are added to, never changed. And
deleting them is nobody's right, whatever a transaction says of itself.
"""

from django.db import migrations

SAME_EDITION = """
ALTER TABLE participation_result
    ADD CONSTRAINT result_with_its_edition UNIQUE (id, edition_id);
ALTER TABLE participation_dimension
    ADD CONSTRAINT dimension_with_its_edition UNIQUE (id, edition_id);
ALTER TABLE participation_dimensionscore
    ADD CONSTRAINT a_value_has_a_result_of_its_edition FOREIGN KEY (result_id, edition_id)
    REFERENCES participation_result (id, edition_id) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT a_value_has_a_dimension_of_its_edition FOREIGN KEY (dimension_id, edition_id)
    REFERENCES participation_dimension (id, edition_id) DEFERRABLE INITIALLY DEFERRED;
"""
ANY_EDITION = """
ALTER TABLE participation_dimensionscore
    DROP CONSTRAINT a_value_has_a_result_of_its_edition,
    DROP CONSTRAINT a_value_has_a_dimension_of_its_edition;
ALTER TABLE participation_dimension DROP CONSTRAINT dimension_with_its_edition;
ALTER TABLE participation_result DROP CONSTRAINT result_with_its_edition;
"""

FROZEN_TABLES = ["dimension", "dimensionscore"]
FREEZE = "".join(
    f"""
CREATE TRIGGER published_numbers_are_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON participation_{table} FOR EACH ROW
    EXECUTE FUNCTION participation_refuse_change_of_published();
"""
    for table in FROZEN_TABLES
)
THAW = "".join(
    f"DROP TRIGGER published_numbers_are_frozen ON participation_{table};\n"
    for table in FROZEN_TABLES
)

IN_BAND = """
CREATE FUNCTION participation_refuse_score_outside_band() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS ( -- as it stands when the transaction ends
        SELECT 1 FROM participation_result r JOIN participation_band b ON b.id = r.band_id
        WHERE r.id = NEW.id AND NOT r.score <@ numrange(
            b.lower, b.upper,
            CASE WHEN b.lower_included THEN '[' ELSE '(' END
            || CASE WHEN b.upper_included THEN ']' ELSE ')' END
        )
    ) THEN
        RAISE EXCEPTION 'score % lies outside its band', NEW.score
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_score_lies_in_its_band';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER a_score_lies_in_its_band AFTER INSERT OR UPDATE OF score, band_id
    ON participation_result DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION participation_refuse_score_outside_band();
"""
ANYWHERE = """
DROP TRIGGER a_score_lies_in_its_band ON participation_result;
DROP FUNCTION participation_refuse_score_outside_band();
"""

KEPT_TABLES = ["historyentry", "correction", "release"]
KEEP = """
CREATE FUNCTION participation_refuse_change_of_history() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is only added to (%)', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_only_added_to';
END $$;
""" + "".join(
    f"""
CREATE TRIGGER history_is_only_added_to BEFORE UPDATE OR DELETE
    ON participation_{table} FOR EACH ROW
    EXECUTE FUNCTION participation_refuse_change_of_history();
"""
    for table in KEPT_TABLES
)
FORGET = (
    "".join(
        f"DROP TRIGGER history_is_only_added_to ON participation_{table};\n"
        for table in KEPT_TABLES
    )
    + "DROP FUNCTION participation_refuse_change_of_history();"
)


class Migration(migrations.Migration):
    dependencies = [("participation", "0003_history")]
    operations = [
        migrations.RunSQL(SAME_EDITION, ANY_EDITION),
        migrations.RunSQL(FREEZE, THAW),
        migrations.RunSQL(IN_BAND, ANYWHERE),
        migrations.RunSQL(KEEP, FORGET),
    ]
