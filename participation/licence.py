"""Under which terms the data may be used again: a setting, so that the office itself decides."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its SPDX name, and what it asks of whoever uses the data."""

    name: str
    title: str
    url: str
    asks: str


LICENCES = {
    each.name: each
    for each in [
        Licence(
            "CC-BY-4.0",
            "Creative Commons Atribusi 4.0 Internasional",
            "https://creativecommons.org/licenses/by/4.0/deed.id",
            "Siapa pun boleh menyalin, membagikan, dan mengolah data ini untuk keperluan apa pun, "
            "juga yang komersial, asalkan menyebut sumbernya, menautkan lisensi ini, dan "
            "mengatakan apa yang diubah.",
        ),
        Licence(
            "CC0-1.0",
            "Creative Commons Zero 1.0 Universal (dedikasi domain publik)",
            "https://creativecommons.org/publicdomain/zero/1.0/deed.id",
            "Siapa pun boleh memakai data ini untuk keperluan apa pun tanpa syarat. Menyebut "
            "sumbernya tetap dianjurkan, agar pembaca dapat memeriksa.",
        ),
    ]
}


def licence() -> Licence:
    """The one that this office chose."""
    return LICENCES[settings.DATA_LICENCE]
