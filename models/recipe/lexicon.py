#!/usr/bin/env python3
"""Mandarin pronunciation: words -> phones, text -> words.

Phones are pinyin initials and finals without tone: MFCC features hear no
pitch, so tones would only split the training speech five ways (measured in
models/README.md).  Two finals are split as they sound: `ix` after z c s and
`iy` after zh ch sh r are not the `i` of ji.

Command line:
  lexicon.py build DATA TEXTDIR OUT   writes zh-cn.dict, zh-char.dict,
                                      phones.txt, words.tsv under OUT
"""
import collections
import os
import re
import string
import sys
import unicodedata

INITIALS = ("zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g",
            "k", "h", "j", "q", "x", "r", "z", "c", "s")

FINALS = ("a", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng",
          "er", "i", "ix", "iy", "ia", "ie", "iao", "iu", "ian", "in",
          "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un",
          "uang", "ong", "v", "ve", "van", "vn")

TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}

# Syllables that the table rules below do not cover.
ODD = {"ng": ("", "en"), "n": ("", "en"), "m": ("m", "u"), "hm": ("h", "en"),
       "hng": ("h", "en"), "ê": ("", "ei"), "yo": ("", "iu"),
       "lo": ("l", "uo"), "eng": ("", "eng"), "o": ("", "uo"),
       "weng": ("", "ueng")}

# Characters whose usual reading alone differs from the one that the phrase
# list counts most: the readings of a word of that character, in order of use.
# Those that it has in longer words only are not among them: what is rarely said
# would be as likely as what is said all the time (没 is mei; mo, as in 沉没,
# was heard for 我).
READINGS = """
的 de|了 le liao|地 di de|得 de dei|着 zhe zhao|还 hai huan|都 dou
长 chang zhang|行 xing|血 xue xie|薄 bo bao|重 zhong chong|调 diao tiao
会 hui|乐 le|觉 jue jiao|那 na nei|哪 na nei|这 zhe zhei|谁 shei shui
什 shen|给 gei|没 mei|差 cha|角 jiao|降 jiang
参 can|单 dan|曾 ceng zeng|朝 chao|传 chuan|弹 dan tan
便 bian|藏 cang zang|盛 sheng|率 lv|模 mo|省 sheng
似 si|折 zhe she|校 xiao|熟 shu shou|色 se|车 che|阿 a
落 luo|露 lu lou|塞 sai|佛 fo|系 xi|卡 ka|强 qiang
粘 zhan nian|勒 le lei|大 da|厦 sha xia|尾 wei|奇 qi|削 xiao xue
壳 ke|屏 ping|泊 bo po|秘 mi|和 he|嗯 en|呃 e|啊 a|哦 o|喂 wei
六 liu|幺 yao|吗 ma|嘛 ma|呢 ne|吧 ba|呀 ya|啦 la|哎 ai|唉 ai|诶 ei ai
石 shi|仇 chou qiu|数 shu|不 bu|一 yi|个 ge|上 shang|下 xia|我 wo
他 ta|她 ta|它 ta|们 men|说 shuo|要 yao|里 li|么 me|见 jian|提 ti
查 cha|贾 jia|否 fou|臂 bi bei|伯 bo|柏 bai bo|绿 lv
期 qi|叶 ye|术 shu|种 zhong|缩 suo|荨 qian xun|剥 bo bao
嚼 jiao jue|虹 hong|蔓 man wan|颈 jing|万 wan|厂 chang|广 guang
解 jie|识 shi|作 zuo|著 zhu|与 yu|为 wei|于 yu|可 ke|其 qi|适 shi
区 qu|员 yuan|合 he|洗 xi|余 yu|车 che|家 jia|圈 quan juan|轧 zha ya
"""

# Latin letters as Mandarin speakers name them on the telephone.
LETTERS = {"A": "ei", "B": "bi", "C": "xi", "D": "di", "E": "yi",
           "F": "ai fu", "G": "ji", "H": "ei chi", "I": "ai", "J": "zhei",
           "K": "kei", "L": "ai le", "M": "ai mu", "N": "en", "O": "ou",
           "P": "pi", "Q": "kiu", "R": "a er", "S": "ai si", "T": "ti",
           "U": "you", "V": "wei", "W": "da bu liu", "X": "ai ke si",
           "Y": "wai", "Z": "zei"}

# A string of digits is read digit by digit; 1 is yao in numbers that people
# dial and yi elsewhere, so both are entered.
DIGITS = {"0": "ling", "1": "yao", "2": "er", "3": "san", "4": "si",
          "5": "wu", "6": "liu", "7": "qi", "8": "ba", "9": "jiu"}

HAN = re.compile(r"[\u3400-\u9fff\u3007]")
TOKEN = re.compile(r"[\u3400-\u9fff\u3007]+|[A-Za-z0-9]+")


