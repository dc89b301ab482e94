"""Shards of synth.py as batches: joined at pauses, roomed, band-limited, noisy; and Whisper's mel spectrogram of them."""
import glob
import random

import numpy as np
import torch
import torch.nn.functional as F

RATE = 16000
FRAME = 320           # samples a position of the audio context
LONGEST = 10 * RATE   # samples of an utterance in training
MINUTE = 60 * RATE


class Shards:
    """Utterances that lie ready; more may arrive while one trains."""

    def __init__(self, pattern, encode):
        self.pattern, self.encode = pattern, encode
        self.seen, self.audio, self.texts, self.voices = set(), [], [], []

    def refresh(self):
        """Take in what has been made since; True when there was something."""
        new = sorted(set(glob.glob(self.pattern)) - self.seen)
        for path in new:
            z, offset = np.load(path), 0
            samples = z["audio"]
            for n, text, voice in zip(z["lens"], z["text"], z["voice"]):
                self.audio.append(samples[offset:offset + n])
                self.texts.append(self.encode(str(text)))
                self.voices.append(int(voice))
                offset += n
            self.seen.add(path)
        if new:
            self.of_voice = {}
            for i, voice in enumerate(self.voices):
                self.of_voice.setdefault(voice, []).append(i)
        return bool(new)

    def drawn(self):
        """Any utterance, in three cases of ten with another by the same voice behind it: (numbers, pause between, samples)."""
        i = random.randrange(len(self.audio))
        if random.random() < 0.3:
            j = random.choice(self.of_voice[self.voices[i]])
            pause = random.randint(RATE * 15 // 100, RATE * 9 // 10)
            together = len(self.audio[i]) + pause + len(self.audio[j])
            if together < LONGEST:
                return [i, j], pause, together
        return [i], 0, len(self.audio[i])

    def batch(self, seconds):
        """Utterances of nearly one length, together about so many seconds long: (floats, texts)."""
        pool = sorted((self.drawn() for _ in range(400)), key=lambda drawn: drawn[2])
        first = random.randrange(len(pool) - 8)
        n = int(min(64, len(pool) - first, max(6, seconds * RATE / (pool[first][2] + 6000))))
        audio, texts = [], []
        for numbers, pause, _ in pool[first:first + n]:
            parts = [self.audio[i] for i in numbers]
            whole = parts[0] if len(parts) == 1 else np.concatenate([parts[0], np.zeros(pause, np.int16), parts[1]])
            audio.append(hurried(whole))
            texts.append([token for i in numbers for token in self.texts[i]])
        return audio, texts


def hurried(audio):
    """Played up to a tenth slower or faster: another throat, for voices that are not in the list."""
    x = audio.astype(np.float32) / 32768
    n = int(len(x) * random.uniform(0.92, 1.1))
    return np.interp(np.linspace(0, len(x) - 1, n), np.arange(len(x)), x).astype(np.float32)


def disturbed(audio):
    """Gain, a room, a telephone's band, another voice far behind, noise: what stands between a mouth and a recogniser."""
    n = len(audio)
    # Room for a start later by up to 0.3 s, and context behind the end of up to 2 s, since it is trimmed at run time.
    context = max(map(len, audio)) // FRAME + random.choice([4, 4, 8, 8, 16, 16, 30, 60, 100])
    samples = FRAME * context
    x = torch.zeros(n, samples)
    for b, a in enumerate(audio):
        start = random.randint(0, max(0, min(4800, samples - len(a) - 1)))
        x[b, start:start + len(a)] = torch.from_numpy(a) * 10 ** random.uniform(-0.9, 0.2)
    if random.random() < 0.3:
        decay = torch.exp(-torch.arange(3200) / (RATE * random.uniform(0.01, 0.06)))
        echo = torch.randn(3200) * decay * random.uniform(0.01, 0.08)
        echo[0] = 1
        x = torch.fft.irfft(torch.fft.rfft(x, samples + 3200) * torch.fft.rfft(echo, samples + 3200), samples + 3200)[:, :samples]
    if random.random() < 0.3:
        f = torch.fft.rfftfreq(samples, 1 / RATE)
        x = torch.fft.irfft(torch.fft.rfft(x) * ((f > random.uniform(100, 320)) & (f < random.uniform(3300, 4500))), samples)
    if random.random() < 0.15:
        x = x + x.roll(1, 0).flip(1) * 10 ** random.uniform(-1.8, -1.1)
    return x + torch.randn_like(x) * 10 ** random.uniform(-4.5, -2.1), context


class Mel:
    """Whisper's log-mel spectrogram."""

    def __init__(self, filters):
        self.filters, self.window = torch.tensor(filters), torch.hann_window(400)

    def __call__(self, x, context):
        """[batch, samples] -> [batch, 80, 2 * context], padded with silence."""
        x = F.pad(x, (0, max(0, FRAME * context - x.shape[1])))[:, : FRAME * context]
        s = torch.stft(F.pad(x, (200, 200), mode="reflect"), 400, 160, window=self.window, center=False, return_complex=True)
        m = torch.log10(torch.clamp(self.filters @ (s[:, :, : 2 * context].abs() ** 2), min=1e-10))
        return (torch.maximum(m, m.amax(dim=(1, 2), keepdim=True) - 8) + 4) / 4


def masked(m):
    """SpecAugment: one band and one stretch of time of each spectrogram are blanked."""
    for b in range(len(m)):
        band, moment = random.randint(0, 72), random.randint(0, max(1, m.shape[2] - 30))
        m[b, band:band + random.randint(0, 8)] = 0
        m[b, :, moment:moment + random.randint(0, 20)] = 0
    return m
