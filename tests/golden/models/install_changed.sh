# A file is not as the model says: nothing is left of the installation.
model made
echo more >>made/small.dict
here auscult models install made || echo "exit $?"
ls -A .local/share/auscult/models
