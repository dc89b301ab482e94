#!/usr/bin/env python3
"""Makes the desk's TTF files out of the fontsource packages of Atkinson Hyperlegible (OFL 1.1).

The packages carry one WOFF2 a subset; a desktop program wants one TTF a weight. This merges `latin` and `latin-ext`
and checks that the Polish letters and marks the screens use are there. Run once when the packages change:

    npm pack @fontsource/atkinson-hyperlegible-next @fontsource/atkinson-hyperlegible-mono
    pip install fonttools brotli
    python convert.py DIR_WITH_THE_TGZ_FILES OUT_DIR
"""

import pathlib
import sys
import tarfile
import tempfile

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

FAMILIES = {
    "atkinson-hyperlegible-next": ("AtkinsonHyperlegibleNext", {"400": "Regular", "700": "Bold"}),
    "atkinson-hyperlegible-mono": ("AtkinsonHyperlegibleMono", {"400": "Regular"}),
}
NEEDED = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–—…·×§°€[]⟦⟧"
# Marks the fonts lack are drawn by the program or taken from the next font; these must be here.
MUST = set(NEEDED) - set("⟦⟧")


def main(packages: pathlib.Path, out: pathlib.Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for package, (name, weights) in FAMILIES.items():
        archive = next(packages.glob(f"fontsource-{package}-*.tgz"))
        with tempfile.TemporaryDirectory() as work, tarfile.open(archive) as tar:
            work = pathlib.Path(work)
            licence = tar.extractfile("package/LICENSE").read()
            (out / f"{name}-OFL.txt").write_bytes(licence)
            for weight, style in weights.items():
                parts = []
                for subset in ("latin", "latin-ext"):
                    source = tar.extractfile(f"package/files/{package}-{subset}-{weight}-normal.woff2")
                    font = TTFont(source)
                    font.flavor = None
                    # Merging wants equal variation data and hinting; static text at screen sizes needs neither.
                    for table in ("fvar", "gvar", "avar", "HVAR", "MVAR", "STAT", "fpgm", "prep", "cvt ", "gasp"):
                        if table in font:
                            del font[table]
                    part = work / f"{subset}.ttf"
                    font.save(part)
                    parts.append(str(part))
                merged = Merger(options=Options(drop_tables=["DSIG"])).merge(parts)
                have = set(map(chr, merged.getBestCmap()))
                missing = sorted(MUST - have)
                if missing:
                    sys.exit(f"{name} {style} lacks {' '.join(missing)}")
                target = out / f"{name}-{style}.ttf"
                merged.save(target)
                absent = " ".join(sorted(set("●◐○◇–⟦⟧◑→←•✓") - have))
                print(f"{target.name}: {target.stat().st_size} bytes, {len(have)} characters; not in it: {absent}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
