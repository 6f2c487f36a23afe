"""Every command as the program lists it, without importing what it needs."""

from __future__ import annotations

COMMANDS = {
    "announce": (
        "versions.announce",
        "Write letters that tell users of VERSION: a text and an HTML page for each locale.",
    ),
    "approve": (
        "versions.revise",
        "Record that counsel has approved translations, or the project's own words for what binds, in CATALOGS.",
    ),
    "build": ("site", "Build the site, whole or not at all."),
    "check": ("checks", "Check texts, register and catalogs by every rule that needs no build."),
    "clean": ("site", "Throw away what builds have kept in .noticepress/cache."),
    "commands": ("reference", ""),
    "diff": ("versions.diff", "Show what changed from A to B: a redline."),
    "doctor": (
        "doctor",
        "Say what is missing on this machine, or odd in the project; outside of one, of the machine alone.",
    ),
    "erratum": ("versions.legal", "Correct the published text of VERSION, on the public record."),
    "evidence": (
        "versions.evidence",
        "Write a zip that shows, offline, what was shown on DATE in LOCALE, and why one may believe it.",
    ),
    "export": ("exchange", "Write CATALOG (such as de) as a file for another tool: XLIFF, TMX, CSV, XLSX or PO."),
    "extract": ("translation", "Write the templates locales/*.pot from the English sources."),
    "headers": (
        "hosting",
        "Write settings for HOST: a content security policy and other headers, caching, types, error pages, slashes.",
    ),
    "import": (
        "exchange",
        "Merge the texts of FILE, as 'noticepress export' or a translation tool wrote it, into their catalogs.",
    ),
    "init": ("init", "Begin a project of your own in DIR; within a project, without DIR, add a notice to it."),
    "merge": ("merging", "Put a site together of all its SHARDs, whole or not at all."),
    "new": ("versions.legal", "Begin VERSION: a draft, copied from the newest version's text."),
    "publish": (
        "versions.legal",
        "Seal the draft VERSION: check it, compute its digest, write both into the register.",
    ),
    "retire": (
        "versions.revise",
        "End a promise on record: WHAT 'noticepress check --against REV' names, such as \"locale tr-TR\".",
    ),
    "review": (
        "versions.revise",
        "Record that somebody has reviewed the translations in CATALOGS (such as de or es_419), who is not counsel.",
    ),
    "revise": (
        "versions.revise",
        "Record what each locale shows of published versions now, where that is not what was recorded last.",
    ),
    "rules": ("reference", "List every rule, or explain the rule CODE."),
    "schemas": (
        "reference",
        "Write the JSON Schemas of notice.yml, facts.yml, locales.yml, glossary.yml, style.yml and authority.yml.",
    ),
    "serve": ("site", "Preview the site: each page as it is when it is asked for, and again whenever a file is saved."),
    "show": (
        "versions.show",
        "Show the text in force on DATE as it stood then, with version, status, errata and digest.",
    ),
    "sign": (
        "versions.sign",
        "Sign acts on record for which the authority asks for signatures; without ACT, list those that are due.",
    ),
    "status": (
        "standing",
        "Show the versions with status and dates, and how far each locale's translation has come, and its review.",
    ),
    "update": ("translation", "Bring CATALOGS (such as de or es_419; default: all) up to the English sources."),
    "verify": ("verify", "Verify SITE, a folder or an address, against its manifest and its register's hash chain."),
    "withdraw": ("versions.legal", "Recall VERSION, published but not yet in force."),
}
"""By name: the module below ``commands``, imported when the command is asked for, and the first sentence of its help.

A command without a sentence is not listed. A test holds that the sentences are the commands' own.
"""
