//! Body → how often it speaks to its reader, and of its house: services and shops do so, news speak of others.

use std::sync::LazyLock;

use crate::annotate::{Notes, each_stem};
use crate::hashes::Bits;
use crate::label::Labelled;
use crate::lexicon::{Voice, voices};
use crate::page::Page;

/// The stems of the lexicon's words, each with its voice.
struct Stems {
    /// In order.
    voices: Vec<(u64, Voice)>,
    /// A bit for each stem: most words of a body are seen to be none of them at once.
    bits: Bits<64>,
}

static STEMS: LazyLock<Stems> = LazyLock::new(Stems::of_lexicon);

impl Stems {
    fn of_lexicon() -> Self {
        let mut stems = Vec::new();
        voices().for_each(|(word, voice)| each_stem(word, |stem| stems.push((stem, voice))));
        stems.sort_unstable_by_key(|(stem, _)| *stem);
        stems.dedup_by_key(|(stem, _)| *stem);
        let mut bits = Bits::default();
        for (stem, _) in &stems {
            bits.add(*stem);
        }
        Self { voices: stems, bits }
    }

    fn voice(&self, stem: u64) -> Option<Voice> {
        if !self.bits.may_have(stem) {
            return None;
        }
        let at = self.voices.binary_search_by_key(&stem, |(stem, _)| *stem).ok()?;
        self.voices.get(at).map(|(_, voice)| *voice)
    }
}

/// How often each voice is heard in a thousand words of the body: the reader spoken to, the house spoken of.
pub(super) fn of(page: &Page, notes: &Notes, labels: &[Labelled]) -> [f32; 2] {
    let (mut words, mut heard) = (0.0, [0.0; 2]);
    let stems = LazyLock::force(&STEMS);
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels);
    for ((block, note), _) in blocks.filter(|(_, labelled)| labelled.label.is_body()) {
        words += super::measures::float(note.words as usize);
        each_stem(page.text_of(block), |stem| {
            if let Some(voice) = stems.voice(stem) {
                heard[voice as usize] += 1.0;
            }
        });
    }
    heard.map(|count| 1000.0 * count / f32::max(words, 1.0))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Voice;

    use super::{STEMS, each_stem};

    fn heard(text: &str) -> Vec<Voice> {
        let mut heard = Vec::new();
        each_stem(text, |stem| heard.extend(STEMS.voice(stem)));
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
