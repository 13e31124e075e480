"""The editor in admin runs under the site's policy, with styles and scripts of its own alone."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from tests.news.test_admin_articles import ADD


def test_the_editors_scripts_carry_the_nonce(staff_client):
    answer = staff_client.get(ADD)
    policy = answer["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([^']+)'", policy)[1]
    assert "'unsafe-inline'" not in policy
    html = answer.content.decode()
    scripts = re.findall(r"<script\b[^>]*>", html)
    assert any("prose" in script for script in scripts)
    inline = [script for script in scripts if "src=" not in script and "json" not in script]
    assert all(f'nonce="{nonce}"' in script for script in inline)
    assert re.search(r'<style data-tiptap-style="" nonce="[^"]+">', html), (
        "or the editor adds its own"
    )
    assert " style=" not in html
    assert not re.search(r"\son[a-z]+=", html)


def test_the_editors_lists_have_an_arrow_that_needs_no_font():
    theirs = finders.find("django_prose_editor/editor.css")
    assert '.prose-menubar__selected:after{content:"⏷"' in Path(theirs).read_text("utf-8")
    ours = Path(finders.find("news/editor.css")).read_text("utf-8")
    assert '.prose-menubar .prose-menubar__selected::after {\n  content: "";' in ours
