//! Work for later, done by the server beside its pages: letters are sent.
//!
//! Not for: putting it into the queue; acts do.

use crate::mail::{self, Letter, Post, Unsent};
use crate::settings::Mail;
use domain::time::Moment;
use std::time::Duration;
use store::job::{Job, Then};
use store::{Store, StoreError, job};

/// How often the queue is looked at when nothing waits.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A job belongs to whoever took it for so long, seconds; longer than any job takes.
const LEASE: i64 = 120;
/// First pause after a failure, seconds; each further one is four times as long.
const PAUSE_FIRST: i64 = 30;
/// The longest pause, seconds.
const PAUSE_MAX: i64 = 3_600;
/// After so many failures a person has to look: a day and a half.
const ATTEMPTS_MAX: i64 = 40;

/// How a job ended.
enum Ended {
    Done,
    Not(Then, String),
}

/// Works until `stop` is told or dropped. A job under way is ended first.
///
/// `now` tells the time; the queue itself has none.
pub async fn work(
    store: &Store,
    mail: Option<&Mail>,
    now: impl Fn() -> Moment,
    mut stop: tokio::sync::watch::Receiver<()>,
) {
    let post = mail.map(Post::new).and_then(|post| match post {
        Ok(post) => Some(post),
        Err(error) => {
            tracing::error!(error, "mail cannot be sent as configured");
            None
        }
    });
    // A mail server that is down is told of once, and again when it is back.
    let mut is_down = false;
    loop {
        match one(store, post.as_ref(), &now, &mut is_down).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "the queue cannot be read"),
        }
        tokio::select! {
            _ = stop.changed() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Does the next job; tells whether there was one.
async fn one(
    store: &Store,
    post: Option<&Post>,
    now: &impl Fn() -> Moment,
    is_down: &mut bool,
) -> Result<bool, StoreError> {
    let at = now();
    let mut tx = store.begin().await?;
    let lease_until = at.plus_seconds(LEASE).micros();
    let Some(job) = job::take(&mut tx, at.micros(), lease_until).await? else {
        return Ok(false);
    };
    tx.commit().await?;
    let ended = run(&job, post, at).await;
    match (&ended, *is_down) {
        (Ended::Done, true) => tracing::info!("mail leaves again"),
        (Ended::Not(Then::Again(_), error), false) => tracing::warn!(error, "mail waits"),
        (Ended::Not(Then::Failed, error), _) => {
            tracing::error!(job = job.id, error, "a job failed")
        }
        _ => {}
    }
    *is_down = matches!(ended, Ended::Not(Then::Again(_), _));
    let mut tx = store.begin().await?;
    match ended {
        Ended::Done => job::done(&mut tx, job.id).await?,
        Ended::Not(then, error) => {
            job::not_done(&mut tx, &job, then, &error, now().micros()).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}

async fn run(job: &Job, post: Option<&Post>, at: Moment) -> Ended {
    let failed = |error: &str| Ended::Not(Then::Failed, error.to_owned());
    if job.kind != mail::KIND {
        return failed("no such kind of job");
    }
    let Some(letter) = Letter::read(&job.body) else {
        return failed("not a letter");
    };
    let sent = match post {
        Some(post) => post.send(&letter).await,
        None => Err(Unsent::Later("no mail server is configured".to_owned())),
    };
    match sent {
        Ok(()) => Ended::Done,
        Err(Unsent::Later(error)) if job.attempts < ATTEMPTS_MAX => {
            let due = at.plus_seconds(pause(job.attempts));
            Ended::Not(Then::Again(due.micros()), error)
        }
        Err(Unsent::Later(error) | Unsent::Never(error)) => Ended::Not(Then::Failed, error),
    }
}

/// Seconds until the next attempt after so many.
fn pause(attempts: i64) -> i64 {
    let steps = u32::try_from((attempts - 1).clamp(0, 8)).unwrap_or(0);
    PAUSE_FIRST.saturating_mul(4_i64.pow(steps)).min(PAUSE_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_an_hour() {
        let pauses: Vec<_> = (1..7).map(pause).collect();
        assert_eq!(pauses, [30, 120, 480, 1_920, 3_600, 3_600]);
        assert_eq!((pause(0), pause(i64::MAX)), (30, 3_600));
    }
}
