//! The tokenizer against the standard's cases, against html5ever's tokenizer, and against its own work on hostile input.

mod cases;
mod differential;
mod growth;
mod suites;

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, LocalName, QualName, ns};
use serde_json::{Map, Value, json};

use super::{Content, Receiver, Tokenizer};

/// The tokens of a text as html5lib writes them.
fn tokens(html: &str, content: Content) -> Vec<Value> {
    let recorder = Recorder::default();
    let mut tokenizer = Tokenizer::new(html, &recorder);
    tokenizer.content = content;
    tokenizer.run();
    recorder.tokens.into_inner()
}

/// Reads everything.
#[derive(Default)]
struct Recorder {
    tokens: RefCell<Vec<Value>>,
    attributes: Attributes,
}

impl Recorder {
    fn push(&self, token: Value) {
        self.tokens.borrow_mut().push(token);
    }

    fn push_text(&self, text: &str) {
        let mut tokens = self.tokens.borrow_mut();
        let before = tokens.pop_if(|token| token[0] == "Character");
        let before = before.as_ref().and_then(|token| token[1].as_str()).unwrap_or_default();
        let text = format!("{before}{text}");
        tokens.push(json!(["Character", text]));
    }
}

fn recorded(tag: &Tag) -> Value {
    let attributes = tag.attrs.iter().map(|a| (a.name.local.to_string(), Value::from(&*a.value)));
    match tag.kind {
        TagKind::EndTag => json!(["EndTag", &*tag.name]),
        TagKind::StartTag if tag.self_closing => {
            json!(["StartTag", &*tag.name, attributes.collect::<Map<_, _>>(), true])
        }
        TagKind::StartTag => json!(["StartTag", &*tag.name, attributes.collect::<Map<_, _>>()]),
    }
}

impl TokenSink for Recorder {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::DoctypeToken(doctype) => {
                let [name, public, system] =
                    [doctype.name, doctype.public_id, doctype.system_id].map(|part| part.map(|part| part.to_string()));
                self.push(json!(["DOCTYPE", name, public, system, !doctype.force_quirks]));
            }
            Token::TagToken(tag) => self.push(recorded(&tag)),
            Token::CommentToken(text) => self.push(json!(["Comment", &*text])),
            Token::CharacterTokens(text) => self.push_text(&text),
            Token::NullCharacterToken => self.push_text("\0"),
            Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// A receiver that leaves nothing out.
trait ReadsAll: TokenSink {
    /// The attributes of the tag at hand.
    fn collected(&self) -> &Attributes;
}

impl ReadsAll for Recorder {
    fn collected(&self) -> &Attributes {
        &self.attributes
    }
}

impl<T: ReadsAll> Receiver for T {
    fn attribute<'v>(&self, _: &LocalName, name: &str, value: impl FnOnce() -> Cow<'v, str>) {
        self.collected().add(name, &value());
    }

    fn compares_attributes(&self, _: &LocalName) -> bool {
        false
    }

    fn attributes(&self, _: Option<String>) -> Vec<Attribute> {
        self.collected().0.take()
    }

    fn reads_raw_text(&self, _: &str) -> bool {
        true
    }

    fn reads_comments(&self) -> bool {
        true
    }
}

/// All attributes of a tag.
#[derive(Default)]
struct Attributes(RefCell<Vec<Attribute>>);

impl Attributes {
    fn add(&self, name: &str, value: &str) {
        let name = QualName::new(None, ns!(), LocalName::from(name));
        let mut attributes = self.0.borrow_mut();
        if attributes.iter().all(|attribute| attribute.name != name) {
            attributes.push(Attribute { name, value: StrTendril::from_slice(value) });
        }
    }
}