def plain(syllable):
    """`zhāng` -> (`zhang`, 1); `lǜ` -> (`lv`, 4); no mark is tone 5."""
    tone, out = 5, []
    for char in unicodedata.normalize("NFD", syllable.lower()):
        if char in TONES:
            tone = TONES[char]
        elif char == "\u0308":
            out[-1] = "v"
        elif char == "\u0302":
            out[-1] = "ê"
        else:
            out.append(char)
    return "".join(out), tone


def syllable_phones(syllable):
    """`zhang` -> (`zh`, `ang`); raises KeyError for what is no syllable."""
    if syllable in ODD:
        initial, final = ODD[syllable]
        return ["u", "eng"] if final == "ueng" else \
            [p for p in (initial, final) if p]
    initial = next((i for i in INITIALS if syllable.startswith(i)), "")
    final = syllable[len(initial):]
    if syllable[0] == "y":
        final = {"yi": "i", "ya": "ia", "ye": "ie", "yao": "iao",
                 "you": "iu", "yan": "ian", "yin": "in", "yang": "iang",
                 "ying": "ing", "yong": "iong", "yu": "v", "yue": "ve",
                 "yuan": "van", "yun": "vn", "yai": "ai"}[syllable]
    elif syllable[0] == "w":
        final = {"wu": "u", "wa": "ua", "wo": "uo", "wai": "uai",
                 "wei": "ui", "wan": "uan", "wen": "un",
                 "wang": "uang"}[syllable]
    elif initial in ("j", "q", "x") and final[0] == "u":
        final = {"u": "v", "ue": "ve", "uan": "van", "un": "vn"}[final]
    elif initial in ("b", "p", "m", "f") and final == "o":
        final = "uo"
    elif initial in ("z", "c", "s") and final == "i":
        final = "ix"
    elif initial in ("zh", "ch", "sh", "r") and final == "i":
        final = "iy"
    elif final == "ue":
        final = "ve"
    elif final in ("io", "iou"):
        final = "iu"
    if final not in FINALS:
        raise KeyError(syllable)
    return [p for p in (initial, final) if p]


def phones(pinyin, tones=False):
    """Space-separated pinyin (marks, or none) -> list of phones."""
    out = []
    for syllable in pinyin.split():
        bare, tone = plain(syllable)
        parts = syllable_phones(bare)
        if tones:
            parts[-1] += str(tone)
        out += parts
    return out


