"""Every published number is traceable, and whoever changes one behind its back is found."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from participation import actions
from participation.calculation.chain import BEGINNING
from participation.calculation.reconciliation import Finding, explained
from participation.facts import Facts, facts_from, facts_of
from participation.models import Correction, Edition, HistoryEntry, Region, Release, Result
from participation.verification import faults

REASON = "Salah ketik di lampiran keputusan; angka yang benar menurut salinan resmi."
Sql = Callable[..., None]


@pytest.fixture
def sql(db: None) -> Sql:
    """Somebody who may do anything in the database, and goes around every trigger."""

    def run(statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement, values)
            cursor.execute("SET LOCAL session_replication_role = origin")

    return run


def _score(edition: Edition, code: str, score: str) -> Facts:
    facts = facts_of(edition.results.with_facts().get(region=code))
    return Facts(score=Decimal(score), absence="", source=facts.source)


def _correct(edition: Edition, code: str = "33.10", score: str = "77.51") -> list[Correction]:
    wanted = {code: _score(edition, code, score)}
    return actions.correct(edition=edition, wanted=wanted, reason=REASON, by="petugas data")


def test_publishing_begins_a_history_that_is_whole(real: Edition, sample: Edition) -> None:
    for edition in (real, sample):
        entry = edition.history.get()
        assert (entry.number, entry.act, entry.previous) == (1, "published", BEGINNING)
        assert entry.body["release"]["sha256"] == entry.release.sha256
        assert faults(edition) == []
    call_command("verify_history")


def test_the_report_of_the_gate_stays_with_the_edition(real: Edition) -> None:
    findings = {each["key"]: each for each in real.history.get().body["findings"]}
    told = findings["rincian"]
    assert told["sentence"] == ("Rekap nasional resmi; rincian tersedia untuk 40 dari 545 daerah.")
    assert not told["agrees"]
    assert told["explanation"] == real.coverage_note
    assert findings["kabkota-jumlah"]["agrees"]


def test_old_and_new_stay_in_history_release_and_rows(sample: Edition) -> None:
    old = sample.results.get(region="33.10").score
    [correction, *_] = _correct(sample, score="61.23")
    assert (correction.old["score"], correction.new["score"]) == (str(old), "61.23")
    assert correction.entry.body["by"] == "petugas data"
    first, second = Release.objects.filter(entry__edition=sample).order_by("entry__number")
    assert first.file_name.endswith(f"-rilis-1-{timezone.localdate(first.entry.at)}.zip")
    for release, score in ((first, str(old)), (second, "61.23")):
        assert hashlib.sha256(release.content).hexdigest() == release.sha256
        files = zipfile.ZipFile(io.BytesIO(bytes(release.content)))
        rows = files.read("hasil.csv").decode().splitlines()
        [klaten] = [row for row in rows if ",33.10," in row]
        assert f",{score}," in klaten
        sums = files.read("SHA256SUMS").decode()
        assert hashlib.sha256(files.read("hasil.csv")).hexdigest() in sums
    assert "61.23" in zipfile.ZipFile(io.BytesIO(bytes(second.content))).read("ralat.csv").decode()


@pytest.mark.parametrize(
    ("reason", "score", "sentence"),
    [
        ("  ", "61.00", "Tulis alasannya"),
        ("x" * 501, "61.00", "501 huruf"),
        (REASON, None, "Tidak ada yang berubah"),
    ],
)
def test_a_correction_says_why_it_is_refused(
    reason: str, score: str | None, sentence: str, sample: Edition
) -> None:
    now = str(sample.results.get(region="33.10").score)
    wanted = {"33.10": _score(sample, "33.10", score or now)}
    with pytest.raises(actions.NotCorrected, match=sentence), transaction.atomic():
        actions.correct(edition=sample, wanted=wanted, reason=reason, by=None)
    assert not Correction.objects.exists()
    assert faults(sample) == []


def test_a_correction_that_would_not_agree_is_not_made(real: Edition) -> None:
    """Four provinces were announced as Participatory; a fifth needs an explanation first."""
    source = real.results.get(region="35").source
    assert source is not None
    wanted = {"31": Facts(score=Decimal("80"), absence="", source=source.citation)}
    with pytest.raises(actions.GateClosed, match="Participatory 5 baris, rekap 4"):
        actions.correct(edition=real, wanted=wanted, reason=REASON, by=None)
    assert real.results.get(region="31").score is None
    told = "Rekap resmi menyusul; angka kelima dari lampiran."
    actions.correct(edition=real, wanted=wanted, reason=REASON, by=None, explanation=told)
    assert real.results.get(region="31").score == Decimal("80.00")
    assert {recap.count for recap in real.recaps.filter(level="provinsi")} == {4, 31, 2}
    findings = {each["key"]: each for each in real.history.last().body["findings"]}
    assert findings["provinsi-participatory"]["explanation"] == told
    assert faults(real) == []


def test_an_announced_count_that_was_explained_stays_as_announced(sample: Edition) -> None:
    """Somebody corrects a kabupaten; what was announced of the provinces is no business of it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL portal.correction = 'on'")
        sample.recaps.filter(level="provinsi", band__slug="involvement").update(count=1)
        sample.recaps.filter(level="provinsi", band__slug="engagement").update(count=32)
        cursor.execute("SET LOCAL portal.correction = 'off'")
    wanted = {"33.10": _score(sample, "33.10", "77.51")}
    told = "Rekap diumumkan sebelum hasil akhir satu provinsi."
    made = actions.correct(edition=sample, wanted=wanted, reason=REASON, by=None, explanation=told)
    assert {each.level for each in made if each.level} == {"kabkota"}
    counts = dict(sample.recaps.filter(level="provinsi").values_list("band__slug", "count"))
    assert (counts["involvement"], counts["engagement"]) == (1, 32)


