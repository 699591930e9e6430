skip_without python3
echo x >x
python3 -c '
import tarfile
with tarfile.open("a.tar", "w") as archive: archive.add("x", "../../x")'
auscult models install a.tar
