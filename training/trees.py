"""An ensemble as the file that src/trees/tree.rs reads."""
import struct
from collections import Counter

import numpy as np

# Bits and numbers of the file that src/trees/tree.rs reads: what marks a leaf, and the values that one may have.
LEAF = 1 << 15
LEAST, UNIT = -8.0, 1 / 2048
# All rows of a node, where a byte says what part of them goes left.
ALL = 255


def coarse(model):
    """A model whose leaves have values that 15 bits of a file hold; of pages that are all articles one may learn larger ones."""
    for at, tree in enumerate(model.dump_model()["tree_info"]):
        for leaf in range(tree["num_leaves"]):
            code = min(max(0, round((model.get_leaf_output(at, leaf) - LEAST) / UNIT)), LEAF - 1)
            model.set_leaf_output(at, leaf, LEAST + UNIT * code)
    return model


def below(threshold):
    """The largest f32 that is no larger: a measure, which is an f32, is on the same side of both."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))


def nodes(node):
    """A node and all below, each before its children."""
    yield node
    if "leaf_value" not in node:
        yield from nodes(node["left_child"])
        yield from nodes(node["right_child"])


def rows_of(node):
    return node.get("internal_count", node.get("leaf_count"))


def question(node):
    assert node["decision_type"] == "<=", node["decision_type"]
    return node["split_feature"], below(node["threshold"])


def write(model, checkpoints, path):
    """The file that src/trees/tree.rs reads, and says how it is made."""
    every = [node for tree in model.dump_model()["tree_info"] for node in nodes(tree["tree_structure"])]
    questions = sorted({question(node) for node in every if "leaf_value" not in node})
    number = {question: at for at, question in enumerate(questions)}
    assert len(questions) <= LEAF
    out = struct.pack("<H", len(checkpoints)) + b"".join(struct.pack("<Hff", *it) for it in checkpoints)
    asked = Counter(measure for measure, _ in questions)
    out += struct.pack("<H", len(asked))
    for measure, count in asked.items():
        out += struct.pack(f"<HH{count}f", measure, count, *(threshold for of, threshold in questions if of == measure))
    for node in every:
        if "leaf_value" in node:
            out += struct.pack("<H", LEAF | round((node["leaf_value"] - LEAST) / UNIT))
        else:
            out += struct.pack("<HB", number[question(node)], round(ALL * rows_of(node["left_child"]) / rows_of(node)))
    path.write_bytes(out)
    print(f"{path}: {model.num_trees()} trees, {len(out)} bytes, checkpoints {checkpoints}")
