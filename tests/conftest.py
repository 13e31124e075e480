"""What all tests share: the shipped data, a browser, and the office's users."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.test import override_settings

from participation import actions
from participation.editions_on_file import published_2024
from participation.models import Edition
from participation.sample import SLUG, sample_edition
from tests.snapshots import Snapshot

# Benchmarks measure speed; what an example takes on a busy machine is no fault of a rule.
hypothesis.settings.register_profile("portal", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("portal")

BROWSER_TESTS = Path(__file__).resolve().parent / "browser"
OF_THE_BROWSER = {
    *("browser", "browser_channel", "browser_context_args", "browser_name", "browser_type"),
    *("browser_type_launch_args", "connect_options", "context", "device", "is_chromium"),
    *("is_firefox", "is_webkit", "launch_browser", "new_context", "output_path", "page"),
    "playwright",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stops before the first test where one outside tests/browser asks for a browser by accident.

    pytest would then run the browser's tests, which empty the tables, in between all others.
    """
    sentences = [sentence for item in items if (sentence := asks_for_a_browser(item))]
    if sentences:
        raise pytest.UsageError("\n".join(sentences))


def asks_for_a_browser(item: Any) -> str:
    """What to rename in a test that is not the browser's; "" when all is well."""
    if item.path.is_relative_to(BROWSER_TESTS):
        return ""
    wrong = sorted(OF_THE_BROWSER.intersection(getattr(item, "fixturenames", ())))
    if not wrong:
        return ""
    return (
        f"{item.nodeid}: {', '.join(wrong)} is the name of a fixture of the browser. Rename the "
        "argument, or move the test to tests/browser."
    )


def load_shipped_data() -> None:
    """Regions, IPP Pilkada 2024 and the sample, as `make run` loads them."""
    actions.load_regions()
    actions.load_edition(published_2024(), say=lambda text: None)
    actions.load_edition(sample_edition(), say=lambda text: None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Snapshot:
    """The shipped data lies below every test's own transaction."""
    with django_db_blocker.unblock():
        load_shipped_data()
        return Snapshot()


@pytest.fixture
def shipped(transactional_db: None, django_db_setup: Snapshot) -> None:
    """The shipped data for tests that really commit, which empty the tables behind them."""
    django_db_setup.restore()


@pytest.fixture(scope="session", autouse=True)
def _own_storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes among the pictures of the office, whether it thinks of it or not."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_throttle() -> Iterator[None]:
    """Tests ask from one address, more often than a reader would."""
    with override_settings(API_PER_MINUTE=0):
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    for cache in caches.all(initialized_only=True):
        cache.clear()
    yield


@pytest.fixture
def real(db: None) -> Edition:
    """IPP Pilkada 2024 as far as it is published."""
    return Edition.objects.get(slug="ipp-pilkada-2024")


@pytest.fixture
def sample(db: None) -> Edition:
    """The made-up edition with a score for every eligible region."""
    return Edition.objects.get(slug=SLUG)


@pytest.fixture
def staff_client(client: Any, db: None) -> Any:
    """A client logged in as the person who may do everything."""
    user = get_user_model().objects.create_superuser("petugas", password="sandi-panjang-sekali")
    client.force_login(user)
    return client
