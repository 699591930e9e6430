#!/usr/bin/env python3
"""Put a trained model into models/zh-cn-8k with its model.yaml.

package.py MODEL LEXDIR LM OUT [search option=value ...]
"""
import hashlib
import os
import shutil
import sys

ACOUSTIC = ("mdef", "means", "variances", "mixture_weights", "sendump",
            "transition_matrices", "feature_transform", "feat.params",
            "noisedict")
HEAD = """\
name: zh-cn-8k
language: zh
rate_hz: 8000
acoustic: .
dictionary: zh-cn.dict
language_model: zh-cn.lm.bin
characters: zh-char.dict
additions: words.txt
licence: CC-BY-SA-3.0
attribution: >-
  Speech: Mozilla Common Voice zh-CN (CC0); DSPSpeech-20 (MIT);
  audio-cmn, Yue Tan, Shtooka, hugolpz (CC BY-SA 3.0).
  Readings: pinyin-data and phrase-pinyin-data, mozillazg (MIT).
  Words: jieba, fxsjy (MIT).  Text: CrossWOZ, thu-coai (Apache-2.0) and our
  own.
"""


def main():
    model, lexicon, language, out = sys.argv[1:5]
    os.makedirs(out, exist_ok=True)
    for name in ACOUSTIC:
        if os.path.exists(f"{model}/{name}"):
            shutil.copy(f"{model}/{name}", out)
        elif os.path.exists(f"{out}/{name}"):
            os.remove(f"{out}/{name}")
    for name in ("zh-cn.dict", "zh-char.dict"):
        shutil.copy(f"{lexicon}/{name}", out)
    shutil.copy(os.path.join(os.path.dirname(__file__), "../text/words.txt"),
                out)
    shutil.copy(language, f"{out}/zh-cn.lm.bin")
    phones = {p for line in open(f"{out}/zh-cn.dict", encoding="utf-8")
              for p in line.split()[1:]}
    with open(f"{out}/phones.txt", "w") as f:
        f.write("\n".join(sorted(phones | {"SIL"})) + "\n")
    with open(f"{out}/model.yaml", "w") as f:
        f.write(HEAD + "files:\n")
        for name in sorted(os.listdir(out)):
            if name != "model.yaml":
                digest = hashlib.sha256(open(f"{out}/{name}", "rb").read())
                f.write(f"  {name}: {digest.hexdigest()}\n")
        f.write("search:\n")
        for option in sys.argv[5:]:
            key, value = option.split("=")
            f.write(f"  {key}: {value}\n")
    size = sum(os.path.getsize(f"{out}/{n}") for n in os.listdir(out))
    print(f"{out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
