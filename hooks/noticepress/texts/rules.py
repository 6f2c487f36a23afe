"""Rules that the readers of this room find; those that need more than a file are in :mod:`noticepress.rules`."""

from __future__ import annotations

from noticepress.findings import Rule

HEADINGS = Rule(
    "IN004",
    summary="A heading or an id is missing, or stands twice",
    explanation="Each section begins with a heading of level 2 (the preamble: level 1). Each heading has an explicit "
    "id in lower-case ASCII, unique in its version, because addresses and catalogs rest on it in every language. An "
    "id by hand has no point and no colon, as those have that the program gives, and in a draft none of the "
    "templates' own. A heading's new id should not have the word share: browsers' reader views take "
    "it for buttons.",
    example="## Your rights",
    remedy="end the line with {#your-rights}",
)

RAW_HTML = Rule(
    "IN005",
    summary="A block of raw HTML or of code",
    explanation="Neither can be given to translators: raw HTML is not checked, and code has no words to translate, "
    "so it would stand in English in every language. What is indented by 4 spaces or more below a paragraph, or stands "
    "between lines of ```, is code.",
    example='<div class="box">, or sub-clauses (a) and (b) indented by 4 spaces below a paragraph.',
    remedy="write it as Markdown: a list, a paragraph, or a quotation with > before each line",
)

FRONT_MATTER = Rule(
    "IN006",
    summary="Front matter is not valid",
    explanation="Front matter may hold a description, for search engines.",
    example="auther: Legal",
    remedy="delete the line; between the two lines --- stands 'description: …' alone, with a text",
)

UNSEEN = Rule(
    "IN007",
    summary="A character that nobody sees, or a letter of another script within a word",
    explanation="What cannot be seen can part, join, reverse or hide words, and a Cyrillic letter in a Latin word is "
    "another letter to search and screen readers. Letters, marks, digits, punctuation, signs and spaces may stand in a "
    "text; so may a soft hyphen between letters, and joiners and direction marks beside letters of scripts that need "
    "them. Looked for in texts, front matter, registers, other pages, mkdocs.yml, locales.yml and the glossary, also "
    "where they are written as &#8203;; and so are damaged characters, such as U+FFFD, and ligatures. TR008 looks for "
    "them in catalogs.",
    example="A zero width space in “da\u200bta”, or a logo glyph copied from a word processor.",
    remedy="delete the character: type the words around it anew",
)

FOREIGN = Rule(
    "IN012",
    summary="Foreign or active content in a text",
    explanation="A text holds Markdown, and HTML for words alone (such as <kbd>, <sub>, <abbr>) with the attributes "
    "class, id, title, lang, dir, datetime and cite. Its links lead to https:, http:, mailto: and tel: addresses, "
    "facts filled in. Pictures, styles, scripts and whatever else a browser could run or load are refused. "
    "What is opened last is closed first, or browsers go on with it beyond the text.",
    example="[terms](javascript:alert(1)), or <b onclick=…>.",
    remedy="write it as Markdown",
)

SLIPS = Rule(
    "IN014",
    summary="Markdown that has no effect, or another one than it looks",
    explanation="What Markdown cannot read is shown as plain text, or dropped: footnotes and references that nothing "
    "defines or uses, ** that is not closed, * and _ of which the words around them show that they were to emphasise, "
    "` alone, names of no character (&nbps;), a link with a space in it, an admonition without its text or with a "
    "title that is not between quotation marks, a row of a table with more or fewer cells than its header, tables that "
    "other programs draw, the marks of a merge conflict, links without words or without the end of their address, "
    "a no-break space where Markdown wants a plain one, other dialects' marks, "
    "tags of another program's template ({% if … %}), a sign before a number that makes a quotation or a list of it, "
    "names such as _ga_* and addresses whose signs make emphasis, rows between | without a row of dashes. "
    "Lines such as an address's are shown as one, unless two spaces end each. "
    "What a register says is shown as it stands. A label such as (a), 1.2 or § "
    "at the beginning of a line within a paragraph does not begin a clause, nor does a sentence right below an item, "
    "which takes it in; what is indented by 2 or 3 spaces is no part of the item above; "
    "“: ” at the beginning of an item's next paragraph makes a term of the item. Items are "
    "numbered on from the first, "
    "whatever is typed; a number with a full stop at the beginning of a paragraph makes a list, be it a year.",
    example="[your rights] (#your-rights); see[^terms] without a footnote [^terms]; 7., 8., 10., shown as 7, 8, 9.",
    remedy="mend the marks, or write \\ before a mark that is meant as a character",
)
