"""The API does what its OpenAPI document says, whatever a program that reads it may send."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from participation.models import Edition

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SIGNALS = (request_started, request_finished)
BOUNDED = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture
def described(content: None) -> Iterator[Any]:
    """The document with the application behind it, inside the test's own transaction."""
    for signal in SIGNALS:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", WSGIHandler())
    for signal in SIGNALS:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.value)
def test_every_answer_is_a_documented_one(mode: GenerationMode, described: Any) -> None:
    seen: Counter[int] = Counter()
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) == 9
    for operation in operations:
        if mode is GenerationMode.NEGATIVE and not list(operation.query):
            continue  # any text may stand where a code or slug does

        @BOUNDED
        @given(operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            response = case.call_and_validate(
                checks=CHECKS, headers={"Accept-Encoding": "identity"}
            )
            seen[response.status_code] += 1

        ask()
    assert seen.total() > 100
    assert {200, 404} <= set(seen) if mode is GenerationMode.POSITIVE else 400 in seen


@pytest.fixture
def document(client: Client, real: Edition) -> dict[str, Any]:
    return client.get("/api/v1/schema/").json()


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.1"
    schemathesis.openapi.from_dict(document).validate()
    document["paths"]["/api/v1/regions/"]["get"]["responses"] = 7
    with pytest.raises(ValueError, match='7 is not of type "object"'):
        schemathesis.openapi.from_dict(document).validate()


def test_every_operation_has_examples_that_its_schema_allows(document: dict[str, Any]) -> None:
    operations = [methods["get"] for methods in document["paths"].values()]
    assert len(operations) == 9
    for operation in operations:
        assert set(operation["responses"]) == {"200", "400", "404", "429"}
        for answer in operation["responses"].values():
            [described] = answer["content"].values()
            [example] = described["examples"].values()
            schema = described["schema"] | {"components": document["components"]}
            jsonschema.Draft202012Validator(schema).validate(example["value"])


def _fields(document: dict[str, Any], name: str) -> dict[str, Any]:
    return document["components"]["schemas"][name]["properties"]


def test_it_is_written_in_indonesian(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    for english in ("An award", "The article", "What must", "A page number", "example.org"):
        assert english not in text
    assert "kode wilayah Kemendagri" in text


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/api/v1/regions/33.74/", "Region"),
        ("/api/v1/editions/ipp-pilkada-2024/", "Edition"),
        ("/api/v1/results/?q=33", "Result"),
        ("/api/v1/awards/?wilayah=33", "Award"),
    ],
)
def test_examples_are_what_the_address_answers(
    path: str, name: str, client: Client, document: dict[str, Any]
) -> None:
    answer = client.get(path).json()
    row = answer["results"][0] if "results" in answer else answer
    [operation] = [
        methods["get"]
        for template, methods in document["paths"].items()
        if template == path.partition("?")[0].replace("33.74", "{code}").replace(
            "ipp-pilkada-2024", "{slug}"
        )
    ]  # fmt: skip
    [example] = operation["responses"]["200"]["content"]["application/json"]["examples"].values()
    shown = example["value"]["results"][0] if "results" in example["value"] else example["value"]
    assert list(shown) == list(row)
    assert set(row) >= set(_fields(document, name))
    same = {key for key, value in row.items() if not isinstance(value, list)}
    told = {"published_at", "method_note", "coverage_note"}  # of another day, or shortened
    assert {key: shown[key] for key in same - told} == {key: row[key] for key in same - told}
