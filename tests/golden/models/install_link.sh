ln -s /etc/passwd link
tar cf a.tar link
auscult models install a.tar
