//! Reader two: plain text into a page.
//!
//! Groups of lines stand between blank lines; a block is a group, or a line of one, as [`wrapping`] decides. What a
//! line begins with says whether it is an item, a heading or a quotation; header lines at the top become claims.
//! All blocks stand in one container.

mod fold;
mod header;
mod lines;
mod marks;
mod pieces;
mod tables;
mod wrapping;
mod writer;

use crate::page::{Claim, Container, Field, Form, Page};

use header::Header;
use lines::Groups;
use pieces::{Numbering, Piece, Survey};
use writer::Writer;
use wrapping::{Width, Widths};

/// Reads a plain text of at most `u32::MAX` bytes.
pub(crate) fn read(text: &str) -> Page {
    let header = header::read(text);
    let mut writer = Writer::with_room_for(text.len());
    write_header(&mut writer, &header);
    write_groups(&mut writer, header.below);
    let page = writer.finish();
    Page { outline: vec![Container::default()], claims: header.claims, ..page }
}

/// Of the header, what the story shows stays text: the headline and the standfirst.
fn write_header(writer: &mut Writer, header: &Header<'_>) {
    if !header.above.is_empty() {
        writer.write(Form::Paragraph, header.above);
    }
    for Claim { field, value, .. } in &header.claims {
        match field {
            Field::Headline => writer.write(Form::Heading(1), value),
            Field::Description => writer.write(Form::Paragraph, value),
            _ => {}
        }
    }
}

fn write_groups(writer: &mut Writer, text: &str) {
    let mut widths = Widths::default();
    let surveyed: Vec<_> = Groups::of(text).map(|group| (group, Survey::of(&group, &mut widths))).collect();
    let of_text = widths.of_text();
    let mut numbering = Numbering::default();
    for (group, survey) in &surveyed {
        let width = survey.width(of_text);
        let pieces = pieces::of_group(group, survey, &mut numbering);
        write_pieces(writer, pieces, width);
        writer.end_block();
    }
}

fn write_pieces<'a>(writer: &mut Writer, pieces: impl Iterator<Item = Piece<'a>>, width: Option<Width>) {
    let mut before: Option<Piece<'a>> = None;
    for piece in pieces {
        if before.is_some_and(|before| before.is_joined_by(&piece, width)) {
            writer.continue_with(piece.text);
        } else if let Some(ruling) = piece.ruling {
            writer.write_row(ruling.cells(piece.text));
        } else {
            writer.begin(piece.form, piece.text);
        }
        before = Some(piece);
    }
}
