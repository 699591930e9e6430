pack | sed '6i\  greeted: {said: [早上好]}' >small.yaml
auscult rules check small.yaml
