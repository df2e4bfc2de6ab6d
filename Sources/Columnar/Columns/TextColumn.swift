/// Texts: through a sorted dictionary where values repeat, else one behind another in an arena.
package struct TextColumn: Hashable, Sendable {
  package enum Storage: Hashable, Sendable {
    /// Distinct texts in the order of their bytes, and for every row the number of its text. Codes order like
    /// their texts because the dictionary is sorted; every entry is the text of at least one row.
    case dictionary(TextArena, codes: CodeVector, zones: ZoneMap)
    /// One text a row; that of a null row is empty.
    case arena(TextArena)
  }

  /// In one object, as of a column of numbers: each copy of a column counted nine references.
  let parts: TextParts

  package var nullity: Nullity { parts.nullity }
  package var storage: Storage { parts.storage }

  /// For texts and beginnings of texts that are looked for again and again.
  package var index: LazyTextIndex { parts.knowledge.index }
  /// For single texts as long as there is no index.
  package var fingerprints: TextFingerprints { parts.knowledge.fingerprints }
  /// For texts that are searched for a part of them again and again.
  var lazyClasses: LazyPart<TextClasses> { parts.knowledge.classes }
  /// For texts of a dictionary that are looked for again and again, and for texts that are sought in few rows.
  package var codeMarks: CodeMarks { parts.knowledge.codeMarks }

  package var count: Int { parts.count }
  /// True where every row has its text by itself. Whoever asks for no more need not copy what is stored.
  package var isArena: Bool { if case .arena = parts.storage { true } else { false } }

  /// How many bytes its different texts have on average.
  package var meanByteCount: Int {
    switch storage {
    case .dictionary(let texts, _, _), .arena(let texts): texts.bytes.count / max(texts.count, 1)
    }
  }

  /// Encodes one text a row (that of a null row is passed over).
  package init(texts: TextArena, nullity: Nullity) {
    self.init(
      storage: TextEncoder.dictionary(of: texts, nullity: nullity) ?? .arena(texts), nullity: nullity)
  }

  /// Takes a sorted dictionary of which every entry is used, and a code a row (that of a null row is passed over).
  package init(dictionary: TextArena, codes: [UInt64], nullity: Nullity) {
    let largest = UInt64(max(dictionary.count - 1, 0))
    let zones = ZoneMap(codes: codes, validity: nullity.validity)
    self.init(
      storage: .dictionary(dictionary, codes: CodeVector(narrowing: codes, largest: largest), zones: zones),
      nullity: nullity)
  }

  /// Takes a sorted dictionary of which every entry is used, and a code a row, which for a null row is 0.
  package init(dictionary: TextArena, codes: CodeVector, nullity: Nullity) {
    self.init(
      storage: .dictionary(dictionary, codes: codes, zones: ZoneMap(codes, validity: nullity.validity)),
      nullity: nullity)
  }

  /// Takes texts as they are stored.
  package init(storage: Storage, nullity: Nullity) {
    parts = TextParts(storage, nullity)
  }

  /// Takes the texts as they are, without looking for repetition.
  package init(unencoded texts: TextArena, nullity: Nullity) {
    self.init(storage: .arena(texts), nullity: nullity)
  }

  /// The UTF-8 of the text of a row that is not null.
  package subscript(row: Int) -> StoredBytes {
    switch storage {
    case .dictionary(let texts, let codes, _): texts[Int(codes[row])]
    case .arena(let texts): texts[row]
    }
  }
}
