#!/usr/bin/env python3
"""Dialogues in which people say numbers, names and addresses, with what is private in them marked.

    generate.py [--seed N] [--count N] > dialogues.tsv

A line is a word: dialogue, turn, party, start_s, end_s, word, label. Words with the same label other than "-" are one
piece of private data ("phone-3"); "~" may be masked or not. Half of the dialogues are Mandarin, half English. Numbers are made with their check
digits and said in many ways: digit by digit, in groups, doubled, in English pairs, in Arabic digits, over several
turns, read back, corrected, hesitated over, and with a recogniser's errors. Prices, dates, plans, service numbers and
other numbers that tell nobody's name stand among them.
"""
import argparse
import random
import re

DIGITS_ZH = "零一二三四五六七八九"
DIGITS_EN = "zero one two three four five six seven eight nine".split()
TEENS_EN = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS_EN = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
MONTHS_EN = "january february march april may june july august september october november december".split()

# ---- numbers as people have them ----


def digits(rng, count):
    return "".join(str(rng.randrange(10)) for _ in range(count))


def mobile(rng):
    return "1" + rng.choice("3456789") + digits(rng, 9)


def landline(rng):
    return rng.choice(["010", "021", "0571", "0755", "0371", "028"]) + rng.choice("23568") + digits(rng, 7)


def identity(rng):
    body = rng.choice(["110105", "330102", "440305", "510104", "320106"]) + "%04d%02d%02d" % (
        rng.randrange(1940, 2006), rng.randrange(1, 13), rng.randrange(1, 29)) + digits(rng, 3)
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(w * int(d) for w, d in zip(weights, body)) % 11]


def card(rng, length):
    body = rng.choice(["62", "4", "5"]) + digits(rng, length)
    body = body[:length - 1]
    total = 0
    for i, d in enumerate(reversed(body)):
        d = int(d) * (2 if i % 2 == 0 else 1)
        total += d - 9 if d > 9 else d
    return body + str(-total % 10)


def phone_en(rng):
    return rng.choice("2345679") + digits(rng, 2) + rng.choice("23456789") + digits(rng, 6)


# ---- how they are said ----


