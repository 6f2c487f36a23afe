"""What denies a verb in a translation, and what says “only” and “without”: tables by language, and no grammar."""

from __future__ import annotations

ONLY = {
    "de": r"\b(?:nur|ausschließlich|lediglich|erst|allein)\b",
    "es": r"\b(?:s[oó]lo|únicamente|exclusivamente)\b",
    "fr": r"\b(?:seule?(?:s|ment)?|uniquement|exclusivement)\b",
    "it": r"\b(?:sol[oaie]|soltanto|unicamente|esclusivamente)\b",
    "nl": r"\b(?:alleen|slechts|uitsluitend|enkel|pas)\b",
    "sv": r"\b(?:endast|bara|enbart|först)\b",
    "pt": r"\b(?:só|somente|apenas|unicamente|exclusivamente)\b",
    "pl": r"\b(?:tylko|wyłącznie|jedynie|dopiero)\b",
    "cs": r"\b(?:jen|pouze|výhradně|až)\b",
    "hu": r"\b(?:csak|kizárólag)\b",
    "tr": r"\b(?:yalnız\w*|sadece|ancak)\b",
    "ru": r"\b(?:только|лишь|исключительно)\b",
    "ja": r"のみ|だけ|に限|限り|限って",
    "ko": r"[가-힣]만\b|에만|에 한",
    "zh": r"仅|僅|只|才|方可|唯",
    "th": r"เฉพาะ|เท่านั้น|เพียง",
}
"""By language: what “not … unless” becomes where it is said without a denial: “nur mit Einwilligung”."""
DENIALS = {
    "de": r"\b(?:nicht|kein|nie\b|niemals|niemand|nichts|ohne|weder|außer|nein|"
    r"un(?!d\b|s\b|ser|te[nr]|ion|ivers|gefähr|verzüg))|"
    r"los(?:e[nrms]?)?\b|weiger|untersag|verb[io]t|ableh|ausgeschlossen|ausschließ|unterlass|verzicht|fehl|entf[aä]ll",
    "es": r"\b(?:no|nunca|ni|sin|ning[uú]n\w*|nadie|nada|tampoco|jamás|imp[io]\w+|inadm\w+|salvo|proh\w+|exclu\w+)\b",
    "fr": r"\bn[’']|\b(?:ne|pas|non|jamais|sans|aucun\w*|ni|rien|sauf|impos\w+|refus\w*|exclu\w+|interd\w+)\b",
    "it": r"\b(?:non|né|mai|senza|nessun\w*|niente|nulla|impos\w+|imped\w+|salvo|viet\w+|rifiut\w*)\b",
    "nl": r"\b(?:niet|geen|nooit|zonder|noch|nimmer|niemand|niets|on(?:mog|gel|bev|toel)\w+|weiger\w*|verbod\w*)\b",
    "sv": r"\b(?:inte|ej|icke|aldrig|utan|ing[ae]\w*|inget|varken|o(?:möj|till|gilt|beh)\w+|förbj\w+|vägra\w*)\b",
    "pt": r"\b(?:não|nunca|nem|sem|nenhum\w*|ninguém|nada|jamais|impos\w+|imped\w+|salvo|proib\w+|recus\w*)\b",
    "pl": r"\b(?:nie\b|nie(?:do|moż|upr|zgod)|bez\b|żad|nigdy|ani\b|zakaz|odm[oó]w)",
    "cs": r"\b(?:ne(?!bo\b|j|ž\b)|ni(?:k|c|ž)|bez\b|žádn|aniž|zakáz|odmít)",
    "hu": r"\b(?:nem|ne|sem|se|nincs\w*|soha|tilos)\b|nélkül|[ae]?tlan|[ae]?tlen|mentes|megtagad",
    "tr": r"\b(?:değil|yok|asla|hiç)|\wm[aeıiuü]z|\wm[ae]y(?:[ıiuü]|[ae][cn])|\wm[ae]d[ıiae]|\wm[ıiuü]yor|\wm[ae]m[ae]|"
    r"\wm[ae]m?[ıi][şs]|\wm[ae]ks[ıi]z|\wm[ae]s[ıi]n|\w(?:sız|siz|suz|süz)|redde|yasak",
    "ru": r"\b(?:не\b|нет\b|ни|без\b|нельзя|не(?:возм|доп|прав|закон|прим)|запре|исключ|отказ|отсутств|кроме)",
    "ja": "な[いくけしっ]|ません|ず|ぬ|不|非|無|未|禁|拒|しかね",
    "ko": "않|안 |못|없|아니|아닌|말아|마십|불가|금지|거부",
    "zh": "不|非|无|無|未|没|沒|勿|禁|否|拒|毋|莫|除非",
    "th": "ไม่|มิ|ห้าม|ปราศ|ไร้|เว้น",
    "ar": r"لا|لن|لم|ليس|غير|دون|عدم|\bما\b|حظر|محظور|منع|ممنوع|تعذر|امتن|رفض",
    "he": r"לא|אין|אינ|בלי|בלתי|ללא|אסור|נאסר|טרם|מעולם|\bאל ת|\bאי[ ־-]|נמנע|סיר[בו]",
}
"""By language: what denies, as a word, a part of one or a verb; more than what is meant, so that good texts pass."""
SURE = {
    "de": r"\b(?:nicht|kein(?:e[nmrs]?)?|nie|niemals)\b",
    "es": r"\b(?:no|nunca|jamás)\b",
    "fr": r"\b(?:ne |n[’']).{1,60}?\b(?:pas|jamais|aucune?)\b",
    "it": r"\bnon\b",
    "nl": r"\b(?:niet|geen|nooit)\b",
    "sv": r"\b(?:inte|ej|aldrig|inga|inget|ingen)\b",
    "pt": r"\b(?:não|nunca|jamais)\b",
    "pl": r"\b(?:nie|nigdy)\b",
    "cs": r"\b(?:ne(?:bud\w+|jsme|jsou|ní|mám\w+|může\w*|smí\w*|lze|musí\w*|prod[aá]\w+|sdíl\w+|použív\w+|zprac\w+|"
    r"shrom\w+|posky\w+|předá\w+)|nikdy)\b",
    "hu": r"\b(?:nem|soha|sosem)\b",
    "tr": r"\b(?:değil\w*|asla|hiçbir)\b|\wm[ae]y[ıi]z\b|\w{2}m[ae]z(?:lar|ler)?\b|\wm[ıiuü]yor",
    "ru": r"\b(?:не|никогда)\b",
    "ja": "ません|決して|しない。",
    "ko": "않|못합|절대",
    "zh": "不(?![同断斷间間仅僅限论論管])|从未|從未|没有|沒有",
    "th": "(?<!โดย)(?<!หรือ)ไม่(?!ว่า)|ห้าม",
}
"""By language: what denies for certain, and is no part of “without”."""
WITHOUT = {
    "de": r"\bohne\b",
    "es": r"\bsin\b",
    "fr": r"\bsans\b",
    "it": r"\bsenza\b",
    "nl": r"\bzonder\b",
    "sv": r"\butan\b",
    "pt": r"\bsem\b",
    "pl": r"\bbez\b",
    "cs": r"\bbez\b",
    "hu": "nélkül",
    "tr": r"\w(?:m[ae]d[ae]n|s[ıiuü]z)\b",
    "ru": r"\bбез\b",
    "ja": "なく|なし|無断",
    "ko": "없이",
    "zh": "未[经經]|不[经經]",
    "th": "โดยไม่|โดยปราศ",
}
"""By language: “without”."""
