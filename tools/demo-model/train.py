"""Train a small Whisper on the shards of synth.py; one letter a token, CTC on the encoder as a helper loss.

    python train.py MINUTES ASSETS_DIR TEST.npz 'TRAIN_*.npz' CHECKPOINT.pt [FROM.pt]

With FROM it goes on from an earlier checkpoint. Shards that arrive while it runs are taken in. What mattered, in this order: letter tokens (word pieces did not align within
1,000 steps), the CTC helper, random audio context from the utterance's length up to + 2 s (so that a trimmed context works at
run time), noise on the decoder's input tokens (keeps it listening), pauses within utterances (without them it stops at the
first), band-limiting and noise on the audio; Muon for the matrices and bfloat16 where the processor has it.
"""
import pathlib
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import whisper_assets as wa
from data import FRAME, Mel, Shards, disturbed, masked
from model import Whisper
from synth import LETTERS

SHAPE = (192, 3, 4, 4)  # width, heads, audio layers, text layers
START = [0, 1, 2, 3]    # <sot> <pl> <transcribe> <no timestamps>, as rows of the small vocabulary
END = 4
SECONDS = 90            # of audio a step
HALF = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
COOLING = 0.35          # share of the time in which the rate falls to nothing


class Letters:
    """Texts as rows of the small vocabulary, which holds the letters and the letters with a space before them."""

    def __init__(self, tokens):
        self.tokens, self.id = tokens, {t: i for i, t in enumerate(tokens)}
        known = [c for letter in LETTERS for c in (letter.encode(), (" " + letter).encode()) if c in self.id] + [b" "]
        self.ids = [wa.SOT, wa.PL, wa.TRANSCRIBE, wa.NO_TIMESTAMPS, wa.EOT] + sorted(self.id[c] for c in known)
        self.row = {i: k for k, i in enumerate(self.ids)}

    def encode(self, text):
        out = []
        for word in text.split():
            first = (" " + word[0]).encode()
            out += [self.id[first]] if first in self.id else [self.id[b" "], self.id[word[0].encode()]]
            out += [self.id[c.encode()] for c in word[1:]]
        return [self.row[i] for i in out]

    def decode(self, rows):
        return b"".join(self.tokens[self.ids[q]] for q in rows if q > END).decode("utf8", "ignore").strip()


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        new = [i + 1]
        for j, y in enumerate(b):
            new.append(min(new[-1] + 1, row[j + 1] + 1, row[j] + (x != y)))
        row = new
    return row[-1]


@torch.no_grad()
def error_rates(net, mel, letters, test, count, show=0):
    """Word and letter error rate over the first utterances of the test set, decoded greedily."""
    net.eval()
    words = chars = total_words = total_chars = 0
    for k in range(0, count, 16):
        audio, texts = test.audio[k:k + 16], test.texts[k:k + 16]
        context = max(map(len, audio)) // FRAME + 20
        x = torch.zeros(len(audio), FRAME * context)
        for b, a in enumerate(audio):
            x[b, : len(a)] = torch.from_numpy(a.astype(np.float32) / 32768)
        y, t = net.encode(mel(x, context)), torch.tensor([START] * len(audio))
        done = torch.zeros(len(audio), dtype=torch.bool)
        for _ in range(180):
            q = net.decode(t, y)[:, -1].argmax(1)
            q[done] = END
            done |= q == END
            t = torch.cat([t, q[:, None]], 1)
            if done.all():
                break
        for b, rows in enumerate(texts):
            ref, hyp = letters.decode(rows), letters.decode(t[b, 4:].tolist())
            words, total_words = words + distance(ref.split(), hyp.split()), total_words + len(ref.split())
            chars, total_chars = chars + distance(ref, hyp), total_chars + len(ref)
            if k + b < show:
                print(f"  {ref}\n  {hyp}")
    net.train()
    return round(words / total_words, 4), round(chars / total_chars, 4)


def orthogonal(updates):
    """The nearest matrices whose rows or columns are orthonormal, roughly: five steps of Newton and Schulz."""
    tall = updates.shape[1] > updates.shape[2]
    x = (updates.mT if tall else updates).to(torch.bfloat16 if HALF else torch.float32)
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(5):
        square = x @ x.mT
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return (x.mT if tall else x).float()


