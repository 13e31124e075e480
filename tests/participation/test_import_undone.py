"""An import is taken back as a whole while its edition is a draft, or not at all."""

import random
import re
import time

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import actions
from participation.facts import Facts, facts_of
from participation.models import Edition, ResultImport, Source
from participation.sample import sample_scores
from tests.data.good import GOOD
from tests.participation.editions import import_rows, with_variables


def _said(edition: Edition) -> dict[str, tuple[Facts, int | None]]:
    return {r.region_id: (facts_of(r), r.rank_national) for r in edition.results.with_facts()}


def _applied(edition: Edition, content: bytes) -> ResultImport:
    actions.import_results(edition=edition, content=content, file_name="uji.csv", sure=True)
    return ResultImport.objects.filter(edition=edition).latest("pk")


def _undo_address(applied: ResultImport) -> str:
    return reverse("admin:participation_resultimport_undo", args=[applied.pk])


def test_everything_is_as_it_was(staff_client: Client, db: None) -> None:
    edition = with_variables()
    import_rows(edition, "33.10,50,", "33.09,70,")
    before = _said(edition)
    content = GOOD["01-koma.csv"]().replace(b"KPU RI, peluncuran", b"Sumber baru")
    applied = _applied(edition, content)
    assert Source.objects.filter(citation__startswith="Sumber baru").exists()
    page = staff_client.get(_undo_address(applied)).content.decode()
    assert "Batalkan seluruh impor" in page and "Kabupaten Semarang" in page
    done = staff_client.post(_undo_address(applied), follow=True).content.decode()
    assert "dibatalkan: 5 daerah kembali seperti semula." in done
    assert _said(edition) == before
    assert not Source.objects.filter(citation__startswith="Sumber baru").exists()
    applied.refresh_from_db()
    assert applied.undone_by_name == "petugas" and applied.undone_at is not None
    again = staff_client.post(_undo_address(applied), follow=True).content.decode()
    assert "Impor ini sudah dibatalkan." in again
    assert _said(edition) == before
    check = reverse("admin:participation_edition_confirm", args=[edition.pk, applied.pk])
    told = staff_client.get(check, follow=True).content.decode()
    assert "Unggah lagi berkasnya bila isinya tetap diperlukan." in told


def test_later_changes_of_the_same_regions_stand_in_the_way(staff_client: Client, db: None) -> None:
    edition = with_variables()
    applied = _applied(edition, GOOD["01-koma.csv"]())
    import_rows(edition, "33.10,62.00,")
    now = _said(edition)
    page = staff_client.get(_undo_address(applied)).content.decode()
    assert "Sesudah impor ini, hasil Kabupaten Klaten diubah lagi." in page
    assert "Batalkan seluruh impor" not in page
    with pytest.raises(actions.NotUndone, match="Kabupaten Klaten"):
        actions.undo_import(applied=applied, by=None)
    assert _said(edition) == now
    later = ResultImport.objects.filter(edition=edition).latest("pk")
    actions.undo_import(applied=later, by=None)
    actions.undo_import(applied=applied, by=None)
    assert not edition.results.known().exists()


def test_changes_of_other_regions_do_not(db: None) -> None:
    edition = with_variables()
    applied = _applied(edition, GOOD["01-koma.csv"]())
    import_rows(edition, "33.09,75,")
    actions.undo_import(applied=applied, by=None)
    assert list(edition.results.known().values_list("region_id", "rank_national")) == [("33.09", 1)]


def test_what_is_public_is_not_taken_back(staff_client: Client, db: None) -> None:
    edition = with_variables()
    applied = _applied(edition, GOOD["01-koma.csv"]())
    Edition.objects.filter(pk=edition.pk).update(published_at=timezone.now())
    page = staff_client.post(_undo_address(applied), follow=True).content.decode()
    assert "Edisinya sudah dipublikasikan." in page
    assert edition.results.known().count() == 5


def test_who_may_not_change_editions_takes_nothing_back(client: Client, db: None) -> None:
    applied = _applied(with_variables(), GOOD["01-koma.csv"]())
    reader = User.objects.create_user("baca", password="sandi-panjang-sekali", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_resultimport"))
    client.force_login(reader)
    assert client.post(_undo_address(applied)).status_code == 403
    shown = reverse("admin:participation_resultimport_change", args=[applied.pk])
    assert "Batalkan impor ini" not in client.get(shown).content.decode()


def test_a_file_that_waits_leads_back_to_its_check_page(staff_client: Client, db: None) -> None:
    edition = with_variables()
    staged = actions.stage_import(
        edition=edition, content=GOOD["01-koma.csv"](), file_name="menunggu.csv"
    )
    shown = reverse("admin:participation_resultimport_change", args=[staged.pk])
    (link,) = re.findall(
        r'<a href="([^"]+)">Lanjutkan pemeriksaan</a>', staff_client.get(shown).content.decode()
    )
    assert "5 hasil baru" in staff_client.get(link).content.decode()
    applied = _applied(with_variables(slug="lain"), GOOD["01-koma.csv"]())
    shown = reverse("admin:participation_resultimport_change", args=[applied.pk])
    assert "Lanjutkan pemeriksaan" not in staff_client.get(shown).content.decode()


def test_every_region_with_its_variables_is_imported_in_three_seconds(db: None) -> None:
    edition = with_variables()
    for position, name in enumerate(["Sosialisasi", "Kehadiran pemilih"], 4):
        edition.dimensions.create(slug=name[:4].lower(), name=name, position=position)
    dice = random.Random(1)
    names = [dimension.name for dimension in edition.dimensions.all()]
    lines = [";".join(["Kode", "Skor", *names, "Sumber"])]
    for code, (score, _) in sample_scores().items():
        values = [f"{dice.randrange(10_001) / 100:.2f}" for _ in names]
        lines.append(";".join([code, str(score), *values, "KPU"]))
    assert len(lines) == 546
    start = time.process_time()  # so that a busy machine does not count
    plan = actions.import_results(
        edition=edition, content="\n".join(lines).encode(), file_name="semua.csv", sure=True
    )
    spent = time.process_time() - start
    assert plan.sentence.startswith("545 hasil baru")
    assert spent < 3
