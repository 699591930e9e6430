"""Numbers in Chinese text as they are spoken.

spoken("消费100-150元，电话010-6871") -> "消费一百到一百五十元，电话零一零六八七一"
"""
import re

DIGITS = "零一二三四五六七八九"
# Numbers that are names keep their form; the lexicon knows their readings.
NAMES = {"10000", "10086", "10010", "10001", "10099", "12300", "12315",
         "12345", "110", "114", "119", "120"}


def cardinal(n):
    """0 to 99,999,999 in words."""
    if n >= 10000:
        rest = n % 10000
        gap = "零" if 0 < rest < 1000 else ""
        return cardinal(n // 10000) + "万" + (gap + cardinal(rest)
                                              if rest else "")
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    if out.startswith("一十"):
        out = out[1:]
    return out or "零"


def digits(text):
    return "".join(DIGITS[int(c)] for c in text if c.isdigit())


def _number(match):
    text = match[0]
    if text in NAMES:
        return text
    whole, _, part = text.partition(".")
    if len(whole) > 8 or (len(whole) > 1 and whole[0] == "0"):
        return digits(text)
    return cardinal(int(whole)) + ("点" + digits(part) if part else "")


def spoken(text):
    text = re.sub(r"(\d{3,4})-(\d{6,8})", lambda m: digits(m[0]), text)
    text = re.sub(r"(\d{4})年", lambda m: digits(m[1]) + "年", text)
    text = re.sub(r"(\d+):(\d\d)", lambda m: cardinal(int(m[1])) + "点" + (
        cardinal(int(m[2])) + "分" if int(m[2]) else ""), text)
    text = re.sub(r"(\d)\s*[-~～]\s*(\d)", r"\1到\2", text)
    text = re.sub(r"(\d+(?:\.\d+)?)%",
                  lambda m: "百分之" + _number(re.match(r".*", m[1])), text)
    return re.sub(r"\d+(?:\.\d+)?", _number, text)
