#include "vocabulary.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *word, *english, *chinese;
} words[] = {
	{ "pass", "pass", "通过" },
	{ "fail", "fail", "未通过" },
	{ "unknown", "unknown", "未知" },
	{ "not_applicable", "not applicable", "不适用" },
	{ "flagged", "flagged", "预警" },
	{ "not_flagged", "not flagged", "非预警" },
	{ "high", "high", "高" },
	{ "medium", "medium", "中" },
	{ "low", "low", "低" },
	{ "none", "none", "无" },
	{ "agent", "agent", "坐席" },
	{ "customer", "customer", "客户" },
	{ "system", "system", "系统" },
	{ "inbound", "inbound", "呼入" },
	{ "outbound", "outbound", "呼出" },
	{ "zh", "Mandarin", "普通话" },
	{ "en", "English", "英语" },
	{ "yue", "Cantonese", "粤语" },
	{ "qa", "QA", "质检员" },
	{ "lead", "team lead", "班组长" },
	{ "trainer", "trainer", "培训师" },
	{ "auditor", "auditor", "审计员" },
	{ "admin", "administrator", "管理员" },
	{ "good", "good example", "正面案例" },
	{ "bad", "bad example", "反面案例" },
	{ "ringback", "ring-back", "回铃音" },
	{ "busy", "busy tone", "忙音" },
	{ "information_tone", "information tone", "信息音" },
	{ "dtmf", "keys", "按键音" },
	{ "music", "music", "音乐" },
	{ "ivr", "announcement", "语音播报" },
	{ "hold", "hold", "等待" },
	{ "random", "random", "随机" },
	{ "risk", "by risk", "按风险" },
};

const char *vocabulary_find(const char *word, bool is_chinese)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i].word, word) == 0)
			return is_chinese ? words[i].chinese : words[i].english;
	return word;
}
