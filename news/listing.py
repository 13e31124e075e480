"""What a page with a list of articles shows, whether it is the list or a tag's page."""

from typing import Any

from django.http import QueryDict

from kpuportal.filtering import shown_filters
from kpuportal.paging import page_of
from news.filters import ArticleFilter
from news.models import Article, Tag
from news.reads import most_read

PER_PAGE = 20


class NoSuchTag(ValueError):
    """No published article has this tag; says so in a sentence for the reader."""


class Listing:
    """The published articles that the parameters `given` ask for, one page of them."""

    def __init__(self, given: QueryDict) -> None:
        self.given = given
        self.filtered = ArticleFilter(given, queryset=Article.objects.published())

    def problems(self) -> list[str]:
        """A sentence for everything wrong with the parameters; empty when all is well."""
        return self.filtered.problems()

    def context(self) -> dict[str, Any]:
        """For the template. Raises NoSuchPage or NoSuchTag."""
        page = page_of(self.filtered.qs, self.given.get("halaman"), PER_PAGE)
        page.object_list = self._shown(page.object_list)
        tag, years = self._tag(page.object_list), Article.objects.published().years()
        wanted, form = self.filtered.wanted, self._form(tag, years)
        return {
            "page": page,
            "tag": tag,
            "years": years,
            "query": wanted.text,
            "suggestion_regions": wanted.regions,
            "filter_form": form,
            "active": shown_filters(self.filtered, self.given),
            "most_read": self._most_read(page.number),
            "heading": f"#{tag.name}" if tag else "Berita",
        }

    def _shown(self, articles: Any) -> list[Article]:
        if self.filtered.wanted.text:
            return self.filtered.wanted.shown(articles)
        return list(articles.these().cards())

    def _tag(self, articles: list[Article]) -> Tag | None:
        """The tag asked for, taken from an article that has it where there is one."""
        slug = self.filtered.form.cleaned_data["tag"]
        rows = [row for article in articles[:1] for row in article.tag_rows if row["slug"] == slug]
        if not slug:
            return None
        tag = Tag(**rows[0]) if rows else Tag.objects.in_use().filter(slug=slug).first()
        if tag is None:
            raise NoSuchTag(f"Tidak ada berita dengan tagar “{slug}”.")
        return tag

    def _most_read(self, number: int) -> list[Article]:
        """Where the whole list begins; whoever looks for something has asked for something else."""
        narrowed = any(self.filtered.form.cleaned_data.values())
        return [] if narrowed or number > 1 else most_read()

    def _form(self, tag: Tag | None, years: list[int]) -> Any:
        """The filters as a form; a year is picked, tag and region stay as they were followed."""
        fields = self.filtered.form.fields
        fields["tahun"].widget.choices = [("", "Semua tahun"), *((year, year) for year in years)]
        fields["tag"].choices = [(tag.slug, f"#{tag.name}")] if tag else []
        return self.filtered.form
