"""Every setting of the portal, taken from the environment. Importing it starts nothing.

.env.example describes each variable. Production is the default; `manage.py` chooses development
when neither a database nor a mode is configured.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from kpuportal import environment as env
from kpuportal.office import office_of
from kpuportal.prefetching import POLICY_SOURCE as PREFETCHING

BASE_DIR = Path(__file__).resolve().parent.parent

PRODUCTION = env.choice("KPU_MODE", ["production", "development"], "production") == "production"
DEBUG = not PRODUCTION
if PRODUCTION:
    env.require(["SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS"])

# Development answers on this machine only, so a key that everybody knows protects nothing there.
KNOWN_KEY = "only-for-development-" + "0123456789abcdef" * 3
SECRET_KEY = env.secret("SECRET_KEY") if PRODUCTION else env.text("SECRET_KEY", KNOWN_KEY)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
HTTPS = env.flag("KPU_HTTPS", default=PRODUCTION)
# A pattern of hosts (".example.go.id", "*") makes no address, so SITE_URL must then be given.
_own_address = f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}"
SITE_URL = env.origin("SITE_URL", _own_address if PRODUCTION or HTTPS else "http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(SITE_URL))]
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
PUBLIC_SECTIONS = {
    *("api", "berita", "cari", "healthz", "ipp", "luring", "media", "oembed", "penghargaan"),
    *("pratinjau", "readyz", "sematan", "tentang"),
}
ADMIN_PATH = env.section("ADMIN_PATH", "admin", taken=PUBLIC_SECTIONS | {"static"}) + "/"

# --- The office -----------------------------------------------------------------------------------
KPU_OFFICE_REGION = env.text("KPU_OFFICE_REGION", "33.10")
OFFICE_CONTACT = env.text("OFFICE_CONTACT")
SAMPLE_DATA = env.flag("KPU_SAMPLE_DATA", default=not PRODUCTION)
OFFLINE = env.flag("KPU_OFFLINE", default=True)
DATA_LICENCE = env.choice("DATA_LICENCE", ["CC-BY-4.0", "CC0-1.0"], "CC-BY-4.0")

# --- Words and time -------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
TIME_ZONE = office_of(KPU_OFFICE_REGION).time_zone
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "kpuportal.locale"
LOCALE_PATHS = [BASE_DIR / "kpuportal" / "locale"]

# --- What is installed ----------------------------------------------------------------------------
INSTALLED_APPS = [
    "kpuportal",
    "news",
    "participation",
    "kpuportal.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "kpuportal.apps.LoginAttemptsConfig",
    "csp",
    "django_filters",
    "django_prose_editor",
    "rest_framework",
    "drf_spectacular",
]
MIDDLEWARE = [
    "kpuportal.forwarded.TrustedSchemeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    # In development Django itself serves static files as they are.
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if PRODUCTION else []),
    "kpuportal.media.CompressPagesMiddleware",
    "kpuportal.bad_requests.RefuseNulMiddleware",
    "kpuportal.open_reading.OpenReadingMiddleware",
    "kpuportal.conditional.ConditionalReadingMiddleware",
    "kpuportal.caching.CachePolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    # Innermost, so that what it answers passes all the others.
    "news.moving.redirects.OldAddressMiddleware",
    *(["kpuportal.missing_pages.OwnMissingPageMiddleware"] if DEBUG else []),
]
ROOT_URLCONF = "kpuportal.urls"
WSGI_APPLICATION = "kpuportal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kpuportal.page_context.page",
            ],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Database -------------------------------------------------------------------------------------
_address = env.postgresql("DATABASE_URL", "postgresql:///portal")
DATABASES = {"default": dj_database_url.parse(_address)}
_database = DATABASES["default"]
_options = _database.setdefault("OPTIONS", {})
_options["connect_timeout"] = 5
_options["options"] = (
    f"-c statement_timeout={env.number('DATABASE_STATEMENT_TIMEOUT_MS', default=15000)}"
    f" -c lock_timeout={env.number('DATABASE_LOCK_TIMEOUT_MS', default=4000)}"
)
if _pool := env.number("DATABASE_POOL", default=8 if PRODUCTION else 0):
    _options["pool"] = {"min_size": 1, "max_size": _pool, "timeout": 5}

_in_process = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": _in_process},
    # Its own, with room for many addresses: a full one drops counts.
    "throttle": {
        "BACKEND": _in_process, "LOCATION": "throttle", "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}  # fmt: skip

# --- Files ----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(BASE_DIR / ".local" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "kpuportal.stylesheets.SheetFinder",
    "kpuportal.scripts.ScriptFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(BASE_DIR / ".local" / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Who may come in ------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "kpuportal.client_address.client_address"
AXES_LOCKOUT_CALLABLE = "kpuportal.views.login_paused"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"

# --- Headers --------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE, PREFETCHING],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ["camera", "display-capture", "geolocation", "microphone", "payment", "usb"]
}

# --- API ------------------------------------------------------------------------------------------
API_PER_MINUTE = env.number("API_PER_MINUTE", default=120)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "kpuportal.api.JsonAlone",
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_PAGINATION_CLASS": "kpuportal.api.Pages",
    "DEFAULT_SCHEMA_CLASS": "kpuportal.api_description.Description",
    "DEFAULT_THROTTLE_CLASSES": ["kpuportal.throttling.AddressThrottle"],
    "EXCEPTION_HANDLER": "kpuportal.problems.problem",
    "UNAUTHENTICATED_USER": None,
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "API Portal KPU",
    "DESCRIPTION": "Berita dan Indeks Partisipasi Pilkada, untuk dibaca mesin.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": ["kpuportal.api_description.without_docstrings"],
}

LOG_LEVEL = env.choice("LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], "WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django": {"handlers": [], "level": "NOTSET"}},
}
