# The manual page of a command says what its help says; that of the program
# names every command.
auscult help --man merge
names() {
	sed -n 's/^  \([a-z][a-z]*\) .*/\1/p'
}
diff <(auscult help | names) \
	<(auscult help --man | sed -n 's/^\.BR auscult\\-\([a-z]*\) (1)$/\1/p' |
		grep -v cluster)
