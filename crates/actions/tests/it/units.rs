//! Units: added, changed, imported.
//!
//! Not for: what is a sound unit; the domain tests that.

use crate::place::Place;
use crate::world::{Rows, UNITS, World, codes};
use actions::org::unit::{self, Entry};
use actions::org::unit_import::{Imported, import};
use domain::id::UnitCode;
use domain::org::unit::Unit;

fn entry(unit: &Unit) -> Entry {
    Entry {
        code: unit.code.to_string(),
        name: unit.name.clone(),
        kind: unit.kind.clone(),
        parent: unit
            .parent
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        version: Some(unit.version),
    }
}

async fn a_unit_is_saved_as_it_was_shown_or_not(place: Place) {
    let (world, admin) = World::new(place).await;
    world.add_unit(&admin, "tinh", "").await.unwrap();
    world.add_unit(&admin, "so", "tinh").await.unwrap();
    assert_eq!(
        codes(world.add_unit(&admin, "so", "tinh").await),
        "code RF030"
    );
    assert_eq!(
        codes(world.add_unit(&admin, "xa", "khong-co").await),
        "parent RF028"
    );
    let visit = world.visit(&admin).await;
    let shown = unit::view(&world.house, &visit, &UnitCode::new("so"))
        .await
        .unwrap();
    let one = Entry {
        name: "Sở Nội vụ".to_owned(),
        ..entry(&shown)
    };
    let two = Entry {
        name: "Sở Tài chính".to_owned(),
        ..entry(&shown)
    };
    unit::save(&world.house, &visit, &one).await.unwrap();
    assert_eq!(codes(unit::save(&world.house, &visit, &two).await), "RF040");
    let shown = unit::view(&world.house, &visit, &UnitCode::new("so"))
        .await
        .unwrap();
    assert_eq!((shown.name.as_str(), shown.version), ("Sở Nội vụ", 2));
    let top = unit::view(&world.house, &visit, &UnitCode::new("tinh"))
        .await
        .unwrap();
    let round = Entry {
        parent: "so".to_owned(),
        ..entry(&top)
    };
    assert_eq!(
        codes(unit::save(&world.house, &visit, &round).await),
        "parent RF029"
    );
    let gone = Entry {
        code: "khac".to_owned(),
        ..entry(&top)
    };
    assert_eq!(
        codes(unit::save(&world.house, &visit, &gone).await),
        "RF005"
    );
    let missing = unit::view(&world.house, &visit, &UnitCode::new("' --")).await;
    assert_eq!(codes(missing), "RF005");
}

async fn a_table_of_units_is_taken_whole_or_not_at_all(place: Place) {
    let (world, admin) = World::new(place).await;
    world.add_unit(&admin, "so", "").await.unwrap();
    let visit = world.visit(&admin).await;
    let bad = Rows(vec![
        vec!["code", "name", "kind", "Đơn vị cấp trên"],
        vec!["xa-1", "Xã Một", "xa", "huyen"],
        vec!["xa 2", "Xã Hai", "Xã", ""],
        vec!["xa-1", "Xã Ba", "xa", ""],
    ]);
    let told = codes(import(&world.house, &visit, &bad).await);
    assert_eq!(told, "3 code RF025, 3 kind RF027, 4 code RF037");
    let round = Rows(vec![
        vec!["code", "name", "kind", "parent"],
        vec!["a", "A", "xa", "b"],
        vec!["b", "B", "xa", "a"],
        vec!["c", "C", "xa", "d"],
    ]);
    let told = codes(import(&world.house, &visit, &round).await);
    assert_eq!(told, "2 parent RF029, 3 parent RF029, 4 parent RF028");
    assert_eq!(unit::list(&world.house, &visit).await.unwrap().len(), 1);
    let good = Rows(vec![
        vec!["Mã đơn vị", "Tên đơn vị", "Loại", "Đơn vị cấp trên"],
        vec!["xa-1", "Xã Một", "xa", "tinh"],
        vec!["tinh", "Tỉnh", "tinh", ""],
        vec!["so", "Sở Mới", "so", "tinh"],
    ]);
    let done = import(&world.house, &visit, &good).await.unwrap();
    assert_eq!(
        done,
        Imported {
            added: 2,
            changed: 1,
            same: 0
        }
    );
    let again = import(&world.house, &visit, &good).await.unwrap();
    assert_eq!(
        again,
        Imported {
            added: 0,
            changed: 0,
            same: 3
        }
    );
}

async fn units_are_the_offices_to_keep(place: Place) {
    let (world, one, two) = World::two(place).await;
    let office = world
        .granted(&one, &two, "office", domain::org::role::Role::IndexOffice)
        .await;
    world.add_unit(&office, "xa-1", UNITS[0]).await.unwrap();
    let manager = world.somebody(&one, "manager", UNITS[0], "UM").await;
    assert_eq!(codes(world.add_unit(&manager, "xa-2", "").await), "RF004");
    let visit = world.visit(&manager).await;
    assert_eq!(codes(unit::list(&world.house, &visit).await), "RF004");
}

crate::on_both!(
    a_unit_is_saved_as_it_was_shown_or_not,
    a_table_of_units_is_taken_whole_or_not_at_all,
    units_are_the_offices_to_keep,
);
