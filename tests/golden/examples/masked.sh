recording a.wav
cat >a.vtt <<-END
	WEBVTT

	00:00.500 --> 00:01.500
	<v agent>您好,您的手机号</v>

	00:02.000 --> 00:03.500
	<v customer>幺三八零零幺三八零零零</v>
END
pack >small.yaml
auscult run a.wav --rules small.yaml --db night.db 2>/dev/null
auscult examples --db night.db --rule greeting --out clips --viewer "Trainer Li" --tongue zh
cat clips/best-01.vtt
sed 's/[0-9]\{4\}-[0-9-]*T[0-9:+]*/TIME/' clips/index.html | grep -v '^<style>'
cat clips/playlist.m3u8
