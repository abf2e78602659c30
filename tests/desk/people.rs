//! Who may do what; and the desk itself may go to another thread.

use gongshilan::core::office::Duty;
use gongshilan::desk::Desk;
use tempfile::tempdir;

use super::help::*;

#[test]
fn staff_are_named_by_duty() {
    let home = tempdir().unwrap();
    let desk = office(home.path());
    assert_eq!(desk.able(Duty::Draft), [DRAFTER, SECOND]);
    assert_eq!(desk.able(Duty::Review), [SECOND, REVIEWER]);
    assert_eq!(desk.able(Duty::Manage), [REVIEWER]);
    assert_eq!(desk.recorders(), [DRAFTER, SECOND]);
}

#[test]
fn a_desk_can_live_on_another_thread() {
    const fn is_send<T: Send>() {}
    const { is_send::<Desk>() }
    let home = tempdir().unwrap();
    let desk = office(home.path());
    let duties = std::thread::spawn(move || desk.able(Duty::Post)).join().unwrap();
    assert_eq!(duties, [DRAFTER]);
}
