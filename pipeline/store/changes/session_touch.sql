UPDATE session SET seen_s = :now WHERE token_hash = :hash;
