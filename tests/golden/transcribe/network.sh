# A network's scores are searched for words as the recogniser's own are.
auscult transcribe --models "$SOURCE/models/network" --language zh \
	"$SOURCE/corpus/calls/zh-01-bill.wav" |
	grep -oE '请问有什么可以帮您|为了保护您的账户安全|感谢您的来电'
