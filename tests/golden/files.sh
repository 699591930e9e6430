# What golden tests share: small files, made where the test runs.

# skip_without PROGRAM: the test is skipped, by name, where it is not installed.
skip_without() {
	command -v "$1" >/dev/null || {
		echo "$1 is not installed" >&2
		exit 77
	}
}

# recording NAME: four seconds of mono mu-law without a voice, so that what is
# said in it is what its transcript says. Each name has another content.
recording() {
	{
		printf 'RIFF\x24\x7d\0\0WAVEfmt \x10\0\0\0\x07\0\x01\0'
		printf '\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\x7d\0\0'
		printf '%-32s' "$1"
		head -c 31968 /dev/zero
	} >"$1"
}

# transcript NAME: an agent and a customer, imported beside a recording.
transcript() {
	cat >"$1" <<-END
		WEBVTT

		00:00.500 --> 00:01.500
		<v agent>您好,请问有什么可以帮您</v>

		00:02.000 --> 00:03.500
		<v customer>I want to cancel</v>
	END
}

# pack: a sound rule pack of one rule and one test, on standard output. What is
# to be wrong in it, sed puts there.
pack() {
	cat <<-END
		pack: small
		version: "1"
		title: {en: Small, zh: 小}
		languages: [zh]
		conditions:
		  greeted: {said: [您好], by: agent}
		sections:
		  service: {title: {en: Service, zh: 服务}, weight: 100}
		rules:
		  greeting: {title: {en: Greeting, zh: 开场白}, section: service, points: 10, pass: greeted}
		tests:
		  - name: says hello
		    dialogue: |
		      A: 您好
		    expect: {greeting: pass}
	END
}

# empty_database: night.db after a night in which nothing could be heard.
empty_database() {
	: >empty.wav
	auscult run empty.wav --db night.db 2>/dev/null || true
}

# database: night.db with six calls of three agents, two of them flagged, and a
# recording that could not be heard.
database() {
	skip_without sqlite3
	empty_database
	sqlite3 night.db <"$SOURCE/tests/golden/night.sql"
}

# truth: small.csv, two heard recordings with what was really said in them.
truth() {
	recording a.wav
	transcript a.vtt
	recording b.wav
	cat >b.vtt <<-END
		WEBVTT

		00:00.500 --> 00:03.500
		<v agent>请稍等,我查话费</v>
	END
	cat >small.csv <<-END
		audio,transcript,language,speaker,gender,text
		a.wav,a.vtt,en,s1,male,I want to cancel this
		b.wav,b.vtt,zh,s2,female,请稍等我查一下话费
	END
}

# timeless: what the program prints but for how long it took.
timeless() {
	"$@" | sed -E 's/, [0-9.]+ s of CPU, .*/, TIME/
		s/, CPU [0-9.]+ 秒, .*/, TIME/
		s/"(cpu_s|real_time_factor)": [0-9.e-]+/"\1": 0/'
}

# model FOLDER: a recogniser of one word with the shipped model's sounds, and
# its checksums.
model() {
	mkdir "$1"
	grep '^您好 ' "$SOURCE/models/zh-cn-8k/zh-cn.dict" >"$1/small.dict"
	printf '%s\n' '\data\' 'ngram 1=3' '' '\1-grams:' '-0.5 </s>' \
		'-99 <s> -0.3' '-0.5 您好' '' '\end\' >"$1/small.lm"
	cat >"$1/model.yaml" <<-END
		name: small
		language: yue
		rate_hz: 8000
		acoustic: $SOURCE/models/zh-cn-8k
		dictionary: small.dict
		language_model: small.lm
		licence: CC0
		files:
	END
	(cd "$1" && sha256sum small.dict small.lm) |
		sed -E 's/^(\w+)  (.*)/  \2: \1/' >>"$1/model.yaml"
}

# here: what a program prints, on both streams, without where the test runs and
# without checksums.
here() {
	local code=0
	"$@" >printed 2>&1 || code=$?
	sed -E "s|$PWD|HERE|g; s/[0-9a-f]{64}/SUM/g" printed
	return $code
}
