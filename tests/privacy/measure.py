#!/usr/bin/env python3
"""Recall and precision of what mask_words found, by kind.

    generate.py | mask_words | measure.py [--recall LEAST] [--precision LEAST] [--show N]

Recall: private words that are masked. Precision: masked words that are private. Whole: pieces of private data of which
no word is left. Ends with 1 where recall or precision is below what was asked for.
"""
import argparse
import collections
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recall", type=float, default=0)
    parser.add_argument("--precision", type=float, default=0)
    parser.add_argument("--show", type=int, default=0, help="turns with errors to show")
    arguments = parser.parse_args()
    private, found, items, lost = (collections.Counter() for _ in range(4))
    masked = right = 0
    turns = collections.defaultdict(list)
    whole = collections.defaultdict(lambda: True)
    for line in sys.stdin:
        dialogue, turn, party, _, _, word, label, kind = line.rstrip("\n").split("\t")
        name, is_masked = label.split("-")[0], kind != "nothing"
        if label == "~":
            continue
        if label != "-":
            private[name] += 1
            found[name] += is_masked
            whole[dialogue, label] &= is_masked
        masked += is_masked
        right += is_masked and label != "-"
        turns[dialogue, int(turn), party].append((word, label != "-", is_masked))
    for (_, label), is_whole in whole.items():
        items[label.split("-")[0]] += 1
        lost[label.split("-")[0]] += not is_whole
    print("kind      words  recall  pieces   whole")
    for name in sorted(private):
        print(f"{name:8s} {private[name]:6d}  {found[name] / private[name]:6.4f}  {items[name]:6d}  "
              f"{1 - lost[name] / items[name]:6.4f}")
    recall, precision = sum(found.values()) / sum(private.values()), right / max(1, masked)
    print(f"recall {recall:.4f}  precision {precision:.4f}  pieces whole {1 - sum(lost.values()) / sum(items.values()):.4f}")
    for (dialogue, turn, party), words in turns.items():
        if arguments.show > 0 and any(is_private != is_masked for _, is_private, is_masked in words):
            arguments.show -= 1
            marks = {(True, True): "{%s}", (True, False): "MISSED<%s>", (False, True): "WRONG<%s>", (False, False): "%s"}
            print(dialogue, turn, party, " ".join(marks[p, m] % w for w, p, m in words))
    if recall < arguments.recall or precision < arguments.precision:
        sys.exit(f"measure: recall {recall:.4f}, want {arguments.recall}; "
                 f"precision {precision:.4f}, want {arguments.precision}")


main()