def groups(rng, number):
    """Cut a number as people breathe."""
    cuts = {11: [[3, 4, 4], [3, 4, 4], [3, 3, 5], [4, 4, 3], [11]], 18: [[6, 8, 4], [6, 4, 4, 4], [3, 3, 4, 4, 4]],
            10: [[3, 3, 4], [3, 3, 2, 2], [10]], 16: [[4, 4, 4, 4], [4, 4, 8]], 19: [[4, 4, 4, 4, 3], [6, 4, 4, 5]]}
    sizes = rng.choice(cuts.get(len(number), [[len(number)], [3] * (len(number) // 3) + [len(number) % 3]]))
    out, at = [], 0
    for size in sizes:
        if size:
            out.append(number[at:at + size])
            at += size
    return out


def say_zh(rng, number, style):
    out, i = "", 0
    while i < len(number):
        c = number[i]
        run = len(number[i:]) - len(number[i:].lstrip(c))
        if c == "X":
            out += rng.choice(["X", "叉", "x"])
        elif run >= 3 and rng.random() < 0.3:
            out += DIGITS_ZH[run].replace("二", "两") + "个" + DIGITS_ZH[int(c)]
            i += run - 1
        elif run == 2 and rng.random() < 0.2:
            out += "双" + DIGITS_ZH[int(c)]
            i += 1
        elif c == "1" and style != "plain":
            out += "幺"
        elif c == "2" and rng.random() < 0.03:
            out += "两"
        elif style == "arabic" or style == "mixed" and rng.random() < 0.3:
            out += c
        else:
            out += DIGITS_ZH[int(c)]
        i += 1
    return out


def say_en(rng, number):
    out, i = [], 0
    pairs = rng.random() < 0.25
    while i < len(number):
        c, d = int(number[i]), number[i + 1:i + 2]
        if d == str(c) and rng.random() < 0.35:
            if number[i + 2:i + 3] == d and rng.random() < 0.5:
                out += ["triple", DIGITS_EN[c]]
                i += 3
            else:
                out += ["double", DIGITS_EN[c]]
                i += 2
            continue
        if number[i + 1:] == "00" and c and rng.random() < 0.6:
            out += [DIGITS_EN[c], "hundred"]
            break
        if pairs and d and len(number) - i != 3 and rng.random() < 0.6:
            if c == 1:
                out.append(TEENS_EN[int(d)])
                i += 2
                continue
            if c > 1:
                out.append(TENS_EN[c])
                if d != "0":
                    out.append(DIGITS_EN[int(d)])
                i += 2
                continue
        out.append(rng.choice(["oh", "zero"]) if c == 0 else DIGITS_EN[c])
        i += 1
    return " ".join(out)


class Dialogue:
    """Turns of (party, text); private parts stand as <label>…</label>'s short form {label:…}."""

    def __init__(self, rng):
        self.rng, self.turns, self.items = rng, [], 0

    def add(self, party, text):
        self.turns.append((party, text))

    def label(self, kind):
        self.items += 1
        return f"{kind}-{self.items}"


def tell(d, number, kind, say, lead, back, unclear):
    """The customer tells a number: at once or in pieces, read back or not, corrected or not."""
    rng, label = d.rng, d.label(kind)
    parts = groups(rng, number)
    how = rng.random()
    if how < 0.4 or len(number) < 7:
        said = rng.choice(["", "", " "]).join("{%s:%s}" % (label, say(rng, p)) for p in parts)
        if rng.random() < 0.2:
            said = ("{%s:%s}" % (label, say(rng, number)))
        d.add("C", lead + said)
    elif how < 0.7:  # back-channels between
        for i, p in enumerate(parts):
            d.add("C", (lead if i == 0 else "") + "{%s:%s}" % (label, say(rng, p)))
            if i + 1 < len(parts):
                d.add("A", rng.choice(unclear[0]))
    elif how < 0.9:  # the agent repeats each piece
        for i, p in enumerate(parts):
            d.add("C", (lead if i == 0 else "") + "{%s:%s}" % (label, say(rng, p)))
            d.add("A", "{%s:%s}" % (label, say(rng, p)) + rng.choice(["", rng.choice(unclear[0])]))
    else:  # hesitation within
        d.add("C", lead + ("{~:%s}" % rng.choice(unclear[1])).join("{%s:%s}" % (label, say(rng, p)) for p in parts))
    if rng.random() < 0.5:
        d.add("A", back[0] + "{%s:%s}" % (label, say(rng, number)) + back[1])
        if rng.random() < 0.25 and len(number) >= 7:
            wrong = number[-4:]
            d.add("C", rng.choice(unclear[2]) + "{%s:%s}" % (label, say(rng, wrong)))
            d.add("A", "{%s:%s}" % (label, say(rng, wrong)) + rng.choice(unclear[0]))
        else:
            d.add("C", rng.choice(unclear[3]))


# ---- Mandarin ----

UNCLEAR_ZH = (["嗯", "好", "好的", "对", "嗯嗯", "您说", "请继续"], ["嗯", "呃", "那个", "然后"],
              ["不对后面是", "不是是", "错了最后四位是"], ["对", "对的", "没错", "是的"])
NAMES_ZH = ["张建国", "李秀英", "王伟", "刘洋", "陈丽华", "杨帆", "赵敏", "黄志强", "周杰", "吴桂兰", "徐静", "孙立军", "朱莉",
            "马晓东", "胡文博", "郭海燕", "何雨晴", "林小雨", "罗永浩", "梁启明", "宋佳", "郑凯", "谢天华", "韩雪", "唐国强", "冯巩",
            "欧阳修文", "司马青", "董卿", "萧红军", "曹德旺", "曾志伟", "彭于东", "吕梁", "苏有朋", "蒋勤勤", "蔡明亮", "贾玲玉", "丁一平", "魏大勋"]
PLACES_ZH = ["中山路{n}号", "人民东路{n}号{m}栋{r}室", "朝阳区望京街道{n}号院{m}号楼{m}单元{r}", "幸福小区{m}栋{m}单元{r}室",
             "杭州市西湖区文三路{n}号", "浦东新区张杨路{n}弄{m}号{r}室", "建设大道{n}号阳光花园{m}栋{r}", "红旗镇东风村{m}组",
             "解放大街{n}号", "翠园社区{m}号楼{r}室", "江苏省南京市鼓楼区湖南路{n}号"]


def cardinal_zh(n):
    if n >= 10000:
        return cardinal_zh(n // 10000) + "万" + (cardinal_zh(n % 10000) if n % 10000 else "")
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS_ZH[digit] + name
            zero = False
        else:
            zero = True
    return (out[1:] if out.startswith("一十") else out) or "零"


def negative_zh(rng):
    n, m = rng.randrange(10, 400), rng.randrange(1, 13)
    plan = rng.choice(["一九九", "一二九", "五九", "三九", "九九", "两九九", "一五九", "八八"])
    return rng.choice([
        f"您这个月一共消费{cardinal_zh(n)}元其中流量费{cardinal_zh(m)}块五",
        f"您现在用的是{plan}套餐每月{cardinal_zh(n)}元",
        f"可以改成{plan}的套餐包含{cardinal_zh(n)}兆宽带",
        f"合约到二零二{rng.choice('五六七八')}年{cardinal_zh(m)}月{cardinal_zh(rng.randrange(1, 29))}号到期".replace(
            "5", "五").replace("6", "六").replace("7", "七").replace("8", "八"),
        f"工号{say_zh(rng, digits(rng, 4), 'yao')}为您服务",
        "您可以拨打" + rng.choice(["一零零八六", "幺零零八六", "10086", "幺二三四五", "一二三一五", "一零零零零", "九五五八八", "一一四"]) + "咨询",
        "请您登录幺九二点幺六八点幺点幺看一下路由器",
        f"营业时间是早上{cardinal_zh(rng.randrange(7, 10))}点半到晚上{cardinal_zh(rng.randrange(17, 22) - 12)}点",
        f"宽带报的是错误{rng.choice(['六九一', '六七八', '六五一', '七九七'])}",
        f"大概{cardinal_zh(rng.randrange(2, 30))}分钟以后会恢复二十四小时之内给您回电",
        f"赠送{cardinal_zh(rng.randrange(5, 60))}个G的流量有效期{cardinal_zh(rng.randrange(2, 13))}个月",
        f"五G套餐现在打{rng.choice('七八九')}折".replace("7", "七"),
        f"已经等了{cardinal_zh(rng.randrange(2, 9))}天打了{cardinal_zh(rng.randrange(3, 12))}次电话",
        f"我二零一{rng.choice('一二三四五六七八九')}年就是你们的用户了",
        f"发送{rng.choice(['一零一', '三零一', '二零八', '五五五'])}到一零零八六就可以查询",
        "客服热线是四零零八一零零零零零",
        f"请按{rng.choice('一二三')}号键",
        f"尊享版{rng.choice(['三百兆', '五百兆', '一千兆'])}每年{cardinal_zh(rng.randrange(300, 1500))}元",
        f"我家里{rng.choice(['两三', '三四', '五六'])}台手机都连不上一到晚上八九点就卡",
        f"积分还有{cardinal_zh(rng.randrange(1000, 20000))}分可以换{cardinal_zh(rng.randrange(5, 50))}元话费",
    ])


def scene_zh(d):
    rng = d.rng
    style = rng.choice(["yao", "yao", "plain", "mixed", "arabic"])

    def say(r, number):
        return say_zh(r, number, style)

    back = (rng.choice(["跟您确认一下是", "您的号码是", "是", "好的我重复一遍"]), rng.choice(["对吗", "是吧", "没错吧", ""]))
    kind = rng.choice(["mobile", "mobile", "mobile", "landline", "identity", "identity", "tail", "card", "code", "account",
                       "name", "name", "address", "address", "plate", "mail", "birth", "unasked"])
    if kind == "mobile":
        d.add("A", rng.choice(["请您提供一下手机号码", "请问您要查询的号码是多少", "您的联系电话是多少", "麻烦报一下您的手机号", "方便留个联系方式吗",
                               "请问您办理业务的手机号是"]))
        tell(d, mobile(rng), "phone", say, rng.choice(["", "我的手机号是", "嗯", "你记一下", "号码是", "就是这个"]), back, UNCLEAR_ZH)
    elif kind == "landline":
        d.add("A", rng.choice(["宽带绑定的座机号是多少", "请问固话号码是多少"]))
        tell(d, landline(rng), "phone", say, rng.choice(["", "区号是", "家里的电话是"]), back, UNCLEAR_ZH)
    elif kind == "unasked":
        tell(d, rng.choice([mobile, identity])(rng), "phone", say, rng.choice(["你给我查一下", "帮我看看", "我这个", "打不通的是"]), back,
             UNCLEAR_ZH)
    elif kind == "identity":
        d.add("A", rng.choice(["请报一下机主的身份证号码", "麻烦您提供一下身份证号", "证件号码是多少"]))
        tell(d, identity(rng), "identity", say, rng.choice(["", "身份证是", "嗯"]), back, UNCLEAR_ZH)
    elif kind == "tail":
        d.add("A", rng.choice(["请提供身份证后四位", "身份证后六位是多少", "请问银行卡尾号是多少", "为了核实身份请说一下证件号后四位"]))
        tell(d, digits(rng, rng.choice([4, 4, 6])), "tail", say, rng.choice(["", "嗯", "是", "后四位是"]), back, UNCLEAR_ZH)
    elif kind == "card":
        d.add("A", rng.choice(["请说一下您的银行卡号", "退款的卡号是多少"]))
        tell(d, card(rng, rng.choice([16, 19])), "card", say, rng.choice(["", "卡号是", "你记一下"]), back, UNCLEAR_ZH)
    elif kind == "code":
        d.add("A", rng.choice(["请把收到的验证码告诉我", "请输入或者说出您的服务密码"]))
        tell(d, digits(rng, 6), "code", say, rng.choice(["", "验证码是", "嗯"]), back, UNCLEAR_ZH)
    elif kind == "account":
        d.add("A", rng.choice(["宽带账号是多少", "请问您的户号", "工单号您记得吗"]))
        tell(d, digits(rng, rng.choice([8, 10, 12])), "account", say, rng.choice(["", "账号是", "是"]), back, UNCLEAR_ZH)
    elif kind == "name":
        label, name = d.label("name"), rng.choice(NAMES_ZH)
        how = rng.random()
        if how < 0.4:
            d.add("A", rng.choice(["请问您贵姓", "请问怎么称呼您", "请问机主姓名是什么", "麻烦说一下机主的名字"]))
            d.add("C", rng.choice(["", "嗯", "我叫", "是", "机主是"]) + "{%s:%s}" % (label, name))
            if rng.random() < 0.5:
                d.add("A", rng.choice(["好的", "您好"]) + "{%s:%s}" % (label, name[:2] if len(name) == 4 else name[0]) +
                      rng.choice(["先生", "女士"]) + "请稍等")
        elif how < 0.7:
            d.add("C", rng.choice(["我叫{%s:%s}", "你好我叫{%s:%s}要查话费", "机主姓名是{%s:%s}", "联系人是{%s:%s}"]) % (label, name))
        else:
            surname = name[:2] if len(name) == 4 else name[0]
            d.add("A", "请问您贵姓")
            d.add("C", rng.choice(["我姓", "免贵姓", "姓"]) + "{%s:%s}" % (label, surname))
            d.add("A", "{%s:%s}" % (label, surname) + rng.choice(["先生", "女士", "小姐"]) + "您好")
    elif kind == "address":
        label = d.label("address")
        place = rng.choice(PLACES_ZH).format(n=cardinal_zh(rng.randrange(2, 900)), m=cardinal_zh(rng.randrange(1, 20)),
                                             r=say_zh(rng, "%d0%d" % (rng.randrange(1, 30), rng.randrange(1, 9)), "plain"))
        if rng.random() < 0.6:
            d.add("A", rng.choice(["装机地址在哪里", "请问您的详细地址", "宽带装在什么地址"]))
            d.add("C", rng.choice(["在", "", "嗯", "我家在", "地址是"]) + "{%s:%s}" % (label, place))
        else:
            d.add("C", rng.choice(["我住在{%s:%s}", "地址是{%s:%s}", "我在{%s:%s}这边没信号", "上门到{%s:%s}"]) % (label, place))
        if rng.random() < 0.4:
            d.add("A", "好的{%s:%s}" % (label, place) + rng.choice(["对吗", "是吧", ""]))
    elif kind == "plate":
        plate = rng.choice("京沪粤浙苏川鲁") + rng.choice("ABCDE")
        rest = digits(rng, 5)
        d.add("C", "我的车牌是{%s:%s}" % (d.label("plate"), plate + say_zh(rng, rest, "yao")))
    elif kind == "mail":
        box = rng.choice(["zhang", "liwei", "abc", "sunny", "wang"]) + say_zh(rng, digits(rng, 4), "plain")
        if rng.random() < 0.5:
            box = say_zh(rng, digits(rng, 9), "plain")
        d.add("A", "电子发票发到哪个邮箱")
        d.add("C", "发到{%s:%s}" % (d.label("mail"), box + rng.choice(["艾特", "at ", "@ "]) + rng.choice(
            ["qq点com", "一六三点com", "126点com", "gmail点com"])))
    else:
        d.add("A", rng.choice(["请问您的出生日期是", "您的生日是哪天"]))
        d.add("C", "{%s:%s年%s月%s%s}" % (d.label("birth"), say_zh(rng, str(rng.randrange(1945, 2005)), "plain"),
                                        cardinal_zh(rng.randrange(1, 13)), cardinal_zh(rng.randrange(1, 29)),
                                        rng.choice(["号", "日"])))


SMALL_ZH = ["好的请稍等", "还有别的问题吗", "嗯我知道了", "怎么又断了", "麻烦你快一点", "感谢您的耐心等待", "我先帮您查询一下", "这个怎么收费的", "不客气再见",
            "我想问一下流量怎么用得这么快", "师傅什么时候上门", "一下子扣这么多谁受得了", "我一直都用你们家的", "先重启一下光猫看看"]

# ---- English ----

UNCLEAR_EN = (["uh huh", "okay", "got it", "yes", "mm hmm", "go ahead"], [" um ", " uh ", " then ", " and "],
              ["no it's ", "sorry that's ", "no the end is "], ["yes", "that's right", "correct", "yep"])
FIRST_EN = "john mary david susan linda kevin priya carlos anita george helen omar grace victor nancy peter".split()
LAST_EN = "smith johnson patel garcia brown wilson lee o'connor nguyen taylor davies kowalski roberts evans murphy".split()
STREETS_EN = "maple oak church station victoria elm park high mill washington lincoln cedar".split()
KINDS_EN = "street road avenue lane drive court boulevard".split()
TOWNS_EN = ["springfield", "austin texas", "leeds", "san jose california", "bristol", "denver colorado"]


def cardinal_en(n):
    if n >= 1000:
        return cardinal_en(n // 1000) + " thousand" + (" " + cardinal_en(n % 1000) if n % 1000 else "")
    if n >= 100:
        return DIGITS_EN[n // 100] + " hundred" + (" and " + cardinal_en(n % 100) if n % 100 else "")
    if n >= 20:
        return TENS_EN[n // 10] + (" " + DIGITS_EN[n % 10] if n % 10 else "")
    return TEENS_EN[n - 10] if n >= 10 else DIGITS_EN[n]


def negative_en(rng):
    n = rng.randrange(10, 400)
    return rng.choice([
        f"your bill this month is {cardinal_en(n)} dollars and {cardinal_en(rng.randrange(5, 99))} cents",
        f"the plan is {cardinal_en(rng.randrange(20, 99))} ninety nine a month for {rng.choice(['three', 'five'])} hundred megs",
        f"you have used {cardinal_en(rng.randrange(2, 90))} gigabytes out of one hundred",
        f"it was installed in two thousand {cardinal_en(rng.randrange(10, 25))} on {rng.choice(MONTHS_EN)} {cardinal_en(rng.randrange(1, 29))}",
        "you can dial nine one one or call one eight hundred five five five for help",
        f"i have been waiting for {cardinal_en(rng.randrange(20, 90))} minutes and called {cardinal_en(rng.randrange(3, 9))} times",
        "please press one for sales or two for support",
        f"we are open from {cardinal_en(rng.randrange(7, 10))} am to {cardinal_en(rng.randrange(5, 10))} pm twenty four seven online",
        f"type one nine two point one six eight point one point one in your browser",
        f"the error code is six nine one on the screen",
        f"that is a discount of {cardinal_en(rng.randrange(5, 50))} percent for twelve months",
        f"my badge number is {say_en(rng, digits(rng, 4))} for this call" if rng.random() < 0.3 else "this is a five g phone",
        f"from two thousand nineteen to two thousand twenty four i paid every month",
        f"channel {cardinal_en(rng.randrange(2, 500))} has no picture",
        f"there are {cardinal_en(rng.randrange(2, 12))} people in the house and {cardinal_en(rng.randrange(2, 6))} phones",
        f"it costs {cardinal_en(rng.randrange(200, 2000))} dollars to buy it out",
    ])


def scene_en(d):
    rng = d.rng

    def say(r, number):
        return " " + say_en(r, number) + " "

    back = (rng.choice(["so that is ", "let me read that back ", "i have ", ""]), rng.choice([" correct", " right", ""]))
    kind = rng.choice(["phone", "phone", "phone", "social", "tail", "card", "code", "account", "name", "name", "address",
                       "address", "mail", "birth", "plate", "unasked"])
    if kind == "phone":
        d.add("A", rng.choice(["what is your phone number", "can i get a callback number", "what is the best number to reach you",
                               "may i have the mobile number on the account"]))
        tell(d, phone_en(rng), "phone", say, rng.choice(["", "it's ", "sure ", "my number is "]), back, UNCLEAR_EN)
    elif kind == "unasked":
        tell(d, rng.choice([phone_en, mobile])(rng), "phone", say, rng.choice(["please look up ", "i'm calling about ", "it's "]), back,
             UNCLEAR_EN)
    elif kind == "social":
        d.add("A", "can you verify your social security number")
        tell(d, digits(rng, 9), "social", say, rng.choice(["", "yes ", "it's "]), back, UNCLEAR_EN)
    elif kind == "tail":
        d.add("A", rng.choice(["what are the last four digits of your social", "can i have the last four of the card"]))
        tell(d, digits(rng, 4), "tail", say, rng.choice(["", "it's ", "yes "]), back, UNCLEAR_EN)
    elif kind == "card":
        d.add("A", rng.choice(["what is the card number", "can you read me the credit card number please"]))
        tell(d, card(rng, 16), "card", say, rng.choice(["", "okay ", "it's "]), back, UNCLEAR_EN)
    elif kind == "code":
        d.add("A", rng.choice(["please read me the verification code", "what is the pin on the account"]))
        tell(d, digits(rng, rng.choice([4, 6])), "code", say, rng.choice(["", "it's ", "the code is "]), back, UNCLEAR_EN)
    elif kind == "account":
        d.add("A", rng.choice(["do you have the account number", "what is your reference number"]))
        tell(d, digits(rng, rng.choice([8, 9, 10])), "account", say, rng.choice(["", "it's ", "yes "]), back, UNCLEAR_EN)
    elif kind == "name":
        label, first, last = d.label("name"), rng.choice(FIRST_EN), rng.choice(LAST_EN)
        how = rng.random()
        if how < 0.4:
            d.add("A", rng.choice(["may i have your name please", "who am i speaking with", "what is your full name"]))
            d.add("C", rng.choice(["", "yes it's ", "my name is ", "sure "]) + "{%s:%s %s}" % (label, first, last))
        elif how < 0.7:
            d.add("C", rng.choice(["hi my name is {%s:%s %s} and i have a problem", "this is {%s:%s %s} speaking",
                                   "the name on the account is {%s:%s %s}"]) % (label, first, last))
        else:
            d.add("C", "the account holder is {%s:%s %s}" % (label, first, last))
            d.add("A", "how do you spell that")
            d.add("C", "{%s:%s}" % (label, " ".join(last.replace("'", ""))))
        if rng.random() < 0.4:
            d.add("A", rng.choice(["thank you mister ", "okay miss ", "thanks mrs "]) + "{%s:%s}" % (label, last) + " how can i help")
    elif kind == "address":
        label = d.label("address")
        house = rng.choice([cardinal_en(rng.randrange(2, 99)), say_en(rng, digits(rng, 3)), say_en(rng, "1" + digits(rng, 3))])
        place = f"{house} {rng.choice(STREETS_EN)} {rng.choice(KINDS_EN)}"
        if rng.random() < 0.4:
            place += f" {rng.choice(['apartment', 'unit', 'flat'])} {cardinal_en(rng.randrange(1, 40))}"
        if rng.random() < 0.5:
            place += " " + rng.choice(TOWNS_EN)
        if rng.random() < 0.6:
            d.add("A", rng.choice(["what is the service address", "can you confirm your address"]))
            d.add("C", rng.choice(["", "it's ", "yes "]) + "{%s:%s}" % (label, place))
        else:
            d.add("C", rng.choice(["i live at {%s:%s}", "my address is {%s:%s}", "please send it to {%s:%s}"]) % (label, place))
    elif kind == "mail":
        box = rng.choice([rng.choice(FIRST_EN) + " dot " + rng.choice(LAST_EN), rng.choice(FIRST_EN) + " " + say_en(rng, digits(rng, 2)),
                          "sunny underscore day"])
        d.add("C", rng.choice(["my email is ", "send it to ", "email address is "]) + "{%s:%s}" % (
            d.label("mail"), box + " at " + rng.choice(["gmail dot com", "yahoo dot co dot uk", "hotmail dot com", "outlook dot com"])))
    elif kind == "plate":
        d.add("A", "what is your license plate")
        d.add("C", "{%s:%s}" % (d.label("plate"), " ".join(rng.choice("bcdfghjklmnpqrst") for _ in range(3)) + say(rng, digits(rng, 4))))
    else:
        d.add("A", rng.choice(["what is your date of birth", "can you verify your birthday"]))
        day = rng.choice(["first", "second", "third", "fifth", "twelfth", "twentieth", "twenty second", "thirtieth"])
        d.add("C", rng.choice(["it's ", ""]) + "{%s:%s %s nineteen %s}" % (
            d.label("birth"), rng.choice(MONTHS_EN), day, cardinal_en(rng.randrange(50, 99))))


SMALL_EN = ["okay let me check that for you", "is there anything else", "i see", "it dropped again", "can you hurry up please",
            "thank you for waiting", "how much does that cost", "goodbye", "my internet is so slow", "when will the technician come",
            "i would like to cancel", "one moment please", "that is not what i was told", "no problem at all"]


def dialogue(rng, is_chinese):
    d = Dialogue(rng)
    small, negative, scene = (SMALL_ZH, negative_zh, scene_zh) if is_chinese else (SMALL_EN, negative_en, scene_en)
    for _ in range(rng.randrange(1, 4)):
        for _ in range(rng.randrange(1, 4)):
            d.add(rng.choice("AC"), rng.choice(small) if rng.random() < 0.4 else negative(rng))
        scene(d)
    for _ in range(rng.randrange(1, 4)):
        d.add(rng.choice("AC"), rng.choice(small) if rng.random() < 0.4 else negative(rng))
    return d


# ---- as a recogniser writes it ----


def cut(rng, text):
    """Words with labels: Latin words whole, ideographs one by one or two and three together."""
    label, out = "-", []
    for piece in re.findall(r"\{[^:]*:|\}|[A-Za-z']+|[0-9]+|@|.", text):
        if piece.startswith("{"):
            label = piece[1:-1]
        elif piece == "}":
            label = "-"
        elif not piece.isspace():
            joins = out and "一" <= piece <= "鿿" and "一" <= out[-1][0][-1] <= "鿿" and out[-1][1] == label
            if joins and len(out[-1][0]) < 3 and rng.random() < 0.25:
                out[-1][0] += piece
            else:
                out.append([piece, label])
    return out


MISHEARD = {"two": ["to", "too"], "four": ["for"], "eight": ["ate"], "one": ["won"]}
OTHER_ZH = "的了在这有大来上个到说们为子和地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长"


def mishear(rng, words, rate):
    out = []
    for word, label in words:
        dice = rng.random()
        if word in MISHEARD and label != "-" and dice < rate:
            word = rng.choice(MISHEARD[word])
        elif label == "-" and dice < rate / 2 and "一" <= word[0] <= "鿿":
            word = rng.choice(OTHER_ZH)
        elif dice > 1 - rate / 4 and len(words) > 3:
            continue
        out.append((word, label))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--errors", type=float, default=0.04, help="share of words that are misheard")
    arguments = parser.parse_args()
    for number in range(arguments.count):
        rng = random.Random(arguments.seed * 100003 + number)
        now = rng.uniform(0.5, 3)
        for turn, (party, text) in enumerate(dialogue(rng, number % 2 == 0).turns):
            for word, label in mishear(rng, cut(rng, text), arguments.errors):
                length = rng.uniform(0.16, 0.32) * max(1, len(word) if "一" <= word[0] <= "鿿" else 1)
                print(number, turn, party, f"{now:.2f}", f"{now + length:.2f}", word, label, sep="\t")
                now += length + (rng.uniform(0.1, 0.7) if rng.random() < 0.08 else 0)
            now += rng.uniform(0.1, 1.5)


main()
