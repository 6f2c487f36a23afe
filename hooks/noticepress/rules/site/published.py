"""SV: a published site against its manifest and its register.

'noticepress verify' finds these; here they are described.
"""

from __future__ import annotations

from noticepress.findings import Rule

CHANGED = Rule(
    "SV001",
    summary="A file is not what the manifest says",
    explanation="manifest.json holds the SHA-256 of every file of the site, as it was built.",
    example="A word changed in the served page.",
    remedy="publish the site anew from its sources",
)

MISSING = Rule(
    "SV002",
    summary="A file of the manifest is missing",
    explanation="Every file of the manifest is there; an upload that broke off leaves some out.",
    example="/de-DE/privacy/2.0/ answers 404.",
    remedy="publish the site anew from its sources",
)

EXTRA = Rule(
    "SV003",
    summary="A file is not in the manifest",
    explanation="Nothing stands in the site's folder that the build did not put there. (An address cannot be listed: "
    "this is found in folders only.)",
    example="privacy/2.1/tracker.js",
    remedy="remove it, or find out who put it there",
)

CHAIN = Rule(
    "SV004",
    summary="The published register does not fit its digests",
    explanation="From notice.json and the seals each version's digest is computed anew, along the chain.",
    example="An effective date changed in notice.json, and the manifest written anew.",
    remedy="publish the site anew from its sources",
)

SIGNED = Rule(
    "SV005",
    summary="The manifest's signature is missing or not good",
    explanation="Where a register names signers, one of them has signed the manifest; where the authority names roles "
    "for 'release', as many different keys of each as it says.",
    example="A site built by somebody without the key.",
    remedy="publish the site anew with 'noticepress build --sign KEY'",
)

STALE = Rule(
    "SV006",
    summary="The site does not say what holds on a day",
    explanation="With --as-of, the statuses that the site tells are compared with those of that day: a version has "
    "taken effect since the site was built, or was withdrawn.",
    example="noticepress verify https://notices.example.com/ --as-of 2027-03-01, where the site was built in February.",
    remedy="build the site anew and publish it; the ready workflow does so daily",
)

SHOWN = Rule(
    "SV007",
    summary="A page does not show what is on record",
    explanation="Each block of each text's page is made anew from the words that the site tells in words.json, and "
    "these are compared with the seal (English) and with the record of the editions (editions.json). Title, text, "
    "status lines and their dates stand on the page as they are made. The page is read as HTML that every parser "
    "reads alike: what may be read in two ways is found too. A page that is missing is found, and one of a version or "
    "in a locale that the register does not tell.",
    example="“always combines” for “does not combine” in a served German page, and the manifest written anew.",
    remedy="publish the site anew from its sources",
)

EXPIRED = Rule(
    "SV008",
    summary="The site has expired",
    explanation="A site that was built with --release says until which day it is good. Where the day is over, nobody "
    "has renewed it, or somebody goes on showing an old one.",
    example="A site built in February and good for a week, served in March.",
    remedy="build the site anew and publish it; the ready workflow does so daily",
)

REPLAYED = Rule(
    "SV009",
    summary="The site is older than one that was seen before",
    explanation="With --against-known FILE, the number of the site is compared with the greatest that was seen: each "
    "site that is built with --release has a greater one than those before it.",
    example="Yesterday's site, signed as it was, in the place of today's.",
    remedy="publish the newest site again, and find out who put the old one there",
)

RULES: tuple[Rule, ...] = (CHANGED, MISSING, EXTRA, CHAIN, SIGNED, STALE, SHOWN, EXPIRED, REPLAYED)
