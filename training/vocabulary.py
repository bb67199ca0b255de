"""How much the words of plain texts speak for the body: learned from labelled texts, a weight for each word and each pair of words.

The program `measures` says what each block is looked up by, as hashes, so that training and extraction cannot differ. Those that labelled
texts of enough domains hold share the slots of a table; where two want the same, it is that of more domains. A logistic
regression gives each its weight. What an ensemble learns from are the weights of a vocabulary that saw no text of the block's domain.
"""
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

# As in src/annotate/vocabulary.rs: slots of the table, and the numbers that a weight may be.
SLOTS = 1 << 15
LARGEST = 127
# What a weight of the regression is multiplied by to be such a number: of 15,538 words two dozen have such a one or a larger, which is cut.
UNIT = 16
# A word of fewer domains is that of one publisher, or of one story.
ENOUGH = 12
# How far the weights may go: with 1 the first pass came out worse by a hundredth, with 10 as well as with 3.
FREEDOM = 3.0


class Vocabulary:
    def __init__(self, path, corpus):
        self.corpus = corpus
        numbers = np.fromfile(path, dtype="<u4")
        lengths = np.zeros(len(corpus.y), dtype=np.int64)
        is_feature, at = np.ones(len(numbers), dtype=bool), 0
        for block in range(len(lengths)):
            lengths[block], is_feature[at] = numbers[at], False
            at += 1 + lengths[block]
        assert at == len(numbers), "as many blocks as were measured"
        self.features = numbers[is_feature]
        self.block = np.repeat(np.arange(len(lengths)), lengths)
        self.root = np.sqrt(np.maximum(lengths, 1))
        self.teachers = corpus.sorts["bare"] & (corpus.weights > 0)
        self.held = self.shared_out()

    def shared_out(self):
        """What holds each slot of the table; 0 where nothing does."""
        _, domain = np.unique(self.corpus.domains, return_inverse=True)
        teaches = self.teachers[self.block]
        pairs = np.unique(self.features[teaches].astype(np.uint64) << np.uint64(32) | domain[self.block[teaches]].astype(np.uint64))
        features, domains = np.unique((pairs >> np.uint64(32)).astype(np.uint32), return_counts=True)
        features, domains = features[domains >= ENOUGH], domains[domains >= ENOUGH]
        held = np.zeros(SLOTS, dtype=np.uint32)
        order = np.lexsort((-features.astype(np.int64), domains))
        held[features[order] % SLOTS] = features[order]
        return held

    def matrix(self):
        """For each block how often it is looked up by what holds each slot."""
        slot = self.features % SLOTS
        known = (self.held[slot] == self.features) & (self.features > 0)
        shape = (len(self.root), SLOTS)
        counts = sparse.csr_matrix((np.ones(known.sum(), dtype=np.float32), (self.block[known], slot[known])), shape=shape)
        return sparse.diags((1 / self.root).astype(np.float32)) @ counts

    def fit(self, x, rows):
        rows = rows[self.teachers[rows]]
        model = LogisticRegression(solver="liblinear", C=FREEDOM, max_iter=100)
        weights = self.corpus.weights[rows]
        model.fit(x[rows], self.corpus.y[rows], sample_weight=weights / weights.mean())
        return np.clip(np.rint(model.coef_[0] * UNIT), -LARGEST, LARGEST)

    def unseen(self):
        """What the words of each text's block weigh, by a vocabulary that saw none of its domain; 0 for other blocks."""
        x, out = self.matrix(), np.zeros(len(self.root), dtype=np.float32)
        for train, test in self.corpus.folds():
            out[test] = x[test] @ self.fit(x, train)
        return out

    def fill(self, x):
        """Puts what words weigh in the place of what the crate measured by the vocabulary that it has."""
        names, page, out = self.corpus.names, self.corpus.page_of, self.unseen()
        x[:, names.index("vocabulary")] = out
        for at, name in enumerate(names):
            if name.startswith("neighbour") and name.endswith(", vocabulary"):
                beside = np.arange(len(out)) + int(name.split()[1].rstrip(","))
                inside = (beside >= 0) & (beside < len(out))
                beside = np.where(inside, beside, 0)
                x[:, at] = np.where(inside & (page[beside] == page), out[beside], 0)

    def write(self, path):
        """The table that src/annotate/vocabulary.rs reads: what has the slot, in two bytes, and its weight."""
        weights = self.fit(self.matrix(), np.arange(len(self.root)))
        weights[self.held == 0] = 0
        table = np.zeros(SLOTS, dtype=[("held", ">u2"), ("weight", "i1")])
        table["held"], table["weight"] = self.held >> 16, weights
        path.write_bytes(table.tobytes())
        print(f"{path}: {np.count_nonzero(weights)} words and pairs, {table.nbytes} bytes")