class Lexicon:
    """Readings of characters, phrases and words; never changes once built."""

    def __init__(self, data, textdir=None, tones=False):
        self.tones = tones
        self.frequency = {}
        self.chars = {}
        self.phrases = {}
        self.user = {}
        self._read_words(os.path.join(data, "text", "jieba-dict-small.txt"))
        self._read_chars(os.path.join(data, "text", "pinyin-data.txt"))
        self._read_phrases(os.path.join(data, "text", "phrase-pinyin.txt"))
        self._choose_readings()
        if textdir:
            self._read_user(os.path.join(textdir, "words.txt"))
        self.total = sum(self.frequency.values())
        self.longest = max(map(len, self.frequency))

    def _read_words(self, path):
        for line in open(path, encoding="utf-8"):
            word, count, _ = line.split()
            self.frequency[word] = int(count)

    def _read_chars(self, path):
        for line in open(path, encoding="utf-8"):
            if line.startswith("#"):
                continue
            left, right = line.split("#", 1)
            self.chars[right.strip()[0]] = \
                left.split(":")[1].strip().split(",")

    def _read_phrases(self, path):
        for line in open(path, encoding="utf-8"):
            if line.startswith("#") or ":" not in line:
                continue
            phrase, pinyin = line.split(":", 1)
            pinyin = pinyin.split("#")[0].strip()
            if len(pinyin.split()) == len(phrase):
                self.phrases[phrase] = pinyin

    def _choose_readings(self):
        """The reading most used in phrases, weighed by their frequency."""
        seen = collections.defaultdict(collections.Counter)
        for phrase, pinyin in self.phrases.items():
            weight = self.frequency.get(phrase, 1)
            for char, syllable in zip(phrase, pinyin.split()):
                seen[char][syllable] += weight
        for char, readings in self.chars.items():
            best = seen[char].most_common(1)
            if best and best[0][0] in readings:
                readings.remove(best[0][0])
                readings.insert(0, best[0][0])
        self.fixed = {}
        for entry in re.split(r"[|\n]", READINGS.strip()):
            char, *readings = entry.split()
            self.fixed[char] = readings

    def _read_user(self, path):
        for line in open(path, encoding="utf-8"):
            line = line.split("#")[0].rstrip()
            if not line:
                continue
            word, *rest = line.split("\t")
            if rest:
                self.user[word] = [r.strip() for r in rest]
            self.frequency.setdefault(word, 3000)

    def char_readings(self, char):
        """Readings of one character, the usual one first."""
        if char in self.fixed:
            known = {plain(r)[0]: r for r in
                     reversed(self.chars.get(char, []))}
            return [known.get(r, r) for r in self.fixed[char]]
        return self.chars[char][:1]

    def pinyin(self, word):
        """All readings of a word as pinyin, the usual one first."""
        if word in self.user:
            return self.user[word]
        if not HAN.match(word):
            return self._latin(word)
        if len(word) == 1:
            return self.char_readings(word)
        return [self._compose(word)]

    def _latin(self, word):
        text = " ".join(LETTERS.get(c.upper()) or DIGITS[c] for c in word)
        return [text] if "1" not in word else [text,
                                               text.replace("yao", "yi")]

    def _compose(self, word):
        out, i = [], 0
        while i < len(word):
            for j in range(len(word), i, -1):
                part = word[i:j]
                if part in self.user and j - i > 1:
                    out.append(self.user[part][0])
                    break
                if part in self.phrases:
                    out.append(self.phrases[part])
                    break
                if j == i + 1:
                    out.append(self._latin(part)[0]
                               if not HAN.match(part)
                               else self.char_readings(part)[0])
                    break
            i = j
        return " ".join(out)

    def phones(self, word):
        """Distinct pronunciations of a word, each a list of phones."""
        out = []
        for reading in self.pinyin(word):
            sounds = phones(reading, self.tones)
            if sounds not in out:
                out.append(sounds)
        return out

    def segment(self, text):
        """Words of a text: the split of the greatest unigram likelihood."""
        words = []
        for token in TOKEN.findall(text):
            if token in self.user or not HAN.match(token):
                words += self._split_latin(token)
            else:
                words += self._split_han(token)
        return words

    def _split_latin(self, token):
        for known in (token, token.upper()):
            if known in self.frequency:
                return [known]
        return list(token.upper())

    def _split_han(self, run):
        import math
        n = len(run)
        best = [0.0] + [-1e30] * n
        back = [0] * (n + 1)
        total = math.log(self.total)
        for i in range(n):
            for j in range(i + 1, min(n, i + self.longest) + 1):
                count = self.frequency.get(run[i:j], 0)
                if not count:
                    if j > i + 1:
                        continue
                    count = 0.5
                score = best[i] + math.log(count) - total
                if score > best[j]:
                    best[j], back[j] = score, i
        words, j = [], n
        while j:
            words.append(run[back[j]:j])
            j = back[j]
        return words[::-1]


def write_dictionary(lexicon, words, path):
    """PocketSphinx dictionary; further readings of w are w(2), w(3)."""
    with open(path, "w", encoding="utf-8") as out:
        for word in sorted(words):
            try:
                readings = lexicon.phones(word)
            except KeyError:
                continue
            for i, sounds in enumerate(readings):
                name = word if i == 0 else f"{word}({i + 1})"
                out.write(f"{name} {' '.join(sounds)}\n")


# Words said fewer than this many times in the word list's own corpus are left
# out of the run-time dictionary: they cost search time and are never said at
# a hotline.
RARE = 50
LONGEST = 6


def build(data, textdir, out, extra=()):
    lexicon = Lexicon(data, textdir)
    words = {w for w, c in lexicon.frequency.items()
             if c >= RARE and len(w) <= LONGEST or w in lexicon.user}
    words |= {c for w in lexicon.frequency for c in w if HAN.match(c)}
    words |= set(lexicon.user) | set(extra)
    words = {w for w in words if w in lexicon.user
             or all(c in lexicon.chars for c in w)}
    # Letters but G, which are gigabytes: whoever listens for them has them from
    # words.txt; between words they would be heard everywhere.
    words -= set(string.ascii_uppercase) - {"G"}
    write_dictionary(lexicon, words, os.path.join(out, "zh-cn.dict"))
    common = [c for c in lexicon.chars
              if c in lexicon.fixed or "\u4e00" <= c <= "\u9fa5"
              or c == "〇"]
    write_chars(lexicon, common, os.path.join(out, "zh-char.dict"))


def write_chars(lexicon, chars, path):
    """Every reading of every character, the usual one first."""
    with open(path, "w", encoding="utf-8") as out:
        for char in sorted(chars):
            every = lexicon.char_readings(char) + lexicon.chars.get(char, [])
            known = []
            for reading in every:
                try:
                    sounds = " ".join(phones(reading))
                except (KeyError, IndexError):
                    continue
                if sounds not in known:
                    known.append(sounds)
            for i, sounds in enumerate(known):
                out.write(f"{char if not i else f'{char}({i + 1})'} "
                          f"{sounds}\n")


if __name__ == "__main__":
    if len(sys.argv) != 5 or sys.argv[1] != "build":
        sys.exit(__doc__)
    build(*sys.argv[2:])
