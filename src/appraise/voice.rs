//! Body → how often it speaks to its reader, and of its house: services and shops do so, news speak of others.

use std::sync::LazyLock;

use crate::annotate::{Notes, each_stem};
use crate::label::Labelled;
use crate::lexicon::{Voice, voices};
use crate::page::Page;

/// The stems of the lexicon's words, in order, each with its voice.
static STEMS: LazyLock<Vec<(u64, Voice)>> = LazyLock::new(|| {
    let mut stems = Vec::new();
    voices().for_each(|(word, voice)| each_stem(word, |stem| stems.push((stem, voice))));
    stems.sort_unstable_by_key(|(stem, _)| *stem);
    stems.dedup_by_key(|(stem, _)| *stem);
    stems
});

/// How often each voice is heard in a thousand words of the body: the reader spoken to, the house spoken of.
pub(super) fn of(page: &Page, notes: &Notes, labels: &[Labelled]) -> [f32; 2] {
    let (mut words, mut heard) = (0.0, [0.0; 2]);
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels);
    for ((block, note), _) in blocks.filter(|(_, labelled)| labelled.label.is_body()) {
        words += super::measures::float(note.words as usize);
        each_stem(page.text_of(block), |stem| {
            if let Some(voice) = voice(stem) {
                heard[voice as usize] += 1.0;
            }
        });
    }
    heard.map(|count| 1000.0 * count / f32::max(words, 1.0))
}

fn voice(stem: u64) -> Option<Voice> {
    let at = STEMS.binary_search_by_key(&stem, |(stem, _)| *stem).ok()?;
    STEMS.get(at).map(|(_, voice)| *voice)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Voice;

    use super::{each_stem, voice};

    fn heard(text: &str) -> Vec<Voice> {
        let mut heard = Vec::new();
        each_stem(text, |stem| heard.extend(voice(stem)));
        heard
    }

    #[test]
    fn a_service_speaks_to_its_reader_and_of_itself() {
        assert_eq!(heard("Our team calls you back."), [Voice::House, Voice::Reader]);
        assert_eq!(heard("Nous répondons à vos questions."), [Voice::House, Voice::Reader]);
        assert_eq!(heard("Wir holen deine Waschmaschine ab."), [Voice::House, Voice::Reader]);
    }

    #[test]
    fn news_speak_of_others() {
        assert_eq!(heard("The mayor said that youths had opened the sluice an hour before."), []);
    }
}
