"""Reads the configuration from environment variables and says plainly what is wrong with it."""

import os
import re
from collections.abc import Iterable
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from dotenv import load_dotenv

TRUE_WORDS = {"1", "on", "true", "yes", "ya"}
FALSE_WORDS = {"0", "off", "false", "no", "tidak"}
UNIX = "unix"  # how TRUSTED_PROXIES names a peer behind a Unix socket, which has no address
ORIGIN = re.compile(r"https?://(\[[0-9a-f:.]+\]|\w[\w.-]*)(:\d+)?", re.IGNORECASE)
SHORTEST_SECRET, FEWEST_LETTERS = 50, 10
SIMPLE_PATH = re.compile(r"[\w-]+(/[\w-]+)*", re.ASCII)


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


def number(name: str, *, default: int, least: int = 0, most: int = 10**9) -> int:
    """A whole number from `least` to `most`. Raises ImproperlyConfigured otherwise."""
    value = text(name)
    if not value:
        return default
    if value.isdecimal() and len(value) <= 10 and least <= int(value) <= most:
        return int(value)
    span = f"{least} atau lebih" if most == 10**9 else f"{least} sampai {most}"
    raise ImproperlyConfigured(
        f'{name}="{value}" bukan bilangan bulat {span}. Contoh: {name}={default}.'
    )


def words(name: str, default: Iterable[str] = ()) -> list[str]:
    """A comma-separated list without blanks, or `default` when the variable is unset."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def choice(name: str, options: Iterable[str], default: str) -> str:
    """One of `options`, in capitals or not. Raises ImproperlyConfigured for anything else."""
    value, allowed = text(name, default), list(options)
    for option in allowed:
        if value.lower() == option.lower():
            return option
    raise ImproperlyConfigured(f'{name}="{value}" tidak dikenal. Pilihannya: {", ".join(allowed)}.')


def networks(name: str) -> list[str]:
    """Addresses, networks (10.0.0.0/8) and "unix". Raises ImproperlyConfigured for others."""
    found = [UNIX if word.lower() == UNIX else word for word in words(name)]
    for word in found:
        try:
            word == UNIX or ip_network(word)
        except ValueError as error:
            raise ImproperlyConfigured(
                f'{name} memuat "{word}", padahal tiap isinya harus alamat IP (127.0.0.1), '
                f'jaringan (10.0.0.0/8), atau "unix". Contoh: {name}=127.0.0.1.'
            ) from error
    return found


def origin(name: str, default: str) -> str:
    """The scheme and host of a site without a slash at the end. Raises ImproperlyConfigured."""
    value = text(name, default).rstrip("/")
    if ORIGIN.fullmatch(value) and _has_port_or_none(value):
        return value
    if text(name):
        problem = f'{name}="{value}" bukan alamat situs'
    else:
        problem = f'{name} belum diisi, dan dari ALLOWED_HOSTS hanya didapat "{value}"'
    raise ImproperlyConfigured(
        f"{problem}. Isi dengan http:// atau https:// dan nama host saja, tanpa jalur. "
        f"Contoh: {name}=https://portal.example.go.id."
    )


def _has_port_or_none(address: str) -> bool:
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def section(name: str, default: str, taken: Iterable[str]) -> str:
    """A path of our site that begins none of `taken`. Raises ImproperlyConfigured otherwise."""
    value = text(name, default).strip("/")
    if not SIMPLE_PATH.fullmatch(value):
        raise ImproperlyConfigured(
            f'{name}="{text(name)}" bukan jalur yang dapat dipakai. Tulis hanya huruf a-z, angka, '
            f'"-", dan "_". Contoh: {name}={default}.'
        )
    if value.partition("/")[0].lower() in taken:
        raise ImproperlyConfigured(
            f'{name}="{value}" sudah menjadi alamat bagian lain situs ini. Pilih kata lain. '
            f"Contoh: {name}={default}."
        )
    return value


def postgresql(name: str, default: str) -> str:
    """The address of a PostgreSQL database. Raises ImproperlyConfigured without its password."""
    value = text(name, default)
    if problem := _wrong_with_database(value):
        raise ImproperlyConfigured(
            f"{name} tidak dapat dipakai: {problem}. "
            f"Tulis seperti {name}=postgresql://portal:sandi@127.0.0.1:5432/portal; huruf khusus "
            "dalam sandi ditulis dengan kode: # %23, / %2F, ? %3F, @ %40, : %3A."
        )
    return value


def _wrong_with_database(address: str) -> str:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "nomor porta atau sandi di dalamnya tidak terbaca"
    if parts.scheme not in {"postgres", "postgresql"} or "://" not in address:
        return "alamatnya harus diawali postgresql://, karena portal hanya memakai PostgreSQL"
    if port == 0:
        return "nomor porta harus 1 sampai 65535"
    if parts.fragment or "#" in address:
        return 'ada huruf "#" yang memutus alamat'
    if not parts.path.strip("/") and "service=" not in parts.query:
        return "nama basis datanya tidak ada"
    return ""


def secret(name: str) -> str:
    """A key that nobody guesses. Raises ImproperlyConfigured for a short or monotonous one."""
    value = text(name)
    if len(value) >= SHORTEST_SECRET and len(set(value)) >= FEWEST_LETTERS:
        return value
    raise ImproperlyConfigured(
        f"{name} terlalu mudah ditebak: {len(value)} huruf dengan {len(set(value))} huruf yang "
        f"berbeda, padahal perlu {SHORTEST_SECRET} huruf acak atau lebih. Buat yang baru dengan: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )


def require(names: Iterable[str]) -> None:
    """Raise ImproperlyConfigured that names every variable of `names` that is missing."""
    missing = [name for name in names if not text(name)]
    if missing:
        raise ImproperlyConfigured(
            f"Portal tidak dijalankan karena pengaturan ini belum diisi: {', '.join(missing)}. "
            "Isi lewat variabel lingkungan atau berkas .env; .env.example menjelaskan tiap baris."
        )
