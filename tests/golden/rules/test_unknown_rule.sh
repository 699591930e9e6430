pack | sed "s/expect: {greeting: pass}/expect: {greting: pass}/" >small.yaml
auscult rules test small.yaml
