"""What a memory of comparisons keeps from one run to the next."""

from __future__ import annotations

from hypothesis import given

from comparisons import read, texts
from noticepress.editions.comparing.memory import Memory
from noticepress.editions.comparing.redline import redline
from noticepress.files.kept import Pack


@given(texts())
def test_a_redline_is_the_same_again(pair):
    old, new = map(read, pair)
    pack = Pack(None)
    assert Memory(pack).redline(old, new) == redline(old, new)
    pack.turn()
    assert Memory(pack).redline(old, new) == redline(old, new)
    assert (pack.asked, pack.found) == (2, 1)


def test_a_redline_is_of_its_two_texts_alone():
    one, other = read({"a": "<p>The same words, and more.</p>"}), read({"a": "<p>Others.</p>"})
    memory = Memory(Pack(None))
    for pair in ((one, other), (other, one), (one, one)):
        assert memory.redline(*pair) == redline(*pair)
