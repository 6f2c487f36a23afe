"""Tables of :mod:`.hundreds`: by language, patterns of the words that numbers from 100 on are made of."""

from __future__ import annotations

HUNDREDS_AT = (10, *range(100, 1000, 100), 1000, 10**4, 10**5, 10**6, 10**8)
"""The numbers of the first table, parted by ``;``: those that are no power of ten are none that multiply."""
HUNDREDS = {
    "de": ";hundert;;;;;;;;;tausend",
    "nl": ";honderd;;;;;;;;;duizend",
    "sv": ";hundra;;;;;;;;;tusen",
    "it": ";cent(?:o(?!tt))?;;;;;;;;;mil(?:le|a)",
    "hu": ";száz;;;;;;;;;ezer",
    "tr": ";yüz;;;;;;;;;bin",
    "th": "สิบ;ร้อย(?!ละ);;;;;;;;;พัน;หมื่น;แสน;ล้าน",
    "ko": "십;백;;;;;;;;;천;만;;;억",
    "fr": ";cents?;;;;;;;;;mille",
    "es": ";cien(?:to)?;doscient[oa]s;trescient[oa]s;cuatrocient[oa]s;quinient[oa]s;seiscient[oa]s;"
    "setecient[oa]s;ochocient[oa]s;novecient[oa]s;mil",
    "pt": ";cem|cento;duzent[oa]s;trezent[oa]s;quatrocent[oa]s;quinhent[oa]s;se[ie]scent[oa]s;"
    "setecent[oa]s;oitocent[oa]s;novecent[oa]s;mil",
    "pl": r";sto|stu;dwieście|dwustu|dwustom\w*;trzyst[auy];czteryst[auy];pię(?:ćset|ciuset);"
    r"sześ(?:ćset|ciuset);sied(?:em|miu)set;o(?:siem|śmiu)set;dziewię(?:ćset|ciuset);tysi[ąę]c\w{0,3}",
    "cs": ";st[oaěů]|set|stech|stům;dvěstě;třista;čtyřista;pětset;šestset;sedmset;osmset;devětset;"
    r"tisíc\w{0,3}",
    "ru": ";ст[оа];двести|двухсот;триста|тр[её]хсот;четыреста|четыр[её]хсот;пят(?:ь|и)сот;шест(?:ь|и)сот;"
    r"сем(?:ь|и)сот;вос(?:емь|ьми)сот;девят(?:ь|и)сот;тысяч\w{0,3}",
}
SMALL_AT = (*range(1, 20), *range(20, 100, 10))
"""The numbers of the second table."""
SMALL = {
    "de": "ein(?:e|s|en|er|em)?;zwei|zwo;drei;vier;fünf;sechs;sieben;acht;neun;zehn;elf;zwölf;dreizehn;"
    "vierzehn;fünfzehn;sechzehn;siebzehn;achtzehn;neunzehn;zwanzig;drei(?:ß|ss)ig;vierzig;fünfzig;"
    "sechzig;siebzig;achtzig;neunzig",
    "nl": "een|één;twee;drie;vier;vijf;zes;zeven;acht;negen;tien;elf;twaalf;dertien;veertien;vijftien;"
    "zestien;zeventien;achttien;negentien;twintig;dertig;veertig;vijftig;zestig;zeventig;tachtig;"
    "negentig",
    "sv": "ett|en;två;tre;fyra;fem;sex;sju;åtta;nio;tio;elva;tolv;tretton;fjorton;femton;sexton;sjutton;"
    "arton;nitton;tjugo;trettio;fyrtio|förtio;femtio;sextio;sjuttio;åttio;nittio",
    "it": "un[oa]?;due;tr[eé];quattro;cinque;sei;sette;otto;nove;dieci;undici;dodici;tredici;quattordici;"
    "quindici;sedici;diciassette;diciotto;diciannove;venti?;trenta?;quaranta?;cinquanta?;sessanta?;"
    "settanta?;ottanta?;novanta?",
    "hu": "egy;kettő|két;három;négy;öt;hat;hét;nyolc;kilenc;tíz|tizen;;;;;;;;;;húsz|huszon;harminc;negyven;"
    "ötven;hatvan;hetven;nyolcvan;kilencven",
    "tr": "bir;iki;üç;dört;beş;altı;yedi;sekiz;dokuz;on;;;;;;;;;;yirmi;otuz;kırk;elli;altmış;yetmiş;seksen;doksan",
    "th": "หนึ่ง|เอ็ด;สอง|ยี่;สาม(?!ารถ);สี่;ห้า(?!ม);หก;เจ็ด;แปด;เก้า",
    "ko": "일;이;삼;사;오;육|륙;칠;팔;구",
}
"""Of languages that join numbers to one word, where a word of :mod:`.number_words` may stand for more."""
TWENTIES = {
    "es": "veinti(?:ún|un[oa]?);veintidós;veintitrés;veinticuatro;veinticinco;veintiséis;"
    "veintisiete;veintiocho;veintinueve"
}
"""From 21 on, of languages that join these alone."""