class Muon(torch.optim.Optimizer):
    """Momentum whose steps are made orthogonal, scaled to AdamW's size. Matrices of one shape go together, in bfloat16 only
    where the processor has it: PyTorch's own takes seconds a step on another."""

    def __init__(self, matrices, momentum=0.95, weight_decay=0.01):
        shapes = sorted({tuple(p.shape) for p in matrices})
        groups = [{"params": [p for p in matrices if tuple(p.shape) == shape]} for shape in shapes]
        super().__init__(groups, {"lr": 1, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                self.state[p].setdefault("held", torch.zeros_like(p)).lerp_(p.grad, 1 - group["momentum"])
            steps = orthogonal(torch.stack([p.grad.lerp(self.state[p]["held"], group["momentum"]) for p in group["params"]]))
            for p, step in zip(group["params"], steps):
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.add_(step, alpha=-group["lr"] * 0.2 * max(p.shape) ** 0.5)


def optimisers(net):
    matrices = [p for name, p in net.named_parameters() if p.ndim == 2 and (".attn" in name or ".cross_attn" in name or ".mlp" in name)]
    chosen = set(map(id, matrices))
    others = [p for p in net.parameters() if id(p) not in chosen]
    return [Muon(matrices),
            torch.optim.AdamW(others, lr=1, betas=(0.9, 0.98), weight_decay=0.01)]


def grown_from(net, earlier):
    """Takes over the weights of a checkpoint. Layers that it lacks begin as doing nothing, so that the network can grow."""
    lacking, unknown = net.load_state_dict({name: w.float() for name, w in earlier["weights"].items()}, strict=False)
    assert not unknown, unknown
    for name in lacking:
        if name.endswith(("out.weight", "out.bias", "mlp2.weight", "mlp2.bias")):
            net.get_parameter(name).data.zero_()
    if lacking:
        print("new:", *lacking)


def losses(net, mel, shards, vocab):
    """One batch: (letters after letters, letters from sound alone)."""
    audio, texts = shards.batch(SECONDS)
    x, context = disturbed(audio)
    m, n = masked(mel(x, context)), len(texts)
    lengths = torch.tensor([len(t) + 5 for t in texts])
    longest = int(lengths.max())
    target = torch.full((n, longest), END)
    for b, t in enumerate(texts):
        target[b, : len(t) + 5] = torch.tensor(START + t + [END])
    given, place = target[:, :-1].clone(), torch.arange(longest - 1)[None]
    if random.random() < 0.5:
        noisy = (torch.rand(given.shape) < 0.1) & (place > 3)
        given[noisy] = torch.randint(5, vocab, (int(noisy.sum()),))
    with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
        y = net.encode(m)
        logits, aligned = net.decode(given, y), net.ctc(y)
    # One more logit, fixed, stands for the unused rows of Whisper's vocabulary, which export as zeros.
    rest = torch.full(logits.shape[:2] + (1,), float(np.log(wa.N_VOCAB - vocab)))
    logits, mask = torch.cat([logits.float(), rest], 2), (place >= 3) & (place < (lengths - 1)[:, None])
    spoken = F.cross_entropy(logits[mask], target[:, 1:][mask], label_smoothing=0.03)
    heard = F.ctc_loss(aligned.float().log_softmax(2).transpose(0, 1), torch.cat([torch.tensor(t) for t in texts]),
                       torch.full((n,), y.shape[1]), lengths - 5, blank=vocab, zero_infinity=True)
    return spoken, heard


def main(minutes, assets, test_path, pattern, checkpoint, earlier=None):
    torch.manual_seed(0), random.seed(0), np.random.seed(0)
    filters, tokens = wa.load(pathlib.Path(assets))
    letters, mel = Letters(tokens), Mel(filters)
    test, shards = Shards(test_path, letters.encode), Shards(pattern, letters.encode)
    test.refresh(), shards.refresh()
    vocab = len(letters.ids)
    net = Whisper(*SHAPE, vocab)
    if earlier:
        grown_from(net, torch.load(earlier))
    chosen, begun, step = optimisers(net), time.time(), 0

    def save():
        # Halves are exact enough to go on from, and half the size.
        halves = {name: w.half() for name, w in net.state_dict().items()}
        torch.save({"weights": halves, "ids": letters.ids, "shape": SHAPE}, checkpoint)

    while (done := (time.time() - begun) / 60 / float(minutes)) < 1:
        rate = (1e-3 if earlier else 2e-3) * min(1, (step + 1) / 300) * min(1, (1 - done) / COOLING)
        spoken, heard = losses(net, mel, shards, vocab)
        early = not earlier
        loss = (0.3 if early and step < 1200 else 1) * spoken + (1 if early and done < 0.4 else 0.3) * heard
        for optimiser in chosen:
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        for optimiser in chosen:
            optimiser.step()
        step += 1
        if step % 50 == 0:
            print(step, f"{spoken.item():.3f} {heard.item():.3f} {(time.time() - begun) / 60:.1f} min {len(shards.audio)}", flush=True)
            shards.refresh()
        if step % 1000 == 0:
            save()
            print("WER, CER", error_rates(net, mel, letters, test, 96, 4), flush=True)
    save()
    print("WER, CER", error_rates(net, mel, letters, test, len(test.audio) // 16 * 16, 10), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
