use super::*;

#[test]
fn excerpts_that_wait_keep_no_edition_from_being_printed() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Arc::new(Blobs::open(&folder.path().join("blobs")).unwrap());
    let printer = Printer::new(&folder.path().join("printed"), PathBuf::new(), blobs).unwrap();
    let (excerpts, downloads) = (printer.for_excerpts().unwrap(), printer.for_downloads().unwrap());
    // Nothing is printed meanwhile.
    let _turn = printer.turns.take(true);
    let book = |number: usize| number.to_string().into_bytes();
    for others in [&excerpts, &downloads] {
        for number in 0..MOST_OTHERS_WAITING {
            assert!(matches!(others.print(book(number), Vec::new()), Ok(Printed::Running(_))));
        }
        let refused = others.print(book(99), Vec::new()).err().unwrap();
        assert_eq!(refused.code, Code::Unavailable);
        // The one that waits already is not another one.
        assert!(matches!(others.print(book(0), Vec::new()), Ok(Printed::Running(_))));
    }
    let Ok(Printed::Running(key)) = printer.print(book(99), Vec::new()) else { panic!("it waits") };
    assert_eq!(printer.state(&key).unwrap(), PrintState::Running);
    assert!(excerpts.state(&key).is_err() && downloads.state(&key).is_err());
}

#[cfg(unix)]
#[test]
fn a_book_that_two_people_ask_for_is_printed_once() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    // It notes each time that it runs, and prints nothing.
    let program = folder.path().join("program");
    let runs = folder.path().join("runs");
    fs::write(&program, format!("#!/bin/sh\ncat > /dev/null\necho x >> {}\n", runs.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let blobs = Arc::new(Blobs::open(&folder.path().join("blobs")).unwrap());
    let printer = Printer::new(&folder.path().join("printed"), program, blobs).unwrap();
    let downloads = printer.for_downloads().unwrap();
    let held = printer.turns.take(true);
    let ask = || downloads.print(b"{}".to_vec(), Vec::new()).unwrap();
    let keys: Vec<String> = (0..2)
        .map(|_| match ask() {
            Printed::Running(key) => key,
            Printed::Ready(..) => panic!("it cannot be ready"),
        })
        .collect();
    assert_eq!(keys[0], keys[1]);
    drop(held);
    while downloads.state(&keys[0]).unwrap() == PrintState::Running {
        std::thread::yield_now();
    }
    assert!(matches!(ask(), Printed::Ready(_, 0)), "whoever comes later gets the same file");
    assert_eq!(fs::read_to_string(&runs).unwrap(), "x\n");
}

#[test]
fn what_is_written_for_the_process_that_prints_is_read_there() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Arc::new(Blobs::open(&folder.path().join("blobs")).unwrap());
    let file = blobs.keep(b"picture").unwrap();
    let small = blobs.keep(b"small").unwrap();
    let printer = Printer::new(&folder.path().join("printed"), PathBuf::new(), blobs).unwrap();
    let mut input = tempfile::tempfile().unwrap();
    printer.write(&mut input, b"{}", &[(file.clone(), Some(small))]).unwrap();
    std::io::Seek::rewind(&mut input).unwrap();
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).unwrap();
    let (book, pictures) = read_to_print(bytes.as_slice()).unwrap();
    assert_eq!((book.as_slice(), pictures[&file].as_slice()), (&b"{}"[..], &b"picture"[..]));
    for length in 0..bytes.len() {
        // What is cut off is noticed, unless it is cut off between the book and a picture.
        let read = read_to_print(&bytes[..length]);
        assert_eq!(read.is_ok(), length == 10, "{length}");
    }
    let long = [&u64::MAX.to_be_bytes()[..], b"x"].concat();
    assert!(read_to_print(long.as_slice()).is_err());
}
