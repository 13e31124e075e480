"""The articles that come with the portal: complete, well-formed, true to the published figures."""

import re
import tomllib
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

PATHS = sorted((Path(__file__).parents[2] / "news" / "stories").glob("*.toml"))
STORIES = [tomllib.loads(path.read_text(encoding="utf-8")) for path in PATHS]
SLUGS = {story["slug"] for story in STORIES}

each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["slug"])

FIELDS = {
    "title", "slug", "lead", "body", "dateline", "byline", "tags", "regions", "published_at",
    "cover",
}  # fmt: skip
TAGS = {
    "p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
FIRST_DAY, LAST_DAY = date(2025, 10, 18), date(2026, 11, 15)
TODAY = date(2026, 11, 23)

# The national recap of IPP Pilkada 2024 as announced: Participatory, Engagement, Involvement, all.
RECAP = {"province": (4, 31, 2, 37), "regency": (24, 446, 38, 508)}
PUBLISHED_SCORES = {"80,87", "79,10", "79,05", "78,27"}
THRESHOLDS = {"60,00", "77,50"}
EXAMPLES = {  # imagined scores, allowed only where the article calls them examples
    "membaca-tiga-kategori-ipp": {"59,99", "77,51", "77,54", "59,95"},
    "peringkat-seri": {"76,40", "71,25", "68,90"},
}
KNOWN_ADDRESSES = {
    "/ipp/",
    "/ipp/ipp-pilkada-2024/peringkat/?tingkat=provinsi",
    "/ipp/ipp-pilkada-2024/metode/",
    "/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/",
    "/penghargaan/",
    "/api/docs/",
}
FORBIDDEN = ("mendokumentasikan", "lorem", "ipsum", "todo", "fixme", "xxx", "klik di sini", "!")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


class Body(HTMLParser):
    """Collects what a body is made of, and what is wrong with it."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.words, self.problems, self.open = set(), [], [], [], []
        self.feed(html)
        self.close()
        self.problems += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.open.append(tag)
        self.links += [value for name, value in attrs if (tag, name) == ("a", "href")]
        self.problems += [f"<{tag} {name}>" for name, _ in attrs if (tag, name) != ("a", "href")]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def everything_read(story):
    cover = story["cover"]
    parts = [story["title"], story["lead"], Body(story["body"]).text, cover["alt"]]
    return " ".join([*parts, cover["caption"], cover["credit"]])


def share(count, total):
    tenth = (Decimal(count) * 100 / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{tenth}%".replace(".", ",")


SHARES = {
    (str(count), share(count, total)) for *counts, total in RECAP.values() for count in counts
}


def test_there_are_enough_stories_with_own_slugs_and_own_dates():
    assert len(STORIES) >= 12
    assert len(SLUGS) == len(STORIES)
    assert len({story["published_at"] for story in STORIES}) == len(STORIES)
    assert len({story["published_at"].date() for story in STORIES}) == len(STORIES)


def test_the_files_stand_in_the_order_of_publication():
    dates = [story["published_at"] for story in STORIES]
    assert dates == sorted(dates)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_file_is_named_after_its_slug(path):
    slug = tomllib.loads(path.read_text(encoding="utf-8"))["slug"]
    assert re.fullmatch(r"\d\d-" + re.escape(slug), path.stem)


@each_story
def test_the_fields_are_complete(story):
    assert set(story) == FIELDS
    assert set(story["cover"]) == {"motif", "alt", "caption", "credit"}
    assert all(value.strip() for value in story["cover"].values())
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", story["slug"])
    assert 10 <= len(story["title"]) <= 110
    assert 40 <= len(story["lead"]) <= 300
    assert story["dateline"] == story["dateline"].upper()
    assert story["byline"] == "redaksi/portal"
    assert story["cover"]["credit"] == "Ilustrasi: Portal KPU"
    assert story["cover"]["alt"].startswith("Ilustrasi: ")


@each_story
def test_tags_and_regions_are_well_formed(story):
    assert 3 <= len(story["tags"]) <= 5
    assert all(re.fullmatch(r"[A-Z]\w+", tag) for tag in story["tags"])
    assert all(re.fullmatch(r"\d\d(\.\d\d)?", code) for code in story["regions"])
    for things in (story["tags"], story["regions"]):
        assert len(set(things)) == len(things)


def test_one_tag_has_one_spelling():
    tags = {tag for story in STORIES for tag in story["tags"]}
    assert len({tag.lower() for tag in tags}) == len(tags)


@each_story
def test_it_was_published_in_western_time_and_not_in_the_future(story):
    moment = story["published_at"]
    assert isinstance(moment, datetime)
    assert moment.utcoffset() == timedelta(hours=7)
    assert FIRST_DAY <= moment.date() <= LAST_DAY < TODAY


@each_story
def test_the_body_is_clean_html_of_a_good_length(story):
    body = Body(story["body"])
    assert body.tags <= TAGS
    assert body.problems == []
    assert 250 <= len(body.text.split()) <= 600


def test_the_body_check_notices_what_is_wrong():
    body = Body('<p onclick="x">a</p><script>b</script><ul><li>c</ul>')
    assert not body.tags <= TAGS
    assert "<p onclick>" in body.problems
    assert len(body.problems) > 1


@each_story
def test_every_link_leads_to_a_page_of_the_portal(story):
    stories = {f"/berita/{slug}/" for slug in SLUGS - {story["slug"]}}
    assert set(Body(story["body"]).links) <= KNOWN_ADDRESSES | stories


@each_story
def test_every_weekday_belongs_to_its_date(story):
    written = re.findall(
        rf"({'|'.join(WEEKDAYS)}), (\d+) ({'|'.join(MONTHS)}) (\d{{4}})", everything_read(story)
    )
    for weekday, day, month, year in written:
        real = date(int(year), MONTHS.index(month) + 1, int(day))
        assert WEEKDAYS[real.weekday()] == weekday, f"{real} is not a {weekday}"


def test_the_launch_is_told_with_its_day_its_recap_and_its_four_scores():
    launch = next(story for story in STORIES if story["dateline"] == "JAKARTA")
    text = everything_read(launch)
    assert "Sabtu, 18 Oktober 2025" in text
    assert all(f"{count} ({percent})" in text for count, percent in SHARES)
    assert all(score in text for score in PUBLISHED_SCORES)


def test_the_recap_adds_up():
    for *counts, total in RECAP.values():
        assert sum(counts) == total
    assert {"4,7%", "87,8%", "7,5%"} <= {percent for _, percent in SHARES}


@each_story
def test_every_percentage_agrees_with_its_count(story):
    text = everything_read(story)
    assert set(re.findall(r"\d+(?:,\d+)?%", text)) <= {percent for _, percent in SHARES}
    assert set(re.findall(r"(\d+) \((\d+,\d%)\)", text)) <= SHARES


@each_story
def test_every_score_is_published_or_a_threshold_or_a_named_example(story):
    allowed = PUBLISHED_SCORES | THRESHOLDS | EXAMPLES.get(story["slug"], set())
    assert set(re.findall(r"\d{2},\d{2}", everything_read(story))) <= allowed


@pytest.mark.parametrize("slug", EXAMPLES)
def test_an_article_with_imagined_scores_says_so(slug):
    story = next(story for story in STORIES if story["slug"] == slug)
    assert re.search(r"contoh hitungan, bukan hasil|daerah rekaan", everything_read(story))


@each_story
def test_no_forbidden_word_is_used(story):
    text = everything_read(story).lower()
    assert [word for word in FORBIDDEN if word in text] == []


@each_story
def test_one_thing_has_one_word(story):
    words = set(re.findall(r"\w+", everything_read(story).lower()))
    assert not words & {"file", "filter", "penyaring", "penyaringan"}


def test_the_article_on_data_promises_only_what_the_portal_has():
    story = next(story for story in STORIES if story["slug"] == "csv-json-api-data-ipp")
    assert "contoh jawaban" not in everything_read(story)


@each_story
def test_quotation_marks_in_the_text_come_in_pairs(story):
    text = everything_read(story)
    assert text.count("“") == text.count("”")


def test_search_and_share_links_have_something_to_prove():
    assert any("dokumentasi" in everything_read(story).lower() for story in STORIES)
    titles = " ".join(story["title"] for story in STORIES)
    assert all(sign in titles for sign in ("&", '"', "#", "“"))
