"""The whole site on one screen."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

from kpuportal import api_docs, media, offline, search_page, views
from kpuportal.sitemaps import SITEMAPS
from kpuportal.sitemaps import index as sitemap_index
from kpuportal.sitemaps import section as sitemap_section
from news import feeds
from news import views as news
from news.about import about, office_page, read_definition
from news.api import ArticleViewSet
from news.desk.preview import shared_preview
from participation import card_views as cards
from participation import embed_views as embeds
from participation import file_views as files
from participation import history_views as history
from participation import picture_views as pictures
from participation import views as participation
from participation.api.views import (
    AwardViewSet,
    CorrectionViewSet,
    EditionViewSet,
    RegionViewSet,
    ResultViewSet,
)

api = SimpleRouter()
api.register("regions", RegionViewSet)
api.register("editions", EditionViewSet)
api.register("results", ResultViewSet)
api.register("awards", AwardViewSet)
api.register("corrections", CorrectionViewSet)
api.register("articles", ArticleViewSet)

handler404 = "kpuportal.problems.not_found"

edition = [
    path("", participation.edition, name="edition"),
    path("kartu.png", cards.edition, name="edition_card"),
    path("peringkat/", participation.ranking, name="ranking"),
    path("wilayah/<str:code>/", views.region, name="region"),
    path("wilayah/<str:code>/kartu.png", cards.region, name="region_card"),
    path("bandingkan/", participation.compare, name="compare"),
    path("grafik/", pictures.pictures, name="pictures"),
    path("grafik/<str:name>.svg", pictures.picture_svg, name="picture_svg"),
    path("grafik/<str:name>.png", pictures.picture_png, name="picture_png"),
    path("metode/", participation.method, name="method"),
    path("ralat/", history.corrections, name="corrections"),
    path("ralat/atom/", history.CorrectionFeed(), name="corrections_atom"),
    path("paket.zip", history.package, name="package"),
    path("rilis/<int:number>/paket.zip", history.package, name="release"),
    *(
        path(address, files.results, {"kind": name}, name=name)
        for address, name in [
            ("unduh.csv", "results_csv"),
            ("unduh-excel.csv", "results_excel_csv"),
            ("unduh.xlsx", "results_xlsx"),
            ("unduh.json", "results_json"),
        ]
    ),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("kartu.png", views.card, name="office_card"),
    path("berita/", news.article_list, name="news_list"),
    path("berita/rss/", feeds.RssFeed(), name="news_rss"),
    path("berita/atom/", feeds.AtomFeed(), name="news_atom"),
    path("berita/tag/<slug:slug>/", news.tag, name="tag"),
    path("berita/tag/<slug:slug>/rss/", feeds.TagRssFeed(), name="tag_rss"),
    path("berita/tag/<slug:slug>/atom/", feeds.TagAtomFeed(), name="tag_atom"),
    path("berita/<slug:slug>/", news.article, name="article"),
    path("berita/<slug:slug>/kartu.png", news.article_card, name="article_card"),
    path("berita/<slug:slug>/dilihat/", news.article_read, name="article_read"),
    path("berita/<slug:slug>/dilihat.gif", news.article_read_pixel, name="article_read_pixel"),
    path("pratinjau/<str:token>/", shared_preview, name="shared_preview"),
    path("tentang/", about, name="about"),
    path("tentang/hitungan-baca/", read_definition, name="read_definition"),
    path("tentang/<slug:slug>/", office_page, name="office_page"),
    path("cari/", search_page.search, name="search"),
    path("cari/wilayah.json", search_page.region_names, name="region_names"),
    path("ipp/", participation.index, name="ipp"),
    path("ipp/<slug:slug>/", include(edition)),
    path("sematan/<slug:slug>/wilayah/<str:code>/", embeds.region, name="embedded_region"),
    path("sematan/<slug:slug>/peringkat/", embeds.ranking, name="embedded_ranking"),
    path("oembed/", embeds.oembed, name="oembed"),
    path("penghargaan/", participation.awards, name="awards"),
    path("api/v1/", include(api.urls)),
    path("api/v1/schema/", api_docs.schema, name="api_schema"),
    path("api/docs/", api_docs.docs, name="api_docs"),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("sitemap.xml", sitemap_index, {"sitemaps": SITEMAPS}, name="sitemap_index"),
    path("sitemap-<section>.xml", sitemap_section, name="django.contrib.sitemaps.views.sitemap"),
    path("luring/", offline.offline, name="offline"),
    path("worker.js", offline.worker, name="worker"),
    path("favicon.ico", views.favicon),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("healthz", views.alive, name="healthz"),
    path("readyz", views.ready, name="readyz"),
    re_path(r"^media/(?P<path>.+)$", media.media, name="media"),
]
