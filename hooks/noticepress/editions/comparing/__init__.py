"""What changed between two texts: rendered sections come in, a redline leaves. Nothing here reads a file or a clock.

``reading`` makes blocks of HTML and ``tokens`` words of a block; ``alignment`` says which blocks belong together,
``words`` what changed in a pair; ``redline`` puts both together for one language.
"""
