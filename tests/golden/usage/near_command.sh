# A slip of the finger is met with the name that was meant.
auscult rport || echo $?
auscult help rport || echo $?
auscult report --dbb x.db || echo $?
