"""Import, calculate and publish: one transaction each, repeatable, frozen afterwards."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from participation import actions
from participation.calculation.ranking import places
from participation.editions_on_file import published_2024
from participation.models import Edition, NationalRecap, Result, ResultImport, Source
from participation.sample import COUNTS, sample_scores
from tests.participation.editions import draft, import_rows


def _facts(edition: Edition, code: str) -> tuple[object, ...]:
    result = edition.results.get(region=code)
    return result.score, str(result.band), result.rank_national, result.rank_in_province


def test_the_published_figures_stand_as_published(real: Edition) -> None:
    assert _facts(real, "35") == (Decimal("80.87"), "Participatory", 1, None)
    assert _facts(real, "33") == (Decimal("79.10"), "Participatory", 2, None)
    assert _facts(real, "71") == (Decimal("79.05"), "Participatory", 3, None)
    assert _facts(real, "73") == (Decimal("78.27"), "Participatory", 4, None)
    assert _facts(real, "33.10") == (None, "Engagement", None, None)
    assert real.results.eligible().count() == 37 + 508
    assert real.results.eligible().known().count() == 40
    assert real.results.filter(absence="not_applicable").count() == 7
    assert real.results.exclude(score=None).count() == 4


def test_an_import_bands_and_ranks(db: None) -> None:
    edition = draft()
    plan = import_rows(
        edition, "33.10,77.51,", "33.09,77.50,Engagement", "33.22,77.50,", "34.01,59.99,", "33,61,"
    )
    assert plan.sentence == "5 hasil baru, 0 berubah, 0 dihapus, 0 tetap."
    assert _facts(edition, "33.10") == (Decimal("77.51"), "Participatory", 1, 1)
    assert _facts(edition, "33.09") == (Decimal("77.50"), "Engagement", 2, 2)
    assert _facts(edition, "33.22") == (Decimal("77.50"), "Engagement", 2, 2)
    assert _facts(edition, "34.01") == (Decimal("59.99"), "Involvement", 4, 1)
    assert _facts(edition, "33") == (Decimal("61.00"), "Engagement", 1, None)


def test_importing_twice_changes_nothing_the_second_time(db: None) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,Engagement")
    before = list(Result.objects.order_by("pk").values())
    plan = import_rows(edition, '33.10,"61,20",engagement')
    assert plan.sentence == "Tidak ada yang berubah: 1 baris sama dengan data tersimpan."
    assert list(Result.objects.order_by("pk").values()) == before
    assert ResultImport.objects.filter(edition=edition).count() == 1


def test_an_import_says_what_changes_and_what_goes(db: None) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,", "33.09,70,")
    plan = import_rows(edition, "33.10,62.00,", "33.09,,", "33.08,65,")
    assert plan.sentence == "1 hasil baru, 1 berubah, 1 dihapus, 0 tetap."
    (change,) = plan.changed
    assert change.old.startswith("61,20 · Engagement")
    assert change.new.startswith("62,00 · Engagement")
    assert _facts(edition, "33.09") == (None, "None", None, None)
    assert _facts(edition, "33.08") == (Decimal("65.00"), "Engagement", 1, 1)


def test_an_import_keeps_file_hash_and_name(db: None, admin_user: object) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,")
    kept = ResultImport.objects.get(edition=edition)
    assert b"33.10,61.20" in bytes(kept.content)
    assert kept.uploaded_by_name == "baris perintah"
    assert kept.applied_at is not None


def test_a_plan_that_is_no_longer_true_is_not_applied(db: None) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,")
    content = bytes(ResultImport.objects.get(edition=edition).content).replace(b"61.20", b"62.20")
    plan = actions.plan_import(edition=edition, content=content)
    staged = actions.stage_import(edition=edition, content=content, file_name="uji.csv")
    import_rows(edition, "33.10,63.00,")
    with pytest.raises(actions.PlanChanged):
        actions.apply_import(staged=staged, fingerprint=plan.fingerprint)
    assert _facts(edition, "33.10")[0] == Decimal("63.00")


def test_importing_the_published_file_again_changes_nothing(real: Edition) -> None:
    content = published_2024().results
    plan = actions.import_results(edition=real, content=content, file_name="lagi.csv")
    assert plan.sentence.startswith("Tidak ada yang berubah: 40 baris")


def test_a_published_number_cannot_be_imported_over(real: Edition) -> None:
    imports = ResultImport.objects.count()
    with pytest.raises(actions.Frozen, match="dibekukan"):
        import_rows(real, "35,80.88,Participatory")
    assert _facts(real, "35")[0] == Decimal("80.87")
    assert ResultImport.objects.count() == imports


def test_recalculating_a_consistent_edition_changes_nothing(real: Edition, capsys: object) -> None:
    assert actions.calculate(edition=real) == 0
    call_command("recalculate", edition=real.slug)


def test_an_edition_without_recap_or_explanation_is_not_published(db: None) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,")
    with pytest.raises(CommandError) as caught:
        call_command("publish_edition", edition=edition.slug)
    assert "Provinsi: rekap nasional belum diisi." in str(caught.value)
    assert "Isi penjelasan rincian" in str(caught.value)
    edition.refresh_from_db()
    assert not edition.is_published


def test_a_source_that_nobody_checked_holds_the_edition_back(db: None) -> None:
    edition = draft()
    content = b"region_code,score,band,source\n33.10,61,,Kabar dari grup\n"
    plan = actions.import_results(edition=edition, content=content, file_name="uji.csv")
    assert plan.new_sources == ["Kabar dari grup"]
    held = [f.sentence for f in actions.gate(edition) if not f.agrees]
    assert any("Kabar dari grup" in sentence for sentence in held)
    Source.objects.filter(citation="Kabar dari grup").update(status="official")
    held = [f.sentence for f in actions.gate(edition) if not f.agrees]
    assert not any("Kabar dari grup" in sentence for sentence in held)


def test_a_recap_that_contradicts_the_rows_holds_the_edition_back(db: None, real: Edition) -> None:
    edition = draft()
    import_rows(edition, "33,80,", "35,80,")
    edition.coverage_note = "Sebagian."
    edition.save()
    source = real.results.get(region="33").source
    for slug, count in [("participatory", 1), ("engagement", 36), ("involvement", 1)]:
        NationalRecap.objects.create(
            edition=edition, level="provinsi", band=edition.bands.get(slug=slug), count=count,
            eligible=38, source=source,
        )  # fmt: skip
    with pytest.raises(actions.GateClosed, match="Participatory 2 baris, rekap 1"):
        actions.publish_edition(edition=edition)


def test_loading_again_changes_nothing(real: Edition, sample: Edition) -> None:
    before = list(Result.objects.order_by("pk").values())
    call_command("load_published", verbosity=0)
    call_command("load_sample", verbosity=0)
    assert list(Result.objects.order_by("pk").values()) == before


def test_the_sample_has_the_announced_counts_and_is_the_same_each_time(sample: Edition) -> None:
    assert sample_scores() == sample_scores()
    for level, counts in COUNTS.items():
        results = sample.results.of_level(level)
        for band, count in counts.items():
            assert results.filter(band__name=band).count() == count
        scores = {result.pk: result.score for result in results}
        stored = {r.pk: r.rank_national for r in results if r.rank_national}
        assert stored == places(scores)


def test_production_does_not_load_the_sample(db: None, settings: Any) -> None:
    settings.SAMPLE_DATA = False
    with pytest.raises(CommandError, match="tidak dimuat di situs produksi"):
        call_command("load_sample")


def test_a_made_up_source_never_carries_a_real_edition(db: None) -> None:
    edition = draft()
    content = b"region_code,score,band,source\n33.10,61,,Rekaan\n"
    actions.import_results(edition=edition, content=content, file_name="uji.csv")
    Source.objects.filter(citation="Rekaan").update(status="sample")
    held = [f.sentence for f in actions.gate(edition) if not f.agrees]
    assert "Sumber hanya untuk data contoh: Rekaan. Ganti dengan sumber aslinya." in held
    assert not any("belum diperiksa" in sentence for sentence in held)
