//! Managing users: one's own unit and no other; one at a time and by a table.
//!
//! Not for: passwords and roles.

use crate::place::Place;
use crate::world::{Rows, Somebody, UNITS, World, codes};
use actions::org::invite::{Invitation, invite};
use actions::org::invite_many::invite_many;
use actions::org::{grant, user};
use domain::org::role::Role;
use domain::org::user::{State, UserId};
use store::org::Filter;

async fn managed(place: Place) -> (World, Somebody, Somebody, Somebody) {
    let (world, one, two) = World::two(place).await;
    let manager = world
        .somebody(&one, "manager", UNITS[0], "unit_manager")
        .await;
    (world, one, two, manager)
}

/// What another unit has answers as if it were not there, whatever is tried.
async fn another_units_people_are_not_there(place: Place) {
    let (world, admin, _, manager) = managed(place).await;
    world.somebody(&admin, "rival", UNITS[1], "UC").await;
    world.somebody(&admin, "nowhere", "", "").await;
    let visit = world.visit(&manager).await;
    let grant = world.grant_of("rival", Role::Contributor).await;
    let ids = [
        world.id("rival").await,
        world.id("nowhere").await,
        UserId::of([7; 16]),
    ];
    for id in &ids {
        let house = &world.house;
        let told = [
            codes(user::view(house, &visit, id).await),
            codes(user::disable(house, &visit, id).await),
            codes(user::enable(house, &visit, id).await),
            codes(user::reset_password(house, &visit, id).await),
            codes(grant::grant_in_unit(house, &visit, id, Role::Contributor).await),
            codes(grant::revoke_in_unit(house, &visit, id, &grant).await),
        ];
        assert!(told.iter().all(|code| code == "RF005"), "{told:?}");
    }
    let seen = user::list(&world.house, &visit, &Filter::default(), 0)
        .await
        .unwrap();
    let logins: Vec<&str> = seen
        .rows
        .iter()
        .map(|row| row.user.login.as_str())
        .collect();
    assert_eq!((logins, seen.count), (vec!["manager"], 1));
    // The filter does not reach further than the right.
    let filter = Filter {
        unit: Some(domain::id::UnitCode::new(UNITS[1])),
        ..Filter::default()
    };
    let seen = user::list(&world.house, &visit, &filter, 0).await.unwrap();
    assert!(seen.rows.iter().all(|row| row.user.login == "manager"));
    assert!(
        world
            .house
            .visit(&world.visit(&manager).await.login)
            .await
            .unwrap()
            .is_none()
    );
}

async fn a_manager_manages_the_own_unit(place: Place) {
    let (world, one, two, manager) = managed(place).await;
    let visit = world.visit(&manager).await;
    assert_eq!(
        codes(world.invites(&manager, "rival", UNITS[1], "").await),
        "unit RF039"
    );
    assert_eq!(
        codes(world.invites(&manager, "above", "", "council").await),
        "role RF004"
    );
    assert_eq!(
        codes(world.invites(&manager, "peer", "", "UM").await),
        "role RF004"
    );
    world.invites(&manager, "cuong", "", "UC").await.unwrap();
    let id = world.id("cuong").await;
    let seen = user::view(&world.house, &visit, &id).await.unwrap();
    assert_eq!(
        seen.user.unit.as_ref().map(|unit| unit.as_str()),
        Some(UNITS[0])
    );
    assert_eq!(
        (seen.user.state, seen.grants[0].role),
        (State::Invited, Role::Contributor)
    );
    user::disable(&world.house, &visit, &id).await.unwrap();
    user::enable(&world.house, &visit, &id).await.unwrap();
    user::reset_password(&world.house, &visit, &id)
        .await
        .unwrap();
    let own = world.id("manager").await;
    assert_eq!(
        codes(user::disable(&world.house, &visit, &own).await),
        "RF006"
    );
    // Whoever of the unit holds a role that two people granted is not in the manager's hand.
    world.granted(&one, &two, "auditor", Role::Auditor).await;
    let above = world.id("auditor").await;
    assert_eq!(
        codes(user::reset_password(&world.house, &visit, &above).await),
        "RF004"
    );
    assert_eq!(
        codes(user::disable(&world.house, &visit, &above).await),
        "RF004"
    );
    // And a contributor manages nobody.
    let plain = world.somebody(&manager, "dung", "", "UC").await;
    let told = codes(
        user::list(
            &world.house,
            &world.visit(&plain).await,
            &Filter::default(),
            0,
        )
        .await,
    );
    assert_eq!(told, "RF004");
}

