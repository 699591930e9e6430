echo text >a.zip
auscult models install a.zip
