//! Runs `fixtures/rules/*.txt`: a line of prose, then `input => meaning`.

/// The cases of a file: line number, input, meaning.
fn cases(name: &str) -> Vec<(usize, String, String)> {
    let path = format!("{}/fixtures/rules/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    let rules = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let case = |(at, line): (usize, &str)| {
        let (input, meaning) = line.split_once(" =>").unwrap_or_else(|| panic!("{path}:{}: no `=>`", at + 1));
        (at + 1, input.trim().to_owned(), meaning.trim().to_owned())
    };
    rules.map(case).collect()
}

/// Compares every case of a file with what `read` makes of it, and lists those that differ.
fn check(name: &str, read: impl Fn(&str) -> String) {
    let cases = cases(name);
    assert!(!cases.is_empty(), "{name}.txt holds no case");
    let wrong = cases.iter().filter_map(|(line, input, meaning)| {
        let found = read(input);
        (found != *meaning)
            .then(|| format!("{name}.txt:{line}: {input}\n  should be: {meaning}\n  is:        {found}\n"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} cases differ\n{}", wrong.len(), cases.len(), wrong.concat());
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

/// Half an input is what a page cut short gives; it may mean anything, but must be read.
#[test]
fn cut_inputs_are_read() {
    for name in ["dates", "bylines", "credits", "datelines", "headlines"] {
        for (_, input, _) in cases(name) {
            for (at, _) in input.char_indices() {
                let (head, tail) = input.split_at(at);
                for text in [head, tail] {
                    assert!(super::date::parse_claim(text).is_none_or(|date| (1900..=2100).contains(&date.year())));
                    assert!(super::byline::parse(text).is_none_or(|byline| !byline.authors.is_empty()));
                    assert!(super::credit::split(text).1.is_none_or(|credit| text.contains(&credit)));
                    assert!(super::dateline::split(text).is_none_or(|dateline| text.contains(dateline)));
                    assert!(super::dateline::place_of_line(text).is_none_or(|place| text.contains(place)));
                    assert!(text.contains(super::headline::without_site(text, Some(head), Some(tail))));
                }
            }
        }
    }
}

#[test]
fn dates() {
    check("dates", |input| match input.split_once(": ") {
        Some(("claim", value)) => shown(super::date::parse_claim(value)),
        Some((tag, text)) if tag.len() == 5 && tag.get(2..3) == Some("-") => {
            shown(super::date::parse_in(text, Some(tag)))
        }
        Some(("stamps", text)) => {
            let stamps = super::date::dates(text);
            format!("{} | {}", shown(stamps.published), shown(stamps.modified))
        }
        _ => shown(super::date::parse(input)),
    });
}

#[test]
fn bylines() {
    let names = |authors: Vec<crate::Author>| {
        let names: Vec<_> = authors.into_iter().map(|author| author.name).collect();
        if names.is_empty() { "-".to_owned() } else { names.join(" + ") }
    };
    check("bylines", |input| match input.split_once(": ") {
        Some(("claim", value)) => super::byline::split_claim(value).join(" + "),
        Some(("opens", line)) => super::byline::opens_byline(line).to_string(),
        Some(("dispatch", paragraph)) => names(super::byline::in_dispatch(paragraph)),
        Some(("signature", paragraph)) => names(super::byline::in_signature(paragraph)),
        Some(("signoff", paragraph)) => names(super::byline::in_signoff(paragraph)),
        _ => shown(super::byline::parse(input).map(|byline| names(byline.authors))),
    });
}

#[test]
fn credits() {
    check("credits", |input| match input.split_once(": ") {
        Some(("is credit", line)) => super::credit::is_credit(line).to_string(),
        Some(("whole", line)) => super::credit::without_rights(line).to_owned(),
        Some(("is caption", line)) => super::credit::is_caption(line).to_string(),
        _ => {
            let (text, credit) = super::credit::split(input);
            format!("{text} ## {}", shown(credit)).trim().to_owned()
        }
    });
}

#[test]
fn walls() {
    check("walls", |input| match (super::walls::is_refusal(input), super::walls::asks_consent(input)) {
        (true, _) => "refusal".to_owned(),
        (false, true) => "consent".to_owned(),
        (false, false) => "-".to_owned(),
    });
}

#[test]
fn datelines() {
    check("datelines", |input| match input.split_once(": ") {
        Some(("line", line)) => shown(super::dateline::place_of_line(line)),
        _ => shown(super::dateline::split(input)),
    });
}

#[test]
fn headlines() {
    check("headlines", |input| {
        let mut fields = input.split(" @ ");
        let title = fields.next().unwrap_or_default();
        let site = fields.next().map(str::trim).filter(|site| *site != "-");
        super::headline::without_site(title, site, fields.next().map(str::trim)).to_owned()
    });
}

#[test]
fn a_handle_is_no_address() {
    for text in
        ["Jane Doe, jane.doe@elm.example", "(jane@elm-echo.example)", "Mail: redaktion@echo.example", "a@b.example"]
    {
        assert!(super::byline::holds_mail(text), "{text}");
    }
    for text in ["The rock band tweets as @elmband.", "Jane Doe | @jane", "2 @ 3.50", "jane@elm", "@jane.example", ""] {
        assert!(!super::byline::holds_mail(text), "{text}");
    }
}

#[test]
fn newsrooms_and_agencies_sign_too() {
    for text in ["Staff report", "von der Redaktion", "(AP)", "Mit Material von dpa"] {
        assert!(super::byline::is_house_line(text), "{text}");
    }
    for text in
        ["Follow the story", "The rock band tweets as @elmband.", "APRIL 8, 2024", "The staff has left the hall."]
    {
        assert!(!super::byline::is_house_line(text), "{text}");
    }
}
