"""noticepress: publish a company's legal notices as a static site in many country/region locales.

English Markdown, a register of versions and gettext catalogs come in; editions and findings leave.
The package's layers are listed in ``pyproject.toml`` under ``tool.importlinter``.
"""

__version__ = "0.2.0"
OLDEST = (3, 11, 5)
"""The oldest Python. An older one reads ``(…)*+`` in patterns otherwise (python/cpython#106052): no fact is filled."""
