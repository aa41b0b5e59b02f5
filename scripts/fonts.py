#!/usr/bin/env python3
"""Makes src/styles/fonts from the npm packages of the type families and of KaTeX.

The result is committed; nobody needs this script to build the site. To run it again:

    apt-get install python3-fonttools python3-brotli
    npm pack @fontsource-variable/newsreader@5.3.0 @fontsource-variable/libre-franklin@5.3.0 \\
             @fontsource-variable/source-code-pro@5.3.1      (unpack each beside the other)
    python3 scripts/fonts.py folder-with-newsreader-libre-franklin-and-source-code-pro

Why not the packages' own files: they carry weights, optical sizes and letters that no page of the course
uses. What a lesson loads falls from 250 kB to under 70 kB.
"""
import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / 'src/styles/fonts'
KATEX = ROOT / 'node_modules/katex/dist/fonts'

# Latin of Western and Northern Europe (authors' names), typographic punctuation, minus and primes.
LATIN = (
    'U+20-7E,U+A0,U+A7,U+A9,U+B0-B3,U+B5,U+B7,U+B9,U+BC,U+BD,U+C1,U+C4,U+C5,U+C9,U+D6-D8,U+DC,U+DF-E2,U+E4,'
    'U+E5,U+E7-EB,U+ED,U+EF,U+F1,U+F3,U+F4,U+F6-F8,U+FA,U+FC,'
    'U+2009,U+202F,U+2013,U+2014,U+2018-201A,U+201C-201E,U+2026,U+2032,U+2033,U+2212'
)
# What English text is made of. The rest of LATIN is a second file, which a page loads that names, say, Müller.
ENGLISH = (
    'U+20-22,U+25-29,U+2B-3F,U+41-5B,U+5D,U+61-7A,U+A0,U+B0,U+B7,U+BD,U+D7,U+E9,U+2009,U+202F,U+2013,U+2014,'
    'U+2018,U+2019,U+201C,U+201D,U+2026,U+2032,U+2212'
)
# Titles. Any other letter comes from the text's cut, which is next in the list of families.
TITLES = (
    'U+20-22,U+25-29,U+2B-3B,U+3D,U+3F,U+41-5A,U+61-7A,U+A0,U+E9,U+F6,U+FC,U+2013,U+2014,'
    'U+2018,U+2019,U+201C,U+201D,U+2026,U+2212'
)
# What formulas of the course are made of: counted in the built pages. The rest of each KaTeX font is a second file,
# loaded through unicode-range only by a page that uses it, so no formula can meet a missing glyph.
MATH_MAIN = (
    'U+20,U+21,U+25,U+28,U+29,U+2B-3E,U+45,U+4C,U+50,U+52,U+55,U+56,U+5B,U+5D,U+61-7E,U+A0,U+B1,U+D7,U+2C6,U+2C9,U+2D9,U+2DC,'
    'U+394,U+3A3,U+3A6,U+200B,U+2026,U+2032,U+2190,U+2192,U+21A6,U+2202,U+2207,U+2208,U+2212,U+221A,U+221D,U+221E,U+2223,'
    'U+2225,U+223C,U+2248,U+2260,U+2264,U+2265,U+2299,U+22A4,U+22C5,U+22EF,U+2308-230B,U+E020'
)
# Upright letters of names, and signs of sets and of logic: less often.
MATH_MORE = 'U+22,U+27,U+2A,U+3F,U+41-44,U+46-4B,U+4D-4F,U+51,U+53,U+54,U+57-5A,U+393-3A9,U+2113,U+2208-221F,U+2261'
# Letters of sets (\mathbb) and the end of a proof; the rest are hundreds of signs that no page may ever need.
MATH_AMS = 'U+20,U+41-5A,U+A0,U+2272,U+2273,U+25A0,U+25A1,U+2A7D,U+2A7E'
MATH_ITALIC = (
    'U+20,U+41-5A,U+61-7A,U+A0,U+3B1-3B4,U+3B7,U+3B8,U+3BB,U+3BC,'
    'U+3C0,U+3C1,U+3C3,U+3C4,U+3C6,U+3C7,U+3D5,U+3F5'
)
EVERYTHING = 'U+0-10FFFF'


def ranges(text):
    return subset.parse_unicodes(text.replace('U+', ''))


def again(font):
    memory = BytesIO()
    font.flavor = None
    font.recalcTimestamp = False
    font.save(memory)
    memory.seek(0)
    return TTFont(memory)


def write(font, unicodes, name, features=('kern', 'liga', 'tnum')):
    font.recalcTimestamp = False  # The same input gives the same bytes.
    options = subset.Options()
    options.flavor = 'woff2'
    options.hinting = False
    options.layout_features = list(features)
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    subset.save_font(font, str(OUT / name), options)
    print(f'{name:38} {(OUT / name).stat().st_size:6d} bytes  {as_range(TTFont(OUT / name).getBestCmap())}')


def as_range(unicodes):
    """As CSS writes them: for src/styles/fonts.css and katex-fonts.css."""
    runs = []
    for code in sorted(unicodes):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ', '.join(f'U+{a:X}' if a == b else f'U+{a:X}-{b:X}' for a, b in runs)


