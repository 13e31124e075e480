"""Imports a file of results into an edition."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation import actions
from participation.importing.kinds import LARGEST_BYTES
from participation.importing.problems import BadFile
from participation.management.editions import edition_named

REFUSALS = (
    actions.Frozen, actions.NotReady, actions.NotCorrected, actions.GateClosed, actions.PlanChanged,
)  # fmt: skip


class Command(BaseCommand):
    """Thin over `actions.import_results`; exit status 1 when the file has problems."""

    help = "Memeriksa berkas CSV atau XLSX hasil IPP, lalu menyimpannya bila tidak ada masalah."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="berkas CSV atau XLSX")
        parser.add_argument("--edition", required=True, help="alamat edisi, mis. ipp-pilkada-2024")
        parser.add_argument(
            "--reason", default="", help="alasan ralat; wajib bila edisinya sudah terbit"
        )
        parser.add_argument(
            "--explanation", default="",
            help="penjelasan untuk pembaca, bila sesudah ralat rekap dan rincian tidak cocok",
        )  # fmt: skip
        parser.add_argument(
            "--sure", action="store_true",
            help="angka ganjil (0, atau antara 0 dan 1) sudah diperiksa dan memang begitu",
        )  # fmt: skip

    def handle(
        self, *, file: Path, edition: str, reason: str, explanation: str, sure: bool,
        **options: Any,
    ) -> None:  # fmt: skip
        target = edition_named(edition)
        try:
            plan = actions.import_results(
                edition=target, content=_content(file), file_name=file.name, reason=reason,
                explanation=explanation, sure=sure,
            )  # fmt: skip
        except BadFile as error:
            listed = "\n".join(f"  {problem}" for problem in error.problems)
            raise CommandError(
                f"{len(error.problems)} masalah; tidak ada yang disimpan.\n{listed}"
            ) from error
        except actions.Unanswered as error:
            raise CommandError(f"{error} Bila memang begitu, tambahkan --sure.") from error
        except REFUSALS as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS(plan.sentence))
        for note in plan.notes:
            self.stdout.write(f"  {note}")
        for citation in plan.new_sources:
            self.stdout.write(f"  Sumber baru, lengkapi statusnya di admin: {citation}")


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_BYTES + 1)
    except OSError as error:
        reasons = {FileNotFoundError: "berkas tidak ada", PermissionError: "tidak ada izin membaca"}
        reason = reasons.get(type(error), "bukan berkas biasa")
        raise CommandError(f"Berkas “{file}” tidak dapat dibaca: {reason}.") from error
