//! What the lexicon finds and what it leaves alone, file by file and phrase by phrase.
