"""Learns the network of lib/address/net.ts from numbered cases; run by `npm run address:learn`, never by hand.

address-net.py CASES SEED OUT: CASES is JSON {size, blanks, pieces, rows: [{ids, side, want, weight}]}, OUT becomes the
packed network. `size` words; blanks[i] = the word that stands for word i where it is not known; pieces[i] = numbers of
what word i is made of (a mark of its signs). Needs PyTorch: Debian's package python3-torch. Same seed, same network, on
one kind of processor.
"""
import base64
import json
import math
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

EMBED, UNITS, HEADS, SIDE, HIDDEN = 32, 64, 2, 32, 64
EPOCHS, BATCH, RATE = 8, 32, 2e-3
DROP = 0.3
# Words that are taken for unknown ones while learning, and cases that are learned without what the readers said.
FORGOTTEN, UNREAD = 0.1, 0.15
# The first flag of `side` (what is masked) and the last six (the country) stay.
READ = slice(1, 23)


class Net(nn.Module):
    def __init__(self, size, pieces):
        super().__init__()
        self.embed = nn.Embedding(size, EMBED)
        nn.init.normal_(self.embed.weight, 0, 0.3)
        kinds = 1 + max((p for row in pieces for p in row), default=0)
        made = torch.zeros(size, kinds)
        for word, row in enumerate(pieces):
            made[word, row] = 1
        self.register_buffer("made", made)
        self.piece = nn.Parameter(torch.randn(kinds, EMBED) * 0.3)
        self.units = nn.GRU(EMBED, UNITS, batch_first=True, bidirectional=True)
        self.attend = nn.Linear(2 * UNITS, HEADS)
        self.side = nn.Linear(29, SIDE)
        self.hidden = nn.Linear((HEADS + 2) * 2 * UNITS + SIDE, HIDDEN)
        self.out = nn.Linear(HIDDEN, 4)

    def words(self):
        return self.embed.weight + self.made @ self.piece

    def forward(self, ids, lengths, side):
        drop = lambda x, share=DROP: functional.dropout(x, share, self.training)
        inputs = drop(functional.embedding(ids, self.words()), 0.7 * DROP)
        packed = nn.utils.rnn.pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.units(packed)[0], batch_first=True, total_length=ids.shape[1])
        out = (torch.arange(ids.shape[1])[None] >= lengths[:, None])[..., None]
        shares = torch.softmax(self.attend(states).masked_fill(out, -1e4), 1)
        heads = torch.einsum("bth,btu->bhu", shares, states).flatten(1)
        top = states.masked_fill(out, -1e4).max(1)[0]
        mean = states.masked_fill(out, 0).sum(1) / lengths[:, None]
        pooled = torch.cat([heads, top, mean, torch.relu(self.side(side))], 1)
        return self.out(drop(torch.relu(self.hidden(drop(pooled)))))


def batches(rows, order):
    """Batches of cases of about one length, in another order each time."""
    out = []
    for start in range(0, len(order), BATCH * 32):
        part = sorted(order[start : start + BATCH * 32], key=lambda i: len(rows[i]["ids"]))
        out += [part[k : k + BATCH] for k in range(0, len(part), BATCH)]
    return out


def learn(cases, seed):
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = numpy.random.default_rng(seed)
    rows = cases["rows"]
    net = Net(cases["size"], cases["pieces"])
    blanks = torch.tensor(cases["blanks"])
    side = torch.tensor([row["side"] for row in rows], dtype=torch.float)
    want = torch.tensor([row["want"] for row in rows])
    weight = torch.tensor([row["weight"] for row in rows], dtype=torch.float)
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-3)
    steps, step = EPOCHS * math.ceil(len(rows) / BATCH), 0
    for _ in range(EPOCHS):
        parts = batches(rows, chance.permutation(len(rows)))
        for index in chance.permutation(len(parts)):
            part = parts[index]
            lengths = torch.tensor([len(rows[i]["ids"]) for i in part])
            ids = torch.zeros(len(part), int(lengths.max()), dtype=torch.long)
            for k, i in enumerate(part):
                ids[k, : len(rows[i]["ids"])] = torch.tensor(rows[i]["ids"])
            ids = torch.where(torch.rand(ids.shape) < FORGOTTEN, blanks[ids], ids)
            flags = side[part].clone()
            unread = (torch.rand(len(part)) < UNREAD).nonzero()[:, 0]
            flags[unread, READ] = 0
            loss = functional.cross_entropy(
                net(ids, lengths, flags), want[part], reduction="none", label_smoothing=0.05
            )
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / 200) * (0.5 + 0.5 * math.cos(math.pi * min(1, step / steps)))
            optimizer.zero_grad()
            (loss * weight[part]).mean().backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
    return net.eval()


def packed(matrix, bias=None):
    values = matrix.detach().numpy()
    if bias is not None:
        values = numpy.concatenate([values, bias.detach().numpy()[:, None]], 1)
    steps = (numpy.abs(values).max(1) / 127 + 1e-12).astype("<f4")
    signed = numpy.clip(numpy.rint(values / steps[:, None]), -127, 127).astype(numpy.int8)
    text = lambda array: base64.b64encode(array.tobytes()).decode()
    return {"columns": values.shape[1], "bytes": text(signed), "steps": text(steps)}


def main(source, seed, target):
    with open(source) as file:
        net = learn(json.load(file), int(seed))
    linear = lambda layer: packed(layer.weight, layer.bias)
    gates = lambda end: {
        name: packed(getattr(net.units, f"weight_{kind}_l0{end}"), getattr(net.units, f"bias_{kind}_l0{end}"))
        for name, kind in (("input", "ih"), ("state", "hh"))
    }
    out = {
        "embed": packed(net.words()),
        "forth": gates(""),
        "back": gates("_reverse"),
        "attend": linear(net.attend),
        "side": linear(net.side),
        "hidden": linear(net.hidden),
        "out": linear(net.out),
    }
    with open(target, "w") as file:
        json.dump(out, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
