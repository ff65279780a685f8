//! The configuration: every mistake at once, with its place.
//!
//! Not for: what a server does with it.

use super::{Place, run, thang, told, well};
use cli::config::read;
use domain::diagnostic::{Diagnostic, Place as At};
use domain::org::password::Policy;
use std::fs;

fn codes(text: &str, environment: &[(&str, &str)]) -> Vec<String> {
    let environment: Vec<_> = environment
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let (config, findings) = read("thang.toml", text, &environment);
    let errors = domain::diagnostic::has_errors(&findings);
    assert_eq!(config.is_none(), errors);
    findings
        .iter()
        .map(|finding| format!("{}{}", finding.code, line(text, finding)))
        .collect()
}

/// `:3` for the third line.
fn line(text: &str, finding: &Diagnostic) -> String {
    match &finding.place {
        At::Text { start, .. } => format!(":{}", text[..*start].matches('\n').count() + 1),
        At::File(name) => format!(":{name}"),
        _ => String::new(),
    }
}

#[test]
fn every_mistake_is_found_at_once() {
    let text = "\
        name = \"\"\n\
        languag = \"vi\"\n\
        language = \"fr\"\n\
        session_idle_minutes = 0\n\
        session_idle_minutes = 5\n\
        reserve_mib = \"viele\"\n\
        listen = \"8080\"\n\
        public_url = \"https://dti.example.vn/thang\"\n\
        database = \"mysql://x\"\n\
        mail = \"x\"\n\
        [tls]\n\
        cert = \"cert.pem\"\n\
        [behind_proxy]\n\
        trusted = [\"10.0.0.0/33\"]\n\
        hops = 99\n";
    let found = codes(text, &[]);
    let wanted = [
        "CF012:1", "CF003:2", "CF005:3", "CF006:4", "CF002:5", "CF004:6", "CF007:7", "CF008:8",
        "CF009:9", "CF004:10", "CF014:12", "CF010:14", "CF006:15", "CF015:15",
    ];
    assert_eq!(found, wanted);
    assert_eq!(
        codes("name = Thang\nlisten = \"a\"\n", &[]),
        ["CF001:1", "CF007:2"]
    );
    let mail = "[mail]\nhost = \"h\"\nfrom = \"h\"\nuser = \"u\"\ntls = true\n";
    assert_eq!(codes(mail, &[]), ["CF011:3", "CF016:4", "CF004:5"]);
    assert_eq!(codes("[behind_proxy]\ntrusted = []\n", &[]), ["CF010:2"]);
    assert_eq!(
        codes("[behind_proxy]\ntrusted = \"::1\"\n", &[]),
        ["CF004:2"]
    );
}

#[test]
fn the_environment_comes_before_the_file() {
    let text = "session_idle_minutes = 0\npassword_policy = \"asvs\"\n";
    let told = [
        ("THANG_SESSION_IDLE_MINUTES", "45"),
        ("THANG_PASSWORD_POLICY", "vn-742"),
        ("THANG_BEHIND_PROXY_TRUSTED", "10.0.0.0/8, ::1"),
        ("THANG_LANG", "en"),
    ];
    assert_eq!(codes(text, &told), Vec::<String>::new());
    let told = told.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let config = read("thang.toml", text, &told).0.unwrap();
    assert_eq!(config.settings.session_idle_minutes, 45);
    assert_eq!(config.settings.password_policy, Policy::Vn742);
    let wrong = [("THANG_RESERVE_MIB", "viel"), ("THANG_MAIL_HOSTS", "x")];
    assert_eq!(
        codes("", &wrong),
        ["CF004:THANG_RESERVE_MIB", "CF013:THANG_MAIL_HOSTS"]
    );
}

#[test]
fn a_mistake_is_shown_with_its_line_and_what_to_do() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    let file = folder.join("thang.toml");
    fs::write(&file, "name = \"Sở\"\nlistn = \"[::1]:80\"\n").unwrap();
    let (code, text) = run(&["doctor", "--dir", dir]);
    assert_eq!(code, Some(1));
    for shown in ["thang.toml:2:1", "^^^^^", "CF003", "Did you mean “listen”?"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    fs::remove_file(&file).unwrap();
    let (code, text) = run(&["serve", "--dir", dir]);
    assert!(
        code == Some(1) && text.contains("is no installation yet"),
        "{text}"
    );
}

#[test]
fn off_loopback_a_server_wants_an_address_and_a_cover() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    let serve = ["serve", "--dir", dir, "--listen", "0.0.0.0:0"];
    let (code, text) = run(&serve);
    assert!(code == Some(1) && text.contains("behind_proxy"), "{text}");
    let output = thang(&serve)
        .env("THANG_BEHIND_PROXY_TRUSTED", "10.0.0.1")
        .output()
        .unwrap();
    let (code, text) = told(&output);
    assert!(code == Some(1) && text.contains("public_url"), "{text}");
}

#[test]
fn init_takes_an_empty_folder_only_and_keys_are_the_owners() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    let (code, text) = run(&["init", "--dir", dir]);
    assert!(code == Some(1) && text.contains("files in"), "{text}");
    for name in ["secret.key", "log.key"] {
        let file = folder.join("keys").join(name);
        let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name}");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    }
    let (code, text) = run(&["doctor", "--dir", dir]);
    assert_eq!(code, Some(1));
    assert_eq!(text.matches("chmod 600").count(), 2, "{text}");
}

#[test]
fn a_newer_installation_is_refused_with_an_exit_code_of_its_own() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    super::on(&folder, &store::Database::Sqlite, async |store| {
        let mut tx = store.begin().await.unwrap();
        let newer = "INSERT INTO schema_step (version, name) VALUES (99, 'of tomorrow')";
        sqlx::raw_sql(newer)
            .execute(tx.connection().unwrap())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    });
    for command in ["serve", "backup"] {
        let (code, text) = run(&[command, "--dir", dir]);
        assert_eq!(code, Some(3), "{text}");
        assert!(text.contains("newer version (schema 99"), "{text}");
    }
}

#[test]
fn an_installation_that_cannot_be_made_leaves_nothing() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    // Nobody listens on port 1.
    let (code, text) = run(&[
        "init",
        "--dir",
        dir,
        "--database",
        "postgres://[::1]:1/thang",
    ]);
    assert!(
        code == Some(1) && text.contains("cannot be reached"),
        "{text}"
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    let (code, text) = run(&["init", "--dir", dir, "--database", "mysql://x"]);
    assert!(code == Some(1) && text.contains("CF009"), "{text}");
    well(&["init", "--dir", dir]);
}
