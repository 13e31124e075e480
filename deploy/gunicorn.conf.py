"""How gunicorn serves the portal: few processes, several threads each, all from the environment."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from django.core.exceptions import ImproperlyConfigured  # noqa: E402 (only now on the path)

from kpuportal import environment  # noqa: E402 (only now on the path)

environment.load_file(ROOT / ".env")
chdir = str(ROOT)
try:
    port = environment.number("PORT", default=8000, least=1, most=65535)
    bind = environment.text("BIND", f"127.0.0.1:{port}")
    workers = environment.number("WEB_WORKERS", default=2, least=1)
    threads = environment.number("WEB_THREADS", default=4, least=1)
    proxies = environment.networks("TRUSTED_PROXIES")
except ImproperlyConfigured as error:
    sys.exit(f"Portal tidak dapat dijalankan: {error}")
worker_class = "gthread"
timeout = 30
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
accesslog = environment.text("ACCESS_LOG") or None
# gunicorn would believe 127.0.0.1, FORWARDED_ALLOW_IPS, and anybody behind a Unix socket. Whose
# headers count is decided by the portal alone (kpuportal/forwarded.py), which needs no help here.
forwarded_allow_ips = ",".join(proxy for proxy in proxies if proxy != environment.UNIX)
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""
# It would open a control socket in the home folder, which a service user does not have.
control_socket_disable = True