def test_an_explanation_is_about_the_numbers_that_it_was_written_for(real: Edition) -> None:
    finding = Finding(False, "Involvement 2 baris, rekap 0.", "kabkota-involvement")
    told = {"kabkota-involvement": ("Involvement 2 baris, rekap 0.", "Dua menyusul.")}
    assert explained([finding], told)[0].passes
    other = Finding(False, "Involvement 37 baris, rekap 0.", "kabkota-involvement")
    assert not explained([other], told)[0].passes


@pytest.mark.parametrize("table", ["historyentry", "correction", "release"])
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_history_is_only_added_to(table: str, act: str, sample: Edition) -> None:
    _correct(sample, score="61.23")
    with (
        pytest.raises(IntegrityError, match="history is only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL portal.correction = 'on'")
        cursor.execute(act.format(f"participation_{table}"))


@pytest.mark.parametrize("band", ["engagement", "involvement"])
def test_no_score_can_be_stored_outside_its_band(band: str, sample: Edition) -> None:
    wrong = sample.bands.get(slug=band).pk
    with (
        pytest.raises(IntegrityError, match="outside its band"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL portal.correction = 'on'")
        Result.objects.filter(edition=sample, region="33.10").update(score="91", band=wrong)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


RESULT = "UPDATE participation_result SET {} WHERE region_id = '33.10' AND edition_id = %s"
TAMPERING = {
    "an edited score": (RESULT.format("score = score + 0.01"), "Angka yang tersimpan"),
    "an edited place": (RESULT.format("rank_national = 1"), "Angka yang tersimpan"),
    "an edited recap": (
        "UPDATE participation_nationalrecap SET count = count - 1 WHERE edition_id = %s",
        "Angka yang tersimpan",
    ),
    "a moved threshold": (
        "UPDATE participation_band SET upper = 78 WHERE upper = 77.5 AND edition_id = %s",
        "Angka yang tersimpan",
    ),
    "a deleted correction": (
        "DELETE FROM participation_correction c USING participation_historyentry h "
        "WHERE h.id = c.entry_id AND region_id = '33.10' AND h.edition_id = %s",
        "Ralat catatan 2 diubah",
    ),
    "a milder reason": (
        "UPDATE participation_correction c SET reason = 'x' FROM participation_historyentry h "
        "WHERE h.id = c.entry_id AND h.edition_id = %s",
        "Ralat catatan 2 diubah",
    ),
    "reordered entries": (
        "UPDATE participation_historyentry SET number = 10 - number WHERE edition_id = %s",
        "Catatan 1 tidak ada",
    ),
    "a rewritten entry": (
        "UPDATE participation_historyentry SET body = jsonb_set(body, '{by}', '\"x\"') "
        "WHERE number = 1 AND edition_id = %s",
        "Isi catatan 1",
    ),
    "a deleted entry": (
        "DELETE FROM participation_historyentry WHERE number = 1 AND edition_id = %s",
        "Catatan 1 tidak ada",
    ),
    "another date": (
        "UPDATE participation_historyentry SET at = at - interval '1 day' WHERE edition_id = %s",
        "Tindakan atau waktu catatan 1",
    ),
    "a replaced release": (
        "UPDATE participation_release r SET content = 'x' FROM participation_historyentry h "
        "WHERE h.id = r.entry_id AND h.edition_id = %s",
        "Berkas rilis 1",
    ),
    "a replaced release with its hash": (
        "UPDATE participation_release r SET content = 'x', sha256 = encode(sha256('x'), 'hex') "
        "FROM participation_historyentry h WHERE h.id = r.entry_id AND h.edition_id = %s",
        "Berkas rilis 1",
    ),
    "a replaced import": (
        "UPDATE participation_resultimport SET content = 'x' WHERE edition_id = %s",
        "Isi berkas impor",
    ),
    "another note of the method": (
        "UPDATE participation_edition SET method_note = 'x' WHERE id = %s",
        "Keterangan yang tersimpan",
    ),
    "another note of what is missing": (
        "UPDATE participation_edition SET coverage_note = 'x' WHERE id = %s",
        "Keterangan yang tersimpan",
    ),
    "another day of publication": (
        "UPDATE participation_edition SET published_at = published_at - interval '1 day' "
        "WHERE id = %s",
        "Keterangan yang tersimpan",
    ),
    "a region by another name": (
        "UPDATE participation_region SET name = 'Kabupaten Lain' WHERE code = '33.10' AND %s > 0",
        "Keterangan yang tersimpan",
    ),
    "an edition made a draft": (
        "UPDATE participation_edition SET published_at = NULL WHERE id = %s",
        "ditarik dari publik tanpa catatan",
    ),
}


@pytest.mark.parametrize("name", TAMPERING)
def test_whatever_is_changed_by_sql_is_found(name: str, sample: Edition, sql: Sql) -> None:
    _correct(sample, score="61.23")
    assert faults(sample) == []
    statement, sentence = TAMPERING[name]
    sql(statement, sample.pk)
    sample.refresh_from_db()
    assert [told for told in faults(sample) if sentence in told]
    for asked in ({"edition": sample.slug}, {}):
        with pytest.raises(CommandError, match="tidak utuh"):
            call_command("verify_history", **asked)


def test_a_chain_cut_short_is_found_by_whoever_kept_its_fingerprint(sample: Edition) -> None:
    """An entry taken away together with all that it changed leaves a whole, shorter history."""
    with transaction.atomic():
        _correct(sample, score="61.23")
        kept = [entry.hash for entry in sample.history.order_by("number")]
        call_command("verify_history", fingerprint=kept)
        transaction.set_rollback(True)
    call_command("verify_history", fingerprint=kept[:1])
    with pytest.raises(CommandError, match=f"Sidik {kept[1]} tidak ada lagi dalam riwayat"):
        call_command("verify_history", fingerprint=kept)


def test_a_replaced_source_document_is_found(
    real: Edition, settings: Any, tmp_path: Any, admin_user: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    source = real.results.get(region="35").source
    assert source is not None
    source.file.save("keputusan.pdf", ContentFile(b"%PDF-1.7 asli"), save=False)
    source.sha256 = hashlib.sha256(b"%PDF-1.7 asli").hexdigest()
    source.save()
    assert any("tanpa catatan" in told for told in faults(real))
    actions.keep_evidence(source=source, by=admin_user)
    assert faults(real) == []
    (tmp_path / source.file.name).write_bytes(b"%PDF-1.7 palsu")
    assert any("hilang atau diganti" in told for told in faults(real))
    (tmp_path / source.file.name).unlink()
    assert any("hilang atau diganti" in told for told in faults(real))


def test_an_edition_from_before_histories_gets_one(real: Edition, sql: Sql) -> None:
    sql("DELETE FROM participation_release")
    sql("DELETE FROM participation_historyentry")
    assert faults(real) == ["Edisi ini tidak mempunyai riwayat."]
    assert actions.begin_history(edition=real, findings=actions.gate(real))
    assert not actions.begin_history(edition=real, findings=[])
    assert faults(real) == []


def test_facts_survive_being_kept() -> None:
    facts = Facts(Decimal("77.5"), "engagement", "", "", "Sumber", {"kampanye": Decimal("60.1")})
    assert facts_from(facts.as_json()) == facts
    assert facts_from(Facts().as_json()) == Facts()
    assert facts_of(None) == Facts()


def test_the_last_entry_of_a_region_can_be_asked_for(sample: Edition) -> None:
    _correct(sample, score="61.23")
    klaten = Region.objects.get(code="33.10")
    assert [each.entry.number for each in Correction.objects.published().filter(region=klaten)] == [
        2
    ]
    assert HistoryEntry.objects.filter(edition=sample).count() == 2
