//! What becomes of the pages written for the project.

use std::fs;
use std::path::Path;

use super::chances::{Chances, Role};
use super::facts::Facts;
use super::{Label, Labelled, passes, settle};
use crate::annotate::annotate;
use crate::page::{Form, Page};
use crate::preference::Preference;
use crate::readers;

const PREFERENCES: [Preference; 3] = [Preference::Recall, Preference::Balance, Preference::Precision];

/// All pages, by the names of their files.
fn pages() -> Vec<(String, Page)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
    let folders = fs::read_dir(root).unwrap().map(|folder| folder.unwrap().path());
    let files = folders.flat_map(|folder| ["page.html", "page.txt"].map(|name| folder.join(name)));
    let read = |file: &Path| {
        let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
        if file.ends_with("page.html") { readers::html(&text) } else { readers::text(&text) }
    };
    files.filter(|file| file.exists()).map(|file| (file.display().to_string(), read(&file))).collect()
}

/// Whether the trees alone, by how likely they find a block to be body and to play each role, give a block its label.
fn is_of_trees(form: Form, labelled: Labelled, chances: &Chances, threshold: f32) -> bool {
    let is_subheading = chances.of(Role::Subheading) > chances.of(Role::Paragraph);
    match labelled.label {
        Label::Headline | Label::Standfirst | Label::Byline | Label::Dateline | Label::Credit | Label::Hidden => false,
        Label::Caption => chances.likeliest() == Role::Caption,
        label if label.is_body() => {
            let by_form = match form {
                Form::Paragraph if is_subheading => Label::Subheading,
                Form::Heading(_) => Label::Subheading,
                Form::ListItem => Label::ListItem,
                Form::Quotation => Label::Quotation,
                Form::Preformatted => Label::Preformatted,
                Form::TableRow => Label::TableRow,
                Form::Paragraph | Form::Caption | Form::Control => Label::Paragraph,
            };
            chances.body() >= threshold && label == by_form
        }
        _ => chances.body() < threshold,
    }
}

#[test]
fn what_the_trees_would_not_give_has_a_rule() {
    let pages = pages();
    assert!(pages.len() > 100, "{}", pages.len());
    for (file, page) in pages {
        let (notes, facts) = (annotate(&page), Facts::of(&page));
        let chances = passes::chances(&page, &notes, &facts);
        for threshold in PREFERENCES.map(Preference::threshold) {
            let labels = settle(&page, &notes, (&chances, &facts), threshold);
            for ((block, labelled), chances) in page.blocks.iter().zip(labels).zip(&chances) {
                let is_told = labelled.rule.is_some() || is_of_trees(block.form, labelled, chances, threshold);
                assert!(is_told, "{file}: {labelled:?} by no rule: {}", page.text_of(block));
            }
        }
    }
}
