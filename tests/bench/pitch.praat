# The pitch of every WAV file of a folder, as Praat's own defaults find it.
form Pitch of a folder
	sentence folder
endform
files = Create Strings as file list: "files", folder$ + "/*.wav"
count = Get number of strings
for i to count
	selectObject: files
	name$ = Get string: i
	sound = Read from file: folder$ + "/" + name$
	pitch = To Pitch: 0.01, 75, 500
	frames = Get number of frames
	lines$ = ""
	for frame to frames
		time = Get time from frame number: frame
		hz = Get value in frame: frame, "Hertz"
		if hz <> undefined
			lines$ = lines$ + fixed$ (time, 4) + " " + fixed$ (hz, 2) + newline$
		endif
	endfor
	writeFile: folder$ + "/" + name$ - ".wav" + ".praat", lines$
	removeObject: sound, pitch
endfor
