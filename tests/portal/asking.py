"""Requests whose answers are looked at as an attacker would."""

import traceback
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from psycopg.pq import TransactionStatus

from tests.portal.nonsense import MARK, MARKUP


class Asker:
    """Sends a request and looks at the answer as an attacker would."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def __call__(self, method: str, address: str, **options: Any) -> Any:
        response = self.send(method, address, **options)
        self.check(response, f"{method} {address[:300]}")
        return response

    def send(self, method: str, address: str, **options: Any) -> Any:
        """The answer; what broke the test's own transaction is undone, as a request's would be."""
        before = transaction.savepoint()
        response = self.client.generic(method, address, **options)
        if connection.connection.info.transaction_status == TransactionStatus.INERROR:
            transaction.savepoint_rollback(before)
        else:
            transaction.savepoint_commit(before)
        return response

    def check(self, response: Any, what: str) -> None:
        refused = response.status_code == 501 and "/oembed/?format=" in what  # as oEmbed asks
        assert refused or response.status_code < 500, f"{what}: {failure_of(response)}"
        assert "X-Jahat" not in response, what
        assert "jahat" not in response.cookies, what
        location = response.get("Location", "")
        assert urlsplit(urljoin("http://testserver/a/", location)).netloc == "testserver", what
        if response.streaming:
            return
        body = response.content.decode("utf-8", "replace")
        assert settings.SECRET_KEY not in body, what
        assert "Traceback" not in body, what
        if "json" not in response["Content-Type"] and MARK in body:
            assert not MARKUP.search(body), what


def failure_of(response: Any) -> str:
    """The exception behind a 500, in one line."""
    kind, error, trace = response.exc_info or (None, None, None)
    frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-2:]]
    return f"{response.status_code} {kind and kind.__name__}: {error} {frames}"
