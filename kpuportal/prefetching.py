"""Which links a browser may fetch while the finger is still on them.

Fetched only, never run: a page that nobody looks at does not count as read. The rules stand in the
page, where the content policy knows them by their hash.
"""

import base64
import hashlib
import json

# What readers read. The desk is not named, since its address may be a secret.
READ = ["/berita/", "/ipp/", "/penghargaan/", "/tentang/"]
FILES = ["/*unduh*", "/*.*", "/*/rss/", "/*/atom/", "/*/dilihat*"]


def _rules() -> str:
    """A document of speculation rules."""
    pages = [{"href_matches": pattern} for pattern in ["/", *(f"{start}*" for start in READ)]]
    files = [{"href_matches": pattern} for pattern in FILES]
    where = {"and": [{"or": pages}, {"not": {"or": files}}]}
    return json.dumps({"prefetch": [{"where": where, "eagerness": "conservative"}]})


RULES = _rules()
POLICY_SOURCE = f"'sha256-{base64.b64encode(hashlib.sha256(RULES.encode()).digest()).decode()}'"
