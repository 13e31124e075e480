"""Reads the configuration from environment variables and says plainly what is wrong with it."""

import os
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from dotenv import load_dotenv

TRUE_WORDS = {"1", "on", "true", "yes", "ya"}
FALSE_WORDS = {"0", "off", "false", "no", "tidak"}


def load_file(path: Path) -> None:
    """Take what `path` says for every variable that the environment does not already set."""
    load_dotenv(path, override=False)


def text(name: str, default: str = "") -> str:
    """The variable as text without surrounding blanks, or `default` when it is unset or blank."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable. Raises ImproperlyConfigured for any other word."""
    word = text(name).lower()
    if not word:
        return default
    if word in TRUE_WORDS | FALSE_WORDS:
        return word in TRUE_WORDS
    raise ImproperlyConfigured(
        f'{name}="{word}" bukan pilihan ya/tidak. Tulis "on" atau "off", atau hapus barisnya '
        f'agar dipakai nilai bawaan "{"on" if default else "off"}".'
    )


def number(name: str, *, default: int, least: int = 0) -> int:
    """A whole number of at least `least`. Raises ImproperlyConfigured otherwise."""
    value = text(name)
    if not value:
        return default
    if value.isdecimal() and int(value) >= least:
        return int(value)
    raise ImproperlyConfigured(
        f'{name}="{value}" bukan bilangan bulat {least} atau lebih. Contoh: {name}={default}.'
    )


def words(name: str, default: Iterable[str] = ()) -> list[str]:
    """A comma-separated list without blanks, or `default` when the variable is unset."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def choice(name: str, options: Iterable[str], default: str) -> str:
    """One of `options`. Raises ImproperlyConfigured for anything else."""
    value, allowed = text(name, default), list(options)
    if value in allowed:
        return value
    raise ImproperlyConfigured(f'{name}="{value}" tidak dikenal. Pilihannya: {", ".join(allowed)}.')


def require(names: Iterable[str]) -> None:
    """Raise ImproperlyConfigured that names every variable of `names` that is missing."""
    missing = [name for name in names if not text(name)]
    if missing:
        raise ImproperlyConfigured(
            f"Portal tidak dijalankan karena pengaturan ini belum diisi: {', '.join(missing)}. "
            "Isi lewat variabel lingkungan atau berkas .env; .env.example menjelaskan tiap baris."
        )
