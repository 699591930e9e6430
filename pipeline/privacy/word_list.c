#include "word_list.h"

#include <string.h>

/* clang-format off */
static const char *const surnames_long[] = {
	"欧阳", "司马", "上官", "诸葛", "司徒", "皇甫", "尉迟", "令狐", "端木",
	"夏侯", "慕容", "公孙", "东方", "南宫", NULL
};

static const char surnames[] =
	"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁"
	"潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
	"邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛"
	"邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪"
	"梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
	"艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全"
	"佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

static const char *const stops[] = {
	"的", "是", "我", "你", "您", "他", "她", "它", "吗", "吧", "呢", "啊",
	"嗯", "对", "不", "没", "就", "也", "这", "那", "了", "啦", "呀", "哦",
	"打", "要", "想", "在", "请", "给", "把", "帮", "手机", "身份", "电话",
	"号码", "地址", "住址", "住在", "先生", "女士", "小姐", "本人", "姓名",
	"证件", "周边", "附近", "什么", "怎么", "可以", "谢谢", "麻烦", "联系", "后四位", "尾号",
	"宽带", "套餐", "女", "男", "呃", "额", "好", "行", "还", "有", "和", "跟",
	"同志", "师傅", "老师", "经理", "机主", "户主", "用户", "客户", "办理",
	"查", "来", "到", "让", "等", "稍", "一下", "哪", "谁", "然后",

	"a", "about", "account", "actually", "address", "alright", "am", "an",
	"and", "any", "are", "as", "at", "bill", "but", "by", "call", "calling",
	"can", "card", "contract", "could", "customer", "did", "do", "does",
	"don't", "email", "first", "for", "from", "get", "give", "go", "going",
	"good", "great", "had", "has", "have", "hello", "help", "here", "hi",
	"hold", "how", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "is", "it",
	"it's", "just", "last", "let", "like", "looking", "ma'am", "may", "me",
	"moment", "morning", "my", "name", "need", "no", "not", "number", "of",
	"oh", "ok", "okay", "on", "one", "or", "our", "phone", "please",
	"problem", "right", "second", "see", "service", "sir", "so", "sorry",
	"speaking", "spell", "spelled", "spelt", "sure", "thank", "thanks",
	"that", "that's", "the", "their", "then", "there", "they", "this", "to",
	"trying", "uh", "um", "under", "up", "was", "we", "well", "what",
	"what's", "when", "where", "which", "who", "why", "will", "with",
	"would", "yeah", "yes", "yep", "you", "your", "minute", "be", "been",
	"because", "house", "new", "still", "now", "today", "ready", "wait",
	"want", "calls", "could", "correct", "down", "exactly", "perfect",
	"right", "again", "back", "out",
	NULL
};

static const char *const alphabet[] = {
	"alpha", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf",
	"hotel", "india", "juliet", "kilo", "lima", "mike", "november", "oscar",
	"papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor",
	"whiskey", "x-ray", "yankee", "zulu", NULL
};
/* clang-format on */

size_t word_surname(const struct atoms *atoms, size_t at)
{
	const struct atom *atom = &atoms->items[at];
	char text[8] = "";
	size_t length = atoms_match_any(atoms, at, surnames_long);

	if (length > 0)
		return length;
	if (atom->kind != ATOM_IDEOGRAPH || atom->length >= sizeof(text))
		return 0;
	memcpy(text, atom->text, atom->length);
	return strstr(surnames, text) ? 1 : 0;
}

bool word_is_stop(const struct atoms *atoms, size_t at)
{
	return atoms_match_any(atoms, at, stops) > 0;
}

bool word_is_letter(const struct atoms *atoms, size_t at)
{
	const struct atom *atom = &atoms->items[at];

	return atom->kind == ATOM_LATIN &&
	       (atom->length == 1 || atoms_match_any(atoms, at, alphabet) > 0);
}
