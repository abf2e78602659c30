use super::driver::Clerk;
#[test]
fn scratch() {
    let Ok(path) = std::env::var("GSL_SCRIPT") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let mut clerk: Option<Clerk> = None;
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let (cmd, rest) = line.split_once(' ').unwrap_or((line, ""));
        match cmd {
            "#" => println!("{line}"),
            "home" => {
                let p: Vec<&str> = rest.split(' ').collect();
                let (w, h) = (p[1].parse().unwrap(), p[2].parse().unwrap());
                let c = match p[0] {
                    "practice" => Clerk::practice(w, h),
                    "office" => Clerk::office(w, h),
                    "empty" => Clerk::empty(w, h),
                    _ => Clerk::empty_today(w, h),
                };
                clerk = Some(if p.get(3) == Some(&"en") { c.lang_en() } else { c });
            }
            "k" => {
                for key in rest.split(' ') {
                    clerk.as_mut().unwrap().press(key);
                }
            }
            "t" => {
                clerk.as_mut().unwrap().type_(rest);
            }
            "p" => {
                clerk.as_mut().unwrap().paste(&rest.replace("\\n", "\n"));
            }
            "home?" => println!("{}", clerk.as_ref().unwrap().home().display()),
            "sh" => {
                let h = clerk.as_ref().unwrap().home().display().to_string();
                let o = std::process::Command::new("sh").arg("-c").arg(rest).env("H", h).output().unwrap();
                println!("{}{}", String::from_utf8_lossy(&o.stdout), String::from_utf8_lossy(&o.stderr));
            }
            "d" => {
                let p: Vec<u32> = rest.split('-').map(|x| x.parse().unwrap()).collect();
                clerk.as_mut().unwrap().day(chrono::NaiveDate::from_ymd_opt(p[0] as i32, p[1], p[2]).unwrap());
            }
            "g" => {
                let (n, m) = rest.split_once(' ').unwrap();
                let m =
                    gongshilan::core::stage::Move::ALL.into_iter().find(|x| x.key() == format!("move-{m}")).unwrap();
                clerk.as_mut().unwrap().step(n, m);
            }
            "size" => {
                let p: Vec<u16> = rest.split(' ').map(|x| x.parse().unwrap()).collect();
                clerk.as_mut().unwrap().resize(p[0], p[1]);
            }
            "s" => println!("=== {rest}\n{}", clerk.as_mut().unwrap().screen()),
            _ => panic!("{line}"),
        }
    }
}
