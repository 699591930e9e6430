auscult rules check -q telecom-zh telecom-en outbound-sales-zh complaint-risk complaint-reasons | sed -E "s/[0-9]+ (rules|conditions|tests)/N \1/g; s/ [0-9.]+:/ VERSION:/"
