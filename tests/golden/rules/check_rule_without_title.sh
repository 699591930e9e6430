pack | sed 's/title: {en: Greeting, zh: 开场白}, //' >small.yaml
auscult rules check small.yaml
