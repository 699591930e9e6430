recording a.wav
cat >a.vtt <<-END
	WEBVTT

	00:00.500 --> 00:01.500
	<v agent>what is your phone number</v>

	00:02.000 --> 00:03.500
	<v customer>five five five oh one double two three four please</v>
END
auscult transcribe a.wav --mask
auscult transcribe a.wav --mask --format ctm
