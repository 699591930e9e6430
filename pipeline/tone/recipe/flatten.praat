# Flattens the melody of a WAV file, in place, to a share of its range around the median.
form Flatten
	sentence file
	real share
endform
sound = Read from file: file$
pitch = To Pitch: 0.01, 75, 500
median = Get quantile: 0, 0, 0.5, "Hertz"
if median <> undefined
	selectObject: sound
	manipulation = To Manipulation: 0.01, 75, 500
	tier = Extract pitch tier
	Formula: "median * (self / median) ^ share"
	selectObject: manipulation, tier
	Replace pitch tier
	selectObject: manipulation
	flat = Get resynthesis (overlap-add)
	Save as WAV file: file$
endif
