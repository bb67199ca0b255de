//! What the lexicon finds and what it leaves alone, file by file and phrase by phrase.

use super::classes::FILE as CLASSES;
use super::cues::{LONGEST, NAMES};
use super::file::{LANGUAGES, entries};
use super::pieces::Cutter;
use super::{Cue, Hint, lexicon};

/// The line under which the words of the grammar stand.
const GRAMMAR: &str = "# Words that the grammar in src/news reads.";

/// A file's cue entries, section by section.
fn cue_sections(file: &'static str) -> impl Iterator<Item = (Cue, Vec<&'static str>)> {
    NAMES.iter().map(move |(name, cue)| {
        (*cue, entries(file).filter(|(section, _)| section == name).map(|(_, entry)| entry).collect())
    })
}

/// Every cue phrase of every language, with what it means.
fn phrases() -> impl Iterator<Item = (&'static str, Cue, &'static str)> {
    LANGUAGES.iter().flat_map(|&(language, file)| {
        cue_sections(file).flat_map(move |(cue, entries)| entries.into_iter().map(move |entry| (language, cue, entry)))
    })
}

fn assert_sorted_and_lower(place: &str, entries: &[&str]) {
    for pair in entries.windows(2) {
        assert!(pair[0] < pair[1], "{place}: {:?} before {:?}", pair[0], pair[1]);
    }
    for entry in entries {
        assert_eq!(*entry, entry.to_lowercase(), "{place}");
        assert!(!entry.contains('’'), "{place}: curly apostrophe in {entry:?}");
    }
}

#[test]
fn cue_sections_are_sorted_unique_and_lower_case() {
    for (language, file) in LANGUAGES {
        for (cue, entries) in cue_sections(file) {
            assert_sorted_and_lower(&format!("{language} {cue:?}"), &entries);
        }
    }
}

#[test]
fn every_file_has_every_cue_section_and_no_other_above_the_grammar() {
    for (language, file) in LANGUAGES {
        let (cues, _) = file.split_once(GRAMMAR).unwrap_or_else(|| panic!("{language} has no grammar comment"));
        let opened: Vec<_> = cues.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect();
        let known: Vec<_> = NAMES.iter().map(|(name, _)| *name).collect();
        assert_eq!(opened, known, "{language}");
    }
}

#[test]
fn every_language_knows_the_commonest_cues() {
    for (language, file) in LANGUAGES {
        for (cue, entries) in cue_sections(file) {
            assert!(entries.len() >= 5, "{language} has {} phrases for {cue:?}", entries.len());
        }
    }
}

#[test]
fn every_phrase_is_found() {
    for (language, cue, entry) in phrases() {
        let phrase = entry.trim_start_matches('^').trim_end_matches('$');
        assert!(lexicon().cues(phrase).has(cue), "{language} {cue:?} {entry:?}");
    }
}

#[test]
fn no_phrase_has_more_pieces_than_a_walk_has_room_for() {
    for (language, _, entry) in phrases() {
        let mut count = 0;
        let mut cutter = Cutter::new(|_| count += 1);
        cutter.cut(entry.trim_start_matches('^').trim_end_matches('$'));
        cutter.end();
        assert!((1..=LONGEST).contains(&count), "{language} {entry:?} has {count}");
    }
}

#[test]
fn a_phrase_keeps_its_spaces() {
    assert!(lexicon().cues("Read more").has(Cue::Related));
    assert!(!lexicon().cues("Read  more").has(Cue::Related));
}

#[test]
fn free_phrases_are_found_inside_a_text_and_tied_ones_where_they_are_tied() {
    for (language, cue, entry) in phrases() {
        let phrase = entry.trim_start_matches('^').trim_end_matches('$');
        let text = match (entry.starts_with('^'), entry.ends_with('$')) {
            (true, true) => format!("» {phrase} «"),
            (true, false) => format!("» {phrase} qq"),
            (false, true) => format!("qq {phrase} «"),
            (false, false) => format!("qq {phrase} qq"),
        };
        assert!(lexicon().cues(&text).has(cue), "{language} {cue:?} {entry:?} in {text:?}");
    }
}

#[test]
fn sentences_of_a_story_give_no_cue() {
    let sentences = [
        "Read more than 50 books a year and the library will give you a medal, the mayor said.",
        "The comments of the minister were read as a threat by the opposition.",
        "Byron left Venice in the spring; the baroness stayed behind.",
        "Sharepoint, the company said, would be switched off for the weekend.",
        "She posted a photo of the flooded street and asked her neighbours to subscribe to the fund.",
        "Bystanders shared what little they had, and the police commented on nothing.",
        "Der Minister teilte mit, die Anzeigen würden geprüft, und lehnte weitere Kommentare ab.",
        "Les commentaires du ministre ont surpris les abonnés du théâtre, qui ne décolèrent pas.",
    ];
    for sentence in sentences {
        assert_eq!(lexicon().cues(sentence), super::Cues::default(), "{sentence}");
    }
}

