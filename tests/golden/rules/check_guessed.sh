# Known words, slots and abbreviations are no guesses.
pack | sed 's/\[您好\]/[您好, "工号{number:4}", FTTR宽带, 用WiFi, 翾卡, 开通Netflix, Netflix会员]/' >small.yaml
auscult rules check small.yaml
