# What bash offers, by the script that it is given.
# shellcheck disable=SC1090 # made by the program
source <(auscult help --bash)
offer() {
	COMP_WORDS=("$@")
	COMP_CWORD=$(($# - 1))
	COMPREPLY=()
	_auscult auscult "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"
	echo "${*:-nothing}: ${COMPREPLY[*]}"
}
touch night.db
offer auscult mer
offer auscult merge --
offer auscult run --language ""
offer auscult merge nig
offer auscult merge --into nig
