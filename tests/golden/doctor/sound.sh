pack >small.yaml
auscult doctor --rules small.yaml --db night.db >report
grep -E '^==|small|^ok +(WAV|Opus|database|zh|en) ' report |
	sed -E "s| +/.*model.yaml| MODEL|; s/[0-9.]+ GB/SIZE/"
ls
