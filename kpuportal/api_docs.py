"""The API's description: for machines as OpenAPI, for people as a plain page of ours."""

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView


class SchemaView(SpectacularAPIView):
    """OpenAPI 3.1."""

    filter_backends: list[type] = []


class DocsView(SpectacularSwaggerSplitView):
    """Swagger UI from our own host; our template, because ours has no inline style."""

    url_name = "api_schema"
    template_name = "api_docs.html"
