//! What the server does beside its pages: letters are sent, the log is signed, what is over is forgotten.
//!
//! Not for: putting work into the queue; acts do.

use crate::house::House;
use crate::mail::{self, Letter, Post, Unsent};
use domain::log::checkpoint::LogKey;
use domain::time::Moment;
use std::time::Duration;
use store::job::{Job, Then};
use store::{Store, StoreError, job, once, session};
use tokio::sync::watch;

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
/// Seconds between two rounds of what is done every minute.
const MINUTE: i64 = 60;
/// Seconds between two checkpoints; none is signed where nothing was written.
const CHECKPOINT_EVERY: i64 = 600;
/// Seconds after which a session is over whatever happens, and some more.
const SESSION_LIFE: i64 = 86_400;
/// Seconds a device is known that nobody signs in from.
const DEVICE_LIFE: i64 = 180 * 86_400;
/// Seconds in which the same request may come again.
const ANSWER_LIFE: i64 = 86_400;

/// How a job ended.
enum Ended {
    Done,
    Not(Then, String),
}

/// Works until `stop` is told or dropped: what is under way is ended, and the log is signed once more.
pub async fn work(house: &House, key: &LogKey, mut stop: watch::Receiver<()>) {
    let post = house.settings.mail.as_ref().map(Post::new);
    let post = post.and_then(|post| match post {
        Ok(post) => Some(post),
        Err(error) => {
            tracing::error!(error, "mail cannot be sent as configured");
            None
        }
    });
    // A mail server that is down is told of once, and again when it is back.
    let mut is_down = false;
    let mut rounds = Rounds::new(house.now());
    loop {
        match one(house, post.as_ref(), &mut is_down).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "the queue cannot be read"),
        }
        go_round(house, key, &mut rounds).await;
        tokio::select! {
            _ = stop.changed() => break,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
    told("refusals", house.settle_denials().await);
    told("checkpoint", house.store.checkpoint(key, house.now()).await);
}

/// When what is done again and again is due.
struct Rounds {
    refusals: Moment,
    checkpoint: Moment,
    forget: Moment,
}

impl Rounds {
    fn new(now: Moment) -> Self {
        Self {
            refusals: now.plus_seconds(MINUTE),
            checkpoint: now,
            forget: now,
        }
    }
}

async fn go_round(house: &House, key: &LogKey, rounds: &mut Rounds) {
    let now = house.now();
    if now >= rounds.refusals {
        rounds.refusals = now.plus_seconds(MINUTE);
        told("refusals", house.settle_denials().await);
    }
    if now >= rounds.checkpoint {
        rounds.checkpoint = now.plus_seconds(CHECKPOINT_EVERY);
        told("checkpoint", house.store.checkpoint(key, now).await);
    }
    if now >= rounds.forget {
        rounds.forget = now.plus_seconds(60 * MINUTE);
        told("forget", forget(&house.store, now).await);
    }
}

/// What failed is tried again in its next round.
fn told<T, E: std::fmt::Debug>(what: &str, ended: Result<T, E>) {
    if let Err(error) = ended {
        tracing::error!(what, ?error, "the server's own work failed");
    }
}

/// Forgets what is over.
async fn forget(store: &Store, now: Moment) -> Result<(), StoreError> {
    let before = |seconds: i64| now.plus_seconds(-seconds);
    let mut tx = store.begin().await?;
    session::forget(&mut tx, before(SESSION_LIFE), before(DEVICE_LIFE), now).await?;
    once::forget(&mut tx, before(ANSWER_LIFE).micros()).await?;
    tx.commit().await
}

/// Does the next job; tells whether there was one.
async fn one(house: &House, post: Option<&Post>, is_down: &mut bool) -> Result<bool, StoreError> {
    let (store, at) = (&house.store, house.now());
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
            job::not_done(&mut tx, &job, then, &error, house.now().micros()).await?;
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
