"""The hosts for which settings can be written: a host's name and a site come in, the text of a file leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from noticepress.site.hosting import policy
from noticepress.site.hosting.languages import ways
from noticepress.site.hosting.served import ATOM, HASHED_ASSETS, TYPED, UTF_8, Served

HOSTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "apache": ("Apache", "apache.conf"),
        "caddy": ("Caddy", "Caddyfile"),
        "cloudflare": ("Cloudflare", "_headers"),
        "netlify": ("Netlify", "_headers"),
        "nginx": ("nginx", "nginx.conf"),
    }
)
"""By the name that is asked for: the host's own name, and the template of its settings."""


def settings(host: str, site: Served) -> str:
    """The settings with which a host serves a site."""
    name, template = HOSTS[host]
    # Not HTML: what comes in are names and addresses that were read from an allow-list.
    loader = FileSystemLoader(Path(__file__).with_name("settings"))
    env = Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701 (see above)
    env.filters["escaped"] = re.escape
    return env.get_template(template).render(
        name=name,
        site=site,
        headers=policy.headers(site),
        pages=policy.ASKED_EACH_TIME,
        for_good=policy.KEPT_FOR_GOOD,
        hashed=HASHED_ASSETS,
        typed=TYPED,
        atom=ATOM,
        texts=UTF_8,
        ways=ways(site.locales),
    )
