# The Mandarin model's Gaussians hear without its network.
auscult transcribe --models "$SOURCE/models/gaussian" --language zh \
	"$SOURCE/corpus/calls/zh-01-bill.wav" |
	grep -oE '请问有什么可以帮您|为了保护您的账户安全|感谢您的来电'
