"""noticepress: publish a company's legal notices as a static site in many country/region locales.

English Markdown, a register of versions and gettext catalogs come in; editions and findings leave.
The package's layers are listed in ``pyproject.toml`` under ``tool.importlinter``.
"""

__version__ = "0.2.0"
