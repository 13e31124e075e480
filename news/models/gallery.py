"""The pictures that an article shows below its text, in the order that its writer chose."""

from django.db import models


class GalleryPicture(models.Model):
    """A picture's place in an article's gallery. Its words are the picture's own."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="gallery_places")
    picture = models.ForeignKey("news.Picture", models.PROTECT, related_name="gallery_places")
    position = models.PositiveSmallIntegerField("urutan")

    class Meta:
        verbose_name, verbose_name_plural = "gambar galeri", "gambar galeri"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "picture"], name="a_picture_stands_once_in_a_gallery"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}"
