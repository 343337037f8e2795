use super::*;

#[test]
fn numbers_come_in_ascending_order_of_their_keys() {
    let mut index = Index::default();
    assert!(index.insert(pair(2, 1), 10));
    assert!(index.insert(pair(1, 9), 11));
    assert!(index.insert(pair(1, u32::MAX), 12));
    assert!(!index.insert(pair(2, 1), 13), "the key was there");
    assert_eq!(index.numbers().collect::<Vec<_>>(), [11, 12, 13]);
    assert_eq!(index.range(..pair(2, 0)).collect::<Vec<_>>(), [11, 12]);
    index.remove(pair(1, 9));
    assert_eq!((index.get(pair(1, 9)), index.get(pair(2, 1))), (None, Some(13)));
    assert_eq!(unpair(pair(1, u32::MAX)), (1, u32::MAX));
}

#[test]
fn entries_are_put_in_the_order_of_their_keys() {
    assert_eq!(in_order(&[5_u64, 1, 3], |it| *it), [&1, &3, &5]);
    assert_eq!(in_order(&[(1_u64, 'a'), (0, 'b'), (1, 'c')], |it| it.0), [&(0, 'b'), &(1, 'c')]);
}

#[test]
fn a_tally_makes_each_value_once_and_keeps_the_order_in_which_they_were_made() {
    let mut tally = Tally::default();
    for (key, part) in [(7, 1), (3, 10), (7, 2)] {
        *tally.at(key, || 100) += part;
    }
    assert_eq!(tally.get(3), Some(&110));
    assert_eq!(tally.get(4), None);
    assert_eq!(tally.iter().collect::<Vec<_>>(), [(3, &110), (7, &103)]);
    assert_eq!(tally.into_values(), [103, 110]);
}

#[test]
fn texts_of_one_hash_are_told_apart() {
    let texts: Vec<Arc<str>> = (0..300_000).map(|number| format!("O-{number}").into()).collect();
    let hashes: Index = texts.iter().map(|text| hash(text)).collect();
    assert!(hashes.numbers().count() < texts.len(), "some of so many share a hash");
    let mut names = Names::default();
    for (number, text) in (0_u32..).zip(&texts) {
        assert!(names.insert(Arc::clone(text), number));
    }
    for (number, text) in (0_u32..).zip(&texts) {
        assert_eq!(names.get(text), Some(number), "{text}");
        assert!(!names.insert(Arc::clone(text), 0));
    }
    assert_eq!(names.get("O-300000"), None);
}
