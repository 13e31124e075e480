"""What the reading counter keeps. Nothing of it tells who read what once the day is over."""

from django.db import models

from kpuportal import formats


class ReadKey(models.Model):
    """The secret that turns visitors into marks for one day; destroyed when the next day begins."""

    day = models.DateField("hari", primary_key=True)
    key = models.BinaryField("kunci")

    class Meta:
        verbose_name, verbose_name_plural = "kunci hari", "kunci hari"

    def __str__(self) -> str:
        return str(self.day)


class ReadMark(models.Model):
    """Somebody has read this article today; who it was, only the day's key could tell."""

    article = models.ForeignKey("news.Article", models.CASCADE, db_index=False, related_name="+")
    day = models.DateField("hari", db_index=True)
    visitor = models.BinaryField("sidik", max_length=16)

    class Meta:
        verbose_name, verbose_name_plural = "tanda kunjungan", "tanda kunjungan"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day", "visitor"],
                name="a_visitor_counts_once_per_article_and_day",
            )
        ]

    def __str__(self) -> str:
        return formats.short_date(self.day)


class DailyReads(models.Model):
    """How often an article was read on a day. Shards let many readers be counted at once."""

    article = models.ForeignKey(
        "news.Article", models.CASCADE, db_index=False, related_name="daily_reads"
    )
    day = models.DateField("hari", db_index=True)
    shard = models.PositiveSmallIntegerField("bagian")
    count = models.PositiveBigIntegerField("jumlah")

    class Meta:
        verbose_name, verbose_name_plural = "bacaan harian", "bacaan harian"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day", "shard"], name="daily_reads_have_one_row_a_shard"
            )
        ]

    def __str__(self) -> str:
        return f"{formats.short_date(self.day)}: {self.count} kali dilihat"
