//! Every dependency has a licence of the list in deny.toml, as `cargo metadata` reports it.
//!
//! Not for: advisories and platforms we do not build on; `make campaign` asks cargo-deny.

use std::process::Command;

use serde_json::Value;
use toml::Table;

use crate::house::{Finding, House};

pub(super) fn check(house: &House) -> Vec<Finding> {
    let allowed = allowed(house.text("deny.toml").unwrap_or_default());
    let listed = packages(house).map(|packages| {
        let wrong = packages
            .iter()
            .filter(|(_, licence)| !fits(licence, &allowed));
        wrong
            .map(|(name, licence)| format!("{name} has licence {licence:?}"))
            .collect()
    });
    let texts: Vec<String> = listed.unwrap_or_else(|error| vec![error]);
    texts
        .into_iter()
        .map(|text| Finding::new("Cargo.lock", 0, text))
        .collect()
}

fn allowed(deny: &str) -> Vec<String> {
    let table = deny.parse::<Table>().unwrap_or_default();
    let list = table
        .get("licenses")
        .and_then(|table| table.get("allow")?.as_array());
    list.into_iter()
        .flatten()
        .filter_map(|name| Some(name.as_str()?.to_owned()))
        .collect()
}

/// Name and licence of each package that is built here, in the order cargo gives.
fn packages(house: &House) -> Result<Vec<(String, String)>, String> {
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version=1",
            "--locked",
            "--filter-platform",
            &target,
        ])
        .current_dir(&house.root)
        .output();
    let output = output.map_err(|error| format!("cannot run cargo: {error}"))?;
    let answer: Value = serde_json::from_slice(&output.stdout).map_err(|_| {
        format!(
            "cargo metadata failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )
    })?;
    let packages = answer.get("packages").and_then(Value::as_array);
    let text = |package: &Value, key| Some(package.get(key)?.as_str()?.to_owned());
    let each = |package| {
        let name = text(package, "name").unwrap_or_default();
        (name, text(package, "license").unwrap_or_default())
    };
    Ok(packages.into_iter().flatten().map(each).collect())
}

/// Whether an SPDX expression can be met: each part of an AND by one licence of its OR.
fn fits(expression: &str, allowed: &[String]) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|part| {
        part.split(" OR ")
            .any(|licence| allowed.iter().any(|name| name == licence.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_outside_the_list_is_refused() {
        let allowed = allowed("[licenses]\nallow = [\"MIT\", \"Unicode-3.0\"]");
        assert!(fits("MIT/Apache-2.0", &allowed));
        assert!(fits("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
        assert!(!fits("MIT AND GPL-3.0-only", &allowed));
        assert!(!fits("", &allowed));
    }

    #[test]
    fn cargo_reports_packages() {
        let packages = packages(&House::load().unwrap()).unwrap();
        assert!(
            packages
                .iter()
                .any(|(name, licence)| name == "domain" && licence == "Apache-2.0")
        );
    }
}
