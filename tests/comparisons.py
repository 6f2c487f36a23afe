"""What tests of comparisons share: texts in six languages, and how a comparison is written down."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml
from hypothesis import strategies as st

from noticepress.editions.comparing.memory import read_text
from noticepress.editions.comparing.pieces import Note, Redline
from noticepress.editions.comparing.words.changed import Run
from noticepress.editions.comparing.words.tokens import joined

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "redlines.yml").read_text(encoding="utf-8"))
SENTENCES = {
    "en": (
        "We process your personal data only with your consent.",
        "You can ask us for a copy at https://example.org/ask, or write to privacy@example.org.",
        "If you are under 16, please give us no personal data.",
        "We keep it for 30 days; after that, we don’t.",
    ),
    "de": (
        "Wir verarbeiten Ihre personenbezogenen Daten nur mit Ihrer Einwilligung.",
        "Sie können unter https://example.org/ask eine Kopie verlangen.",
        "Die Aufbewahrungsfrist beträgt 30 Tage (siehe „Löschung“).",
    ),
    "zh": (
        "我们只在您同意后处理您的个人数据。",
        "如果您未满16岁，请不要向我们提供个人数据。",
        "保留期限为30天；期满后，我们会删除数据。",
    ),
    "ja": (
        "当社は、お客様の同意がある場合にのみ、個人データを取り扱います。",
        "16歳未満の方は、個人データを提供しないでください。",
        "データは30日間保持し、その後削除します。",
    ),
    "th": (
        "เราประมวลผลข้อมูลส่วนบุคคลของคุณเมื่อคุณยินยอมเท่านั้น",
        "หากคุณอายุต่ำกว่า 16 ปี โปรดอย่าให้ข้อมูลส่วนบุคคลแก่เรา",
        "เราเก็บข้อมูลไว้ 30 วัน แล้วจึงลบ",
    ),
    "ar": (
        "لا نعالج بياناتك الشخصية إلا بموافقتك.",
        "إذا كان عمرك أقل من 16 عامًا، فلا تقدّم لنا أي بيانات شخصية.",
        "نحتفظ بالبيانات لمدة 30 يومًا ثم نحذفها.",
    ),
}

languages = st.sampled_from(sorted(SENTENCES))


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text in one of the languages, and what some edits make of it: characters, sentences, or anything at all."""
    language = draw(languages)
    pool = st.lists(st.sampled_from(SENTENCES[language]), max_size=4)
    space = "" if language in ("zh", "ja") else " "
    old = space.join(draw(pool))
    new = old
    for _ in range(draw(st.integers(0, 3))):
        begin = draw(st.integers(0, len(new)))
        end = draw(st.integers(begin, min(len(new), begin + 12)))
        piece = draw(st.one_of(st.text(max_size=5), st.sampled_from(SENTENCES[language])))
        new = new[:begin] + piece + new[end:]
    return old, new


@st.composite
def texts(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """Two texts of some sections, the second made from the first by moving, dropping, adding and rewriting."""
    sentences = SENTENCES[draw(languages)]
    blocks = st.lists(
        st.lists(st.sampled_from(sentences), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5
    )
    old = draw(st.lists(blocks, min_size=1, max_size=4))
    new = [list(section) for section in old]
    for _ in range(draw(st.integers(0, 4))):
        section = draw(st.sampled_from(new))
        at = draw(st.integers(0, len(section) - 1))
        act = draw(st.sampled_from(("drop", "add", "rewrite", "split", "join", "move", "swap")))
        if act == "drop" and len(section) > 1:
            del section[at]
        elif act == "add":
            section.insert(at, draw(st.sampled_from(sentences)))
        elif act == "rewrite":
            section[at] = draw(st.text(min_size=1, max_size=30).filter(str.strip))
        elif act == "split":
            middle = len(section[at]) // 2
            section[at : at + 1] = [part for part in (section[at][:middle], section[at][middle:]) if part.strip()]
        elif act == "join":
            section[at : at + 2] = [" ".join(section[at : at + 2])]
        elif act == "move":
            draw(st.sampled_from(new)).append(section[at])
        else:
            new.reverse()
    names = draw(st.permutations(range(len(new)))) if draw(st.booleans()) else range(len(new))
    return html_of(dict(enumerate(old))), html_of(dict(zip(names, new, strict=True)))


def html_of(sections: Mapping[int, Sequence[str]]) -> dict[str, str]:
    """Sections of paragraphs and items, with headings that have ids."""
    return {
        f"s{name}": f'<h2 id="s{name}">{html.escape(blocks[0])}</h2>'
        + "".join(
            f"<p>{html.escape(block)}</p>" if index % 2 else f"<ul><li>{html.escape(block)}</li></ul>"
            for index, block in enumerate(blocks)
        )
        for name, blocks in sections.items()
    }


def read(sections: Mapping[str, str]):
    return read_text(sections.items())


def marked(runs: Iterable[Run]) -> str:
    """Runs with what went as ``[-…-]`` and what came as ``{+…+}``."""
    parts: list[str] = []
    for run in runs:
        if run.stayed:
            parts.append(joined(run.new))
        else:
            parts += [f"[-{joined(run.old)}-]" if run.old else "", f"{{+{joined(run.new)}+}}" if run.new else ""]
    return "".join(parts)


def kinds(redline: Redline) -> list[str]:
    """What has become of each piece, in order."""
    return [
        " ".join(
            [
                piece.kind,
                *(["moved"] if piece.moved else []),
                *sorted(note.value for note in piece.notes & {Note.FORM, Note.RENUMBERED}),
            ]
        )
        for section in redline.sections
        for piece in section.pieces
    ]