#[test]
fn furniture_gives_its_cue() {
    let lines = [
        ("Read more", Cue::Related),
        ("READ MORE: Harbour bridge to close", Cue::Related),
        ("* 17 Comments", Cue::Comment),
        ("Comments (3)", Cue::Comment),
        ("12 min read", Cue::Timestamp),
        ("© 2019 The Harbour Gazette", Cue::Legal),
        ("Das könnte Sie auch interessieren", Cue::Related),
        ("S’abonner", Cue::Account),
        ("Lire aussi\u{a0}: le pont ferme", Cue::Related),
        ("İLGİLİ HABERLER", Cue::Related),
        ("By Jane Doe", Cue::Byline),
    ];
    for (line, cue) in lines {
        assert!(lexicon().cues(line).has(cue), "{line} is no {cue:?}");
    }
}

#[test]
fn scripts_without_spaces_have_phrases_inside_running_text() {
    assert!(lexicon().cues("本紙掲載の記事・写真の無断転載を禁じます。").has(Cue::Legal));
    assert!(lexicon().cues("本网站内容未经授权不得转载").has(Cue::Legal));
}

#[test]
fn a_long_block_is_read_at_its_edges() {
    let filler = "the harbour was closed and the ships waited outside ".repeat(40);
    assert!(lexicon().cues(&format!("{filler} All rights reserved.")).has(Cue::Legal));
    assert!(lexicon().cues(&format!("Advertisement {filler}")).has(Cue::Advertisement));
    assert!(!lexicon().cues(&format!("{filler} all rights reserved {filler}")).has(Cue::Legal));
    assert!(!lexicon().cues(&format!("{filler} read more {filler}")).has(Cue::Related));
    assert!(lexicon().cues(&"漢".repeat(10_000)) == super::Cues::default());
}

#[test]
fn class_words_are_sorted_unique_and_lower_case() {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for (section, entry) in entries(CLASSES) {
        match sections.last_mut() {
            Some((open, words)) if *open == section => words.push(entry),
            _ => sections.push((section, vec![entry])),
        }
    }
    for (section, words) in sections {
        assert_sorted_and_lower(section, &words);
        for word in words {
            assert!(word.trim_end_matches('*').chars().all(char::is_alphabetic), "{word:?} can match no class word");
        }
    }
}

#[test]
fn every_class_word_gives_its_hint() {
    for (section, entry) in entries(CLASSES).filter(|(section, _)| !["silence", "shown"].contains(section)) {
        let hint = super::classes::hint_of(section).unwrap_or_else(|| panic!("no hint is called {section}"));
        assert!(lexicon().hints(entry.trim_end_matches('*')).has(hint), "{section} {entry}");
    }
}

#[test]
fn class_values_give_their_hints() {
    let values = [
        ("article-body", Hint::Body),
        ("c-articleBody__text", Hint::Body),
        ("mb-4 entry-content", Hint::Body),
        ("article__read-more", Hint::Related),
        ("SocialShareBar", Hint::Share),
        ("comments-area", Hint::Comment),
        ("sr-only", Hint::Hidden),
        ("tag-list", Hint::Topics),
        ("navigation", Hint::Navigation),
        ("datePublished", Hint::Date),
    ];
    for (value, hint) in values {
        assert!(lexicon().hints(value).has(hint), "{value} is no {hint:?}");
    }
}

#[test]
fn class_names_that_only_look_like_furniture_give_no_hint_of_it() {
    let values = [
        ("commentary", Hint::Comment),
        ("no-comments", Hint::Comment),
        ("sharepoint", Hint::Share),
        ("has-sidebar", Hint::Sidebar),
        ("content-with-sidebar", Hint::Sidebar),
        ("overflow-hidden", Hint::Hidden),
        ("md:hidden", Hint::Hidden),
        ("content-header", Hint::Navigation),
        ("tag-newsletter", Hint::Newsletter),
        ("category-related-posts", Hint::Related),
        ("has-post-thumbnail", Hint::Image),
        ("shadow", Hint::Advertisement),
        ("header", Hint::Navigation),
        ("Article__root___A1dXq", Hint::Advertisement),
        ("node node--type-news-article node--promoted", Hint::Advertisement),
        ("node node-article node-promoted view-mode-full", Hint::Advertisement),
        ("hero-banner", Hint::Advertisement),
        ("kg-card kg-callout-card", Hint::Advertisement),
        ("kg-card kg-toggle-card", Hint::Teaser),
        ("wp-embed-responsive comments-open", Hint::Player),
    ];
    for (value, hint) in values {
        assert!(!lexicon().hints(value).has(hint), "{value} is taken for {hint:?}");
    }
    assert!(lexicon().hints("content-with-sidebar").has(Hint::Story));
}

#[test]
fn only_the_beginning_of_an_endless_class_value_is_read() {
    let value = format!("{} sidebar", "x ".repeat(100_000));
    assert_eq!(lexicon().hints(&value), super::Hints::default());
}