def write_in_two(make, core, more, name):
    """`make` gives the font anew: the subsetter changes the one that it is given."""
    write(make(), core, f'{name}.woff2')
    write(make(), sorted(set(more) - set(core)), f'{name}-more.woff2')


def rename(font, family):
    """A changed font may not carry a reserved name (Source Code Pro reserves 'Source')."""
    for record in font['name'].names:
        if record.nameID in (1, 3, 4, 6, 16, 25):
            font['name'].setName(
                family.replace(' ', '') if record.nameID == 6 else family,
                record.nameID, record.platformID, record.platEncID, record.langID,
            )


def add_superiors(font):
    """
    Powers of ten are set as 10⁻¹³ and units as x₁; the font draws ¹ ² ³ only. The others and a minus come from its
    numerators, inferiors from its denominators, which stand on the line.
    """
    # gvar first: it is read lazily and counts the glyphs that are there.
    variations, glyf, metrics = font['gvar'].variations, font['glyf'], font['hmtx']
    names = font.getBestCmap()
    lift = glyf[names[0xB2]].components[0].y
    digits = 'zero four five six seven eight nine'.split()
    codes = [0x2070, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079]
    made = [(code, f'{digit}.numr', 1.0, lift) for code, digit in zip(codes, digits)]
    made.append((0x207B, names[0x2212], 0.64, 380))
    every = 'zero one two three four five six seven eight nine'.split()
    made += [(0x2080 + i, f'{digit}.dnom', 1.0, -130) for i, digit in enumerate(every)]
    for code, base, scale, y in made:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = base, 0, y, 0x4 | 0x2
        if scale != 1.0:
            part.transform = [[scale, 0], [0, scale]]
        glyph = Glyph()
        glyph.numberOfContours, glyph.components = -1, [part]
        name = f'uni{code:04X}'
        glyf[name] = glyph
        glyph.recalcBounds(glyf)
        width, side = metrics[base]
        metrics[name] = (round(width * scale), round(side * scale))
        variations[name] = []
        for table in font['cmap'].tables:
            if table.isUnicode():
                table.cmap[code] = name
    # Its index map ends before the new glyphs; advances vary through gvar all the same.
    if 'HVAR' in font:
        del font['HVAR']
    return [code for code, *_ in made]


def text_fonts(folder):
    def package(name, file):
        return TTFont(folder / name / 'package/files' / file)

    def instance(font, **limits):
        # Saved and read back: the instancer leaves glyphs without variations out of gvar, which the subsetter expects.
        return again(instancer.instantiateVariableFont(font, limits))

    newsreader = 'newsreader-latin-standard-normal.woff2'
    latin, english = ranges(LATIN), ranges(ENGLISH)
    # Two still cuts rather than one that varies: hardly any text is heavier than 400, and still cuts weigh half.
    for weight, name in ((400, 'newsreader-text'), (540, 'newsreader-text-strong')):
        write_in_two(
            lambda: instance(package('newsreader', newsreader), opsz=18, wght=weight), english, latin, name)
    write(instance(package('newsreader', newsreader), opsz=64, wght=440), ranges(TITLES), 'newsreader-display.woff2')
    italic = 'newsreader-latin-standard-italic.woff2'
    write_in_two(
        lambda: instance(package('newsreader', italic), opsz=18, wght=400), english, latin, 'newsreader-text-italic')

    def sans():
        font = instance(package('libre-franklin', 'libre-franklin-latin-wght-normal.woff2'), wght=(400, 650))
        add_superiors(font)
        return again(font)

    # Powers of ten stand in readouts, x₁ in labels.
    write_in_two(sans, english + ranges('U+B2,U+B3,U+B9,U+2070,U+2074-2079,U+207B,U+2080-2089'), latin, 'libre-franklin')
    mono = instance(package('source-code-pro', 'source-code-pro-latin-wght-normal.woff2'), wght=(400, 600))
    rename(mono, 'Rectified Mono')
    write(mono, latin + ranges('U+2191,U+2193'), 'rectified-mono.woff2')


def math_fonts():
    for name, parts in (('Main-Regular', (MATH_MAIN, MATH_MORE)), ('Math-Italic', (MATH_ITALIC,)), ('AMS-Regular', (MATH_AMS,))):
        path = KATEX / f'KaTeX_{name}.woff2'
        left = set(TTFont(path).getBestCmap())
        for part, suffix in zip((*parts, EVERYTHING), ('core', 'more', 'rest') if len(parts) == 2 else ('core', 'rest')):
            # A sign of two (∉) keeps its parts, so a character may be drawn by two files; the style sheet decides.
            inside = left & set(ranges(part))
            write(TTFont(path), inside, f'KaTeX_{name}-{suffix}.woff2')
            left -= inside
    for name in ('Main-Bold', 'Main-Italic', 'Caligraphic-Regular', 'Size1-Regular',
                 'Size2-Regular', 'Size3-Regular', 'Size4-Regular'):
        path = KATEX / f'KaTeX_{name}.woff2'
        write(TTFont(path), set(TTFont(path).getBestCmap()), f'KaTeX_{name}.woff2')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit('Say where the unpacked packages are: python3 scripts/fonts.py <folder>')
    OUT.mkdir(parents=True, exist_ok=True)
    text_fonts(Path(sys.argv[1]))
    math_fonts()
