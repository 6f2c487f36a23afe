"""What MkDocs loads: every handler is noticepress'."""

from noticepress.site.mkdocs.events import (  # noqa: F401 (MkDocs finds them here by name)
    on_config,
    on_env,
    on_files,
    on_page_context,
    on_page_read_source,
    on_post_build,
    on_post_template,
    on_pre_template,
)
