#include "cue.h"

/* Digits of a whole number, by kind. */
#define PHONE_DIGITS 10
#define IDENTITY_DIGITS 18
#define CARD_DIGITS 16
#define CODE_DIGITS 6
#define TAIL_DIGITS 4
#define ACCOUNT_DIGITS 8
#define POSTCODE_DIGITS 5

/* clang-format off */
static const struct cue cues[] = {
	{ "手机号", PRIVATE_PHONE, PHONE_DIGITS },
	{ "手机号码", PRIVATE_PHONE, PHONE_DIGITS },
	{ "我手机是", PRIVATE_PHONE, PHONE_DIGITS },
	{ "手机是", PRIVATE_PHONE, PHONE_DIGITS },
	{ "电话号", PRIVATE_PHONE, PHONE_DIGITS },
	{ "电话号码", PRIVATE_PHONE, PHONE_DIGITS },
	{ "联系电话", PRIVATE_PHONE, PHONE_DIGITS },
	{ "联系方式", PRIVATE_PHONE, PHONE_DIGITS },
	{ "电话是", PRIVATE_PHONE, PHONE_DIGITS },
	{ "电话多少", PRIVATE_PHONE, PHONE_DIGITS },
	{ "座机", PRIVATE_PHONE, PHONE_DIGITS },
	{ "固话", PRIVATE_PHONE, PHONE_DIGITS },
	{ "号码", PRIVATE_PHONE, PHONE_DIGITS },
	{ "号是", PRIVATE_PHONE, PHONE_DIGITS },
	{ "微信号", PRIVATE_PHONE, PHONE_DIGITS },
	{ "身份证", PRIVATE_IDENTITY, IDENTITY_DIGITS },
	{ "身份证号", PRIVATE_IDENTITY, IDENTITY_DIGITS },
	{ "身份证号码", PRIVATE_IDENTITY, IDENTITY_DIGITS },
	{ "证件号", PRIVATE_IDENTITY, IDENTITY_DIGITS },
	{ "证件号码", PRIVATE_IDENTITY, IDENTITY_DIGITS },
	{ "护照", PRIVATE_IDENTITY, ACCOUNT_DIGITS },
	{ "银行卡", PRIVATE_CARD, CARD_DIGITS },
	{ "信用卡", PRIVATE_CARD, CARD_DIGITS },
	{ "储蓄卡", PRIVATE_CARD, CARD_DIGITS },
	{ "卡号", PRIVATE_CARD, CARD_DIGITS },
	{ "验证码", PRIVATE_CODE, CODE_DIGITS },
	{ "校验码", PRIVATE_CODE, CODE_DIGITS },
	{ "密码", PRIVATE_CODE, CODE_DIGITS },
	{ "安全码", PRIVATE_CODE, TAIL_DIGITS },
	{ "后四位", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "后六位", PRIVATE_NUMBER, CODE_DIGITS },
	{ "后三位", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "前三位", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "前六位", PRIVATE_NUMBER, CODE_DIGITS },
	{ "末四位", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "尾号", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "尾数", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "账号", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "帐号", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "户号", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "客户编号", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "工单号", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "订单号", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "邮编", PRIVATE_ADDRESS, CODE_DIGITS },
	{ "邮政编码", PRIVATE_ADDRESS, CODE_DIGITS },
	{ "车牌", PRIVATE_PLATE, POSTCODE_DIGITS },

	{ "phone number", PRIVATE_PHONE, PHONE_DIGITS },
	{ "telephone number", PRIVATE_PHONE, PHONE_DIGITS },
	{ "cell number", PRIVATE_PHONE, PHONE_DIGITS },
	{ "cell phone", PRIVATE_PHONE, PHONE_DIGITS },
	{ "mobile number", PRIVATE_PHONE, PHONE_DIGITS },
	{ "contact number", PRIVATE_PHONE, PHONE_DIGITS },
	{ "callback number", PRIVATE_PHONE, PHONE_DIGITS },
	{ "your number", PRIVATE_PHONE, PHONE_DIGITS },
	{ "my number", PRIVATE_PHONE, PHONE_DIGITS },
	{ "number is", PRIVATE_PHONE, PHONE_DIGITS },
	{ "number to reach", PRIVATE_PHONE, PHONE_DIGITS },
	{ "reach you at", PRIVATE_PHONE, PHONE_DIGITS },
	{ "reach me at", PRIVATE_PHONE, PHONE_DIGITS },
	{ "reach me on", PRIVATE_PHONE, PHONE_DIGITS },
	{ "reach you on", PRIVATE_PHONE, PHONE_DIGITS },
	{ "call me at", PRIVATE_PHONE, PHONE_DIGITS },
	{ "call me on", PRIVATE_PHONE, PHONE_DIGITS },
	{ "call me back at", PRIVATE_PHONE, PHONE_DIGITS },
	{ "call me back on", PRIVATE_PHONE, PHONE_DIGITS },
	{ "area code", PRIVATE_PHONE, PHONE_DIGITS },
	{ "social security", PRIVATE_IDENTITY, ACCOUNT_DIGITS },
	{ "social", PRIVATE_IDENTITY, ACCOUNT_DIGITS },
	{ "national insurance", PRIVATE_IDENTITY, ACCOUNT_DIGITS },
	{ "identity card", PRIVATE_IDENTITY, IDENTITY_DIGITS },
	{ "id number", PRIVATE_IDENTITY, IDENTITY_DIGITS },
	{ "id card", PRIVATE_IDENTITY, IDENTITY_DIGITS },
	{ "passport", PRIVATE_IDENTITY, ACCOUNT_DIGITS },
	{ "driver's license", PRIVATE_IDENTITY, ACCOUNT_DIGITS },
	{ "card number", PRIVATE_CARD, CARD_DIGITS },
	{ "credit card", PRIVATE_CARD, CARD_DIGITS },
	{ "debit card", PRIVATE_CARD, CARD_DIGITS },
	{ "bank card", PRIVATE_CARD, CARD_DIGITS },
	{ "on the card", PRIVATE_CARD, CARD_DIGITS },
	{ "expiration date", PRIVATE_CODE, TAIL_DIGITS },
	{ "expiry date", PRIVATE_CODE, TAIL_DIGITS },
	{ "security code", PRIVATE_CODE, TAIL_DIGITS },
	{ "verification code", PRIVATE_CODE, CODE_DIGITS },
	{ "passcode", PRIVATE_CODE, CODE_DIGITS },
	{ "pass code", PRIVATE_CODE, CODE_DIGITS },
	{ "password", PRIVATE_CODE, CODE_DIGITS },
	{ "pin", PRIVATE_CODE, TAIL_DIGITS },
	{ "pin number", PRIVATE_CODE, TAIL_DIGITS },
	{ "code we sent", PRIVATE_CODE, CODE_DIGITS },
	{ "code i sent", PRIVATE_CODE, CODE_DIGITS },
	{ "code is", PRIVATE_CODE, CODE_DIGITS },
	{ "last four", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "last 4", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "first three", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "ending in", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "ending with", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "ends in", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "ends with", PRIVATE_NUMBER, TAIL_DIGITS },
	{ "account number", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "my account", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "routing number", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "sort code", PRIVATE_NUMBER, CODE_DIGITS },
	{ "order number", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "ticket number", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "case number", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "reference number", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "confirmation number", PRIVATE_NUMBER, ACCOUNT_DIGITS },
	{ "zip code", PRIVATE_ADDRESS, POSTCODE_DIGITS },
	{ "zip", PRIVATE_ADDRESS, POSTCODE_DIGITS },
	{ "postal code", PRIVATE_ADDRESS, POSTCODE_DIGITS },
	{ "postcode", PRIVATE_ADDRESS, POSTCODE_DIGITS },
	{ "license plate", PRIVATE_PLATE, POSTCODE_DIGITS },
	{ "plate number", PRIVATE_PLATE, POSTCODE_DIGITS },
	{ "registration number", PRIVATE_PLATE, POSTCODE_DIGITS },

	{ "工号", PRIVATE_NOTHING }, { "套餐", PRIVATE_NOTHING },
	{ "资费", PRIVATE_NOTHING }, { "月租", PRIVATE_NOTHING },
	{ "每月", PRIVATE_NOTHING }, { "一共", PRIVATE_NOTHING },
	{ "拨打", PRIVATE_NOTHING }, { "热线", PRIVATE_NOTHING },
	{ "客服电话", PRIVATE_NOTHING }, { "型号", PRIVATE_NOTHING },
	{ "版本", PRIVATE_NOTHING }, { "代码", PRIVATE_NOTHING },
	{ "端口", PRIVATE_NOTHING }, { "频道", PRIVATE_NOTHING },
	{ "发送", PRIVATE_NOTHING }, { "回复", PRIVATE_NOTHING },
	{ "按", PRIVATE_NOTHING },
	{ "错误", PRIVATE_NOTHING }, { "报错", PRIVATE_NOTHING },
	{ "故障码", PRIVATE_NOTHING }, { "改成", PRIVATE_NOTHING },
	{ "客服热线", PRIVATE_NOTHING }, { "客服", PRIVATE_NOTHING },
	{ "badge number", PRIVATE_NOTHING },
	{ "badge number is", PRIVATE_NOTHING },
	{ "employee number", PRIVATE_NOTHING },
	{ "employee number is", PRIVATE_NOTHING },
	{ "error code is", PRIVATE_NOTHING },
	{ "january", PRIVATE_NOTHING }, { "february", PRIVATE_NOTHING },
	{ "march", PRIVATE_NOTHING }, { "april", PRIVATE_NOTHING },
	{ "june", PRIVATE_NOTHING }, { "on may", PRIVATE_NOTHING }, { "july", PRIVATE_NOTHING },
	{ "august", PRIVATE_NOTHING }, { "september", PRIVATE_NOTHING },
	{ "october", PRIVATE_NOTHING }, { "november", PRIVATE_NOTHING },
	{ "december", PRIVATE_NOTHING }, { "out of", PRIVATE_NOTHING },
	{ "badge", PRIVATE_NOTHING }, { "employee", PRIVATE_NOTHING },
	{ "agent id", PRIVATE_NOTHING }, { "plan", PRIVATE_NOTHING },
	{ "dial", PRIVATE_NOTHING }, { "press", PRIVATE_NOTHING },
	{ "option", PRIVATE_NOTHING }, { "channel", PRIVATE_NOTHING },
	{ "error", PRIVATE_NOTHING }, { "error code", PRIVATE_NOTHING },
	{ "version", PRIVATE_NOTHING }, { "model", PRIVATE_NOTHING },
	{ "extension", PRIVATE_NOTHING }, { "year", PRIVATE_NOTHING },
	{ "since", PRIVATE_NOTHING }, { "text", PRIVATE_NOTHING },
};