async fn an_invitation_tells_all_that_is_wrong(place: Place) {
    let (world, admin) = World::new(place).await;
    let visit = world.visit(&admin).await;
    let form = Invitation {
        login: "Cường".to_owned(),
        name: " ".to_owned(),
        mail: "a@b".to_owned(),
        unit: "khong-co".to_owned(),
        role: "sếp".to_owned(),
    };
    let told = codes(invite(&world.house, &visit, &form).await);
    assert_eq!(
        told,
        "name RF032, mail RF033, login RF031, unit RF039, role RF035"
    );
    world.invites(&admin, "cuong", "", "").await.unwrap();
    assert_eq!(
        codes(world.invites(&admin, "cuong", "", "").await),
        "login RF034"
    );
    assert_eq!(
        codes(world.invites(&admin, "dung", "", "UC").await),
        "role RF022"
    );
    let all = user::list(&world.house, &visit, &Filter::default(), 0)
        .await
        .unwrap();
    assert_eq!(all.count, 2);
}

async fn a_table_is_taken_whole_or_not_at_all(place: Place) {
    let (world, admin, ..) = managed(place).await;
    let visit = world.visit(&admin).await;
    let head = vec![
        "Tên đăng nhập",
        "Họ tên",
        "Thư điện tử",
        "Mã đơn vị",
        "Vai trò",
    ];
    let table = Rows(vec![
        head.clone(),
        vec!["nva", "Nguyễn Văn An", "an@example.vn", "so-noi-vu", "UC"],
        vec!["b", "", "b", "so-y-te", "XX"],
        vec!["nva", "Phạm Thị Em", "", "so-noi-vu", ""],
        vec!["manager", "Vũ Văn Giang", "", "so-noi-vu", "CO"],
    ]);
    let told = codes(invite_many(&world.house, &visit, &table).await);
    let rows = [
        "3 Họ tên RF032, 3 Thư điện tử RF033, 3 Tên đăng nhập RF031, 3 Mã đơn vị RF039, 3 Vai trò RF035",
        "4 Tên đăng nhập RF037",
        "5 Tên đăng nhập RF034, 5 Vai trò RF004",
    ];
    assert_eq!(told, rows.join(", "));
    let count = user::list(&world.house, &visit, &Filter::default(), 0)
        .await
        .unwrap()
        .count;
    let wrong = Rows(vec![vec!["login", "Ngày sinh"]]);
    assert_eq!(
        codes(invite_many(&world.house, &visit, &wrong).await),
        "1 Ngày sinh RF042, RF036, RF038"
    );
    let good = Rows(vec![
        head,
        vec!["nva", "Nguyễn Văn An", "an@example.vn", "so-noi-vu", "UC"],
        vec!["pte", "Phạm Thị Em", "", "so-tai-chinh", "um"],
    ]);
    let slips = invite_many(&world.house, &visit, &good).await.unwrap();
    assert_eq!(slips.len(), 2);
    assert_ne!(slips[0].password, slips[1].password);
    let all = user::list(&world.house, &visit, &Filter::default(), 0)
        .await
        .unwrap();
    assert_eq!(all.count, count + 2);
}

async fn people_are_found_by_part_of_a_name(place: Place) {
    let (world, admin) = World::new(place).await;
    for login in ["cuong", "dung", "a_b"] {
        world.invites(&admin, login, "", "").await.unwrap();
    }
    let visit = world.visit(&admin).await;
    let find = async |text: &str, state| {
        let filter = Filter {
            text: text.to_owned(),
            state,
            unit: None,
        };
        user::list(&world.house, &visit, &filter, 0)
            .await
            .unwrap()
            .count
    };
    assert_eq!(find("Văn CƯỜNG", None).await, 3);
    assert_eq!(find("dung", None).await, 1);
    assert_eq!(find("_", None).await, 1);
    assert_eq!(find("%", None).await, 0);
    assert_eq!(find("' OR '1'='1", None).await, 0);
    assert_eq!(find("", Some(State::Active)).await, 1);
}

crate::on_both!(
    another_units_people_are_not_there,
    a_manager_manages_the_own_unit,
    an_invitation_tells_all_that_is_wrong,
    a_table_is_taken_whole_or_not_at_all,
    people_are_found_by_part_of_a_name,
);
