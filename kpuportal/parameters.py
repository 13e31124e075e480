"""Which query parameters an address understands. A misspelt filter must not show everything."""

from collections.abc import Collection
from difflib import get_close_matches

from django.http import QueryDict

# Added by others to links that they share; they choose nothing here.
TRACKING = {
    *("fbclid", "gclid", "dclid", "igshid", "igsh", "msclkid", "ttclid", "twclid", "yclid"),
    *("mc_cid", "mc_eid", "ref", "ref_src", "ref_url", "si", "_ga", "_gl", "srsltid"),
}
LONGEST = 200


def refuse_unknown(given: QueryDict, known: Collection[str]) -> list[str]:
    """A sentence for each parameter that is unknown, repeated or too long; none otherwise."""
    return [text for texts in unfit(given, known).values() for text in texts]


def unfit(given: QueryDict, known: Collection[str]) -> dict[str, list[str]]:
    """The same by the names of the parameters."""
    problems: dict[str, list[str]] = {}
    for name, values in given.lists():
        if name in TRACKING or name.startswith("utm_"):
            continue
        if name not in known:
            problems[name] = [_unknown(name, known)]
        elif len(values) > 1:
            problems[name] = [f"Parameter “{name}” diberikan lebih dari sekali. Pilih satu nilai."]
        elif len(values[0]) > LONGEST:
            problems[name] = [f"Isi “{name}” terlalu panjang; paling banyak {LONGEST} huruf."]
    return problems


def _unknown(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, known, n=1)
    hint = f"Mungkin maksud Anda “{close[0]}”." if close else f"Yang dikenal: {', '.join(known)}."
    if not known:
        hint = "Alamat ini tidak mempunyai saringan."
    return f"Parameter “{name[:40]}” tidak dikenal di alamat ini. {hint}"
