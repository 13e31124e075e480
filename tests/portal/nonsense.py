"""What people, machines and attackers send where something sensible is expected."""

import re
from urllib.parse import quote

MARK = "alert(7)"
MARKUP = re.compile(r"<(script|img|svg|b)\b[^>&]*alert\(7\)|<script>alert|[\"'] on\w+=alert\(7\)")
TEXTS = [
    # Nothing, blanks, controls.
    "", " ", "\t", "\u00a0", "\u200b", "\x00", "a\x00b", "\x01", "\x0b", "\x1f\x7f", "\ufeff",
    # Numbers that are none, too small, too large, or written otherwise.
    "0", "-1", "-0", "1.5", "1e9", "1e999", "NaN", "Infinity", str(10**30), "9" * 400, "0x10",
    "2147483648", "9223372036854775808", "\u0661\u0662", "\uff11\uff12", "\u00b2", "+1", "1,000",
    "0000", "0000-00-00", "9999-99-99", "2025-02-30", "10000",
    # Text that is long, odd, or runs the other way.
    "a" * 5000, "a-" * 3000, "\u202e\u0639\u0631\u0628\u064a", "\U0001f600", "e\u0301" * 50,
    "Z" + "\u0300" * 300, "\ufffe\uffff", "null", "None", "undefined", "true", "[]", "{}", "[object Object]",
    # Languages that something behind might speak.
    "' OR '1'='1", "1; DROP TABLE news_article;--", "1) OR 1=1--", "\\'; --", "%", "_", "\\",
    "$$", "a & b | !c <-> (", "'a' & !'b':*", '"tidak tertutup', "{{7*7}}{{settings.SECRET_KEY}}",
    "{% debug %}", "${7*7}", "%s%s%n%d", "%(value)s", "{0.__class__}", "`id`", "$(id)", "| id",
    "a\r\nSet-Cookie: jahat=1", "a\nX-Jahat: 1", "../../../../etc/passwd", "..\\..\\x", "/etc/passwd",
    "//evil.example/", "https://evil.example/", "javascript:alert(7)", "file:///etc/passwd",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    # Markup.
    "<script>alert(7)</script>", '"><img src=x onerror=alert(7)>', "'><svg onload=alert(7)>",
    "</title><script>alert(7)</script>", "\" onfocus=alert(7) autofocus x=\"", "' onfocus=alert(7) '",
]  # fmt: skip
# Bytes that are no text at all: broken, overlong, lone surrogates, half a percent sign.
BYTES = [
    "%FF",
    "%C0%AF",
    "%ED%A0%80",
    "%ED%B0%80abc",
    "%F4%90%80%80",
    "%",
    "%zz",
    "%u0041",
    "%2500",
]
VALUES = [*(quote(text, safe="") for text in TEXTS), *BYTES]
SOME = VALUES[::6]  # for methods that no page listens to
# One of each kind, for the many pages of admin that share their code.
KINDS = [
    quote(text, safe="")
    for text in [
        "", "\x00", "0", "-1", "1.5", "1e9", str(10**30), "9223372036854775808", "\u0661", "None",
        "2025-02-30", "a" * 5000, "' OR '1'='1", "a\r\nX-Jahat: 1", "<script>alert(7)</script>",
        "1,2,3", "a.b.c", "true",
    ]
] + ["%FF", "%ED%A0%80"]  # fmt: skip
NAMES = [
    "x", "q%5B%5D", "q[$ne]", "Q", "id", "pk", "sql", "%00", "__class__", "a" * 300, "%FF",
    "edition__slug", "%3Cscript%3Ealert(7)%3C/script%3E", "halaman%20", "_method", "format",
]  # fmt: skip
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "JAHAT"]
BLANK = {
    "",
    "%20",
    "%09",
    "%C2%A0",
    "%E2%80%8B",
    "%01",
    "%0B",
    "%1F%7F",
    "%EF%BB%BF",
    "%EF%BF%BE%EF%BF%BF",
}
BODIES = [
    ("application/json", b'{"a":'), ("application/json", b"[" * 5000), ("application/json", b"\xff\xfe"),
    ("application/json", b'{"a": NaN, "a": 1e999, "\\ud800": "\\ud800"}'), ("application/json", b""),
    ("multipart/form-data", b"abc"), ("multipart/form-data; boundary=", b"abc"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="file"; '
     b'filename="../../a\x00.html"\r\nContent-Type: text/html\r\n\r\n<script>alert(7)</script>\r\n--x--\r\n'),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="username"\r\n'
     b"Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n--x--\r\n"),
    ("multipart/form-data; boundary=" + "x" * 500, b"--" + b"x" * 500),
    ("multipart/form-data; boundary=\xe9", b"--x--"),
    ("application/x-www-form-urlencoded; charset=tidak-ada", b"a=1"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"a=1"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(3000))),
    ("application/x-www-form-urlencoded", b"username=%00&password=%00&next=//evil.example/"),
    ("application/x-www-form-urlencoded", b"username=%ED%A0%80&password=%FF&next=javascript:alert(7)"),
    ("application/x-www-form-urlencoded", b"username=" + b"a" * 5000 + b"&password=" + b"b" * 5000),
    ("application/x-www-form-urlencoded", b"username=%3Cscript%3Ealert(7)%3C/script%3E&password=x"),
    ("text/xml", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
    ("", b"abc"), ("\x00", b"abc"), ("a" * 5000, b"abc"),
]  # fmt: skip
