//! A date as a page gives it: a day, perhaps a time, perhaps an offset, and nothing that was not there.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use jiff::fmt::temporal::Pieces;

/// How far behind UTC the last clocks on earth are, in seconds.
const FARTHEST_WEST: i32 = 12 * 3600;

/// A day, with the time and the offset from UTC where the page gave them.
///
/// Displays as ISO 8601 and reads it back: `2024-04-08`, `2024-04-08T09:00:00`, `2024-04-08T09:00:00+02:00`.
///
/// ```
/// let date: nutgraf::Date = "2024-04-08T09:00:00+02:00".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2024, 4, 8));
/// assert_eq!(date.offset_seconds(), Some(7200));
/// # Ok::<(), nutgraf::ParseDateError>(())
/// ```
///
/// Dates are in the order in which a calendar and a clock show them: by day, then by time, a day without one first, and
/// only then by offset. Where offsets differ by hours that need not be the order of the moments.
///
/// ```
/// # use nutgraf::Date;
/// let mut dates = ["2024-04-08T09:00:00+02:00", "2024-04-08", "2023-12-31T23:59:00"].map(|text| text.parse::<Date>().unwrap());
/// dates.sort();
/// assert_eq!(dates.map(|date| date.to_string()), ["2023-12-31T23:59:00", "2024-04-08", "2024-04-08T09:00:00+02:00"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    day: civil::Date,
    time: Option<civil::Time>,
    offset_seconds: Option<i32>,
}

/// The text is no ISO 8601 date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParseDateError(());

impl Date {
    /// The year, from -9999 to 9999.
    #[must_use]
    pub fn year(&self) -> i16 {
        self.day.year()
    }

    /// The month, from 1 to 12.
    #[must_use]
    pub fn month(&self) -> i8 {
        self.day.month()
    }

    /// The day of the month, from 1 to 31.
    #[must_use]
    pub fn day(&self) -> i8 {
        self.day.day()
    }

    /// Hour (from 0 to 23), minute and second (from 0 to 59), where the page gave a time.
    #[must_use]
    pub fn time(&self) -> Option<(i8, i8, i8)> {
        self.time.map(|t| (t.hour(), t.minute(), t.second()))
    }

    /// The offset from UTC in seconds, above zero to the east, where the page gave one.
    #[must_use]
    pub fn offset_seconds(&self) -> Option<i32> {
        self.offset_seconds
    }

    /// The same day, and the same hour and minute where both have a time.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        let clock = |date: &Self| date.time().map(|(hour, minute, _)| (hour, minute));
        let same_clock = clock(self).zip(clock(other)).is_none_or(|(own, theirs)| own == theirs);
        self.day == other.day && same_clock
    }

    /// Day and month the other way round, as in `10/12/2023`; the same clock where both have one.
    pub(crate) fn is_swapped(&self, other: &Self) -> bool {
        let swapped = Self::from_day(other.year(), other.day(), other.month());
        swapped.is_some_and(|swapped| self.agrees_with(&Self { time: other.time, ..swapped }))
    }

    /// Seconds since 1970; only dates with a time and an offset have such a moment.
    fn moment(&self) -> Option<i64> {
        let utc = jiff::tz::Offset::UTC.to_timestamp(self.day.to_datetime(self.time?)).ok()?;
        Some(utc.as_second() - i64::from(self.offset_seconds?))
    }

    /// The same moment.
    pub(crate) fn is_moment_of(&self, other: &Self) -> bool {
        self.moment().is_some_and(|own| other.moment() == Some(own))
    }

    /// An earlier moment, or where one of the two has none, an earlier day.
    pub(crate) fn is_before(&self, other: &Self) -> bool {
        self.moment().zip(other.moment()).map_or(self.day < other.day, |(own, theirs)| own < theirs)
    }

    /// How many days this one is later.
    pub(crate) fn days_since(&self, other: &Self) -> i32 {
        (self.day - other.day).get_days()
    }

    /// Whether the moment falls on its own day, or on a later one, wherever on earth a clock shows it.
    pub(crate) fn is_on_its_day_everywhere(&self) -> bool {
        let Some(((hour, minute, _), offset)) = self.time().zip(self.offset_seconds) else { return false };
        i32::from(hour) * 3600 + i32::from(minute) * 60 - offset >= FARTHEST_WEST
    }

    /// A day that exists, or `None`.
    pub(crate) fn from_day(year: i16, month: i8, day: i8) -> Option<Self> {
        let day = civil::Date::new(year, month, day).ok()?;
        Some(Self { day, time: None, offset_seconds: None })
    }

    /// The same day at a time; `self` where there is no such time.
    pub(crate) fn at(self, hour: i8, minute: i8, second: i8) -> Self {
        match civil::Time::new(hour, minute, second, 0) {
            Ok(time) => Self { time: Some(time), ..self },
            Err(_) => self,
        }
    }

    /// The same time, so many seconds east of UTC; `self` where there is no time to speak of.
    pub(crate) fn with_offset(self, seconds: i32) -> Self {
        Self { offset_seconds: self.time.map(|_| seconds), ..self }
    }
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let pieces = Pieces::parse(text.trim()).map_err(|_| ParseDateError(()))?;
        let offset = pieces.to_numeric_offset().map(jiff::tz::Offset::seconds);
        let time = pieces.time().and_then(|t| civil::Time::new(t.hour(), t.minute(), t.second(), 0).ok());
        Ok(Self { day: pieces.date(), time, offset_seconds: time.and(offset) })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        if let Some((hour, minute, second)) = self.time() {
            write!(f, "T{hour:02}:{minute:02}:{second:02}")?;
        }
        let Some(offset) = self.offset_seconds else { return Ok(()) };
        let sign = if offset < 0 { '-' } else { '+' };
        let (minutes, seconds) = (offset.unsigned_abs() / 60, offset.unsigned_abs() % 60);
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
        if seconds == 0 { Ok(()) } else { write!(f, ":{seconds:02}") }
    }
}

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an ISO 8601 date")
    }
}

impl std::error::Error for ParseDateError {}

#[cfg(feature = "serde")]
impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
