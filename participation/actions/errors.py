"""Why an action was not carried out; each says it in a sentence for the person who tried."""

from collections.abc import Iterable

from participation.calculation.reconciliation import Finding


class Frozen(Exception):
    """The edition is published, so its numbers stand still."""

    def __init__(self, edition: object) -> None:
        super().__init__(
            f"{edition} sudah dipublikasikan, jadi angkanya dibekukan. Tidak ada yang disimpan. "
            "Angka yang terbit hanya berubah lewat ralat, dengan alasan."
        )


class NotReady(Exception):
    """The edition itself must be mended before it can take results."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("Lengkapi dahulu kategori edisi ini. " + " ".join(faults))


class PlanChanged(Exception):
    """The data changed between check and confirmation."""

    def __init__(self) -> None:
        super().__init__(
            "Data berubah sejak berkas ini diperiksa. Periksa kembali ringkasannya, lalu "
            "konfirmasi sekali lagi."
        )


class Unanswered(Exception):
    """The file holds odd numbers of which nobody said that they are meant; asks of each."""

    def __init__(self, questions: Iterable[object]) -> None:
        told = " ".join(map(str, questions))
        super().__init__(f"Tidak ada yang disimpan sebelum pertanyaan ini dijawab. {told}")


class NotCorrected(Exception):
    """A correction can't be made like this; says why."""


class NotExplained(Exception):
    """An explanation can't be kept like this; says why."""


class NotUndone(Exception):
    """An import can't be taken back; says why."""


class GateClosed(Exception):
    """The numbers do not agree with each other; carries every finding."""

    def __init__(
        self, findings: list[Finding], refused: str = "Belum dapat dipublikasikan"
    ) -> None:
        held = [finding for finding in findings if not finding.passes]
        told = " ".join(finding.sentence for finding in held)
        super().__init__(f"{refused}: {told} {_way_on(held)}")
        self.findings = findings


def _way_on(held: list[Finding]) -> str:
    if all(finding.may_be_explained for finding in held):
        return "Perbaiki angkanya, atau tulis penjelasan untuk pembaca."
    return "Lengkapi dahulu."
