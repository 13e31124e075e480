"""Publishes an edition through the gate."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation import actions
from participation.calculation.reconciliation import Finding
from participation.management.editions import edition_named


class Command(BaseCommand):
    """Thin over `actions.publish_edition`; exit status 1 when something does not agree."""

    help = "Mencocokkan angka sebuah edisi, lalu mempublikasikan dan membekukannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--edition", required=True, help="alamat edisi, mis. ipp-pilkada-2024")

    def handle(self, *, edition: str, **options: Any) -> None:
        target = edition_named(edition)
        try:
            findings = actions.publish_edition(edition=target)
        except actions.GateClosed as error:
            listed = "\n".join(map(_told, error.findings))
            raise CommandError(f"{target} belum dipublikasikan.\n{listed}") from error
        for finding in findings:
            self.stdout.write(_told(finding))
        self.stdout.write(self.style.SUCCESS(f"{target} sudah dipublikasikan."))


def _told(finding: Finding) -> str:
    mark = "dijelaskan:" if finding.is_explained else "cocok:" if finding.agrees else "TIDAK COCOK:"
    return f"  {mark} {finding.sentence} {finding.explanation}".rstrip()
