"""The three groups of the newsroom, made once; what an office changes in them stays changed."""

from django.contrib.auth.models import Group, Permission

WRITER = [
    *("view_article", "add_article", "change_article", "delete_article"),
    *("view_picture", "add_picture", "change_picture", "view_document", "add_document"),
    *("view_tag", "add_tag", "view_region"),
]
EDITOR = [*WRITER, "edit_others_article"]
PUBLISHER = [
    *EDITOR,
    # Titles of documents and spellings of tags are seen by readers at once.
    *(
        "publish_article",
        "change_document",
        "change_tag",
        "delete_picture",
        "delete_document",
        "delete_tag",
    ),
    *("view_oldaddress", "add_oldaddress", "change_oldaddress", "delete_oldaddress"),
    *("view_page", "add_page", "change_page"),
]
ROLES = {"Penulis": WRITER, "Penyunting": EDITOR, "Penerbit": PUBLISHER}


def make_groups() -> None:
    """Make those groups that do not exist, each with its rights."""
    for name, rights in ROLES.items():
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            ours = Permission.objects.filter(content_type__app_label__in=["news", "participation"])
            group.permissions.set(ours.filter(codename__in=rights))