static const char *const units[] = {
	"年", "月", "日", "的套餐", "的宽带", "的流量", "的活动", "那个套餐", "元", "块", "毛", "角", "分", "兆", "点", "折", "个",
	"次", "人", "天", "周", "小时", "秒", "期", "级", "层", "套餐", "档",
	"以上", "以下", "左右", "度", "公里", "号线", "倍", "代", "版", "台",
	"部", "张", "位", "岁", "种", "条", "家", "寸", "晚会", "g", "m", "gb",
	"mb", "热线", "活动", "坐席", "号坐席", "号客服", "工号",
	"dollar", "dollars", "cent", "cents", "buck", "bucks", "pound",
	"pounds", "pence", "euro", "euros", "yuan", "percent", "minute",
	"minutes", "second", "seconds", "hour", "hours", "day", "days", "week",
	"weeks", "month", "months", "year", "years", "gig", "gigs",
	"gigabyte", "gigabytes", "megabyte", "megabytes", "megs", "meg",
	"megabits", "mbps", "channels", "times", "people", "am", "pm",
	"o'clock", "plan", "per", "a month", "a day", "a year", "degrees",
	"point", "percentage", "miles", "feet", "texts", "lines",
	NULL
};

static const char *const fillers[] = {
	"嗯", "呃", "额", "啊", "哦", "唉", "那个", "就是", "然后", "再", "杠",
	"横杠", "逗号", "接着", "后面", "后面是", "还有", "对",
	"um", "uh", "er", "erm", "ah", "and", "then", "dash", "hyphen", "space",
	"slash", "okay", "ok", "yeah",
	NULL
};
/* clang-format on */

const struct cue *cue_at(
	const struct atoms *atoms, size_t at, size_t *atom_count)
{
	const struct cue *best = NULL;

	*atom_count = 0;
	for (size_t i = 0; i < sizeof(cues) / sizeof(*cues); i++) {
		size_t length;

		if (!atom_may_begin(&atoms->items[at], cues[i].text))
			continue;
		length = atoms_match(atoms, at, cues[i].text);
		if (length > *atom_count) {
			*atom_count = length;
			best = &cues[i];
		}
	}
	return best;
}

bool cue_is_unit(const struct atoms *atoms, size_t at)
{
	return atoms_match_any(atoms, at, units) > 0;
}

bool cue_is_saying(const struct atoms *atoms, size_t at, size_t end)
{
	static const char *const sayings[] = { "twenty four seven",
		"nine one one", "九九八十一", "一五一十", NULL };

	return atoms_match_any(atoms, at, sayings) == end - at;
}

size_t cue_filler(const struct atoms *atoms, size_t at)
{
	return atoms_match_any(atoms, at, fillers);
}
