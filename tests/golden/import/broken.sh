# What is refused: no JSON, nobody's rules, nothing left.
echo '{"conditions": [' >broken.json
auscult rules import broken.json || echo $?
echo '[1, 2]' >numbers.json
auscult rules import numbers.json || echo $?
echo '{"CategoryName": "Mood", "Rules": [{"SentimentFilter": {}}]}' >mood.json
auscult rules import mood.json || echo $?
auscult rules import nowhere.json || echo $?
auscult rules import
