"""Synthetic Polish office speech: sentences -> espeak-ng -> 16 kHz int16, as .npz shards.

    python synth.py SEED COUNT OUT.npz train|test TRAIN.jsonl WORDLIST CLASSES

The sentences come from the training set of the speech acts, the words from them, from a large word list (Debian's `wpolish`)
and from CLASSES (assets/language/pl/words.txt, everyday words by meaning), so that the model learns letters for sounds and not a
list of phrases. No sentence of a plan, a scenario or the held-out set is
read: a recogniser that knows the expected answers would inflate scores. Voices and writers in HELD_OUT are for tests alone.
"""
import json
import random
import re
import subprocess
import sys

import numpy as np

VOICES = """Adam Alex Andrea Annie Belinda Benjamin Boris Caleb David Denis Diogo Ed Edward Gene Gustave Henrique
Hugo Jacky John Lee Linda Marcelo Marco Mario Max Michael Michel Miguel Mike Pablo Paul Pedro Quincy Rob Robert Steph
Steph2 Steph3 Storm Travis Tweaky Zac antonio aunty f1 f2 f3 f4 f5 m1 m2 m3 m4 m5 m6 m7 m8 klatt klatt2 klatt3 klatt4""".split()
HELD_OUT_VOICES = {"m3", "f2", "Hugo"}
HELD_OUT_WRITERS = {"t3", "t10"}
LETTERS = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
WORD = f"[{LETTERS}{LETTERS.upper()}]+"
RATE = 16000
LONGEST = 10 * RATE  # samples


def normal(text):
    """What the model is to write: lower-case letters and single spaces."""
    return re.sub(r"\s+", " ", re.sub(f"[^{LETTERS} ]", " ", text.lower())).strip()


def sentences(path, words, split):
    """Sentences that can be spoken as they are written: no figures, no slips of a recogniser."""
    found = []
    for line in open(path, encoding="utf8"):
        row = json.loads(line)
        if (row["id"][:-3] in HELD_OUT_WRITERS) != (split == "test") or re.search(r"\d", row["text"]):
            continue
        spelt = re.findall(WORD, row["text"])
        if spelt and all(w[0].isupper() or w in words for w in spelt):
            found.append(row["text"])
    return found


def everyday(path, words):
    """The words of the classes file that are spelt as the word list spells them; it has slips of recognisers too."""
    lines = (line.split(":", 1) for line in open(path, encoding="utf8") if ":" in line and line[0] != "#")
    return {w for _, rest in lines for w in rest.split() if w in words}


def piece(r, sentence):
    """The sentence, or a run of its words with the punctuation between them."""
    parts = sentence.split()
    if len(parts) <= 14 and r.random() < 0.7:
        return sentence
    n = r.randint(min(3, len(parts)), min(14, len(parts)))
    first = r.randint(0, len(parts) - n)
    return " ".join(parts[first:first + n])


def strewn(r, words):
    """Words without a sense, some with a mark between them, so that pauses occur anywhere."""
    return " ".join(w + r.choice([",", ".", "", "", "", "", ""]) for w in words)


def at_16_khz(x):
    """From 22,050 Hz, band-limited. Padded to a length whose factors are small, or the transform takes ten times as long."""
    blocks = -(-len(x) // 441)
    size = min(2**a * 3**b * 5**c for a in range(14) for b in range(5) for c in range(4) if 2**a * 3**b * 5**c >= blocks)
    spectrum, n = np.fft.rfft(x, size * 441), size * 320
    return (np.fft.irfft(spectrum[: n // 2 + 1], n) * (320 / 441))[: len(x) * 320 // 441].astype(np.float32)


def speak(text, voice, words_per_minute, pitch, gap):
    """One utterance in one voice, at 16 kHz, as floats."""
    wav = subprocess.run(["espeak-ng", "-v", f"pl+{voice}", "-s", str(words_per_minute), "-p", str(pitch), "-g", str(gap),
                          "--stdout", text], capture_output=True, check=True).stdout
    start = wav.find(b"data") + 8
    x = np.frombuffer(wav[start:start + (len(wav) - start) // 2 * 2], np.int16).astype(np.float32) / 32768
    x = at_16_khz(x)
    loud = np.flatnonzero(np.abs(x) > 1e-3)
    return x[max(0, loud[0] - 800):loud[-1] + 1600] if len(loud) else x[:0]


def main(seed, count, out, split, source, wordlist, classes):
    r = random.Random(int(seed))
    every = [w for w in map(str.strip, open(wordlist, encoding="utf8"))]
    known = set(every)
    lines = sentences(source, known, split)
    domain = sorted({w.lower() for line in lines for w in re.findall(WORD, line)} | everyday(classes, known))
    rare = [w for w in every if re.fullmatch(f"[{LETTERS}]{{2,12}}", w)]
    voices = [v for v in VOICES if (v in HELD_OUT_VOICES) == (split == "test")]
    audio, texts, spoken_by = [], [], []
    while len(texts) < int(count):
        kind = r.random()
        if split == "test":
            text = r.choice(lines)
        elif kind < 0.66:
            text = piece(r, r.choice(lines))
        elif kind < 0.88:
            text = strewn(r, [r.choice(domain) for _ in range(r.randint(2, 9))])
        else:
            text = strewn(r, [r.choice(rare) for _ in range(r.randint(1, 6))])
        if not normal(text):
            continue
        voice = r.randrange(len(voices))
        x = speak(text, voices[voice], r.randint(120, 205), r.randint(20, 88), r.choice([0, 0, 0, 1, 2]))
        if 4000 < len(x) < LONGEST:
            audio.append((x * 32767).astype(np.int16))
            texts.append(normal(text))
            spoken_by.append(voice)
    np.savez(out, audio=np.concatenate(audio), lens=np.array([len(x) for x in audio]), text=np.array(texts), voice=np.array(spoken_by))


if __name__ == "__main__":
    main(*sys.argv[1:])
