"""No address, method or value makes a public page fail, and no value is sent back as markup."""

from typing import Any

import pytest

from tests.portal.asking import Asker
from tests.portal.nonsense import (
    BLANK,
    BODIES,
    KINDS,
    MARK,
    MARKUP,
    METHODS,
    NAMES,
    SOME,
    TEXTS,
    VALUES,
)
from tests.portal.routes import (
    KNOWN,
    LISTS,
    NOT_200,
    PUBLIC,
    TOLERANT,
    Route,
)


def test_every_public_route_is_described() -> None:
    assert {route.name: set(route.arguments) for route in PUBLIC} == {
        name: set(arguments) for name, (arguments, _) in KNOWN.items()
    }


def test_there_are_enough_values_and_the_checks_see_what_they_look_for() -> None:
    assert len(set(VALUES)) >= 60
    for vector in (text for text in TEXTS if "<" in text and MARK in text):
        assert MARKUP.search(f"<p>{vector}</p>"), vector
    assert MARKUP.search('<input value="" onfocus=alert(7) autofocus x="">')
    assert not MARKUP.search("&lt;script&gt;alert(7)&lt;/script&gt;")


def test_the_good_addresses_are_good(ask: Asker) -> None:
    for route in PUBLIC:
        response = ask("GET", route.address(KNOWN[route.name][0]))
        assert response.status_code == NOT_200.get(route.name, 200), route.name


@pytest.mark.parametrize("route", [r for r in PUBLIC if r.arguments], ids=lambda r: r.name)
def test_no_argument_makes_a_page_fail(route: Route, ask: Asker) -> None:
    good, _ = KNOWN[route.name]
    for name in route.arguments:
        for value in VALUES:
            address = route.address(good | {name: value})
            answer = ask("GET", address)
            assert answer.status_code in {301, 302, 400, 404, 405}, f"{route.name} {name}={value}"
            if value in SOME:
                for method in METHODS[1:]:
                    ask(method, address)


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_no_parameter_makes_a_page_fail(route: Route, ask: Asker) -> None:
    address = route.address(KNOWN[route.name][0])
    # The test of lists, below, asks them for all other values.
    for name in KNOWN[route.name][1]:
        for value in BLANK if route.name in LISTS else VALUES:
            ask("GET", f"{address}?{name}={value}")
    for name in ["utm_source", "tidak_dikenal"]:
        for value in KINDS:
            ask("GET", f"{address}?{name}={value}")
    for name in NAMES:
        ask("GET", f"{address}?{name}=1&{name}")
        ask("GET", f"{address}?{name}")
    for query in ["?", "&&&", "=", "=&=", "a=1;b=2", "?" * 50, "&".join(["q=a"] * 200), "#", "%3D"]:
        ask("GET", f"{address}?{query}")


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_no_method_makes_a_page_fail(route: Route, ask: Asker) -> None:
    address = route.address(KNOWN[route.name][0])
    parameter = (KNOWN[route.name][1] or ["x"])[0]
    for method in METHODS[1:]:
        for value in SOME:
            ask(method, f"{address}?{parameter}={value}")


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_nothing_but_reading_is_possible(route: Route, ask: Asker) -> None:
    counter = {"article_read": {"POST"}}.get(route.name, set())
    harmless = TOLERANT - {"media", "robots", "security", "api_schema"}
    for method in set(METHODS) - {"GET", "HEAD", "OPTIONS"} - counter:
        status = ask(method, route.address(KNOWN[route.name][0])).status_code
        assert status == 405 or route.name in harmless, f"{method} {route.name}: {status}"


FEEDS = [route for route in PUBLIC if route.name.endswith(("_rss", "_atom"))]


@pytest.mark.parametrize("route", FEEDS, ids=lambda r: r.name)
def test_a_feed_is_only_read(route: Route, ask: Asker) -> None:
    address = route.address(KNOWN[route.name][0])
    assert {ask(method, address).status_code for method in ("GET", "HEAD")} == {200}
    for method in set(METHODS) - {"GET", "HEAD"}:
        assert ask(method, address).status_code == 405, method


@pytest.mark.parametrize(
    "route", [r for r in PUBLIC if r.name not in TOLERANT], ids=lambda r: r.name
)
def test_what_is_unknown_or_repeated_is_refused(route: Route, ask: Asker) -> None:
    good, parameters = KNOWN[route.name]
    address = route.address(good)
    for name in NAMES:
        assert ask("GET", f"{address}?{name}=1").status_code in {400, 404}, name
    for name in parameters:
        for repeated in [f"{name}=1&{name}=2", f"{name}[]=1", f"{name}[0]=1", f"{name}=a&{name}=a"]:
            assert ask("GET", f"{address}?{repeated}").status_code == 400, repeated
    assert ask("GET", f"{address}?utm_source=x&fbclid=y").status_code in {200, 302}


def rows(response: Any) -> list[str]:
    """What a list shows: keys of its page, of an API answer or of a file."""
    if response["Content-Type"].startswith("application/json"):
        return [str(row) for row in response.json()["results"]]
    if response["Content-Type"].startswith("text/csv"):
        return response.content.decode().splitlines()[1:]
    return [str(row.pk) for row in response.context["page"].object_list]


@pytest.mark.parametrize("name", LISTS)
def test_a_value_that_means_nothing_never_shows_the_whole_list(name: str, ask: Asker) -> None:
    (route,) = [route for route in PUBLIC if route.name == name]
    good, parameters = KNOWN[name]
    address = route.address(good)
    everything = rows(ask("GET", address))
    assert everything
    for parameter in parameters:
        for value in [value for value in VALUES if value not in BLANK]:
            response = ask("GET", f"{address}?{parameter}={value}")
            shown = rows(response) if response.status_code == 200 else []
            assert shown != everything, f"{address}?{parameter}={value[:80]}"
            if response.status_code >= 400 and not name.endswith("-list") and "%00" not in value:
                assert response.context["sentences"], value


@pytest.mark.parametrize("name", LISTS)
def test_pages_that_do_not_exist_are_refused(name: str, ask: Asker) -> None:
    (route,) = [route for route in PUBLIC if route.name == name]
    good, parameters = KNOWN[name]
    if "halaman" not in parameters:
        return
    for value in ["0", "-1", "1e9", "1000000000", "999", str(10**30), "a", "1.0", "%D9%A1", ""]:
        assert ask("GET", f"{route.address(good)}?halaman={value}").status_code == 404, value


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_no_body_makes_a_public_page_fail(route: Route, ask: Asker) -> None:
    for method in ["POST", "PUT", "PATCH"]:
        for kind, body in BODIES:
            ask(method, route.address(KNOWN[route.name][0]), data=body, content_type=kind)
